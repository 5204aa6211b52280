//! The thresholds of the search for claims, each with its unit.
//!
//! Each number was halved and doubled. `tests/measure/thresholds.py` counted what changed in 115
//! drafts of news, a handbook, blogs and documentation. The comment after a number gives the
//! result. For example, `half 2 + 5, double 1 example` means:
//! - with half of the number, 2 of 225 findings and 5 of 4,642 facts of the analysis change;
//! - with twice the number, one rule example fails.
//!
//! Where nothing changed in these drafts, the comment counts in 86 others: the examples of this
//! repository, and hurried and machine-written copy (118 findings, 980 facts). A number without
//! such a comment changed nothing.

// Where the source of a claim is sought.

/// A source in the paragraph of the claim is at most this many sentences before the claim.
pub const MAX_SENTENCES_TO_SOURCE: usize = 3; // half 1 example, double 0 + 0
/// Only this many sentences of the paragraph are searched for a source that is too far away to back
/// the claim. A finding shows this source to the reader. The limit saves time.
pub const MAX_SENTENCES_SEARCHED: usize = 60;
/// The source of what the lede sums up may be in this many paragraphs below the lede.
pub const MAX_PARAGRAPHS_BELOW_LEDE: usize = 2; // half 1 example, double 0 + 0
/// Two sentences are about the same thing if they share at least this many words. No rule example
/// depends on the number. One shared word is often only the topic of the whole draft; three are
/// more than most short sentences share.
pub const MIN_WORDS_SHARED: usize = 2;
/// The poll that a figure comes from is named at most this many sentences above the figure.
pub const MAX_SENTENCES_TO_POLL: usize = 12; // half 1 example, double 1 example
/// In “figures are from”, the verb comes at most this many tokens after “figures”.
pub const MAX_TOKENS_TO_VERB_OF_DECLARATION: usize = 7; // half 1 example, double 1 example

// Noun phrases, in tokens.

/// The adjectives and nouns at the end of a noun phrase have at most this many tokens. No rule
/// example depends on the number, because most phrases end earlier, at the first word of another
/// kind.
pub const MAX_TOKENS_OF_PHRASE: usize = 6;
/// A noun phrase has at most this many tokens before its noun.
pub const MAX_TOKENS_BEFORE_NOUN: usize = 8; // half 1 example, double 0 + 0

/// The verb of a trend comes at most this many tokens after the noun of the trend: “tensions
/// between the two have escalated”.
pub const MAX_TOKENS_TO_VERB_OF_TREND: usize = 7; // half 4 examples, double 0 + 1

// Figures.

/// A sum of money of at least this much, in its own currency, is not a price; somebody must have
/// added it up.
pub const MIN_SUM_OF_MONEY: f64 = 10_000.0; // half 0 + 0, double 0 + 1
/// A sum of at least this much per week, month or year is not a price. No rule example depends on
/// the number. Half of it would take rents for a day for sums that somebody added up; twice as much
/// would leave out small wages.
pub const MIN_SUM_PER_TIME: f64 = 100.0;

/// A noun phrase for people whom a figure counts has at most this many tokens, with its adjectives.
pub const MAX_TOKENS_OF_PEOPLE: usize = 3; // half 1 example, double 1 + 8
/// A noun phrase for something grave that an estimate counts has at most this many tokens.
pub const MAX_TOKENS_OF_GRAVE_NOUN: usize = 3; // half 1 example, double 0 + 0
/// A noun phrase for something grave with a vague magnitude has at most this many tokens: “numerous
/// casualties”.
pub const MAX_TOKENS_OF_VAGUELY_COUNTED: usize = 2; // half 1 example, double 0 + 0
/// A noun phrase that is counted in millions has at most this many tokens: “9.9 million single
/// mothers”.
pub const MAX_TOKENS_OF_MILLIONS: usize = 3; // half 0 + 1, double 0 + 2
/// A noun phrase that is counted by a proportion has at most this many tokens: “eight of 10
/// avocados”.
pub const MAX_TOKENS_OF_PROPORTION: usize = 2; // half 1 example, double 0 + 0
/// A hedge before a count, such as “more than”, has at most this many tokens.
pub const MAX_TOKENS_OF_HEDGE: usize = 3; // half 1 example, double 0 + 0
/// In a proportion such as “3 in 10”, the second number is at most this great. A number above it
/// may be a year: “3 in 2019”.
pub const MAX_WHOLE_OF_PROPORTION: u32 = 1_000; // half 1 example, double 0 + 0
/// A count of at least this many is an estimate.
pub const MIN_ESTIMATED_COUNT: u64 = 1_000; // half 1 example, double 1 example

// Causes, predictions and trends.

