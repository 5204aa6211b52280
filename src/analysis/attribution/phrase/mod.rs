//! Noun phrases that end at a given token ([`left`]) or begin there ([`right`]).

pub mod left;
pub mod right;

use crate::analysis::attribution::scene::Scene;
use crate::analysis::attribution::tuning::MAX_WORDS_OF_SCARE_QUOTE;

/// Whether token `idx` is in a quotation of a few words, such as a title or a scare quote.
pub fn is_scare(scene: &Scene<'_>, idx: usize) -> bool {
    let Some(quote) = scene.quote(idx).map(|quote| &scene.quotes[quote]) else {
        return false;
    };
    let text = scene.draft.text(quote.inner);
    quote.closed
        && quote.n_words <= MAX_WORDS_OF_SCARE_QUOTE
        && !text.ends_with([',', '.', '!', '?', '…'])
}

/// Whether token `idx` is the full stop of a title or an initial: “Mr.”, “John J.”.
pub fn is_abbreviation(scene: &Scene<'_>, idx: usize, next: usize) -> bool {
    scene.word(idx) == "."
        && 0 < idx
        && next == idx + 1
        && scene.token(idx - 1).span.end == scene.token(idx).span.start
        && scene.token(idx - 1).is_word()
        && next < scene.draft.tokens.len()
        && scene.token(idx).span.end <= scene.token(next).span.start
}
