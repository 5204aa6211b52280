//! The comments that are written into copies of documents.

use crate::text::span::Place;

/// The author of the comments, by which the next run recognises them.
pub const COMMENT_AUTHOR: &str = "copydesk";

/// A comment to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where in the text of the package the words are that the comment is about.
    pub place: Place,
    /// The lines of the comment, each of which becomes a paragraph.
    pub lines: Vec<String>,
}
