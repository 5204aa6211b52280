//! The thresholds of the search for contradictions within a draft, each with its unit. Each
//! threshold that is a single number was halved and doubled, with the rule examples and with 320
//! drafts of `tests/measure/contradictions.py`. Half of these drafts have a planted contradiction.
//! The comment after a number says what changed. For example, `half 1 + 0, double 1 example` means
//! that half of the number changes 1 finding and 0 facts of the analysis, and that one rule example
//! fails with twice the number.

use std::ops::Range;

/// A number next to a name counts as an age only if the number is within this range, in years.
pub const AGES: Range<f64> = 5.0..111.0;

/// The number of blocks at the start of a draft that are searched for a title. No rule example
/// depends on the number. A title, a deck and a byline are three blocks.
pub const MAX_TITLE_BLOCKS: usize = 3;

/// A title and a sentence that count the same noun (“14 boats”) are taken to be about one thing
/// only if the two have at least this many other words in common.
pub const MIN_SHARED_OF_COUNT: usize = 3; // half 1 + 0, double 1 example

/// A title and a sentence that give a percentage or a sum of money are taken to be about one thing
/// only if the two have at least this many words in common. Twice the number misses planted
/// contradictions.
pub const MIN_SHARED: usize = 3;

/// Two sentences of the text are taken to be about one thing only if the two have at least this
/// many content words in common.
pub const MIN_SHARED_OF_REPEAT: usize = 4; // half 0 + 0, double 1 example

/// The maximum number of words between the noun of an announced count and the list: “the three
/// reasons why it was closed”.
pub const MAX_WORDS_AFTER_NOUN: usize = 6; // half 1 example, double 0 + 0

/// The maximum distance, in words, from a number to the noun that the number counts: “three most
/// common causes”. No rule example depends on the number. A greater distance would take a noun of
/// the next phrase.
pub const MAX_WORDS_TO_NOUN: usize = 4;

/// The minimum number of numbered headings that are compared with the count in the title.
pub const MIN_NUMBERED: usize = 3; // half 0 + 0, double 1 example

/// The maximum distance, in tokens, from a total to the mark, such as a colon, that introduces the
/// parts of the total. Half the number misses planted sums.
pub const MAX_TOKENS_TO_PARTS: usize = 8;

/// The maximum sum of the percentages of one whole. The sum may be greater than 100 because the
/// percentages are rounded.
pub const MAX_WHOLE: f64 = 101.0; // half 0 + 0, double 4 examples

/// The number of blocks at the start of a draft that are searched for a line that consists of the
/// date of the draft. No rule example depends on the number. The line comes after the title, the
/// deck or the byline.
pub const MAX_DATELINE_BLOCKS: usize = 4;

/// A date without a year gets a year only if the date is then at most this many days before or
/// after the day of publication. At a greater distance, the year would be a guess. No rule example
/// depends on the number.
pub const MAX_DAYS_FROM_PUBLICATION: u32 = 120;

/// A number counts as a year only if the number is within this range.
pub const YEARS_OF_CALENDAR: Range<i64> = 1900..2200;

/// The maximum number of years that is taken as exact in words such as “two years ago”. “Ten years
/// ago” is a round number.
pub const MAX_YEARS_AGO: u32 = 9; // half 1 example, double 0 + 0

/// Two months, from 1 to 12. A draft that is published in the first month or earlier may have been
/// written in the previous year. A draft that is published in the second month or later may be
/// written for the next year.
pub const MONTHS_AROUND_NEW_YEAR: (u32, u32) = (1, 12);

/// The maximum number of percentage points by which rounding makes a percentage too great.
pub const ROUNDED_UP: f64 = 0.5; // half 0 + 0, double 1 example

/// The maximum number of tokens between “the” and an office, after a name and a comma: “Jane Doe,
/// the new state senator”. No rule example depends on the number. With more tokens, the office may
/// belong to the next phrase.
pub const MAX_TOKENS_TO_OFFICE: usize = 3;

/// The number of tokens before an office that are searched for a word such as “former”, which says
/// that the person had the office at another time. No rule example depends on the number. With more
/// tokens, the word may describe somebody else.
pub const MAX_TOKENS_BEFORE_OFFICE: usize = 4;

/// The maximum number of tokens of the second opponent's name between the results of two opponents
/// (“52 percent to Ek's 47 percent”). No rule example depends on the number. A name with an office
/// has four tokens.
pub const MAX_TOKENS_OF_OPPONENT: usize = 4;
