//! The comments that are written into copies of documents.

use crate::text::span::Place;

/// The author of the comments that copydesk writes. The next run of copydesk recognises these
/// comments by their author.
pub const COMMENT_AUTHOR: &str = "copydesk";

/// A comment that copydesk writes into a copy of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The place, in the text of the package, of the words that the comment is about.
    pub place: Place,
    /// The lines of the comment, each of which becomes a paragraph.
    pub lines: Vec<String>,
}
