//! An attribution in tokens, before it becomes one in spans. Knows nothing else.

use std::ops::Range;

/// What a pattern found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The tokens that name the source.
    pub source: Option<Range<usize>>,
    /// The tokens that attribute.
    pub cue: Range<usize>,
    /// What is attributed, in reading order.
    pub parts: Vec<Range<usize>>,
    /// The pattern's name.
    pub pattern: &'static str,
}
