//! Finds parts of two long sentences that say the same thing. In these parts, few other content
//! words are between the shared words.

use std::ops::Range;

use crate::analysis::repeat::restated::tuning::{
    MAX_LENGTH_OF_DENSE_PART, MAX_SENTENCES_OF_SHORT_DRAFT, MAX_WORDS_OF_DENSE_PART,
    MIN_BITS_OF_DENSE_PART, MIN_SHARE_OF_DENSE_PART, MIN_WORDS_OF_DENSE_PART,
};
use crate::analysis::repeat::restated::{Pair, Places, Shared};
use crate::analysis::repeat::weight::{Nature, Word};
use crate::english::class::Class;
use crate::text::draft::Draft;

/// Compares each part of the first sentence with each part of the second sentence. Returns the
/// shared words of the two parts that are most alike: the shared words weigh much, and the other
/// content words between them weigh little. Returns `None` if no two parts are alike enough.
pub(super) fn part(pair: &Pair<'_>) -> Option<Shared> {
    let words = &pair.weighed.words;
    let whole = &pair.exact;
    let n_pairs = whole.pairs.len();
    let mut best: Option<(f32, Shared)> = None;
    for start in 0..n_pairs {
        let ends = start + MIN_WORDS_OF_DENSE_PART..=n_pairs;
        for end in ends.take(MAX_WORDS_OF_DENSE_PART) {
            let part = Shared {
                pairs: whole.pairs[start..end].to_vec(),
                bits: bits(words, pair.places, &whole.pairs[start..end]),
            };
            let Some(gain) = gain(pair.draft, words, &part) else {
                continue;
            };
            if best.as_ref().is_none_or(|(most, _)| *most < gain) {
                best = Some((gain, part));
            }
        }
    }
    best.map(|(_, part)| part)
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the sides of `Shared::copy`"
)]
fn first((at, _): &(u32, u32)) -> u32 {
    *at
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the sides of `Shared::copy`"
)]
fn second((_, at): &(u32, u32)) -> u32 {
    *at
}

/// Returns the weight of the shared words `pairs`, in bits.
fn bits(words: &[Word], places: &Places, pairs: &[(u32, u32)]) -> f32 {
    // In a long draft, words occur again by chance. In a short draft, a reader notices each word
    // that occurs again.
    let is_short = places.n_sentences() <= MAX_SENTENCES_OF_SHORT_DRAFT;
    let pairs = pairs
        .iter()
        .map(|(one, two)| (&words[*one as usize], &words[*two as usize]));
    let bits = pairs.map(|(one, two)| {
        if is_short {
            one.weight.min(two.weight)
        } else {
            places.bits(one, two)
        }
    });
    bits.sum()
}

/// Returns the words of one sentence from the first to the last shared word of `part`. `side`
/// chooses the sentence.
fn copy<'w>(words: &'w [Word], part: &Shared, side: fn(&(u32, u32)) -> u32) -> &'w [Word] {
    let Range { start, end } = part.copy(side);
    &words[start as usize..end as usize]
}

/// Returns the weight, in bits, of those content words of one sentence that are between the shared
/// words of `part` and are not shared themselves. `side` chooses the sentence.
fn loose(words: &[Word], part: &Shared, side: fn(&(u32, u32)) -> u32) -> f32 {
    let start = part.copy(side).start;
    let is_shared = |at: u32| part.pairs.iter().any(|pair| side(pair) == at);
    let copy = (start..).zip(copy(words, part, side));
    let loose = copy.filter(|(at, word)| word.is_content() && !is_shared(*at));
    loose.map(|(_, word)| word.weight).sum()
}

/// Returns the weight of the shared words of `part`, in bits, minus the weight of the other content
/// words between them. The second weight is the mean of both sentences.
///
/// Returns `None` in these cases:
/// - the shared words weigh too little;
/// - the part is too long, or has too many other words;
/// - the part has quoted words or an attribution;
/// - the part has no function word that is in both sentences.
fn gain(draft: &Draft, words: &[Word], part: &Shared) -> Option<f32> {
    let (one, two) = (copy(words, part, first), copy(words, part, second));
    let is_long = |copy: &[Word]| MAX_LENGTH_OF_DENSE_PART < copy.len();
    if part.bits < MIN_BITS_OF_DENSE_PART || is_long(one) || is_long(two) {
        return None;
    }
    let loose = [loose(words, part, first), loose(words, part, second)];
    let is_close = |loose: &f32| MIN_SHARE_OF_DENSE_PART <= part.bits / (part.bits + loose);
    let is_in_both = |word: &Word| {
        word.nature == Nature::Function && two.iter().any(|other| other.stem == word.stem)
    };
    // An attribution may be repeated on purpose: “according to court documents”.
    let attributes = |word: &Word| {
        let token = &draft.tokens[word.token as usize];
        draft.is(token, Class::ReportingVerbs) || draft.word(token) == "according"
    };
    // A quotation and the sentence around it often share a few words of their subject.
    let is_other = |word: &Word| word.quoted || attributes(word);
    let is_dense = loose.iter().all(is_close)
        && one.iter().any(is_in_both)
        && !one.iter().chain(two).any(is_other);
    is_dense.then(|| part.bits - f32::midpoint(loose[0], loose[1]))
}
