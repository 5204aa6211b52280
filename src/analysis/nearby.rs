//! The tokens near a place in its sentence. The number of these tokens is limited, because a
//! sentence may be very long.

use std::ops::Range;

use crate::analysis::tuning::{MAX_TOKENS_NEARBY, MAX_TOKENS_OF_SENTENCE};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::Token;

/// Returns the tokens of `span`, and at most [`MAX_TOKENS_NEARBY`] tokens on each side of `span` in
/// the same sentence. The range is empty if the draft has no sentence.
pub fn tokens(draft: &Draft, span: Span) -> Range<usize> {
    let Some(sentence) = draft.sentences.get(draft.sentence_at(span.start)) else {
        return 0..0;
    };
    let here = draft.tokens_in(span);
    let start = sentence
        .tokens
        .start
        .max(here.start.saturating_sub(MAX_TOKENS_NEARBY));
    let end = sentence.tokens.end.min(here.end + MAX_TOKENS_NEARBY);
    start..end.max(start)
}

/// Returns the tokens of sentence `idx`, or only the first [`MAX_TOKENS_OF_SENTENCE`] tokens if the
/// sentence is longer.
pub fn of_sentence(draft: &Draft, idx: usize) -> Range<usize> {
    let tokens = draft
        .sentences
        .get(idx)
        .map_or(0..0, |sentence| sentence.tokens.clone());
    tokens.start..tokens.end.min(tokens.start + MAX_TOKENS_OF_SENTENCE)
}

/// Returns the token before token `at` in the same sentence. Returns `None` if token `at` is the
/// first token of its sentence. A heading or a list item ends a sentence even without a full stop.
pub fn before(draft: &Draft, at: usize) -> Option<&Token> {
    let start = draft.tokens.get(at)?.span.start;
    let sentence = draft.sentences.get(draft.sentence_at(start))?;
    let before = at.checked_sub(1)?;
    (sentence.tokens.start <= before).then(|| &draft.tokens[before])
}
