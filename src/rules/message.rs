//! Messages with placeholders: `“{source}” names nobody`.

use std::fmt;

use serde::Deserialize;

use crate::detect::step::Capture;
use crate::error::Error;

/// Stands for a placeholder while parts of a message are chosen.
const PLACEHOLDER: char = '\u{0}';

/// A text with named placeholders in braces.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Message {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Placeholder(String),
}

impl Message {
    /// Reads a message.
    ///
    /// # Errors
    ///
    /// Says which brace is not closed, or that a placeholder has no name.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else {
                return Err(Error::new(format!("unclosed brace before `{after}`")));
            };
            if name.trim().is_empty() {
                return Err(Error::new("a placeholder has no name"));
            }
            pieces.push(Piece::Words(words.to_owned()));
            pieces.push(Piece::Placeholder(name.to_owned()));
            rest = tail;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Ok(Self { pieces })
    }

    /// The names of its placeholders, in order.
    pub fn placeholders(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Placeholder(name) => Some(name.as_str()),
            Piece::Words(_) => None,
        })
    }

    /// Whether it has neither words nor placeholders.
    pub fn is_blank(&self) -> bool {
        let is_blank =
            |piece: &Piece| matches!(piece, Piece::Words(words) if words.trim().is_empty());
        self.pieces.iter().all(is_blank)
    }

    /// The text with its placeholders filled from `captures`; one without a capture stays empty.
    pub fn fill(&self, captures: &[(Capture, String)]) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Placeholder(name) => {
                let found = captures.iter().find(|(capture, _)| capture.name() == name);
                found.map_or(String::new(), |(_, words)| words.clone())
            }
        };
        self.pieces.iter().map(piece).collect()
    }

    /// The text for no finding in particular. Parts after a semicolon that are about one finding
    /// are left out; elsewhere an ellipsis stands in place of each placeholder.
    pub fn general(&self) -> String {
        let fill = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            // No text of a rule has this character.
            Piece::Placeholder(_) => PLACEHOLDER.to_string(),
        };
        let text: String = self.pieces.iter().map(fill).collect();
        let parts = text.split("; ").enumerate();
        let kept = parts.filter(|(idx, part)| *idx == 0 || !part.contains(PLACEHOLDER));
        let kept: Vec<&str> = kept.map(|(_, part)| part).collect();
        kept.join("; ").replace(PLACEHOLDER, "…")
    }
}

impl TryFrom<String> for Message {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        Self::parse(&text)
    }
}

impl fmt::Display for Message {
    /// The message as it is written in the rule file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|piece| match piece {
            Piece::Words(words) => f.write_str(words),
            Piece::Placeholder(name) => write!(f, "{{{name}}}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_finding_no_placeholder_shows() {
        let general = |text: &str| Message::parse(text).map(|value| value.general());
        let expected = |text: &str| Ok(text.to_owned());
        assert_eq!(
            general("say it once; {a} of {b} differ"),
            expected("say it once")
        );
        assert_eq!(general("a; the words: {a}; b"), expected("a; b"));
        assert_eq!(
            general("write it for “{a}”; b"),
            expected("write it for “…”; b")
        );
    }

    #[test]
    fn fills_placeholders_and_names_mistakes() {
        let captures = [(Capture::Source, "critics".to_owned())];
        let filled = |text: &str| Message::parse(text).map(|value| value.fill(&captures));
        assert_eq!(
            filled("“{source}” names nobody"),
            Ok("“critics” names nobody".to_owned())
        );
        assert_eq!(filled("{source}{source}"), Ok("criticscritics".to_owned()));
        assert_eq!(filled("no braces"), Ok("no braces".to_owned()));
        assert_eq!(
            filled("an {open"),
            Err(Error::new("unclosed brace before `open`"))
        );
        assert_eq!(
            filled("a { }"),
            Err(Error::new("a placeholder has no name"))
        );
    }
}
