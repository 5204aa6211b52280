//! Numbers that are parts of a word: “38-minute”, “12-strong”, “60cm”, “61st”.

use std::ops::Range;

use crate::analysis::number;
use crate::notes::quantity::{Dimension, Quantity};
use crate::notes::{moment, unit};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;

/// Reads a number that is a part of the word at token `at`: “38-minute”, “12-strong”, “60cm”, “7C”,
/// “61st”, “68x”. Returns the quantity, and the token after it.
pub fn find_at(draft: &Draft, at: usize, within: &Range<usize>) -> Option<(Quantity, usize)> {
    let token = &draft.tokens[at];
    let word = draft.word(token);
    let tokens = at..at + 1;
    if let Some(parts) = hyphenated(word) {
        let (value, step, rest) = parts;
        let mut quantity = Quantity::plain(tokens, value, step);
        if rest.starts_with("year-old") {
            quantity.dimension = Dimension::Age;
        } else if let Some(named) = unit::named(rest.split('-').next().unwrap_or(rest)) {
            quantity.set_unit(named);
        }
        return Some((quantity, at + 1));
    }
    if token.kind != TokenKind::Number {
        return joined_sum(draft, at, within).or_else(|| in_series(draft, at));
    }
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let sign = &word[digits.len()..];
    let (value, step) = number::figure(digits)?;
    let mut quantity = Quantity::plain(tokens, value, step);
    if matches!(sign, "st" | "nd" | "rd" | "th") {
        quantity.dimension = Dimension::Ordinal;
    } else if sign == "c" && draft.text(token.span).ends_with('C') {
        quantity.set_unit(unit::named("celsius")?);
    } else if sign == TIMES_SIGN {
        // “68x” says how many times something happened. `written::said` adds the word “times” to
        // the figure.
    } else if matches!(sign, "p" | "c") {
        (quantity.dimension, quantity.scale) = (Dimension::Money, 0.01);
    } else {
        quantity.set_unit(unit::named(sign)?);
    }
    Some((quantity, at + 1))
}

/// Reads a sum of money that is one word with its currency: “SFr46.2m”, “R412,500”, or the “R8.7”
/// of “R8.7 million”. Returns the sum, and the token after it.
fn joined_sum(draft: &Draft, at: usize, within: &Range<usize>) -> Option<(Quantity, usize)> {
    let token = &draft.tokens[at];
    let word = draft.word(token);
    let digits = word.find(|letter: char| letter.is_ascii_digit())?;
    let (sign, figure) = word.split_at(digits);
    let currency = unit::currency(sign).filter(|_| token.capital)?;
    let (value, step, end) = number::from_digits(draft, figure, at + 1, within)?;
    let mut sum = Quantity::plain(at..end, value, step);
    sum.dimension = Dimension::Money;
    sum.currency = Some(currency);
    Some((sum, end))
}

/// Splits a word such as “38-minute”, “six-month” or “twenty-five-mile”. Returns the number, its
/// step (the value of one unit of its last digit) and the rest of the word. “Nineteen-fifty” is
/// read as a price, 19.50.
pub fn hyphenated(word: &str) -> Option<(f64, f64, &str)> {
    let value = |text: &str| {
        let is_figure = text.starts_with(|letter: char| letter.is_ascii_digit());
        if is_figure {
            number::figure(text)
        } else {
            number::in_words::spelled(text).map(|value| (value, 1.0))
        }
    };
    let cuts: Vec<usize> = word.match_indices('-').map(|(at, _)| at).collect();
    let ((number, step), cut) = cuts
        .iter()
        .rev()
        .find_map(|cut| Some((value(&word[..*cut])?, *cut)))?;
    let rest = &word[cut + 1..];
    if let Some(hundredths) = number::in_words::spelled(rest) {
        let is_price = 13.0 <= number && 10.0 <= hundredths;
        return is_price.then_some((number + hundredths / 100.0, 0.01, ""));
    }
    let is_word = rest.len() > 1 && rest.starts_with(|letter: char| letter.is_ascii_alphabetic());
    (is_word && 2.0 <= number).then_some((number, step, rest))
}

/// Reads an ordinal such as “third” at token `at`, if a noun follows. “First” and “second” are
/// skipped, because they seldom count anything.
fn in_series(draft: &Draft, at: usize) -> Option<(Quantity, usize)> {
    let value = moment::ordinal(draft.word(&draft.tokens[at]));
    let value = value.filter(|value| 2.0 < *value)?;
    let next = draft.tokens.get(at + 1)?;
    let is_counted = next.kind == TokenKind::Word && !next.capital && !draft.is_function(next.word);
    is_counted.then(|| {
        let mut quantity = Quantity::plain(at..at + 1, value, 1.0);
        quantity.dimension = Dimension::Ordinal;
        (quantity, at + 1)
    })
}

/// The letter after a number of times: “68x”.
const TIMES_SIGN: &str = "x";

/// Says whether `word` gives a number of times, such as “68x” or “twice”.
pub fn is_times(word: &str) -> bool {
    let digits = word.strip_suffix(TIMES_SIGN);
    word == TWICE
        || digits.is_some_and(|digits| {
            !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())
        })
}

/// The word for “two times”.
pub const TWICE: &str = "twice";
