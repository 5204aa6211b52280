//! Messages with placeholders: `“{source}” names nobody`.

use std::fmt;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::detect::step::Capture;
use crate::error::Error;

/// Stands for a placeholder while [`Message::general`] selects parts of a message.
const PLACEHOLDER: char = '\u{0}';

/// A text with named placeholders in braces, or a list of such texts. A finding uses the first text
/// whose placeholders it can fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The texts, at least one.
    texts: Vec<Vec<Piece>>,
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
    /// Returns an error if a brace is not closed, or if a placeholder has no name.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((words, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else {
                return Err(Error::new(format!(
                    "the brace before `{after}` is not closed"
                )));
            };
            if name.trim().is_empty() {
                return Err(Error::new("a placeholder has no name"));
            }
            pieces.push(Piece::Words(words.to_owned()));
            pieces.push(Piece::Placeholder(name.to_owned()));
            rest = tail;
        }
        pieces.push(Piece::Words(rest.to_owned()));
        Ok(Self {
            texts: vec![pieces],
        })
    }

    /// Returns the pieces of all texts.
    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.texts.iter().flatten()
    }

    /// Returns the last text, which is used if a finding can fill none of the texts.
    fn last(&self) -> &[Piece] {
        self.texts.last().map_or(&[], Vec::as_slice)
    }

    /// Returns the names of the placeholders of all texts, in order.
    pub fn placeholders(&self) -> impl Iterator<Item = &str> {
        self.pieces().filter_map(|piece| match piece {
            Piece::Placeholder(name) => Some(name.as_str()),
            Piece::Words(_) => None,
        })
    }

    /// Says whether one of the texts has neither words nor placeholders.
    pub fn is_blank(&self) -> bool {
        let is_blank =
            |piece: &Piece| matches!(piece, Piece::Words(words) if words.trim().is_empty());
        self.texts.iter().any(|text| text.iter().all(is_blank))
    }

    /// Fills the first text whose placeholders are all in `captures`. If there is no such text,
    /// fills the last text, and each placeholder without a capture becomes empty.
    pub fn fill(&self, captures: &[(Capture, String)]) -> String {
        let is_captured = |piece: &Piece| match piece {
            Piece::Words(_) => true,
            Piece::Placeholder(name) => captures.iter().any(|(capture, _)| capture.name() == name),
        };
        let mut texts = self.texts.iter();
        let whole = texts.find(|text| text.iter().all(is_captured));
        let pieces = whole.map_or(self.last(), Vec::as_slice);
        let piece = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            Piece::Placeholder(name) => {
                let found = captures.iter().find(|(capture, _)| capture.name() == name);
                found.map_or(String::new(), |(_, words)| words.clone())
            }
        };
        pieces.iter().map(piece).collect()
    }

    /// Returns the last text, for use without a finding. Parts after a semicolon are left out if
    /// they have placeholders. In all other parts, an ellipsis replaces each placeholder.
    pub fn general(&self) -> String {
        let fill = |piece: &Piece| match piece {
            Piece::Words(words) => words.clone(),
            // No text of a rule contains this character.
            Piece::Placeholder(_) => PLACEHOLDER.to_string(),
        };
        let text: String = self.last().iter().map(fill).collect();
        let parts = text.split("; ").enumerate();
        let kept = parts.filter(|(idx, part)| *idx == 0 || !part.contains(PLACEHOLDER));
        let kept: Vec<&str> = kept.map(|(_, part)| part).collect();
        kept.join("; ").replace(PLACEHOLDER, "…")
    }
}

impl Default for Message {
    /// Returns an empty message.
    fn default() -> Self {
        Self {
            texts: vec![Vec::new()],
        }
    }
}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MessageVisitor)
    }
}

/// Reads a message from a string or a list of strings.
struct MessageVisitor;

impl<'de> Visitor<'de> for MessageVisitor {
    type Value = Message;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Message, E> {
        Message::parse(text).map_err(de::Error::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Message, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = list.next_element::<String>()? {
            let message = Message::parse(&text).map_err(de::Error::custom)?;
            texts.extend(message.texts);
        }
        if texts.is_empty() {
            return Err(de::Error::custom(
                "expected text in quotes, but found an empty list",
            ));
        }
        Ok(Message { texts })
    }
}

impl fmt::Display for Message {
    /// Writes the message as it is written in the rule file. If there are several texts, the last
    /// text is written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.last().iter().try_for_each(|piece| match piece {
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
    fn takes_the_first_text_that_can_be_filled() {
        #[derive(Deserialize)]
        struct Written {
            message: Message,
        }
        let text = "message = ['“{source}” accuses alone', 'nobody accuses']";
        let written: Written = toml::from_str(text).expect("the texts have no mistake");
        let named = [(Capture::Source, "Maren".to_owned())];
        assert_eq!(written.message.fill(&named), "“Maren” accuses alone");
        assert_eq!(written.message.fill(&[]), "nobody accuses");
        assert_eq!(written.message.general(), "nobody accuses");
        assert!(toml::from_str::<Written>("message = []").is_err());
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
            Err(Error::new("the brace before `open` is not closed"))
        );
        assert_eq!(
            filled("a { }"),
            Err(Error::new("a placeholder has no name"))
        );
    }
}
