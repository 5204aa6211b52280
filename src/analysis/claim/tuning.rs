//! The thresholds of the search for claims, each with its unit.
//!
//! Each number was halved and doubled. `tests/measure/thresholds.py` counted what changed in 115
//! drafts of news, a handbook, blogs and documentation. The comment after a number gives the
//! result. For example, `half 2 + 5, double 1 example` means:
//! - with half of the number, 2 of 225 findings and 5 of 4,642 facts of the analysis change;
//! - with twice the number, one rule example fails.
//!
//! If nothing changed in these drafts, the comment counts the changes in 86 other drafts: the
//! examples of this repository, and hurried and machine-written copy (118 findings, 980 facts). If
//! no comment follows a number, nothing changed in any draft.

// Where the source of a claim is sought.

/// The maximum distance, in sentences, from a claim back to its source in the same paragraph.
pub const MAX_SENTENCES_TO_SOURCE: usize = 3; // half 1 example, double 0 + 0
/// The maximum number of sentences of the paragraph that are searched for a source that is too far
/// away to back the claim. A finding shows this source to the reader. The limit saves time.
pub const MAX_SENTENCES_SEARCHED: usize = 60;
/// The number of paragraphs below the lede that are searched for the source of what the lede sums
/// up.
pub const MAX_PARAGRAPHS_BELOW_LEDE: usize = 2; // half 1 example, double 0 + 0
/// Two sentences are taken to be about the same thing only if the two have at least this many words
/// in common. No rule example depends on the number. One common word is often only the topic of the
/// whole draft; three are more than most short sentences have in common.
pub const MIN_WORDS_SHARED: usize = 2;
/// In a short sentence, one common word is enough: the sentence may have at most this many words of
/// content for each common word.
pub const MAX_CONTENT_PER_SHARED_WORD: usize = 4;
/// The maximum distance, in sentences, from a figure back to the name of the poll that the figure
/// comes from.
pub const MAX_SENTENCES_TO_POLL: usize = 12; // half 1 example, double 1 example
/// The maximum distance, in tokens, from “figures” to the verb in “figures are from”.
pub const MAX_TOKENS_TO_VERB_OF_DECLARATION: usize = 7; // half 1 example, double 1 example
/// The maximum length, in tokens, of the words with which a sentence refers to a statement in
/// another sentence: “these new figures”.
pub const MAX_TOKENS_OF_REFERENCE: usize = 4;
/// The maximum distance, in tokens, from a verb to the words that refer to a statement in another
/// sentence: “so” in “told the reporters of the Gazette so”.
pub const MAX_TOKENS_TO_REFERENCE: usize = 8;

// Noun phrases, in tokens.

/// The maximum number of tokens of the adjectives and nouns at the end of a noun phrase. No rule
/// example depends on the number, because most phrases end earlier, at the first word of another
/// kind.
pub const MAX_TOKENS_OF_PHRASE: usize = 6;
/// The maximum number of tokens before the noun in a noun phrase.
pub const MAX_TOKENS_BEFORE_NOUN: usize = 8; // half 1 example, double 0 + 0

/// The maximum distance, in tokens, from the noun of a trend to the verb of the trend: “tensions
/// between the two have escalated”.
pub const MAX_TOKENS_TO_VERB_OF_TREND: usize = 7; // half 4 examples, double 0 + 1

// Figures.

/// The minimum sum of money, in its own currency, that does not count as a price. Somebody must
/// have added up such a sum.
pub const MIN_SUM_OF_MONEY: f64 = 10_000.0; // half 0 + 0, double 0 + 1
/// The minimum sum of money per week, month or year that does not count as a price. No rule example
/// depends on the number. Half the number would count daily rents as sums that somebody added up;
/// twice the number would leave out small wages.
pub const MIN_SUM_PER_TIME: f64 = 100.0;

