//! Finds the headline of a plain text, which has no markup for headlines. Only the first line can
//! be the headline.

use std::ops::Range;

use crate::english::class::Class;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// Returns the first paragraph of `draft` if this paragraph is a headline. A headline is one short
/// sentence before a longer paragraph. It has no article, or all its long words are capitalised.
/// Attributions in a headline are skipped, because the text repeats them.
pub fn of(draft: &Draft) -> Option<Span> {
    const MAX_WORDS_OF_HEADLINE: usize = 18;
    const MIN_WORDS_OF_HEADLINE: usize = 3;
    let [first, second, ..] = draft.blocks.as_slice() else {
        return None;
    };
    // The count stops as soon as there are too many words for a headline, since the second
    // paragraph may be very long.
    let n_words = |it: &Range<usize>| {
        let tokens = draft.tokens[it.clone()].iter();
        let words = tokens.filter(|it| it.is_word());
        words.take(MAX_WORDS_OF_HEADLINE + 1).count()
    };
    let is_plain = first.kind == BlockKind::Paragraph && !first.is_display_copy();
    let length = n_words(&first.tokens);
    let is_short = (MIN_WORDS_OF_HEADLINE..=MAX_WORDS_OF_HEADLINE).contains(&length)
        && first.sentences.len() == 1
        && length < n_words(&second.tokens);
    let is_headline = || !has_article(draft, &first.tokens) || is_in_capitals(draft, &first.tokens);
    (is_plain && is_short && second.is_running() && is_headline()).then_some(first.span)
}

/// Says whether an article, such as “the”, is among `tokens`.
fn has_article(draft: &Draft, tokens: &Range<usize>) -> bool {
    let mut words = draft.tokens[tokens.clone()].iter();
    words.any(|it| draft.is(it, Class::Articles))
}

/// Says whether all long words of `tokens` are capitalised, as in a title.
fn is_in_capitals(draft: &Draft, tokens: &Range<usize>) -> bool {
    const MIN_LETTERS_OF_LONG_WORD: usize = 5;
    let words = draft.tokens[tokens.clone()]
        .iter()
        .filter(|it| it.is_word());
    let mut long = words.filter(|it| MIN_LETTERS_OF_LONG_WORD <= draft.word(it).chars().count());
    long.all(|it| it.capital)
}
