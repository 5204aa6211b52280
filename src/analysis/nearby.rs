//! The tokens around a place in its sentence. At most a fixed number of tokens is returned.

use std::ops::Range;

use crate::analysis::tuning::{MAX_TOKENS_NEARBY, MAX_TOKENS_OF_SENTENCE};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::Token;

/// The tokens of the sentence of `span`, up to [`MAX_TOKENS_NEARBY`] on either side of it.
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

/// The tokens of sentence `idx`; of a long sentence only the first [`MAX_TOKENS_OF_SENTENCE`].
pub fn of_sentence(draft: &Draft, idx: usize) -> Range<usize> {
    let tokens = draft
        .sentences
        .get(idx)
        .map_or(0..0, |sentence| sentence.tokens.clone());
    tokens.start..tokens.end.min(tokens.start + MAX_TOKENS_OF_SENTENCE)
}

/// The token before token `at` in the same sentence. If `at` opens its block, there is none, even
/// if the heading or list item before it has no full stop.
pub fn before(draft: &Draft, at: usize) -> Option<&Token> {
    let start = draft.tokens.get(at)?.span.start;
    let sentence = draft.sentences.get(draft.sentence_at(start))?;
    let before = at.checked_sub(1)?;
    (sentence.tokens.start <= before).then(|| &draft.tokens[before])
}