/// The maximum number of tokens of a noun phrase for people whom a figure counts. Adjectives are
/// included.
pub const MAX_TOKENS_OF_PEOPLE: usize = 3; // half 1 example, double 1 + 8
/// The maximum number of tokens of a noun phrase for something grave in an estimate: “drug arrests”
/// in “at least 12 drug arrests”.
pub const MAX_TOKENS_OF_GRAVE_NOUN: usize = 3; // half 1 example, double 0 + 0
/// The maximum number of tokens of a noun phrase for something grave with a vague magnitude:
/// “numerous casualties”.
pub const MAX_TOKENS_OF_VAGUELY_COUNTED: usize = 2; // half 1 example, double 0 + 0
/// The maximum number of tokens of a noun phrase that is counted in millions: “9.9 million single
/// mothers”.
pub const MAX_TOKENS_OF_MILLIONS: usize = 3; // half 0 + 1, double 0 + 2
/// The maximum number of tokens of a noun phrase that is counted by a proportion: “eight of 10
/// avocados”.
pub const MAX_TOKENS_OF_PROPORTION: usize = 2; // half 1 example, double 0 + 0
/// The maximum number of tokens of a hedge before a count, such as “more than”.
pub const MAX_TOKENS_OF_HEDGE: usize = 3; // half 1 example, double 0 + 0
/// The maximum value of the second number in a proportion such as “3 in 10”. A greater number may
/// be a year: “3 in 2019”.
pub const MAX_WHOLE_OF_PROPORTION: u32 = 1_000; // half 1 example, double 0 + 0
/// The minimum count that is taken for an estimate.
pub const MIN_ESTIMATED_COUNT: u64 = 1_000; // half 1 example, double 1 example

// Causes, predictions and trends.

/// The number of tokens after the words for the cause, such as “caused by”, that are searched for a
/// noun for an outcome or a fault.
pub const MAX_TOKENS_TO_OUTCOME: usize = 4; // half 2 examples, double 0 + 0
/// The number of tokens after words such as “is expected to” that are searched for a verb such as
/// “arrive”. Such a verb makes the phrase a schedule, not a prediction.
pub const MAX_TOKENS_TO_SCHEDULE: usize = 2; // half 2 examples, double 1 example
/// The number of tokens after a cautious verb, such as “is likely to”, that are searched for a verb
/// of change. Such a verb makes the phrase a prediction.
pub const MAX_TOKENS_TO_CHANGE: usize = 4; // half 1 example, double 0 + 0
/// The maximum number of words between a verb such as “left” and the feeling that the verb causes:
/// “left many residents angry”.
pub const MAX_TOKENS_OF_AFFECTED: usize = 4;
/// The maximum distance, in tokens, from an adjective such as “rising” to the noun of the trend.
pub const MAX_TOKENS_TO_TREND: usize = 3; // half 2 examples, double 0 + 0
/// The minimum number of bytes of a noun that is taken for abstract because of its ending.
/// “Extremism” has enough bytes, “prism” does not.
pub const MIN_BYTES_OF_ABSTRACT_NOUN: usize = 7; // half 0 + 0, double 1 example

// Superlatives and accusations.

/// The minimum number of bytes of a word that is taken for a superlative because of its ending.
/// “Oldest” has enough bytes, “west” does not.
pub const MIN_BYTES_OF_SUPERLATIVE: usize = 5; // half 0 + 0, double 5 examples
/// The number of tokens before a superlative that are searched for “of”, “among” or “at”, which
/// hedge the superlative.
pub const MAX_TOKENS_TO_HEDGE: usize = 4; // half 1 example, double 0 + 0
/// The maximum distance, in tokens, from a superlative to its scope, such as “since 1951”.
pub const MAX_TOKENS_TO_SCOPE: usize = 7; // half 1 example, double 0 + 0
/// The maximum distance, in tokens, from “in” to a span of time: “in living memory”, “in ten
/// years”.
pub const MAX_TOKENS_TO_TIME: usize = 4; // half 1 example, double 0 + 0
/// The number of tokens on each side of a feature of the map, such as a river, that are searched
/// for a word for a change of the map. The limit saves time.
pub const MAX_TOKENS_TO_CHANGE_OF_MAP: usize = 40;
/// The number of tokens before a superlative that are searched for a word such as “would”, which
/// says that the superlative is not true.
pub const MAX_TOKENS_TO_UNREAL_WORD: usize = 6; // half 1 example, double 0 + 0
/// The number of tokens before an accusation that are searched for a word such as “would”, which
/// keeps the accusation from being a statement of fact. The limit saves time.
pub const MAX_TOKENS_TO_UNREAL_ACCUSATION: usize = 40;

