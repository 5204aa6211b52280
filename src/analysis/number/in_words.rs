//! Numbers in words: “twenty-five”, “three hundred and forty thousand”.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::number::word_in;
use crate::analysis::tuning::THOUSAND;
use crate::embedded;
use crate::text::draft::Draft;
use crate::text::lexicon;

static WORDS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/number-words.tsv")));

/// Reads the number in words that begins at token `at`: “three hundred and forty thousand” is
/// 340,000. Returns the value, the value of one unit of the last digit, and the index of the first
/// token after the number.
pub(super) fn spelled_out(
    draft: &Draft,
    at: usize,
    within: &Range<usize>,
) -> Option<(f64, f64, usize)> {
    let word = |idx: usize| word_in(draft, idx, within);
    // Most words begin no number.
    let opens_dozen = opens_dozen(draft, at, within);
    if !opens_dozen && word(at).and_then(spelled).is_none() {
        return None;
    }
    let is_between = at.checked_sub(1).and_then(word) == Some("between");
    let (mut total, mut group, mut step, mut end) = (0.0, 0.0, 1.0, at);
    if opens_dozen {
        (group, end) = (1.0, at + 1);
    }
    loop {
        // In “between one hundred and two hundred”, the word “and” separates two numbers.
        let is_joined = at < end && (total + group) % 100.0 == 0.0 && !is_between;
        let next = end + usize::from(is_joined && word(end) == Some("and"));
        let may_add = end == at || step > 1.0 && (total + group) % 100.0 == 0.0;
        if let Some(more) = word(next).and_then(spelled).filter(|_| may_add) {
            (group, step, end) = (group + more, 1.0, next + 1);
        } else if let Some(factor) = word(end).and_then(factor).filter(|_| at < end) {
            end += 1;
            if factor < THOUSAND {
                (group, step) = (group * factor, factor);
            } else {
                step *= factor;
                (total, group) = (total + group * factor, 0.0);
            }
        } else {
            break;
        }
    }
    let (mut value, digits) = (total + group, decimals(draft, end, within));
    if end == at || digits.is_empty() {
        return (at < end).then_some((value, step, end));
    }
    (step, end) = (1.0, end + 1 + digits.len());
    for digit in digits {
        step /= 10.0;
        value += digit * step;
    }
    while let Some(factor) = word(end).and_then(factor) {
        (value, step, end) = (value * factor, step * factor, end + 1);
    }
    Some((value, step, end))
}

/// Returns the digits that follow token `at` if this token is “point”: 8 for “three point eight”.
/// The result is empty if the token is another word.
fn decimals(draft: &Draft, at: usize, within: &Range<usize>) -> Vec<f64> {
    if word_in(draft, at, within) != Some("point") {
        return Vec::new();
    }
    let digits = (at + 1..within.end).map_while(|idx| spelled(draft.word(&draft.tokens[idx])));
    digits.take_while(|digit| *digit < 10.0).collect()
}

/// Returns the value of a number that is one word: “three”, “twenty-five”.
pub fn spelled(word: &str) -> Option<f64> {
    let value = |text: &str| match row(text)? {
        (value, false) => Some(value),
        (_, true) => None,
    };
    match word.split_once('-') {
        Some((tens, ones)) => Some(
            value(tens).filter(|number| 20.0 <= *number)?
                + value(ones).filter(|number| *number < 10.0)?,
        ),
        None => value(word),
    }
}

/// Returns the factor that `word` means: 1,000 for “thousand”.
pub(super) fn factor(word: &str) -> Option<f64> {
    row(word)
        .filter(|(_, is_factor)| *is_factor)
        .map(|(value, _)| value)
}

/// Says whether token `at` is an “a” that opens a number such as “a dozen” or “a hundred”.
fn opens_dozen(draft: &Draft, at: usize, within: &Range<usize>) -> bool {
    let is_factor = |text: &str| 3 < text.len() && factor(text).is_some();
    draft.word(&draft.tokens[at]) == "a" && word_in(draft, at + 1, within).is_some_and(is_factor)
}

fn row(word: &str) -> Option<(f64, bool)> {
    let rest = WORDS.get(word)?;
    let (value, kind) = rest.split_once('\t').unwrap_or((rest, ""));
    Some((value.parse().ok()?, kind == "times"))
}
