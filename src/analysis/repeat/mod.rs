//! Repeats: the same said twice in nearly the same words. Knows no rules.

use crate::analysis::quote::Quote;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// Two stretches that say the same.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// The earlier copy.
    pub first: Span,
    /// The later copy; it begins where the first ends, or after.
    pub second: Span,
    /// How much the shared words tell, in bits.
    pub score: f32,
    /// How many words lie between the copies.
    pub distance: u32,
    /// What is repeated.
    pub kind: RepeatKind,
    /// Which distance class the repeat was accepted in.
    pub reach: Reach,
    /// The words that differ: of the first copy, of the second.
    pub changed: Vec<(Option<Span>, Option<Span>)>,
}

/// What is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RepeatKind {
    /// Part of a sentence.
    Phrase,
    /// A whole sentence, or nearly.
    Sentence,
    /// One copy is a quotation and the other says its words outside quotation marks.
    Quotation,
}

/// How far apart the copies are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// At most 60 words apart.
    Local,
    /// At most 150 words apart.
    Near,
    /// Further, but long: a passage.
    Passage,
    /// Further, and short.
    Far,
}

/// Finds the repeats of `draft`, in the order of the second copies.
#[must_use]
pub fn find(draft: &Draft, quotes: &[Quote]) -> Vec<Repeat> {
    let _ = (draft, quotes);
    Vec::new()
}
