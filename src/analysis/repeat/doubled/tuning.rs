//! The thresholds of the search for doubled words. `src/analysis/repeat/tuning.rs` explains the
//! comments after the numbers.

/// The number of tokens before a participle that are searched for “was” or another auxiliary of a
/// passive. Adverbs may stand between the two: “was only just logged in”. No rule example depends
/// on the number. Half the number would miss an auxiliary before two adverbs; twice the number
/// would only help where three or more adverbs follow the auxiliary.
pub const MAX_TOKENS_TO_AUXILIARY: usize = 3;
/// The maximum number of letters of an unknown word that is always written twice (“mahi mahi”).
pub const MAX_LETTERS_OF_REDUPLICATION: usize = 7; // half 0 + 0, double 1 example
/// The maximum number of tokens between the two words “as” of a comparison: “as good as”.
pub const MAX_TOKENS_OF_COMPARISON: usize = 3; // half 1 example, double 0 + 0
/// The maximum number of tokens between a word such as “what” and the end of the subject that
/// follows the word: “what the old harbour is”.
pub const MAX_TOKENS_OF_SUBJECT: usize = 8; // half 1 example, double 0 + 0
/// The maximum number of tokens between a verb and its particle: “turned the old lamp on”.
pub const MAX_TOKENS_TO_PARTICLE: usize = 4; // half 1 example, double 0 + 0
/// The minimum number of words of a phrase that occurs twice in a row. Single words and pairs have
/// rules of their own.
pub const MIN_WORDS_OF_DOUBLED_PHRASE: usize = 3; // half 0 + 0, double 2 examples
/// The maximum number of words of a phrase that occurs twice in a row. Longer phrases are found by
/// the search for repeats.
pub const MAX_WORDS_OF_DOUBLED_PHRASE: usize = 12;
/// In a quotation or a label, a phrase that occurs twice in a row is reported only if it has at
/// least this many words. No rule example depends on the number. Speakers repeat two or three words
/// for emphasis.
pub const MIN_WORDS_OF_SPOKEN_PHRASE: usize = 4;
/// The maximum number of tokens of a label in bold at the start of a block: “**Flash drives**
/// flash”. No rule example depends on the number. Half the number would miss labels of two words;
/// twice the number would take emphasis at the start of a sentence for a label.
pub const MAX_TOKENS_OF_RUN_IN_LABEL: usize = 2;
/// A heading or a cell counts as a label only if this text has at most this many tokens. No rule
/// example depends on the number. Half the number would miss labels of three and four words; twice
/// the number would take headings that are sentences for labels.
pub const MAX_TOKENS_OF_LABEL_LINE: usize = 4;
