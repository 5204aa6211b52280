//! The sentences of a block.

pub mod stop;
pub mod tag;

use std::ops::Range;

use crate::english::class::ClassSet;
use crate::text::sentence::stop::{Stop, next_stop};
use crate::text::span::{Span, offset};
use crate::text::token::{Token, TokenKind};

/// The maximum number of tokens of a sentence; a longer sentence is split, and each piece is
/// treated as a sentence.
///
/// Analyses compare the words of a sentence with each other, so the limit bounds their cost for a
/// text without sentence ends, such as a log. In 79 MB of published text of sixteen sites, the
/// longest sentence has about 250 words.
pub const MAX_TOKENS: usize = 1_000;

/// A sentence of the prose.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// The span of the sentence, without the spaces around it.
    pub span: Span,
    /// The index of the block that contains the sentence.
    pub block: usize,
    /// The tokens of the sentence, as indices into [`crate::text::draft::Draft::tokens`]; never
    /// empty.
    pub tokens: Range<usize>,
    /// The classes of all words and phrases that may begin in the sentence. A search for another
    /// class skips the sentence.
    pub beginning_classes: ClassSet,
    /// The bits of the words of the sentence: see [`crate::text::lexicon::word_bit`]. A search for
    /// entries that a project adds skips a sentence if none of its words has the bit of an entry.
    pub word_bits: u64,
}

/// Splits the block at the span `block` of the prose `text` into sentences, and returns their
/// spans.
///
/// A quotation of several sentences is split into its sentences. Words that introduce the quotation
/// belong to its first sentence. Words after the quotation that name the speaker belong to the last
/// sentence.
pub fn split(text: &str, block: Span) -> Vec<Span> {
    let mut spans = Vec::new();
    let text = &text[..block.end as usize];
    let mut start = block.start as usize;
    let mut at = start;
    while let Some(found) = next_stop(text, at) {
        let stop = Stop::read(text, start, found);
        if let Some(end) = stop.sentence_end() {
            push(text, start, end, &mut spans);
            start = end;
        }
        at = stop.end_of_closers();
    }
    push(text, start, text.len(), &mut spans);
    spans
}

/// Splits the sentence `span` into pieces of at most [`MAX_TOKENS`] tokens. The tokens of the
/// sentence are at `range` in `all`. Yields the span and the tokens of each piece, or nothing if
/// the sentence has no tokens.
pub fn split_long(
    all: &[Token],
    mut range: Range<usize>,
    span: Span,
) -> impl Iterator<Item = (Span, Range<usize>)> {
    let mut start = span.start;
    std::iter::from_fn(move || {
        if range.is_empty() {
            return None;
        }
        if range.len() <= MAX_TOKENS {
            let last = std::mem::replace(&mut range, 0..0);
            return Some((Span::new(start, span.end), last));
        }
        let cut = range.start + soft_end(&all[range.start..=range.start + MAX_TOKENS]);
        let piece = Span::new(start, all[cut - 1].span.end);
        start = all[cut].span.start;
        let tokens = range.start..cut;
        range.start = cut;
        Some((piece, tokens))
    })
}

/// Returns the number of tokens in the first piece of `window`, which has one token more than a
/// piece may have. The piece ends in the second half of the window, at the last punctuation mark
/// before a space. If there is no such mark, the piece ends at the last space in the second half.
fn soft_end(window: &[Token]) -> usize {
    let longest = window.len() - 1;
    let ends = (longest / 2 + 1..=longest).rev();
    let before_space = |end: &usize| window[end - 1].span.end < window[*end].span.start;
    let mut spaced = ends.filter(before_space).peekable();
    let last = spaced.peek().copied();
    let after_mark = spaced.find(|end| window[end - 1].kind == TokenKind::Mark);
    after_mark.or(last).unwrap_or(longest)
}

fn push(text: &str, start: usize, end: usize, spans: &mut Vec<Span>) {
    let piece = &text[start..end];
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        let lead = piece.len() - piece.trim_start().len();
        let start = start + lead;
        spans.push(Span::new(offset(start), offset(start + trimmed.len())));
    }
}

#[cfg(test)]
mod tests;
