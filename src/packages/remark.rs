//! The comments that are written into copies of documents.

use crate::text::span::Place;

/// The author of the comments, by which the next run recognises them.
pub const COMMENT_AUTHOR: &str = "copydesk";

/// A comment to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The place of the words that it is about, in the text of the package.
    pub place: Place,
    /// The lines of its text, each of which becomes a paragraph.
    pub lines: Vec<String>,
}
