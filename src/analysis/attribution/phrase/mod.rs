//! Noun phrases that end at a given token ([`left`]) or begin at a given token ([`right`]).

pub mod left;
pub mod modifier;
pub mod right;

use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::MAX_WORDS_OF_SCARE_QUOTE;

/// Says whether token `idx` is in a quotation of a few words, such as a title or a scare quote.
pub fn is_scare(view: &TokenView<'_>, idx: usize) -> bool {
    let Some(quote) = view.quote(idx).map(|quote| &view.quotes[quote]) else {
        return false;
    };
    let text = view.draft.text(quote.inner);
    quote.closed
        && quote.n_words <= MAX_WORDS_OF_SCARE_QUOTE
        && !text.ends_with([',', '.', '!', '?', '…'])
}

/// Says whether token `idx` is the full stop of an abbreviation (“Mr.”) or of an initial (“J.”).
/// Token `next` must directly follow this full stop.
pub fn is_abbreviation(view: &TokenView<'_>, idx: usize, next: usize) -> bool {
    view.word(idx) == "."
        && 0 < idx
        && next == idx + 1
        && view.token(idx - 1).span.end == view.token(idx).span.start
        && view.token(idx - 1).is_word()
        && next < view.draft.tokens.len()
        && view.token(idx).span.end <= view.token(next).span.start
}
