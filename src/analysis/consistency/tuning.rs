//! The thresholds of the search for contradictions within a draft, each with its unit.

use std::ops::Range;

/// The ages that a number beside a name may mean.
pub const AGES: Range<f64> = 5.0..111.0;

/// How many blocks at the start of a draft may be a title or a deck.
pub const TITLE_BLOCKS: usize = 3;

/// The minimum number of words that a title and a sentence share if they speak of one thing,
/// besides the number and the noun that it counts.
pub const MIN_SHARED_OF_COUNT: usize = 3;

/// The minimum number of words that a title and a sentence share if they speak of one thing and the
/// number counts no noun.
pub const MIN_SHARED: usize = 3;

/// The minimum number of content words that two sentences share if they speak of one thing.
pub const MIN_SHARED_OF_REPEAT: usize = 4;

/// How many words may follow the noun of an announced count before the list: “the three reasons why
/// it was closed”.
pub const WORDS_BEHIND_NOUN: usize = 6;

/// How many words after a number its noun may stand: “three most common causes”.
pub const WORDS_TO_NOUN: usize = 4;

/// The minimum number of numbered headings that are a list.
pub const MIN_NUMBERED: usize = 3;

/// How many tokens after a total the mark that opens its parts may stand.
pub const WORDS_TO_PARTS: usize = 8;

/// The greatest sum of rounded percentages of a whole.
pub const MAX_WHOLE: f64 = 101.0;

/// How many blocks at the start of a draft are searched for a line with nothing but a date, which
/// is the date of the draft.
pub const DATELINE_BLOCKS: usize = 4;

/// The maximum number of days between a date without a year and the day of publication. Beyond some
/// months the year would be a guess.
pub const MAX_DAYS_FROM_PUBLICATION: u32 = 120;

/// The numbers that are a year of the calendar.
pub const YEARS_OF_CALENDAR: Range<i64> = 1900..2200;

/// The maximum number of years before publication that are exact. “Ten years ago” is a round
/// number.
pub const MAX_YEARS_AGO: u32 = 9;

/// A draft may mean the previous year until the end of the first of these months, and the next year
/// from the second one on.
pub const MONTHS_AROUND_NEW_YEAR: (u32, u32) = (1, 12);

/// By how much each of several rounded percentages may be too great.
pub const ROUNDED_UP: f64 = 0.5;

/// How many tokens after the comma behind a name an office may stand: “Jane Doe, the new state
/// senator”.
pub const WORDS_TO_OFFICE: usize = 3;

/// How many tokens before an office are searched for a word that places it at another time.
pub const WORDS_BEFORE_OFFICE: usize = 4;

/// How many tokens the name of the opponent may have between two shares of a contest.
pub const WORDS_TO_OPPONENT: usize = 4;
