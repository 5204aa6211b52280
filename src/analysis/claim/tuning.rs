//! The thresholds of claims, each with its unit. Owns numbers, knows no code that reads them.
//!
//! The comment behind a number says what changes with half of it and with double, as
//! `tests/measure/thresholds.py` counted in 115 drafts of news, a handbook, blogs and
//! documentation: how many rule examples fail, or else how many of 225 findings + 4,642 facts of
//! the analysis change. Where nothing stands, nothing changed in them.

// Where a source is looked for.

/// How many sentences before a claim in its paragraph a source may stand.
pub const MAX_SENTENCES_TO_SOURCE: usize = 3; // half 1 example, double 0 + 0
/// How many sentences of the paragraph are searched to say where a source is too far. Bounds work.
pub const MAX_SENTENCES_SEARCHED: usize = 60;
/// How many paragraphs below the lede may hold the source of what it sums up.
pub const MAX_PARAGRAPHS_BELOW_LEDE: usize = 2; // half 1 example, double 0 + 0
/// How many words a claim's sentence shares at least with one that speaks of the same.
pub const MIN_WORDS_SHARED: usize = 2;
/// How many sentences above a figure the poll may stand that it comes from.
pub const MAX_SENTENCES_TO_POLL: usize = 12;
/// How many tokens after “figures” the verb of “figures are from” may stand.
pub const MAX_TOKENS_TO_VERB_OF_DECLARATION: usize = 7;

// Noun phrases, in tokens.

/// How long the rest of a noun phrase may be. No example holds the number: the phrase ends at the
/// first word of another kind, if one comes before.
pub const MAX_TOKENS_OF_PHRASE: usize = 6;
/// How many tokens of a noun phrase may stand before its noun.
pub const MAX_TOKENS_BEFORE_NOUN: usize = 8;

/// How far behind its noun the verb of a trend may stand: “tensions between the two have escalated”.
pub const MAX_TOKENS_TO_VERB_OF_TREND: usize = 7;

// Figures.

/// From how much on money is a sum that somebody must have added up and no price, in its own currency.
pub const MIN_SUM_OF_MONEY: u64 = 10_000;
/// The least that somebody gets or pays per week, month or year that is more than a price.
pub const MIN_SUM_PER_TIME: u64 = 100;

/// How many tokens the people whom a figure counts may take, adjectives included.
pub const MAX_TOKENS_OF_PEOPLE: usize = 3; // half 1 example, double 1 + 8
/// How many tokens something grave may take that an estimate counts.
pub const MAX_TOKENS_OF_GRAVE_NOUN: usize = 3;
/// How many tokens something grave may take that a vague magnitude counts.
pub const MAX_TOKENS_OF_VAGUELY_COUNTED: usize = 2;
/// How many tokens what millions are counted of may take.
pub const MAX_TOKENS_OF_MILLIONS: usize = 3; // half 0 + 1, double 0 + 2
/// How many tokens what one in ten are counted of may take.
pub const MAX_TOKENS_OF_PROPORTION: usize = 2;
/// How many tokens a hedge before a count has at most: “more than”.
pub const MAX_TOKENS_OF_HEDGE: usize = 3; // half 1 example, double 0 + 0
/// The whole up to which a proportion is none of years: “3 in 10”, not “3 in 2019”.
pub const MAX_WHOLE_OF_PROPORTION: u32 = 1_000;
/// The least count that somebody must have estimated.
pub const MIN_ESTIMATED_COUNT: u64 = 1_000;

// Causes, predictions and trends.

/// How many tokens after a cause its outcome may end.
pub const MAX_TOKENS_TO_OUTCOME: usize = 4; // half 2 examples, double 0 + 0
/// How many tokens after a prediction a verb shows that it is a schedule.
pub const MAX_TOKENS_TO_SCHEDULE: usize = 2;
/// How many tokens after a careful prediction a change makes it one.
pub const MAX_TOKENS_TO_CHANGE: usize = 4;
/// How many tokens after “rising” what rises may begin.
pub const MAX_TOKENS_TO_TREND: usize = 3; // half 2 examples, double 0 + 0
/// The fewest bytes of an abstract noun by its ending: “extremism”, not “prism”.
pub const MIN_BYTES_OF_ABSTRACT_NOUN: usize = 7;

// Superlatives and accusations.

/// The fewest bytes of a superlative by its ending: “oldest”, not “west”.
pub const MIN_BYTES_OF_SUPERLATIVE: usize = 5; // half 0 + 0, double 5 examples
/// How many tokens before a superlative “of”, “among” or “at” hedges it.
pub const MAX_TOKENS_TO_HEDGE: usize = 4;
/// How many tokens after a superlative its scope may begin.
pub const MAX_TOKENS_TO_SCOPE: usize = 7; // half 1 example, double 0 + 0
/// How many tokens after “in” the span of time may stand: “in living memory”, “in ten years”.
pub const MAX_TOKENS_TO_TIME: usize = 4; // half 1 example, double 0 + 0
/// How many tokens around a feature of the map a change makes it a claim. Bounds work.
pub const MAX_TOKENS_TO_CHANGE_OF_MAP: usize = 40;
/// How many tokens before a superlative a word makes it untrue.
pub const MAX_TOKENS_TO_UNREAL_WORD: usize = 6;
/// How many tokens before an accusation a word makes it no fact. Bounds work.
pub const MAX_TOKENS_TO_UNREAL_ACCUSATION: usize = 40;

// What is no statement.

/// How many tokens an item of a list has at most that is a label.
pub const MAX_TOKENS_OF_ITEM_LABEL: usize = 6; // half 0 + 0, double 0 + 1
