//! The comments of a Word document: their text, and which comments are addressed to copydesk.

use crate::error::Error;
use crate::packages::docx::body::WordBody;
use crate::packages::remark::COMMENT_AUTHOR;
use crate::packages::xml::{XmlCursor, XmlNode};
use crate::text::reading::Comment;
use crate::text::span::{Place, offset};

/// A comment of a document.
#[derive(Clone, Debug, Default)]
pub struct WordComment {
    /// The identifier of the comment.
    pub id: String,
    /// The name of the author.
    pub author: String,
    /// The text of the comment.
    pub text: String,
    /// The identifiers of the comment's paragraphs. Other parts refer to the comment by them.
    pub paragraphs: Vec<String>,
    /// The bytes of the element that contains the comment.
    pub xml_range: std::ops::Range<u32>,
}

/// Reads the comments in `xml`, the part called `name`.
///
/// # Errors
///
/// Returns an error if the part is broken.
pub fn read_comments(xml: &str, name: &str) -> Result<Vec<WordComment>, Error> {
    let mut cursor = XmlCursor::new(xml, name);
    let mut comments: Vec<WordComment> = Vec::new();
    let mut depth = None;
    loop {
        match cursor.next_node()? {
            XmlNode::Open(tag) => match (tag.qualified_name(), comments.last_mut()) {
                (("w", "comment"), _) => {
                    depth = Some(cursor.depth());
                    comments.push(WordComment {
                        id: tag.attribute("id").unwrap_or_default(),
                        author: tag.attribute("author").unwrap_or_default(),
                        xml_range: tag.xml_range.clone(),
                        ..WordComment::default()
                    });
                }
                (("w", "p"), Some(comment)) => {
                    comment.paragraphs.extend(tag.attribute("paraId"));
                    if !comment.text.is_empty() {
                        comment.text.push(' ');
                    }
                }
                _ => {}
            },
            XmlNode::Text(text, _, _) => {
                if let (Some(_), Some(comment)) = (depth, comments.last_mut()) {
                    comment.text.push_str(&text);
                }
            }
            XmlNode::Close(xml) => {
                if let (Some(open), Some(comment)) = (depth, comments.last_mut())
                    && cursor.depth() < open
                {
                    comment.xml_range.end = xml.end;
                    depth = None;
                }
            }
            XmlNode::End => return Ok(comments),
        }
    }
}

impl WordBody<'_> {
    /// Adds the comments that are addressed to copydesk: they begin with “copydesk”, and copydesk
    /// did not write them. The scope of a comment is the paragraphs with the words that the comment
    /// is about.
    pub fn read_suppressions(&mut self, comments: &[WordComment]) {
        for comment in comments {
            let words = comment.text.trim();
            let speaks = words.get(..COMMENT_AUTHOR.len());
            let speaks = speaks.is_some_and(|author| author.eq_ignore_ascii_case(COMMENT_AUTHOR));
            let about = self.commented_paragraphs.get(&comment.id).cloned();
            let scope = about.and_then(|range| self.place_of_paragraphs(range));
            if !speaks || comment.author == COMMENT_AUTHOR {
                continue;
            }
            let start = offset(self.package_text.text.len());
            self.package_text.text.push_str(words);
            let place = Place::new(start, offset(self.package_text.text.len()));
            self.package_text.text.push('\n');
            self.package_text.outline.comments.push(Comment {
                place,
                inner: place,
                block: None,
                scope: Some(scope.unwrap_or(Place::new(place.end, place.end))),
            });
        }
    }
}