/// The noun for an outcome or a fault begins within this many tokens after the words for the cause,
/// such as “caused by”.
pub const MAX_TOKENS_TO_OUTCOME: usize = 4; // half 2 examples, double 0 + 0
/// This many tokens after words such as “is expected to” are searched for a verb such as “arrive”.
/// Such a verb makes the phrase a schedule, not a prediction.
pub const MAX_TOKENS_TO_SCHEDULE: usize = 2; // half 2 examples, double 1 example
/// This many tokens after a cautious verb, such as “is likely to”, are searched for a verb of
/// change. Such a verb makes the phrase a prediction.
pub const MAX_TOKENS_TO_CHANGE: usize = 4; // half 1 example, double 0 + 0
/// At most this many words are between a verb such as “left” and the feeling that the verb causes:
/// “left many residents angry”.
pub const MAX_TOKENS_OF_AFFECTED: usize = 4;
/// The noun of a trend begins at most this many tokens after an adjective such as “rising”.
pub const MAX_TOKENS_TO_TREND: usize = 3; // half 2 examples, double 0 + 0
/// A noun is taken for abstract by its ending if it has at least this many bytes. “Extremism” has
/// enough bytes, “prism” does not.
pub const MIN_BYTES_OF_ABSTRACT_NOUN: usize = 7; // half 0 + 0, double 1 example

// Superlatives and accusations.

/// A word is taken for a superlative by its ending if it has at least this many bytes. “Oldest” has
/// enough bytes, “west” does not.
pub const MIN_BYTES_OF_SUPERLATIVE: usize = 5; // half 0 + 0, double 5 examples
/// This many tokens before a superlative are searched for “of”, “among” or “at”, which hedge the
/// superlative.
pub const MAX_TOKENS_TO_HEDGE: usize = 4; // half 1 example, double 0 + 0
/// The scope of a superlative, such as “since 1951”, begins at most this many tokens after the
/// superlative.
pub const MAX_TOKENS_TO_SCOPE: usize = 7; // half 1 example, double 0 + 0
/// A span of time comes at most this many tokens after “in”: “in living memory”, “in ten years”.
pub const MAX_TOKENS_TO_TIME: usize = 4; // half 1 example, double 0 + 0
/// This many tokens before and after a feature of the map, such as a river, are searched for a word
/// for a change of the map. The limit saves time.
pub const MAX_TOKENS_TO_CHANGE_OF_MAP: usize = 40;
/// This many tokens before a superlative are searched for a word such as “would”, which says that
/// the superlative is not true.
pub const MAX_TOKENS_TO_UNREAL_WORD: usize = 6; // half 1 example, double 0 + 0
/// This many tokens before an accusation are searched for a word that keeps the accusation from
/// being a statement of fact. The limit saves time.
pub const MAX_TOKENS_TO_UNREAL_ACCUSATION: usize = 40;

// Sentences that are not statements.

/// A list item that is a label has at most this many tokens.
pub const MAX_TOKENS_OF_ITEM_LABEL: usize = 6; // half 0 + 0, double 0 + 1

// Figures in incoming copy.

/// A whole, in percent.
pub const PERCENT_OF_WHOLE: u64 = 100;
/// A whole, in percent, for calculations with fractions.
pub const PERCENT: f64 = 100.0;
/// A share in whole percents differs from the exact share by less than this many percentage points.
pub const MAX_ROUNDING_OF_SHARE: f64 = 0.6;
/// A share may be computed from two counts that come at most this many tokens before the share: 90%
/// after “54 of the 60 pupils”. The years of the earlier cases come at most this many tokens after
/// a sentence such as “It is the third derailment in five years”. The limit saves time.
pub const MAX_TOKENS_TO_COUNTS: usize = 200;
/// In incoming copy, a rounded count of people from this value on needs a source. A reporter may
/// have counted fewer people.
pub const MIN_COUNTED_PEOPLE: f64 = 500.0;
/// In incoming copy, a rounded count of destroyed things from this value on needs a source.
pub const MIN_COUNTED_LOSSES: f64 = 100.0;
/// In “puts his loss at £11,000”, fewer tokens than this come between “puts” and “at”.
pub const MAX_TOKENS_TO_VALUING_VERB: usize = 8;
/// In “a broader global trend”, at most this many adjectives come between “a” and “trend”.
pub const MAX_ADJECTIVES_OF_TREND: usize = 2;
/// In “the first time that a whale has been found”, fewer than this many tokens come between “the
/// first time” and “has been”.
pub const MAX_TOKENS_TO_FIRST_TIME: usize = 6;
/// A sum in brackets that converts an earlier sum, as in “4 million crowns ($370,000)”, comes at
/// most this many tokens after the earlier sum.
pub const MAX_TOKENS_TO_CONVERTED_SUM: usize = 4;
/// A form of “be” comes at most this many tokens before “the third”. In “in five years”, the unit
/// of time comes at most this many tokens after the number.
pub const MAX_TOKENS_TO_ORDINAL: usize = 2;
/// In “the third derailment in five years”, “in” comes fewer than this many tokens after “third”.
pub const MAX_TOKENS_TO_PERIOD: usize = 9;
/// In a prediction such as “will be felt for years to come”, the time begins within this many words
/// after the cue, here “will”.
pub const MAX_TOKENS_TO_FUTURE: usize = 10;
/// A share is only proposed if “should” comes at most this many words before the share.
pub const MAX_TOKENS_TO_PROPOSAL: usize = 6;
/// A count needs no source if a word for a public record comes at most this many tokens before the
/// count.
pub const MAX_TOKENS_AFTER_RECORD: usize = 8;
/// A count needs no source if a word for a public record comes fewer than this many tokens after
/// the count.
pub const MAX_TOKENS_TO_RECORD: usize = 4;
/// In “millions of people have watched”, “have” comes within this many words after the noun for
/// people.
pub const MAX_TOKENS_TO_HAVE: usize = 3;
