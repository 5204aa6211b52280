//! Numbers as a draft writes them: “1,600”, “$5.1 billion”, “14 percent”, “twenty-five”.

pub mod in_words;

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::number::in_words::{factor, spelled_out};
use crate::analysis::tuning::{DIGITS_OF_GROUP, MIN_ROUND, ROUNDING, THOUSAND, YEARS};
use crate::embedded;
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::lexicon;
use crate::text::span::Span;
use crate::text::token::TokenKind;

static ROUNDING_WORDS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/rounding-words.tsv")));

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// A count of the things that the next words name.
    Count,
    /// Percent.
    Percent,
    /// An amount of money.
    Money,
    /// An age in years: “25-year-old”.
    Age,
    /// A year of the calendar, recognised by its four digits.
    Year,
}

/// A number.
#[derive(Clone, Debug)]
pub struct Number {
    /// The tokens of the number and of a sign or unit that belongs to it.
    pub tokens: Range<usize>,
    /// The value of the number.
    pub value: f64,
    /// The value of one unit of the last written digit: 0.1 for “2.5”, 100,000 for “2.5 million”.
    pub step: f64,
    /// What the number measures.
    pub measure: Measure,
}

impl Number {
    /// Returns the span of the number.
    pub fn span(&self, draft: &Draft) -> Span {
        let last = self.tokens.end.max(self.tokens.start + 1) - 1;
        draft.tokens[self.tokens.start]
            .span
            .cover(draft.tokens[last].span)
    }

    /// Says whether both numbers have the same value, within the precision of floating-point
    /// numbers.
    pub fn equals(&self, other: &Self) -> bool {
        (self.value - other.value).abs() <= f64::EPSILON * self.value.abs().max(other.value.abs())
    }

    /// Says whether one of the two numbers can be the other number after rounding or truncation at
    /// the last significant digit.
    pub fn rounds(&self, other: &Self) -> bool {
        let step = self.coarseness().max(other.coarseness());
        (self.value - other.value).abs() < step * ROUNDING
    }

    /// Returns the value of one unit of the last significant digit: 1,000 for “3,000”. The zeros at
    /// the end are not significant, because a round number is rarely exact to the unit.
    pub fn coarseness(&self) -> f64 {
        // Counts below a hundred are exact unless a word says otherwise.
        let counts = matches!(self.measure, Measure::Count | Measure::Percent);
        if counts && self.value < MIN_ROUND {
            return self.step;
        }
        self.coarsest()
    }

    /// Returns the value of one unit of the last significant digit of a number that is certainly
    /// rounded. Unlike [`Number::coarseness`], this function ignores the zeros at the end of a
    /// small count, too: the result is 10 for “about 30”.
    pub fn coarsest(&self) -> f64 {
        let mut step = self.step;
        if self.value != 0.0 && 10.0 <= self.value / step {
            while (self.value / (step * 10.0)).fract() == 0.0 && step * 10.0 <= self.value {
                step *= 10.0;
            }
        }
        step
    }
}

/// How a number was rounded, according to a word right before the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// “about”: the number was rounded up or down.
    Either,
    /// “more than”: the number was rounded down.
    Down,
    /// “nearly”: the number was rounded up.
    Up,
}

/// Returns how `number` was rounded, according to the one or two words before it. Returns `None` if
/// these words do not speak of rounding.
pub fn hedge(draft: &Draft, number: &Number) -> Option<Hedge> {
    let before = number.tokens.start.checked_sub(1)?;
    let word = |idx: usize| draft.word(&draft.tokens[idx]);
    let pair = before
        .checked_sub(1)
        .map(|first| format!("{} {}", word(first), word(before)));
    let of_pair = pair.and_then(|pair| ROUNDING_WORDS.get(&pair));
    match *of_pair.or_else(|| ROUNDING_WORDS.get(word(before)))? {
        "down" => Some(Hedge::Down),
        "up" => Some(Hedge::Up),
        _ => Some(Hedge::Either),
    }
}

/// Finds the numbers of `draft`, in reading order.
pub fn find(draft: &Draft) -> Vec<Number> {
    let mut numbers = Vec::new();
    for sentence in &draft.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let number = number_at(draft, at, &sentence.tokens);
            at = number.as_ref().map_or(at + 1, |number| number.tokens.end);
            numbers.extend(number);
        }
    }
    numbers
}

