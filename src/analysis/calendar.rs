//! Words for days, months and times.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::tuning::{MINUTES_OF_HALF, MINUTES_OF_HOUR};
use crate::embedded;
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::text::lexicon;

static NUMBERS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/calendar.tsv")));

const DATES: ClassSet = ClassSet::of(&[Class::Weekdays, Class::Months]);

const CLOCK: ClassSet = ClassSet::of(&[Class::Weekdays, Class::Months, Class::ClockTimes]);

const TIMES: ClassSet = ClassSet::of(&[
    Class::Weekdays,
    Class::Months,
    Class::ClockTimes,
    Class::TimeCompanions,
]);

/// Says whether `word`, in lower case, names a day or a month. Such a word has a capital in a
/// draft, but it is not the name of a person.
pub fn is_date(word: &str) -> bool {
    is(word, &DATES)
}

/// Says whether `word`, in lower case, names a month.
pub fn is_month(word: &str) -> bool {
    is(word, &Class::Months.into())
}

/// Says whether `word` alone names a time: “friday”, “sept”, “morning”. “May” alone does not,
/// because “may” can also be a verb.
pub fn is_clock(word: &str) -> bool {
    word != "may" && is(word, &CLOCK)
}

/// Says whether `word` can be part of a time expression such as “late last friday”.
pub fn is_time(word: &str) -> bool {
    word == "." || is(word, &TIMES)
}

/// Returns the number of the month that `word`, in lower case, names: 1 for “january”.
pub fn month(word: &str) -> Option<u32> {
    numbered(word, "month")
}

/// Returns the number of the day of the week that `word`, in lower case, names: 1 for “monday”.
pub fn weekday(word: &str) -> Option<u32> {
    numbered(word, "weekday")
}

/// Returns the half of the day that `word`, in lower case, means: 1 for “a.m.”, 2 for “p.m.”.
pub fn half_of_day(word: &str) -> Option<u32> {
    numbered(word, "half")
}

/// Returns the minutes from midnight to a time in figures: 435 for “07:15” and “7.15”. Returns
/// `None` if `written` is not such a time.
pub fn time_of(written: &str) -> Option<f64> {
    let (hour, rest) = written.split_once([':', '.'])?;
    let minute = rest.split(':').next()?;
    let is_time = minute.len() == 2 && (1..=2).contains(&hour.len());
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (is_time && hour < 24 && minute < 60).then(|| f64::from(hour * 60 + minute))
}

/// Returns the minutes from midnight or noon to the full hour `hour`. Returns `None` if `hour` is
/// not a whole number from 1 to 12.
pub fn hour_of(hour: f64) -> Option<f64> {
    let minutes = hour * MINUTES_OF_HOUR;
    (hour.fract() == 0.0 && 0.0 < minutes && minutes <= MINUTES_OF_HALF).then_some(minutes)
}

/// Returns the minutes from the last midnight or noon to a time that is `minutes` after midnight.
/// For 13:00, `minutes` is 780 and the result is 60.
pub fn within_half(minutes: f64) -> f64 {
    minutes % MINUTES_OF_HALF
}

/// Says whether `word`, in lower case, is “o'clock”. After a number, this word shows that the
/// number is an hour.
pub fn is_oclock(word: &str) -> bool {
    matches!(word, "o'clock" | "o’clock")
}

fn numbered(word: &str, kind: &str) -> Option<u32> {
    let row = NUMBERS.get(word.trim_end_matches('.'))?;
    let (of, number) = row.split_once('\t')?;
    (of == kind).then(|| number.parse().ok()).flatten()
}

/// Returns the name of the day of the week with this `number`; Monday is 1. The name is empty if
/// `number` is greater than 7.
pub fn weekday_name(number: u32) -> &'static str {
    const NAMES: [&str; 7] = [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    NAMES
        .get(number.saturating_sub(1) as usize)
        .copied()
        .unwrap_or_default()
}

/// Returns the number of days from 1 March of the year 0 to the given day of the Gregorian
/// calendar. Returns `None` if the calendar does not have the given day.
pub fn day_number(year: u32, month: u32, day: u32) -> Option<u32> {
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap),
        _ => return None,
    };
    if day < 1 || length < day || !(1..=9999).contains(&year) {
        return None;
    }
    // The calculation lets years begin in March. Then the leap day is the last day of a year.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let leap_days = year / 4 + year / 400 - year / 100;
    Some(365 * year + leap_days + (153 * month + 2) / 5 + day - 1)
}

/// Returns the day of the week of the given day of the Gregorian calendar; Monday is 1. Returns
/// `None` if the calendar does not have the given day.
pub fn weekday_of(year: u32, month: u32, day: u32) -> Option<u32> {
    // 1 March of the year 0 was a Wednesday.
    day_number(year, month, day).map(|day_number| (day_number + 2) % 7 + 1)
}

fn is(word: &str, classes: &ClassSet) -> bool {
    english::dictionary().word(word).classes.meets(classes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_days_of_the_week() {
        let check = |date: (u32, u32, u32), expected: Option<&str>| {
            let found = weekday_of(date.0, date.1, date.2).map(weekday_name);
            assert_eq!(found, expected, "{date:?}");
        };
        check((2000, 1, 1), Some("Saturday"));
        check((1969, 7, 20), Some("Sunday"));
        check((2024, 2, 29), Some("Thursday"));
        check((2023, 2, 29), None);
        check((2026, 11, 28), Some("Saturday"));
    }
}
