//! Times of the day: “07:15”, “7.15 a.m.”, “six o'clock”, “half past five”, “four fifty in the
//! morning”, “1730”.

use std::ops::Range;

use crate::analysis::calendar::{self, time_of, within_half};
use crate::analysis::number;
use crate::analysis::tuning::{MINUTES_OF_HALF, MINUTES_OF_HOUR};
use crate::notes::beside::{self, TIME_LEAD};
use crate::notes::quantity::{Dimension, Quantity};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;

/// Reads the time of the day that begins at token `at` of the sentence with the tokens `within`.
/// Returns `None` if no time begins there.
pub fn find_at(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Quantity> {
    let minutes = past_hour(draft, at, within).or_else(|| {
        hour_and_minutes(draft, at, within).filter(|(_, end)| half(draft, *end, within).is_some())
    });
    match minutes {
        Some((minutes, end)) => Some(time(draft, minutes, at..end, within)),
        None => in_one_word(draft, at).or_else(|| plain(draft, at, within)),
    }
}

/// Reads a time of the day that is one word, such as “5.50am” or “9pm”, at token `at`. For a range
/// such as “9pm-6am”, the first time is returned.
fn in_one_word(draft: &Draft, at: usize) -> Option<Quantity> {
    let token = &draft.tokens[at];
    let written = draft.word(token);
    let minutes = with_half(written).or_else(|| Some(range(written)?.0));
    let minutes = minutes.filter(|_| token.kind == TokenKind::Number)?;
    Some(of_day(minutes, at..at + 1))
}

/// Returns the time of the day `minutes` after midnight. The words at `tokens` say in which half of
/// the day the time is.
fn of_day(minutes: f64, tokens: Range<usize>) -> Quantity {
    Quantity {
        dimension: Dimension::Clock,
        has_half: true,
        ..Quantity::plain(tokens, minutes, 1.0)
    }
}

/// Returns the minutes after midnight of the time `written`, which ends with its half of the day:
/// “5.50am”, “9pm”.
fn with_half(written: &str) -> Option<f64> {
    let digits = written.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let half = calendar::half_of_day(&written[digits.len()..])?;
    let hour = || digits.parse().ok().and_then(calendar::hour_of);
    let minutes = time_of(digits).or_else(hour)?;
    Some(within_half(minutes) + f64::from(half.max(1) - 1) * MINUTES_OF_HALF)
}

/// Returns the first and the last time of the range `written`, in minutes after midnight:
/// “9pm-6am”, “19:00-22:10”.
fn range(written: &str) -> Option<(f64, f64)> {
    let (first, last) = written.split_once(['-', '–'])?;
    let is_time = |text: &&str| text.contains(':');
    let time = |text: &str| {
        let full = Some(text).filter(is_time).and_then(time_of);
        with_half(text).or(full)
    };
    Some((time(first)?, time(last)?))
}

/// Returns the last time of the range that is one word at token `at`: 6am in “9pm-6am”.
pub fn last_of_range(draft: &Draft, at: usize) -> Option<Quantity> {
    let (_, last) = range(draft.word(&draft.tokens[at]))?;
    Some(of_day(last, at..at + 1))
}

/// Reads a time such as “half past five”, “a quarter to nine” or “ten past two” at token `at`.
/// Returns the time in minutes, and the token after the time.
fn past_hour(draft: &Draft, at: usize, within: &Range<usize>) -> Option<(f64, usize)> {
    let word = |idx: usize| draft.word_in(idx, within);
    let (part, next) = match (word(at)?, word(at + 1)?) {
        ("half", _) => (0.5 * MINUTES_OF_HOUR, at + 1),
        ("quarter", _) => (0.25 * MINUTES_OF_HOUR, at + 1),
        ("a", "quarter") => (0.25 * MINUTES_OF_HOUR, at + 2),
        (written, "minutes") => (number::in_words::spelled(written)?, at + 2),
        (written, _) => (number::in_words::spelled(written)?, at + 1),
    };
    let hour = number::number_at(draft, next + 1, within).filter(|number| {
        number.tokens.len() == 1 && number.value.fract() == 0.0 && number.value <= HOURS
    })?;
    let end = hour.tokens.end;
    let hour = hour.value * MINUTES_OF_HOUR;
    // “Seven to nine” may be a range or the result of a match.
    let is_quarter = matches!(word(at)?, "quarter" | "a");
    let before = || hour + MINUTES_OF_HALF - part;
    match word(next)? {
        "past" if part < MINUTES_OF_HOUR => Some((hour + part, end)),
        "to" if is_quarter || next == at + 2 => Some((within_half(before()), end)),
        _ => None,
    }
}

/// Reads a time such as “four fifty” at token `at`. Returns the time in minutes, and the token
/// after the time.
fn hour_and_minutes(draft: &Draft, at: usize, within: &Range<usize>) -> Option<(f64, usize)> {
    let value = |idx: usize| {
        draft
            .word_in(idx, within)
            .and_then(number::in_words::spelled)
    };
    let (hour, minutes) = (value(at)?, value(at + 1)?);
    let is_time = (1.0..=HOURS).contains(&hour) && (10.0..MINUTES_OF_HOUR).contains(&minutes);
    is_time.then_some((hour * MINUTES_OF_HOUR + minutes, at + 2))
}

/// The highest hour of a time of the day in words.
const HOURS: f64 = 12.0;

/// Returns the half of the day that the words at token `at` give: 1 for “a.m.” and “in the
/// morning”, 2 for “p.m.” and “in the evening”.
fn half(draft: &Draft, at: usize, within: &Range<usize>) -> Option<u32> {
    let word = |idx: usize| draft.word_in(idx, within);
    match (word(at)?, word(at + 1), word(at + 2)) {
        ("in", Some("the"), Some("morning")) => Some(1),
        ("in", Some("the"), Some("afternoon" | "evening")) => Some(2),
        (written, ..) => calendar::half_of_day(written).map(|half| half.max(1)),
    }
}

/// Returns the time of the day that is written at `tokens`. `minutes` is its value; if the next
/// words give the half of the day, such as “p.m.”, the time is moved into that half.
fn time(draft: &Draft, minutes: f64, tokens: Range<usize>, within: &Range<usize>) -> Quantity {
    let half = half(draft, tokens.end, within);
    let written = draft.word_in(tokens.end, within);
    let is_sign = written.is_some_and(|word| calendar::half_of_day(word).is_some());
    let tokens = tokens.start..tokens.end + usize::from(is_sign);
    let value = match half {
        Some(half) => within_half(minutes) + f64::from(half - 1) * MINUTES_OF_HALF,
        None => minutes,
    };
    Quantity {
        dimension: Dimension::Clock,
        has_half: half.is_some() || MINUTES_OF_HALF < value,
        ..Quantity::plain(tokens, value, 1.0)
    }
}

/// Reads a time such as “07:15”, “7.15 a.m.”, “7 p.m.”, “six o'clock” or “two in the morning” at
/// token `at`.
fn plain(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Quantity> {
    let word = |idx: usize| draft.word_in(idx, within);
    let written = word(at)?;
    let is_figure = draft.tokens[at].kind == TokenKind::Number;
    let full = is_figure.then(|| time_of(written)).flatten();
    let minutes = if let Some(minutes) = full {
        minutes
    } else {
        let number = number::number_at(draft, at, within)?;
        let is_hour = number.value.fract() == 0.0 && number.value <= 2.0 * HOURS;
        (is_hour && number.tokens.len() == 1).then_some(number.value * MINUTES_OF_HOUR)?
    };
    let is_oclock = word(at + 1).is_some_and(calendar::is_oclock);
    let before = at.checked_sub(1).and_then(word);
    let is_led = full.is_some() && before.is_some_and(|word| beside::has(word, TIME_LEAD));
    let is_colon = written.contains(':') || full.is_some() && written.starts_with('0');
    if half(draft, at + 1, within).is_none() && !is_oclock && !is_colon && !is_led {
        return None;
    }
    let mut time = time(draft, minutes, at..at + 1, within);
    time.number.tokens.end += usize::from(is_oclock);
    time.has_half |= written.starts_with('0');
    Some(time)
}

/// Returns the time of the day that `written` may mean although it has no colon: “1730”, “5.50”.
pub fn without_colon(written: &str) -> Option<Quantity> {
    let is_four = written.len() == 4 && written.bytes().all(|digit| digit.is_ascii_digit());
    let minutes = if is_four {
        time_of(&format!("{}:{}", &written[..2], &written[2..]))
    } else {
        time_of(written).filter(|_| !written.contains(':'))
    };
    minutes.map(|minutes| Quantity {
        dimension: Dimension::Clock,
        has_half: is_four,
        ..Quantity::plain(0..1, minutes, 1.0)
    })
}
