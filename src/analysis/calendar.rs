//! Words of days, months and times.

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

/// Whether `word`, in lower case, names a day or a month. Drafts write such a word with a capital,
/// but it is not a person's name.
pub fn is_date(word: &str) -> bool {
    is(word, &DATES)
}

/// Whether `word`, in lower case, names a month.
pub fn is_month(word: &str) -> bool {
    is(word, &Class::Months.into())
}

/// Whether `word` alone names a time: “friday”, “sept”, “morning”. “May” alone does not, because it
/// may also be a verb.
pub fn is_clock(word: &str) -> bool {
    word != "may" && is(word, &CLOCK)
}

/// Whether `word` can be part of a time expression: “late last friday”.
pub fn is_time(word: &str) -> bool {
    word == "." || is(word, &TIMES)
}

/// The number of the month that `word`, in lower case, names.
pub fn month(word: &str) -> Option<u32> {
    numbered(word, "month")
}

/// The number of the day of the week with the name `word`, in lower case; Monday is 1.
pub fn weekday(word: &str) -> Option<u32> {
    numbered(word, "weekday")
}

/// The half of the day that `word`, in lower case, means: 1 for “a.m.”, 2 for “p.m.”.
pub fn half_of_day(word: &str) -> Option<u32> {
    numbered(word, "half")
}

/// The minutes of a time in figures: “07:15”, “7.15”.
pub fn time_of(written: &str) -> Option<f64> {
    let (hour, rest) = written.split_once([':', '.'])?;
    let minute = rest.split(':').next()?;
    let is_time = minute.len() == 2 && (1..=2).contains(&hour.len());
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (is_time && hour < 24 && minute < 60).then(|| f64::from(hour * 60 + minute))
}

/// The minutes from midnight or noon to the full `hour`; `None` if no day has this hour.
pub fn hour_of(hour: f64) -> Option<f64> {
    let minutes = hour * MINUTES_OF_HOUR;
    (hour.fract() == 0.0 && 0.0 < minutes && minutes <= MINUTES_OF_HALF).then_some(minutes)
}

/// The minutes from midnight or noon to the time that is `minutes` after midnight.
pub fn within_half(minutes: f64) -> f64 {
    minutes % MINUTES_OF_HALF
}

/// Whether `word`, in lower case, says that the number before it is an hour.
pub fn is_oclock(word: &str) -> bool {
    matches!(word, "o'clock" | "o’clock")
}

fn numbered(word: &str, kind: &str) -> Option<u32> {
    let row = NUMBERS.get(word.trim_end_matches('.'))?;
    let (of, number) = row.split_once('\t')?;
    (of == kind).then(|| number.parse().ok()).flatten()
}

/// The name of the day of the week with this `number`; Monday is 1.
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

/// The number of days from 1 March of the year 0 to the given day of the Gregorian calendar. `None`
/// if the calendar does not have that day.
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
    // If years begin in March, the leap day is their last day.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let leap_days = year / 4 + year / 400 - year / 100;
    Some(365 * year + leap_days + (153 * month + 2) / 5 + day - 1)
}

/// The day of the week of the given day of the Gregorian calendar; Monday is 1.
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
