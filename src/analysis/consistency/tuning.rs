//! The thresholds of the search for contradictions within a draft, each with its unit. Each
//! threshold that is a single number was halved and doubled, with the rule examples and with 320
//! drafts of `tests/measure/contradictions.py`. Half of these drafts have a planted contradiction.
//! The comment after a number says what changed.

use std::ops::Range;

/// A number next to a name is taken for an age only if it is within this range, in years.
pub const AGES: Range<f64> = 5.0..111.0;

/// A title is searched for in this many blocks at the start of a draft. No rule example depends on
/// the number. A title, a deck and a byline are three blocks.
pub const MAX_TITLE_BLOCKS: usize = 3;

/// If a number counts a noun (“14 boats”), a title and a sentence with this noun are about one
/// thing if they share at least this many other words.
pub const MIN_SHARED_OF_COUNT: usize = 3; // half 1 + 0, double 1 example

/// If a number is a percentage or a sum of money, a title and a sentence are about one thing if
/// they share at least this many words. Twice the number misses planted contradictions.
pub const MIN_SHARED: usize = 3;

/// Two sentences of the text are about one thing if they share at least this many content words.
pub const MIN_SHARED_OF_REPEAT: usize = 4; // half 0 + 0, double 1 example

/// At most this many words are between the noun of an announced count and the list: “the three
/// reasons why it was closed”.
pub const MAX_WORDS_AFTER_NOUN: usize = 6; // half 1 example, double 0 + 0

/// At most this many words after a number may be the noun that the number counts: “three most
/// common causes”. No rule example depends on the number. More words reach the next phrase.
pub const MAX_WORDS_TO_NOUN: usize = 4;

/// Numbered headings are compared with the count in the title if there are at least this many of
/// them.
pub const MIN_NUMBERED: usize = 3; // half 0 + 0, double 1 example

/// If a mark such as a colon introduces the parts of a total, the total is at most this many tokens
/// before the mark. Half of the number misses planted sums.
pub const MAX_TOKENS_TO_PARTS: usize = 8;

/// Percentages of one whole may add up to this much, because they are rounded.
pub const MAX_WHOLE: f64 = 101.0; // half 0 + 0, double 4 examples

/// A line that consists of the date of the draft is searched for in this many blocks at the start.
/// No rule example depends on the number. The line comes after the title, the deck or the byline.
pub const MAX_DATELINE_BLOCKS: usize = 4;

/// A date without a year gets the year in which it is at most this many days before or after the
/// day of publication. With more days between them, the year would be a guess. No rule example
/// depends on the number.
pub const MAX_DAYS_FROM_PUBLICATION: u32 = 120;

/// A number is taken for a year only if it is within this range.
pub const YEARS_OF_CALENDAR: Range<i64> = 1900..2200;

/// Up to this many years, words such as “two years ago” are taken as exact. “Ten years ago” is a
/// round number.
pub const MAX_YEARS_AGO: u32 = 9; // half 1 example, double 0 + 0

/// Two months, 1 to 12. Until the end of the first month, a published draft may mean the previous
/// year. From the start of the second month, it may mean the next year.
pub const MONTHS_AROUND_NEW_YEAR: (u32, u32) = (1, 12);

/// Rounding can make each percentage too great by this much.
pub const ROUNDED_UP: f64 = 0.5; // half 0 + 0, double 1 example

/// After a name and a comma, “the” and at most this many tokens may come before an office: “Jane
/// Doe, the new state senator”. No rule example depends on the number. More tokens reach the next
/// phrase.
pub const MAX_TOKENS_TO_OFFICE: usize = 3;

/// This many tokens before an office are searched for a word such as “former”, which says that the
/// person had the office at another time. No rule example depends on the number. More tokens reach
/// the description of somebody else.
pub const MAX_TOKENS_BEFORE_OFFICE: usize = 4;

/// Between the results of two opponents (“52 percent to Ek's 47 percent”), the name of the second
/// opponent has at most this many tokens. No rule example depends on the number. A name with an
/// office has four tokens.
pub const MAX_TOKENS_OF_OPPONENT: usize = 4;
