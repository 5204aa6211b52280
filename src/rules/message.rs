//! Messages with holes: `“{source}” names nobody`. Knows no rule.

use std::fmt;

use crate::detect::step::Capture;

/// Stands for a hole while parts of a message are chosen.
const HOLE: char = '\u{0}';

/// A text with named holes in braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Hole(String),
}

impl Message {
    /// Reads a message.
    ///
    /// # Errors
    ///
    /// Says which brace is not closed, or which hole has no name.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once('{') {
            let Some((hole, tail)) = after.split_once('}') else {
                return Err(format!("the brace before “{after}” is not closed"));
            };
            if hole.trim().is_empty() {
                return Err("a pair of braces names nothing".to_owned());
            }
            pieces.push(Piece::Words(words.to_owned()));
            pieces.push(Piece::Hole(hole.to_owned()));
            rest = tail;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Ok(Self { pieces })
    }

    /// The names of its holes, in order.
    pub fn holes(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|it| match it {
            Piece::Hole(name) => Some(name.as_str()),
            Piece::Words(_) => None,
        })
    }

    /// The text with its holes filled from `captures`; a hole without a capture stays empty.
    #[must_use]
    pub fn fill(&self, captures: &[(Capture, String)]) -> String {
        let piece = |it: &Piece| match it {
            Piece::Words(words) => words.clone(),
            Piece::Hole(name) => {
                let found = captures.iter().find(|it| it.0.name() == name);
                found.map_or(String::new(), |it| it.1.clone())
            }
        };
        self.pieces.iter().map(piece).collect()
    }

    /// The text for no finding in particular. Parts after a semicolon that are about one finding
    /// are left out; elsewhere an ellipsis stands in place of each hole.
    #[must_use]
    pub fn general(&self) -> String {
        let fill = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            // No text of a rule has this character.
            Piece::Hole(_) => HOLE.to_string(),
        };
        let text: String = self.pieces.iter().map(fill).collect();
        let parts = text.split("; ").enumerate();
        let kept = parts.filter(|(idx, part)| *idx == 0 || !part.contains(HOLE));
        let kept: Vec<&str> = kept.map(|(_, part)| part).collect();
        kept.join("; ").replace(HOLE, "…")
    }
}

impl fmt::Display for Message {
    /// The message as it is written in the rule file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces.iter().try_for_each(|it| match it {
            Piece::Words(words) => f.write_str(words),
            Piece::Hole(name) => write!(f, "{{{name}}}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_finding_no_hole_shows() {
        let general = |text: &str| Message::parse(text).map(|it| it.general());
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
    fn fills_holes_and_names_faults() {
        let captures = [(Capture::Source, "critics".to_owned())];
        let filled = |text: &str| Message::parse(text).map(|it| it.fill(&captures));
        assert_eq!(
            filled("“{source}” names nobody"),
            Ok("“critics” names nobody".to_owned())
        );
        assert_eq!(filled("{source}{source}"), Ok("criticscritics".to_owned()));
        assert_eq!(filled("no hole"), Ok("no hole".to_owned()));
        assert_eq!(
            filled("an {open"),
            Err("the brace before “open” is not closed".to_owned())
        );
        assert_eq!(
            filled("a { }"),
            Err("a pair of braces names nothing".to_owned())
        );
    }
}
