//! Reads days, months and years in the forms that drafts and notebooks use: “13 March”, “Nov. 30”,
//! “the seventh of September”, “since 1977”.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::calendar;
use crate::analysis::number::{self, Measure};
use crate::analysis::tuning::YEARS;
use crate::embedded;
use crate::english::class::Class;
use crate::notes::beside::{self, DATE_LEAD, MONTH_VERB};
use crate::notes::clock;
use crate::notes::quantity::{DateParts, Dimension, Quantity};
use crate::text::draft::Draft;
use crate::text::lexicon;
use crate::text::token::TokenKind;

static ORDINALS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/ordinal-words.tsv")));

/// Returns the position in a series that `word` names: 3 for “third”.
pub fn ordinal(word: &str) -> Option<f64> {
    ORDINALS.get(word)?.parse().ok()
}

/// Reads the dates and times in the tokens `within` of a sentence.
struct Reader<'d> {
    draft: &'d Draft,
    within: &'d Range<usize>,
}

/// Reads the day, month, year or time of the day that begins at token `at`. The sentence has the
/// tokens `within`.
pub fn find_at(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Quantity> {
    let reader = Reader { draft, within };
    reader
        .first_day(at)
        .or_else(|| reader.day_first(at))
        .or_else(|| reader.month_first(at))
        .or_else(|| reader.iso(at))
        .or_else(|| clock::find_at(draft, at, within))
        .or_else(|| reader.year(at))
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<&str> {
        self.within
            .contains(&at)
            .then(|| self.draft.word(&self.draft.tokens[at]))
    }

    fn before(&self, at: usize) -> Option<&str> {
        self.word(at.checked_sub(1)?)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.within.contains(&at) && self.draft.tokens[at].capital
    }

    /// Reads the first day of a range of days: 17 in “17 to 20 July”.
    fn first_day(&self, at: usize) -> Option<Quantity> {
        let day = self.day(at)?;
        let is_joined = matches!(self.word(at + 1)?, "to" | "and" | "until" | "-" | "–");
        let last = self.day(at + 2)?;
        let month = self.month(at + 3)?;
        let (_, year) = self.year_behind(self.behind_stop(at + 4));
        let date = DateParts {
            year,
            month: Some(month),
            day: Some(day),
            last_day: None,
        };
        (is_joined && day < last).then(|| dated(at..at + 1, date))
    }

    /// Reads a day that comes before its month: “13 March 2025”, “the second of July”.
    fn day_first(&self, at: usize) -> Option<Quantity> {
        let day = self.day(at)?;
        let next = at + 1 + usize::from(self.word(at + 1) == Some("of"));
        let month = self.month(next)?;
        let (end, year) = self.year_behind(self.behind_stop(next + 1));
        let date = DateParts {
            year,
            month: Some(month),
            day: Some(day),
            last_day: self.last_day(at),
        };
        Some(dated(at..end, date))
    }

    /// Reads a month without a day, or a month that comes before a day: “April 1, 2026”, “Nov. 30”,
    /// “July 2026”, “in March”.
    fn month_first(&self, at: usize) -> Option<Quantity> {
        let month = self.month(at)?;
        let next = self.behind_stop(at + 1);
        if let Some(day) = self.day(next) {
            let comma = next + 1 + usize::from(self.word(next + 1) == Some(","));
            let (end, year) = self.year_behind(comma);
            let end = if year.is_some() { end } else { next + 1 };
            let date = DateParts {
                year,
                month: Some(month),
                day: Some(day),
                last_day: self.last_day(next),
            };
            return Some(dated(at..end, date));
        }
        let (end, year) = self.year_behind(next);
        let date = DateParts {
            year,
            month: Some(month),
            ..DateParts::default()
        };
        let is_led = self
            .before(at)
            .is_some_and(|word| beside::has(word, DATE_LEAD));
        let is_name = beside::has(self.word(at)?, MONTH_VERB) || self.is_capital(at + 1);
        (year.is_some() || is_led || !is_name && at != self.within.start)
            .then(|| dated(at..end, date))
    }

    /// Reads a date in digits: “2025-03-11”.
    fn iso(&self, at: usize) -> Option<Quantity> {
        let mut parts = self.word(at)?.split('-').map(str::parse::<u32>);
        let date = DateParts {
            year: Some(parts.next()?.ok()?),
            month: Some(parts.next()?.ok()?),
            day: Some(parts.next()?.ok()?),
            last_day: None,
        };
        let is_day = calendar::day_number(date.year?, date.month?, date.day?).is_some();
        is_day.then(|| dated(at..at + 1, date))
    }

    /// Reads a year, or a range of years: “since 1977”, “the 2021-22 season”.
    fn year(&self, at: usize) -> Option<Quantity> {
        let written = self.word(at)?;
        let first = written.split(['-', '–']).next()?;
        let is_range = first.len() < written.len();
        let is_year = first.len() == 4
            && first.bytes().all(|byte| byte.is_ascii_digit())
            && written.len() <= 9
            && written
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-');
        let year: u32 = is_year.then(|| first.parse().ok()).flatten()?;
        if !is_range {
            let number = number::number_at(self.draft, at, self.within)?;
            if number.measure != Measure::Year || self.counts(at) {
                return None;
            }
        }
        let date = DateParts {
            year: YEARS.contains(&f64::from(year)).then_some(Some(year))?,
            ..DateParts::default()
        };
        Some(dated(at..at + 1, date))
    }

    /// Says whether the four digits at token `at` are a count of the things that follow: “1504
    /// stalls”.
    fn counts(&self, at: usize) -> bool {
        let is_led = self
            .before(at)
            .is_some_and(|word| beside::has(word, DATE_LEAD));
        let is_thing = self.within.contains(&(at + 1)) && {
            let token = &self.draft.tokens[at + 1];
            let word = self.draft.word(token);
            token.kind == TokenKind::Word
                && !token.capital
                && (word.ends_with('s') || self.draft.is(token, Class::UnitNouns))
                && !self.draft.is_function(token.word)
        };
        !is_led && is_thing
    }

    fn day(&self, at: usize) -> Option<u32> {
        let written = self.word(at)?;
        let written = days(written).map_or(written, |(first, _)| first);
        let digits = written.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let is_plain = matches!(&written[digits.len()..], "" | "st" | "nd" | "rd" | "th");
        let day = match ORDINALS.get(written) {
            Some(day) => day.parse().ok()?,
            None if is_plain && digits.len() <= 2 => digits.parse().ok()?,
            None => return None,
        };
        (1..=31).contains(&day).then_some(day)
    }

    /// Returns the last day of the range at token `at`: 20 in “17-20 July”.
    fn last_day(&self, at: usize) -> Option<u32> {
        days(self.word(at)?)?.1.parse().ok()
    }

    fn month(&self, at: usize) -> Option<u32> {
        let month = calendar::month(self.word(at)?)?;
        let is_verb = beside::has(self.word(at)?, MONTH_VERB) && !self.is_capital(at);
        (!is_verb).then_some(month)
    }

    /// Returns the token after the full stop at token `at`, as in “Nov. 30”. Returns `at` itself if
    /// there is no full stop.
    fn behind_stop(&self, at: usize) -> usize {
        at + usize::from(self.word(at) == Some(".") && self.within.contains(&(at + 1)))
    }

    /// Returns the token after the year at token `at`, and the year. Returns `at` itself and `None`
    /// if there is no year.
    fn year_behind(&self, at: usize) -> (usize, Option<u32>) {
        let year = self.word(at).filter(|word| word.len() == 4);
        let year = year.and_then(|word| word.parse().ok());
        match year.filter(|year| YEARS.contains(&f64::from(*year))) {
            Some(year) => (at + 1, Some(year)),
            None => (at, None),
        }
    }
}

/// Returns the first and the last day of a range in digits: “17-20”.
fn days(written: &str) -> Option<(&str, &str)> {
    let is_day = |day: &str| {
        day.len() <= 2
            && day
                .parse()
                .is_ok_and(|number: u32| (1..=31).contains(&number))
    };
    let days = written.split_once(['-', '–']);
    days.filter(|(first, last)| is_day(first) && is_day(last))
}

fn dated(tokens: Range<usize>, date: DateParts) -> Quantity {
    let value = date.day.or(date.month).or(date.year).unwrap_or_default();
    Quantity {
        date,
        dimension: Dimension::Date,
        ..Quantity::plain(tokens, f64::from(value), 1.0)
    }
}
