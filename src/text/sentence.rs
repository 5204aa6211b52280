//! Sentences within a block. Knows no markup.

pub mod stop;
pub mod tag;

use std::ops::Range;

use crate::text::sentence::stop::{Stop, next_stop};
use crate::text::span::{Span, offset};

/// A sentence of the prose.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its prose, without the spaces around it.
    pub span: Span,
    /// The index of its block.
    pub block: usize,
    /// Its tokens, as indices into [`crate::text::draft::Draft::tokens`]; never empty.
    pub tokens: Range<usize>,
}

/// The sentences of the prose `text` within the block `block`.
///
/// A quotation of several sentences is several sentences; what introduces it belongs to the first
/// of them, and what tells its speaker to the last.
#[must_use]
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
        at = stop.end();
    }
    push(text, start, text.len(), &mut spans);
    spans
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
