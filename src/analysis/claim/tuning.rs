//! The thresholds of the search for claims, each with its unit.
//!
//! The comment behind a number says what changes when the number is halved and when it is doubled,
//! as `tests/measure/thresholds.py` counted in 115 drafts of news, a handbook, blogs and
//! documentation: how many rule examples fail, or, if none fails, how many of 225 findings + 4,642
//! facts of the analysis change. A number without such a comment changed nothing.

// Where a source is looked for.

/// How many sentences before a claim in its paragraph a source may stand.
pub const MAX_SENTENCES_TO_SOURCE: usize = 3; // half 1 example, double 0 + 0
/// How many sentences of the paragraph are searched for a source that is too far away, so that it
/// can be shown. The limit bounds the work.
pub const MAX_SENTENCES_SEARCHED: usize = 60;
/// How many paragraphs below the lede may hold the source of what the lede sums up.
pub const MAX_PARAGRAPHS_BELOW_LEDE: usize = 2; // half 1 example, double 0 + 0
/// The minimum number of words that two sentences share if they speak of the same.
pub const MIN_WORDS_SHARED: usize = 2;
/// How many sentences above a figure its poll may stand.
pub const MAX_SENTENCES_TO_POLL: usize = 12;
/// How many tokens after “figures” the verb of “figures are from” may stand.
pub const MAX_TOKENS_TO_VERB_OF_DECLARATION: usize = 7;

// Noun phrases, in tokens.

/// How long the rest of a noun phrase may be. No rule example depends on the number: the phrase
/// ends at the first word of another kind, if one comes before.
pub const MAX_TOKENS_OF_PHRASE: usize = 6;
/// How many tokens of a noun phrase may stand before its noun.
pub const MAX_TOKENS_BEFORE_NOUN: usize = 8;

/// How many tokens after its noun the verb of a trend may stand: “tensions between the two have
/// escalated”.
pub const MAX_TOKENS_TO_VERB_OF_TREND: usize = 7;

// Figures.

/// The lowest sum of money, in its own currency, that is not a price: somebody must have added it
/// up.
pub const MIN_SUM_OF_MONEY: u64 = 10_000;
/// The lowest sum per week, month or year that is not a price.
pub const MIN_SUM_PER_TIME: u64 = 100;

/// The maximum number of tokens of a noun phrase for people whom a figure counts, with adjectives.
pub const MAX_TOKENS_OF_PEOPLE: usize = 3; // half 1 example, double 1 + 8
/// The maximum number of tokens of a noun phrase for something grave that an estimate counts.
pub const MAX_TOKENS_OF_GRAVE_NOUN: usize = 3;
/// The maximum number of tokens of a noun phrase for something grave that a vague magnitude counts.
pub const MAX_TOKENS_OF_VAGUELY_COUNTED: usize = 2;
/// The maximum number of tokens of a noun phrase that millions count: “9.9 million single mothers”.
pub const MAX_TOKENS_OF_MILLIONS: usize = 3; // half 0 + 1, double 0 + 2
/// The maximum number of tokens of a noun phrase that a proportion counts: “eight of 10 avocados”.
pub const MAX_TOKENS_OF_PROPORTION: usize = 2;
/// The maximum number of tokens of a hedge before a count: “more than”.
pub const MAX_TOKENS_OF_HEDGE: usize = 3; // half 1 example, double 0 + 0
/// The greatest whole of a proportion: “3 in 10”. A greater number may be a year: “3 in 2019”.
pub const MAX_WHOLE_OF_PROPORTION: u32 = 1_000;
/// The lowest count that is an estimate.
pub const MIN_ESTIMATED_COUNT: u64 = 1_000;

// Causes, predictions and trends.

/// How many tokens after the cue of a cause its outcome may end.
pub const MAX_TOKENS_TO_OUTCOME: usize = 4; // half 2 examples, double 0 + 0
/// How many tokens after a prediction are searched for a verb that makes it a schedule.
pub const MAX_TOKENS_TO_SCHEDULE: usize = 2;
/// How many tokens after a cautious verb, such as “is likely to”, are searched for a change, which
/// makes it a prediction.
pub const MAX_TOKENS_TO_CHANGE: usize = 4;
/// How many tokens after an adjective such as “rising” its noun may begin.
pub const MAX_TOKENS_TO_TREND: usize = 3; // half 2 examples, double 0 + 0
/// The minimum number of bytes of an abstract noun that its ending shows: “extremism”; “prism” is
/// none.
pub const MIN_BYTES_OF_ABSTRACT_NOUN: usize = 7;

// Superlatives and accusations.

/// The minimum number of bytes of a superlative that its ending shows: “oldest”; “west” is none.
pub const MIN_BYTES_OF_SUPERLATIVE: usize = 5; // half 0 + 0, double 5 examples
/// How many tokens before a superlative are searched for “of”, “among” or “at”, which hedge it.
pub const MAX_TOKENS_TO_HEDGE: usize = 4;
/// How many tokens after a superlative its scope may begin.
pub const MAX_TOKENS_TO_SCOPE: usize = 7; // half 1 example, double 0 + 0
/// How many tokens after “in” a span of time may stand: “in living memory”, “in ten years”.
pub const MAX_TOKENS_TO_TIME: usize = 4; // half 1 example, double 0 + 0
/// How many tokens before and after a feature of the map are searched for a word that speaks of its
/// change. The limit bounds the work.
pub const MAX_TOKENS_TO_CHANGE_OF_MAP: usize = 40;
/// How many tokens before a superlative are searched for a word that makes it untrue.
pub const MAX_TOKENS_TO_UNREAL_WORD: usize = 6;
/// How many tokens before an accusation are searched for a word that makes it no statement of fact.
/// The limit bounds the work.
pub const MAX_TOKENS_TO_UNREAL_ACCUSATION: usize = 40;

// Sentences that are no statements.

/// The maximum number of tokens of a list item that is a label.
pub const MAX_TOKENS_OF_ITEM_LABEL: usize = 6; // half 0 + 0, double 0 + 1