/// Returns the number that begins at token `at` and ends within the tokens `within` of the
/// sentence.
pub fn number_at(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Number> {
    let token = draft.tokens.get(at).filter(|_| at < within.end)?;
    let (value, step, end) = match token.kind {
        TokenKind::Number => {
            let digits = draft.word(token);
            if let Some(age) = age_of(digits) {
                return Some(Number {
                    tokens: at..at + 1,
                    value: age,
                    step: 1.0,
                    measure: Measure::Age,
                });
            }
            from_digits(draft, digits, at + 1, within)?
        }
        TokenKind::Word => spelled_out(draft, at, within)?,
        TokenKind::Mark | TokenKind::Address | TokenKind::Object => return None,
    };
    Some(measured(draft, at..end, within, (value, step)))
}

/// Reads the number that begins with `digits`, such as “118 000” or “5.1 million”. Token `end` is
/// the first token after `digits`. Returns the value, the value of one unit of the last digit, and
/// the index of the first token after the number. Returns `None` if `digits` are not a plain
/// number.
pub fn from_digits(
    draft: &Draft,
    digits: &str,
    mut end: usize,
    within: &Range<usize>,
) -> Option<(f64, f64, usize)> {
    let (mut value, mut step) = figure(digits)?;
    if digits.len() <= DIGITS_OF_GROUP {
        (value, end) = with_groups(draft, value, end, within.end);
    }
    while let Some(factor) = word_in(draft, end, within).and_then(factor) {
        (value, step, end) = (value * factor, step * factor, end + 1);
    }
    Some((value, step, end))
}

/// Reads the groups of three digits that begin at token `at`, each after a space, such as the
/// second half of “118 000”. The first digits of the number are `value`. Returns the value of the
/// whole number and the index of the first token after the number. Only tokens before token `end`
/// are read.
fn with_groups(draft: &Draft, mut value: f64, mut at: usize, end: usize) -> (f64, usize) {
    let group = |at: usize| {
        let token = draft.tokens.get(at).filter(|_| at < end)?;
        let word = draft.word(token);
        let gap = Span::new(draft.tokens[at - 1].span.end, token.span.start);
        let is_group = token.kind == TokenKind::Number
            && word.len() == DIGITS_OF_GROUP
            && word.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(draft.text(gap), " " | "\u{a0}" | "\u{2009}" | "\u{202f}");
        is_group.then(|| word.parse::<f64>().ok()).flatten()
    };
    while let Some(digits) = group(at) {
        (value, at) = (value * THOUSAND + digits, at + 1);
    }
    (value, at)
}

/// Returns the word of token `at`, or `None` if the tokens `within` end before this token.
fn word_in<'d>(draft: &'d Draft, at: usize, within: &Range<usize>) -> Option<&'d str> {
    (at < within.end).then(|| draft.word(&draft.tokens[at]))
}

/// Returns the number at `tokens` with the currency sign before it and the unit after it.
fn measured(
    draft: &Draft,
    tokens: Range<usize>,
    within: &Range<usize>,
    (value, step): (f64, f64),
) -> Number {
    let is = |idx: usize, class: Class| {
        (within.contains(&idx))
            .then(|| draft.entry_at(idx..within.end, class))
            .flatten()
    };
    let before = tokens
        .start
        .checked_sub(1)
        .filter(|before| within.contains(before));
    let signed = before.filter(|idx| draft.is(&draft.tokens[*idx], Class::CurrencySigns));
    let number = |tokens: Range<usize>, measure: Measure| Number {
        tokens,
        value,
        step,
        measure,
    };
    if let Some(start) = signed {
        return number(start..tokens.end, Measure::Money);
    }
    if let Some(n_tokens) = is(tokens.end, Class::PercentWords) {
        return number(tokens.start..tokens.end + n_tokens, Measure::Percent);
    }
    if is(tokens.end, Class::CurrencyNouns).is_some() {
        return number(tokens.start..tokens.end + 1, Measure::Money);
    }
    let text = draft.text(draft.tokens[tokens.start].span);
    let is_year = tokens.len() == 1
        && text.len() == 4
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && YEARS.contains(&value);
    let measure = if is_year {
        Measure::Year
    } else {
        Measure::Count
    };
    number(tokens, measure)
}

/// Returns the value of `word`, which begins with a digit, and the value of one unit of its last
/// digit. Returns `None` if `word` is not a plain number: “18th”, “10:30”, “3-0”.
pub fn figure(word: &str) -> Option<(f64, f64)> {
    let digits = word.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    let factor = if suffix.is_empty() {
        1.0
    } else {
        factor(suffix)?
    };
    let plain: String = digits
        .chars()
        .filter(|character| *character != ',')
        .collect();
    let is_plain = plain
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let grouped = digits
        .split(',')
        .skip(1)
        .all(|part| part.split('.').next().is_some_and(|part| part.len() == 3));
    if !is_plain || !grouped {
        return None;
    }
    let value: f64 = plain.parse().ok()?;
    let decimals = plain
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let step = 10_f64.powi(-i32::try_from(decimals).unwrap_or(0));
    Some((value * factor, step * factor))
}

/// Returns the number of years in an age: 25 for “25-year-old”.
fn age_of(word: &str) -> Option<f64> {
    let rest = word.trim_end_matches('s').strip_suffix("-year-old")?;
    rest.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;

    #[test]
    fn numbers_have_values_units_and_last_digits() {
        let check = |text: &str, expected: &[(f64, f64, Measure)]| {
            let draft = Draft::parse(format!("It was {text} there."), Markup::Plain);
            let found = find(&draft);
            let found: Vec<_> = found
                .iter()
                .map(|found| (found.value, found.step, found.measure))
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        check("1,600 men", &[(1600.0, 1.0, Measure::Count)]);
        check("$5.1 billion", &[(5.1e9, 1e8, Measure::Money)]);
        check("14 per cent", &[(14.0, 1.0, Measure::Percent)]);
        check("14.5% of it", &[(14.5, 0.1, Measure::Percent)]);
        check("twenty-five men", &[(25.0, 1.0, Measure::Count)]);
        check("three hundred men", &[(300.0, 100.0, Measure::Count)]);
        check("a dozen men", &[(12.0, 12.0, Measure::Count)]);
        check(
            "three point two five million",
            &[(3.25e6, 1e4, Measure::Count)],
        );
        check(
            "at one point ten men",
            &[(1.0, 1.0, Measure::Count), (10.0, 1.0, Measure::Count)],
        );
        check("the 25-year-old heir", &[(25.0, 1.0, Measure::Age)]);
        check("in 2011", &[(2011.0, 1.0, Measure::Year)]);
        check("the 18th at 10:30 after 3-0", &[]);
    }
}
