//! The thresholds of contradictions within a draft, each with its unit. Owns numbers, knows no code that
//! reads them.

use std::ops::Range;

/// The ages that a number beside a name may mean.
pub const AGES: Range<f64> = 5.0..111.0;

/// Among so many first blocks a title and a deck stand.
pub const TITLE_BLOCKS: usize = 3;

/// The fewest words beside the number and the thing that it counts that a title and a sentence share
/// when they speak of one thing.
pub const MIN_SHARED_OF_COUNT: usize = 3;

/// The same without a thing that is counted.
pub const MIN_SHARED: usize = 3;

/// The fewest words beside grammar that two sentences share when they speak of one thing.
pub const MIN_SHARED_OF_REPEAT: usize = 4;

/// How many words may follow the noun before the list: “the three reasons why it was closed”.
pub const WORDS_BEHIND_NOUN: usize = 6;

/// How many words there may be from a number to the noun that it counts: “three most common causes”.
pub const WORDS_TO_NOUN: usize = 4;

/// The fewest numbered headings that count something up.
pub const MIN_NUMBERED: usize = 3;

/// How many tokens there may be from a total to the mark that opens its parts.
pub const WORDS_TO_PARTS: usize = 8;

/// What rounded percentages of a whole add up to at most.
pub const MAX_WHOLE: f64 = 101.0;

/// Among so many first blocks a line that is a date and nothing else is the date of the draft.
pub const DATELINE_BLOCKS: usize = 4;

/// The most days between a date without a year and the day of publication: beyond some months the
/// year is a guess.
pub const MAX_DAYS_FROM_PUBLICATION: u32 = 120;