// Sentences that are not statements.

/// The maximum number of tokens of a list item that is a label.
pub const MAX_TOKENS_OF_ITEM_LABEL: usize = 6; // half 0 + 0, double 0 + 1

// Figures in incoming copy.

/// A whole, in percent.
pub const PERCENT_OF_WHOLE: u64 = 100;
/// A whole, in percent, for calculations with fractions.
pub const PERCENT: f64 = 100.0;
/// A percentage in whole numbers counts as rounded from an exact percentage only if the two differ
/// by less than this many percentage points.
pub const MAX_ROUNDING_OF_SHARE: f64 = 0.6;
/// The number of tokens before a percentage that are searched for two counts from which the
/// percentage may be computed: 90% after “54 of the 60 pupils”. After a sentence such as “It is the
/// third derailment in five years”, the same number of tokens is searched for the years of the
/// earlier cases. The limit saves time.
pub const MAX_TOKENS_TO_COUNTS: usize = 200;
/// The minimum rounded count of people that needs a source in incoming copy. A reporter may have
/// counted fewer people.
pub const MIN_COUNTED_PEOPLE: f64 = 500.0;
/// The minimum rounded count of destroyed things that needs a source in incoming copy.
pub const MIN_COUNTED_LOSSES: f64 = 100.0;
/// “Puts” counts as the verb of a value, as in “puts his loss at £11,000”, only if fewer than this
/// many tokens are between “puts” and “at”.
pub const MAX_TOKENS_TO_VALUING_VERB: usize = 8;
/// The maximum number of adjectives between “a” and “trend”: “a broader global trend”.
pub const MAX_ADJECTIVES_OF_TREND: usize = 2;
/// “The first time” counts as a claim, as in “the first time that a whale has been found”, only if
/// fewer than this many tokens are between “the first time” and “has been”.
pub const MAX_TOKENS_TO_FIRST_TIME: usize = 6;
/// The maximum distance, in tokens, from a sum to a later sum in brackets that converts the first
/// sum: “4 million crowns ($370,000)”.
pub const MAX_TOKENS_TO_CONVERTED_SUM: usize = 4;
/// The maximum distance, in tokens, from a form of “be” to “the third” in “it is only the third
/// derailment”. Also the maximum distance, in tokens, from the number to the unit of time in “in
/// five years”.
pub const MAX_TOKENS_TO_ORDINAL: usize = 2;
/// A period such as “in five years” belongs to “third”, as in “the third derailment in five years”,
/// only if “in” comes fewer than this many tokens after “third”.
pub const MAX_TOKENS_TO_PERIOD: usize = 9;
/// The number of words after a cue such as “will” that are searched for the time of a prediction:
/// “will be felt for years to come”.
pub const MAX_TOKENS_TO_FUTURE: usize = 10;
/// The maximum distance, in words, from “should” to a percentage that is only proposed.
pub const MAX_TOKENS_TO_PROPOSAL: usize = 6;
/// A count needs no source if a word for a public record, such as “ballots”, comes at most this
/// many tokens before the count.
pub const MAX_TOKENS_AFTER_RECORD: usize = 8;
/// A count needs no source if a word for a public record, such as “ballots”, comes fewer than this
/// many tokens after the count.
pub const MAX_TOKENS_TO_RECORD: usize = 4;
/// The number of words after the noun for people that are searched for “have”: “millions of people
/// have watched”.
pub const MAX_TOKENS_TO_HAVE: usize = 3;
