//! What a comment in a copy of a document says, and where.

use crate::text::span::Place;

/// The author of the comments, by which the next run knows its own.
pub const AUTHOR: &str = "copydesk";

/// A comment to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The words that it is about, in the text of the package.
    pub place: Place,
    /// What it says, a line a paragraph.
    pub lines: Vec<String>,
}
