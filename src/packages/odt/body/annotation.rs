//! Comments of `OpenDocument` texts.

use crate::error::Error;
use crate::packages::xml::{Cursor, Node};

/// A comment.
#[derive(Clone, Debug, Default)]
pub struct Annotation {
    /// The author.
    pub author: String,
    /// The text.
    pub words: String,
    /// The byte after its element.
    pub end: u32,
}

/// Reads the comment whose element was opened last.
///
/// # Errors
///
/// When the file is broken.
pub fn annotation(cursor: &mut Cursor<'_>) -> Result<Annotation, Error> {
    let outer = cursor.depth() - 1;
    let (mut author, mut words) = (String::new(), String::new());
    // Whether the next characters are the name of the author, and whether they are words of the
    // comment.
    let (mut names, mut says) = (false, false);
    loop {
        match cursor.step()? {
            Node::Open(tag) => {
                names = tag.name() == ("dc", "creator");
                let is_paragraph = tag.name() == ("text", "p");
                if is_paragraph && !words.is_empty() {
                    words.push(' ');
                }
                says |= is_paragraph;
            }
            Node::Text(text, ..) if names => author.push_str(&text),
            Node::Text(text, ..) if says => words.push_str(&text),
            Node::Close(xml) if cursor.depth() == outer => {
                return Ok(Annotation {
                    author,
                    words,
                    end: xml.end,
                });
            }
            Node::Close(_) | Node::Text(..) => names = false,
            Node::End => {
                return Ok(Annotation {
                    author,
                    words,
                    end: 0,
                });
            }
        }
    }
}
