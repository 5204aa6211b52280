//! Comments of `OpenDocument` texts.

use crate::error::Error;
use crate::packages::xml::{XmlCursor, XmlNode};

/// A comment of an `OpenDocument` text.
#[derive(Clone, Debug, Default)]
pub struct Annotation {
    /// The name of the author.
    pub author: String,
    /// The text of the comment.
    pub words: String,
    /// The byte after the element of the comment.
    pub end: u32,
}

/// Reads the comment whose element was opened last.
///
/// # Errors
///
/// Returns an error if the file is broken.
pub fn read_annotation(cursor: &mut XmlCursor<'_>) -> Result<Annotation, Error> {
    let outer = cursor.depth() - 1;
    let (mut author, mut words) = (String::new(), String::new());
    // Whether the next characters are the name of the author, and whether they are words of the
    // comment.
    let (mut names, mut says) = (false, false);
    loop {
        match cursor.next_node()? {
            XmlNode::Open(tag) => {
                names = tag.qualified_name() == ("dc", "creator");
                let is_paragraph = tag.qualified_name() == ("text", "p");
                if is_paragraph && !words.is_empty() {
                    words.push(' ');
                }
                says |= is_paragraph;
            }
            XmlNode::Text(text, ..) if names => author.push_str(&text),
            XmlNode::Text(text, ..) if says => words.push_str(&text),
            XmlNode::Close(xml) if cursor.depth() == outer => {
                return Ok(Annotation {
                    author,
                    words,
                    end: xml.end,
                });
            }
            XmlNode::Close(_) | XmlNode::Text(..) => names = false,
            XmlNode::End => {
                return Ok(Annotation {
                    author,
                    words,
                    end: 0,
                });
            }
        }
    }
}
