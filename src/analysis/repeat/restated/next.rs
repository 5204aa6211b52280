//! Finds two sentences in a row that say the same thing, and quotations that say the same as the
//! sentence next to them. A reader notices such a repetition at once, so fewer shared words are
//! needed.

use crate::analysis::repeat::restated::tuning::{
    MIN_BITS_OF_NEXT_SENTENCE, MIN_SHARE_OF_ECHOED_WORDS, MIN_SHARE_OF_NEXT_SENTENCE,
    MIN_WORDS_OF_RESTATEMENT,
};
use crate::analysis::repeat::restated::{Pair, Sentence, Shared, is_quoted};
use crate::analysis::repeat::share;
use crate::analysis::repeat::tuning::MAX_QUOTED_SHARE_OF_ECHO;
use crate::analysis::repeat::weight::Word;
use crate::text::span::offset;

/// Returns the words with the same or a similar meaning that the two sentences share. Returns
/// `None` unless the later sentence comes right after the earlier one and mostly says the same.
pub(super) fn whole(pair: &Pair<'_>) -> Option<Shared> {
    let sentence = |sentence: &Sentence| {
        let first = pair.weighed.words.get(sentence.words.start);
        first.map(|word| word.sentence)
    };
    if sentence(pair.earlier)? + 1 != sentence(pair.later)? {
        return None;
    }
    let shared = pair.like();
    let is_same = MIN_WORDS_OF_RESTATEMENT <= shared.pairs.len()
        && MIN_BITS_OF_NEXT_SENTENCE <= shared.bits
        && MIN_SHARE_OF_NEXT_SENTENCE <= pair.share_of_shorter(shared);
    let is_same = is_same && shared.are_close() && !pair.is_other(shared);
    is_same.then(|| shared.clone()).or_else(|| echo(pair))
}

/// Returns the quoted words that the sentence next to the quotation shares. Returns `None` unless
/// exactly one of the sentences is a quotation and the shared words are a great part of it.
fn echo(pair: &Pair<'_>) -> Option<Shared> {
    let words = &pair.weighed.words;
    let is_own = |sentence: &Sentence| {
        let words = &words[sentence.words.clone()];
        quoted_share(words) <= MAX_QUOTED_SHARE_OF_ECHO
    };
    let is_first = is_quoted(words, pair.earlier) && is_own(pair.later);
    let is_second = is_quoted(words, pair.later) && is_own(pair.earlier);
    let quotation = match (is_first, is_second) {
        (true, _) => pair.earlier,
        (_, true) => pair.later,
        _ => return None,
    };
    let place = |(first, second): &(u32, u32)| if is_first { *first } else { *second };
    let mut shared = pair.like().clone();
    shared
        .pairs
        .retain(|pair| words[place(pair) as usize].quoted);
    let weight = |at: u32| words[at as usize].weight;
    let quoted = quotation.stems.iter().map(|(_, at)| *at);
    let quoted = quoted.filter(|at| words[*at as usize].quoted);
    let all: f32 = quoted.map(weight).sum();
    shared.bits = shared.pairs.iter().map(|pair| weight(place(pair))).sum();
    let is_echo = MIN_WORDS_OF_RESTATEMENT <= shared.pairs.len()
        && MIN_BITS_OF_NEXT_SENTENCE <= shared.bits
        && MIN_SHARE_OF_ECHOED_WORDS * all <= shared.bits;
    (is_echo && !pair.is_other(&shared)).then_some(shared)
}

fn quoted_share(words: &[Word]) -> f32 {
    let n_quoted = words.iter().filter(|word| word.quoted).count();
    share(offset(n_quoted), offset(words.len()))
}
