//! Things that a draft counts or measures twice: “a 19-pound meteorite”, “the meteorite, which
//! weighs 19 pounds”.

use std::ops::Range;

use crate::analysis::number::{self, Measure};
use crate::analysis::repeat::restated::tuning::{
    MAX_WORDS_TO_COUNTED_THING, MIN_BITS_BESIDE_COUNT, MIN_TOLD_COUNT, SHARE_OF_ROUGH_COUNT,
};
use crate::analysis::repeat::restated::{Pair, Sentence, Shared, like};
use crate::analysis::repeat::weight::Nature;
use crate::english;
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::span::offset;
use crate::text::stem::stem;

/// A number and the words after it, which name the thing.
struct Count {
    value: f64,
    /// Whether a word before the number says that it is rounded.
    is_rough: bool,
    /// The stems of the words after the number.
    things: Vec<String>,
    /// The index of the word that has the number.
    word: u32,
}

/// The words of the same or a like meaning, if both sentences count the same thing.
///
/// The sentences must share another word that is about as rare as a noun. A count after “the” or
/// “of the” refers to the first one.
pub(super) fn same(pair: &Pair<'_>) -> Option<Shared> {
    if pair.is_spoken_twice() || !pair.has_rare_word {
        return None;
    }
    let first = counts(pair, pair.earlier);
    let second = counts(pair, pair.later);
    let (one, two) = first.iter().find_map(|one| {
        let two = second.iter().find(|two| is_same_count(one, two))?;
        Some((one, two))
    })?;
    let mut shared = like::shared(pair);
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
    if beside < MIN_BITS_BESIDE_COUNT {
        return None;
    }
    shared.pairs.push((one.word, two.word));
    shared.pairs.sort_unstable();
    Some(shared)
}

fn is_same_count(one: &Count, two: &Count) -> bool {
    let is_close = (one.value - two.value).abs() <= one.value * SHARE_OF_ROUGH_COUNT;
    let is_same = one.value.to_bits() == two.value.to_bits();
    (is_same || is_close && (one.is_rough || two.is_rough))
        && one.things.iter().any(|thing| two.things.contains(thing))
}

/// The counts in `sentence` that do not refer to an earlier one.
fn counts(pair: &Pair<'_>, sentence: &Sentence) -> Vec<Count> {
    let (draft, words) = (pair.draft, &pair.weighed.words);
    let mut counts = Vec::new();
    for at in sentence.words.clone() {
        let token = words[at].token as usize;
        let within = &draft.sentences[words[at].sentence as usize].tokens;
        let Some((value, end, thing)) = count_at(draft, token, within) else {
            continue;
        };
        let before = token.checked_sub(1).map(|before| &draft.tokens[before]);
        let refers = before.is_some_and(|token| draft.is(token, Class::ReferringDeterminers));
        if value < MIN_TOLD_COUNT || refers {
            continue;
        }
        let next = words[at + 1..sentence.words.end].iter();
        let next = next.filter(|word| end <= word.token as usize);
        let next = next.take(MAX_WORDS_TO_COUNTED_THING);
        let next = next.filter(|word| {
            let is_time = draft.is(&draft.tokens[word.token as usize], Class::TimeUnits);
            word.nature == Nature::Content && !is_time
        });
        let mut things: Vec<String> = next
            .map(|word| pair.weighed.text(word).to_owned())
            .collect();
        things.extend(thing);
        let number = number::number_at(draft, token, within);
        counts.push(Count {
            value,
            is_rough: number.is_some_and(|number| number::hedge(draft, &number).is_some()),
            things,
            word: offset(at),
        });
    }
    counts
}

/// The count that begins at token `at`: its value, the token after it, and the thing if that is
/// part of the word, as in “114-car”. A span of time is no count, because many things may take as
/// long.
fn count_at(
    draft: &Draft,
    at: usize,
    within: &Range<usize>,
) -> Option<(f64, usize, Option<String>)> {
    let written = draft.word(&draft.tokens[at]);
    if let Some((figure, thing)) = written.split_once('-') {
        let (value, _) = number::figure(figure)?;
        let is_noun = thing.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let unit = thing.split('-').next().unwrap_or(thing);
        let is_time = english::dictionary().is(unit, Class::TimeUnits);
        return (is_noun && !is_time).then(|| (value, at + 1, Some(stem(thing).into_owned())));
    }
    let number = number::number_at(draft, at, within)?;
    match number.measure {
        Measure::Count => Some((number.value, number.tokens.end, None)),
        // “19 pounds” may be a weight.
        Measure::Money if number.tokens.start == at => {
            Some((number.value, number.tokens.end - 1, None))
        }
        _ => None,
    }
}
