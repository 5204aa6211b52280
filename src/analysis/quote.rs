//! Quotations: pairs of quotation marks and what they hold. Knows no speakers.

use crate::text::draft::Draft;
use crate::text::span::Span;

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// Whether a closing mark was found. A paragraph of a longer quotation has none.
    pub closed: bool,
    /// How many words it holds.
    pub n_words: usize,
}

/// Finds the quotations of `draft` in reading order. They do not nest: the outer one counts.
#[must_use]
pub fn find(draft: &Draft) -> Vec<Quote> {
    let _ = draft;
    Vec::new()
}
