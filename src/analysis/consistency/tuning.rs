//! The thresholds of the search for contradictions within a draft, each with its unit. Each single
//! number was halved and doubled, with the rule examples and with 320 drafts of
//! `tests/measure/contradictions.py`, of which half have a planted contradiction.

use std::ops::Range;

/// A number beside a name can be an age only within this range.
pub const AGES: Range<f64> = 5.0..111.0;

/// This many blocks at the start of a draft may be a title or a deck. No rule example depends on
/// the number. A title, a deck and a byline are three blocks.
pub const MAX_TITLE_BLOCKS: usize = 3;

/// A title and a sentence speak of one thing if they share at least this many words. The number
/// itself and the noun that it counts are not counted as shared words.
pub const MIN_SHARED_OF_COUNT: usize = 3; // half 1 + 0, double 1 example

/// If the number counts no noun, as a percentage does, a title and a sentence speak of one thing if
/// they share at least this many words. Twice the number misses planted contradictions.
pub const MIN_SHARED: usize = 3;

/// Two sentences speak of one thing if they share at least this many content words.
pub const MIN_SHARED_OF_REPEAT: usize = 4; // half 0 + 0, double 1 example

/// At most this many words may separate the noun of an announced count from the list: “the three
/// reasons why it was closed”.
pub const MAX_WORDS_AFTER_NOUN: usize = 6; // half 1 example, double 0 + 0

/// The noun that a number counts is at most this many words after the number: “three most common
/// causes”. No rule example depends on the number. More words reach the next phrase.
pub const MAX_WORDS_TO_NOUN: usize = 4;

/// Numbered headings are a list if there are at least this many of them.
pub const MIN_NUMBERED: usize = 3; // half 0 + 0, double 1 example

/// The mark that opens the parts of a total is at most this many tokens after the total. Half of
/// the number misses planted sums.
pub const MAX_TOKENS_TO_PARTS: usize = 8;

/// Rounded percentages of one whole may add up to this much.
pub const MAX_WHOLE: f64 = 101.0; // half 0 + 0, double 4 examples

/// The date of a draft may be a line of its own among this many blocks at the start. No rule
/// example depends on the number. The date stands behind the title, the deck or the byline.
pub const MAX_DATELINE_BLOCKS: usize = 4;

/// A date without a year is at most this many days before or after the day of publication. With
/// more days between them, the year would be a guess. No rule example depends on the number.
pub const MAX_DAYS_FROM_PUBLICATION: u32 = 120;

/// Only a number within this range can be a year of the calendar.
pub const YEARS_OF_CALENDAR: Range<i64> = 1900..2200;

/// “Two years ago” is exact up to this many years. “Ten years ago” is a round number.
pub const MAX_YEARS_AGO: u32 = 9; // half 1 example, double 0 + 0

/// Until the end of the first of these months, a draft may mean the previous year. From the second
/// of these months on, it may mean the next year.
pub const MONTHS_AROUND_NEW_YEAR: (u32, u32) = (1, 12);

/// Rounding can make each of several percentages too great by this much.
pub const ROUNDED_UP: f64 = 0.5; // half 0 + 0, double 1 example

/// An office comes at most this many tokens after the comma behind a name: “Jane Doe, the new state
/// senator”. No rule example depends on the number. More tokens reach the next phrase.
pub const MAX_TOKENS_TO_OFFICE: usize = 3;

/// This many tokens before an office are searched for a word that places it at another time, such
/// as “former”. No rule example depends on the number. More tokens reach the description of
/// somebody else.
pub const MAX_TOKENS_BEFORE_OFFICE: usize = 4;

/// The name of the opponent between two shares of a contest has at most this many tokens. No rule
/// example depends on the number. A name with an office has four tokens.
pub const MAX_TOKENS_OF_OPPONENT: usize = 4;
