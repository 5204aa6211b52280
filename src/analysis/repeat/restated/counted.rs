//! Finds two sentences that count or measure the same thing: “a 19-pound meteorite”, “the
//! meteorite, which weighs 19 pounds”.

use std::ops::Range;

use crate::analysis::number::{self, Measure};
use crate::analysis::repeat::restated::tuning::{
    MAX_RATIO_OF_OTHER_COUNT, MAX_WORDS_TO_COUNTED_THING, MIN_BITS_BESIDE_COUNT, MIN_TOLD_COUNT,
    MIN_WORDS_BESIDE_OTHER_COUNT, SHARE_OF_ROUGH_COUNT,
};
use crate::analysis::repeat::restated::{Pair, Shared};
use crate::analysis::repeat::weight::{Nature, Weighed, Word};
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::text::draft::Draft;
use crate::text::span::offset;
use crate::text::stem::stem;

/// A number, and the words after the number that name the counted thing: “14 boats”.
pub(super) struct Count {
    value: f64,
    /// Whether the number counts a unit, such as “pesos”, or “acre” in “40-acre”. Two different
    /// things may measure the same number of units.
    has_unit: bool,
    /// Whether a word such as “about” says that the number is rounded.
    is_rough: bool,
    /// The stems of the words after the number.
    things: Vec<String>,
    /// The index of the word at which the number begins.
    word: u32,
}

/// Returns the words with the same or a similar meaning that the two sentences share, if both
/// sentences count the same thing. Otherwise returns `None`.
///
/// Two sentences with equal counts must share one other word. Two reports of one event may give
/// different counts; then the sentences must share two other words. The other words must weigh at
/// least as much as a usual noun. In “the 14 boats”, the count is not used, because it refers to an
/// earlier count.
pub(super) fn same(pair: &Pair<'_>) -> Option<Shared> {
    if pair.is_spoken_twice() || !pair.has_rare_word {
        return None;
    }
    shared_beside(pair, is_same_count, 1)
        .or_else(|| shared_beside(pair, is_other_count, MIN_WORDS_BESIDE_OTHER_COUNT))
}

/// Returns the words with the same or a similar meaning that the two sentences share. Returns
/// `None` if no counts of the two sentences are `alike`, or if the sentences share fewer than
/// `n_words` other words.
fn shared_beside(
    pair: &Pair<'_>,
    alike: fn(&Count, &Count) -> bool,
    n_words: usize,
) -> Option<Shared> {
    let (one, two) = pair.earlier.counts.iter().find_map(|one| {
        let mut counts = pair.later.counts.iter();
        Some((one, counts.find(|two| alike(one, two))?))
    })?;
    let mut shared = pair.like().clone();
    let text = |at: u32| pair.weighed.text(&pair.weighed.words[at as usize]);
    shared.pairs.retain(|(at, other)| {
        let is_thing = |text: &str| one.things.iter().any(|thing| thing == text);
        !is_thing(text(*at)) && (*at, *other) != (one.word, two.word)
    });
    let bits = |(at, other): &(u32, u32)| {
        let words = &pair.weighed.words;
        pair.places
            .bits(&words[*at as usize], &words[*other as usize])
    };
    let beside: f32 = shared.pairs.iter().map(bits).sum();
    if shared.pairs.len() < n_words || beside < MIN_BITS_BESIDE_COUNT {
        return None;
    }
    shared.pairs.push((one.word, two.word));
    shared.pairs.sort_unstable();
    Some(shared)
}

fn is_same_count(one: &Count, two: &Count) -> bool {
    let is_close = (one.value - two.value).abs() <= one.value * SHARE_OF_ROUGH_COUNT;
    let is_same = one.value.to_bits() == two.value.to_bits();
    (is_same || is_close && (one.is_rough || two.is_rough)) && count_alike(one, two)
}

