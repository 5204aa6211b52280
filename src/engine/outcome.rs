//! What a run found in each draft. Knows no output format.

use crate::rules::finding::Finding;
use crate::text::encoding::Encoding;
use crate::text::markup::Markup;

/// A draft that was checked, and what was found in it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The path as the user gave it or as it was walked to, for showing.
    pub path: String,
    /// The text of the file, without a byte order mark. It may be missing where no finding needs it.
    pub source: String,
    /// How the file wrote it down.
    pub encoding: Encoding,
    /// The markup it was read as.
    pub markup: Markup,
    /// How many words of prose it has.
    pub n_words: usize,
    /// Findings in the order of their places.
    pub findings: Vec<Finding>,
}

/// A run over drafts.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The drafts, in path order.
    pub drafts: Vec<Checked>,
    /// How many files could not be read.
    pub n_unread: usize,
}
