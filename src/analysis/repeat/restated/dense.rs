//! Parts of two long sentences that say the same: few other content words stand between those that they
//! share.

use std::ops::Range;

use crate::analysis::repeat::restated::Shared;
use crate::analysis::repeat::tuning::{
    MIN_BITS_OF_DENSE_PART, MIN_SHARE_OF_DENSE_PART, MIN_WORDS_OF_DENSE_PART,
};
use crate::analysis::repeat::weight::{Nature, Word};
use crate::english::class::Class;
use crate::text::draft::Draft;

/// The part of what two sentences share, `whole`, that lies densest in both, if it says enough.
pub(super) fn part(draft: &Draft, words: &[Word], whole: &Shared) -> Option<Shared> {
    let n_pairs = whole.pairs.len();
    let mut best: Option<(f32, Shared)> = None;
    for start in 0..n_pairs {
        for end in start + MIN_WORDS_OF_DENSE_PART..=n_pairs {
            let part = Shared {
                pairs: whole.pairs[start..end].to_vec(),
                bits: bits(words, &whole.pairs[start..end]),
            };
            let gain = part.bits - (loose(words, &part, first) + loose(words, &part, second)) / 2.0;
            if is_dense(draft, words, &part) && best.as_ref().is_none_or(|(most, _)| *most < gain) {
                best = Some((gain, part));
            }
        }
    }
    best.map(|(_, part)| part)
}

fn first(pair: &(u32, u32)) -> u32 {
    pair.0
}

fn second(pair: &(u32, u32)) -> u32 {
    pair.1
}

/// How much the words of `pairs` tell, in bits.
fn bits(words: &[Word], pairs: &[(u32, u32)]) -> f32 {
    let weights = pairs
        .iter()
        .map(|(one, two)| words[*one as usize].weight.min(words[*two as usize].weight));
    weights.sum()
}

/// The words of one copy.
fn copy<'w>(words: &'w [Word], part: &Shared, side: fn(&(u32, u32)) -> u32) -> &'w [Word] {
    let Range { start, end } = part.copy(side);
    &words[start as usize..end as usize]
}

/// How much the content words of one copy tell that the other has not, in bits.
fn loose(words: &[Word], part: &Shared, side: fn(&(u32, u32)) -> u32) -> f32 {
    let start = part.copy(side).start;
    let is_shared = |at: u32| part.pairs.iter().any(|pair| side(pair) == at);
    let copy = (start..).zip(copy(words, part, side));
    let loose = copy.filter(|(at, word)| word.is_content() && !is_shared(*at));
    loose.map(|(_, word)| word.weight).sum()
}

/// Whether the part tells enough, little else stands in it, and both copies have a word of grammar.
fn is_dense(draft: &Draft, words: &[Word], part: &Shared) -> bool {
    let is_close = |side| {
        let loose = loose(words, part, side);
        MIN_SHARE_OF_DENSE_PART <= part.bits / (part.bits + loose)
    };
    let (one, two) = (copy(words, part, first), copy(words, part, second));
    let is_in_both = |word: &Word| {
        word.nature == Nature::Function && two.iter().any(|other| other.stem == word.stem)
    };
    // Who says so is told again on purpose: “according to court documents”.
    let attributes = |word: &Word| {
        draft.is(&draft.tokens[word.token as usize], Class::ReportingVerbs)
            || draft.word(&draft.tokens[word.token as usize]) == "according"
    };
    // What a quotation shares with its sentence in so few words are mostly the terms of the matter.
    let is_quoted = |word: &Word| word.quoted;
    MIN_BITS_OF_DENSE_PART <= part.bits
        && !one.iter().chain(two).any(is_quoted)
        && is_close(first)
        && is_close(second)
        && one.iter().any(is_in_both)
        && !one.iter().chain(two).any(attributes)
}