/// Says whether two reports of one event may give the different counts `one` and `two` of one
/// thing.
fn is_other_count(one: &Count, two: &Count) -> bool {
    let (less, more) = (one.value.min(two.value), one.value.max(two.value));
    let is_near = less < more && more <= less * MAX_RATIO_OF_OTHER_COUNT;
    is_near && !one.has_unit && !two.has_unit && count_alike(one, two)
}

fn count_alike(one: &Count, two: &Count) -> bool {
    one.things.iter().any(|thing| two.things.contains(thing))
}

/// Returns the counts in the sentence with the words `words`. A count that refers to an earlier
/// count is left out: “the 14 boats”.
pub(super) fn find(draft: &Draft, weighed: &Weighed, words: &Range<usize>) -> Vec<Count> {
    let mut counts = Vec::new();
    for at in words.clone() {
        let word = &weighed.words[at];
        let token = word.token as usize;
        let within = &draft.sentences[word.sentence as usize].tokens;
        let Some(number) = number_at(draft, token, within) else {
            continue;
        };
        let before = token.checked_sub(1).map(|before| &draft.tokens[before]);
        let refers = before.is_some_and(|token| draft.is(token, Class::ReferringDeterminers));
        if number.value < MIN_TOLD_COUNT || refers {
            continue;
        }
        let next = weighed.words[at + 1..words.end].iter();
        let next = next.filter(|word| number.end <= word.token as usize);
        let next = next.take(MAX_WORDS_TO_COUNTED_THING);
        let next = next.filter(|word| {
            let is_time = draft.is(&draft.tokens[word.token as usize], Class::TimeUnits);
            word.nature == Nature::Content && !is_time
        });
        let is_unit = |word: &Word| draft.is(&draft.tokens[word.token as usize], UNITS);
        let has_unit = number.has_unit || next.clone().any(is_unit);
        let things = next.map(|word| weighed.text(word).to_owned());
        counts.push(Count {
            value: number.value,
            has_unit,
            is_rough: number.is_rough,
            things: things.chain(number.thing).collect(),
            word: offset(at),
        });
    }
    counts
}

/// The classes of nouns for units: “dollars”, “acres”.
const UNITS: ClassSet = ClassSet::of(&[Class::CurrencyNouns, Class::UnitNouns]);

/// The number of a count, and where it ends.
struct CountNumber {
    value: f64,
    is_rough: bool,
    /// The index of the first token after the number.
    end: usize,
    /// The stem of the counted thing, if the thing is in one word with the number: “car” in
    /// “114-car”. Otherwise `None`.
    thing: Option<String>,
    /// Whether the word with the number also has a unit: “40-acre”.
    has_unit: bool,
}

/// Returns the number of the count that begins at token `at`. Returns `None` if no count begins
/// there. A span of time is not a count, because many things may take the same time.
fn number_at(draft: &Draft, at: usize, within: &Range<usize>) -> Option<CountNumber> {
    let written = draft.word(&draft.tokens[at]);
    if let Some((figure, thing)) = written.split_once('-') {
        let (value, _) = number::figure(figure)?;
        let is_noun = thing.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let unit = thing.split('-').next().unwrap_or(thing);
        let is_time = english::dictionary().is(unit, Class::TimeUnits);
        return (is_noun && !is_time).then(|| CountNumber {
            value,
            is_rough: false,
            end: at + 1,
            thing: Some(stem(thing).into_owned()),
            has_unit: english::dictionary().is(unit, Class::UnitNouns),
        });
    }
    let number = number::number_at(draft, at, within)?;
    let end = match number.measure {
        Measure::Count => number.tokens.end,
        // “19 pounds” may be a sum of money or a weight.
        Measure::Money if number.tokens.start == at => number.tokens.end - 1,
        _ => return None,
    };
    Some(CountNumber {
        value: number.value,
        is_rough: number::hedge(draft, &number).is_some(),
        end,
        thing: None,
        has_unit: false,
    })
}
