//! Lengths of time in several units: “two hours, 33 minutes and nine seconds”, “9h 40”, “1:06:20”.

use std::ops::Range;

use crate::analysis::tuning::MINUTES_OF_HOUR;
use crate::analysis::{calendar, number};
use crate::notes::quantity::{Dimension, Quantity};
use crate::notes::unit;
use crate::text::draft::Draft;
use crate::text::token::TokenKind;

/// Reads the length of time in figures that begins at token `at`: “9h 40”, “9h40”, “1:06:20”.
pub fn find_at(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Quantity> {
    let token = &draft.tokens[at];
    let written = draft.word(token);
    if token.kind != TokenKind::Number {
        return None;
    }
    let in_colons = in_colons(written).map(|quantity| (quantity, at + 1));
    let (mut quantity, end) = in_colons.or_else(|| hours(draft, at, within))?;
    quantity.number.tokens = at..end;
    Some(quantity)
}

/// Reads `written` as hours, minutes and seconds, “3:41:08”, or as minutes and seconds, “55:12”.
/// Returns `None` if `written` may be a time of the day.
pub fn in_colons(written: &str) -> Option<Quantity> {
    let part = |text: &str| text.parse::<u32>().ok().filter(|value| *value < SIXTY);
    let parts: Vec<&str> = written.split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        [minutes, seconds] if calendar::time_of(written).is_none() => ("0", *minutes, *seconds),
        _ => return None,
    };
    let is_time = (1..=2).contains(&hours.len()) && minutes.len() == 2 && seconds.len() == 2;
    let total = (part(hours)? * SIXTY + part(minutes)?) * SIXTY + part(seconds)?;
    let mut duration = Quantity::plain(0..1, f64::from(total), 1.0);
    duration.set_unit(unit::named("second")?);
    is_time.then_some(duration)
}

/// Reads “9h 40”, “9h 40m” or “1h10” at token `at`. Returns the length of time, and the token after
/// it.
fn hours(draft: &Draft, at: usize, within: &Range<usize>) -> Option<(Quantity, usize)> {
    let (hours, rest) = draft.word(&draft.tokens[at]).split_once(HOURS_SIGN)?;
    let minutes = |text: &str| {
        let text = text.trim_end_matches(MINUTES_SIGN);
        let value: u32 = text.parse().ok()?;
        (text.len() == 2 && value < SIXTY).then_some(f64::from(value))
    };
    let (minutes, end) = match rest {
        "" => {
            let next = draft.word_in(at + 1, within)?;
            let unit = draft.word_in(at + 2, within).and_then(unit::named);
            let is_minutes = unit.is_some_and(|unit| unit.scale.to_bits() == 1.0_f64.to_bits());
            (minutes(next)?, at + 2 + usize::from(is_minutes))
        }
        rest => (minutes(rest)?, at + 1),
    };
    let hours: f64 = hours.parse().ok()?;
    let mut duration = Quantity::plain(0..1, hours * MINUTES_OF_HOUR + minutes, 1.0);
    duration.set_unit(unit::named("minute")?);
    Some((duration, end))
}

/// The letter after a number of hours.
const HOURS_SIGN: char = 'h';

/// The letter after a number of minutes that follows a number of hours.
const MINUTES_SIGN: char = 'm';

/// How many minutes an hour has, and how many seconds a minute has.
const SIXTY: u32 = 60;

/// Adds smaller units of time that follow at token `at` to `quantity`: “four years and three
/// months”, “two hours, 33 minutes and nine seconds”. Returns the token after these units, or `at`
/// if no smaller unit follows.
pub fn with_smaller(
    draft: &Draft,
    quantity: &mut Quantity,
    at: usize,
    within: &Range<usize>,
) -> usize {
    let mut end = at;
    let mut last = quantity.scale;
    while let Some((value, scale, behind)) = smaller(draft, end, within, last)
        && quantity.dimension == Dimension::Duration
    {
        let factor = scale / quantity.scale;
        quantity.number.value += value * factor;
        quantity.number.step = factor;
        (end, last) = (behind, scale);
    }
    end
}

/// Reads a number and a unit of time at token `at`. Returns the number, the scale of the unit, and
/// the token after the unit. Returns `None` if the unit is not smaller than a unit with the scale
/// `larger`.
fn smaller(
    draft: &Draft,
    at: usize,
    within: &Range<usize>,
    larger: f64,
) -> Option<(f64, f64, usize)> {
    let word = |idx: usize| draft.word_in(idx, within);
    let comma = at + usize::from(word(at) == Some(","));
    let next = comma + usize::from(word(comma) == Some("and"));
    let number = number::number_at(draft, next, within)?;
    let end = number.tokens.end;
    let unit = unit::named(word(end)?)?;
    let is_smaller = unit.dimension == Dimension::Duration && unit.scale < larger;
    // “For three years, two days a week” is not a length of time.
    let is_joined = comma == at || matches!(word(end + 1), Some("and" | ","));
    (is_smaller && is_joined).then_some((number.value, unit.scale, end + 1))
}
