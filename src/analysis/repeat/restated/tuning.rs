//! The thresholds of the search for restatements, which are sentences that say again what an
//! earlier sentence said. `src/analysis/repeat/tuning.rs` explains the comments after the numbers.

// The words that two sentences share.

/// A sentence counts as a restatement only if it has at least this many content words of the
/// earlier sentence.
pub const MIN_WORDS_OF_RESTATEMENT: usize = 2; // half 0 + 0, double 0 + 4
/// The minimum weight, in bits, of the words that a restatement and the earlier sentence have in
/// common.
pub const MIN_BITS_OF_RESTATEMENT: f32 = 20.0; // half 0 + 34, double 1 example
/// A sentence counts as a restatement only if at least this fraction of the content words of the
/// shorter sentence is also in the other sentence.
pub const MIN_SHARE_OF_RESTATED_WORDS: f32 = 0.4; // half 0 + 28, double 1 example
/// A word is rare in a draft if at most this many sentences of the draft have it.
pub const MAX_SENTENCES_WITH_RARE_WORD: usize = 3; // half 1 example, double 0 + 29
/// The factor for the weight of a word that two sentences share, if the draft has the word in
/// exactly one more sentence.
pub const SHARE_OF_BITS_OF_RARE_WORD: f32 = 0.7; // half 0 + 5, double 0 + 7
/// The factor for the weight of a word that two sentences share, if the draft has the word in more
/// than three sentences.
pub const SHARE_OF_BITS_OF_COMMON_WORD: f32 = 0.15; // half 0 + 7, double 0 + 8

/// Two parts of sentences count as saying the same thing only if they have at least this many
/// content words in common.
pub const MIN_WORDS_OF_DENSE_PART: usize = 3; // half 0 + 13, double 0 + 5
/// Two parts of sentences count as saying the same thing only if the words that they have in common
/// weigh at least this much, in bits.
pub const MIN_BITS_OF_DENSE_PART: f32 = 12.0; // half 0 + 0, double 0 + 3
/// Two parts of sentences count as saying the same thing only if their common words have at least
/// this fraction of the weight of each part.
pub const MIN_SHARE_OF_DENSE_PART: f32 = 0.5; // half 0 + 7, double 0 + 6
/// In a draft with at most this many sentences, a repeated word keeps its full weight, because a
/// reader notices each word that occurs again.
pub const MAX_SENTENCES_OF_SHORT_DRAFT: usize = 40; // half 0 + 1, double 0 + 0
/// Two parts of sentences are compared for at most this many shared content words. The limit saves
/// time.
pub const MAX_WORDS_OF_DENSE_PART: usize = 24;
/// The maximum number of words of a part of a sentence that is compared with other parts. The limit
/// saves time.
pub const MAX_LENGTH_OF_DENSE_PART: usize = 48;

/// The factor for the weight of a pair of words that have similar meanings and are not equal.
pub const SHARE_OF_BITS_OF_LIKE_WORD: f32 = 0.8;
/// For at least this fraction of the content words of the shorter sentence, the other sentence must
/// have the same word or a word with a similar meaning.
pub const MIN_SHARE_OF_RETOLD_WORDS: f32 = 0.3;
/// Two sentences in a row count as saying the same thing only if the words that they have in common
/// weigh at least this much, in bits.
pub const MIN_BITS_OF_NEXT_SENTENCE: f32 = 12.0;
/// Two sentences in a row count as saying the same thing only if their common words are at least
/// this fraction of the content words of the shorter sentence.
pub const MIN_SHARE_OF_NEXT_SENTENCE: f32 = 0.6;
/// A quotation counts as saying the same as the sentence next to it only if their common words have
/// at least this fraction of the weight of the quotation.
pub const MIN_SHARE_OF_ECHOED_WORDS: f32 = 0.3;
/// Two sentences report one event only if the times that they give differ by at most this many
/// minutes.
pub const MAX_MINUTES_BETWEEN_TELLINGS: f64 = 30.0;
/// A sentence that gives the time of an event is compared with at most this many earlier sentences
/// of this kind. The limit saves time.
pub const MAX_TIMED_EVENTS: usize = 50;
/// Two introductions of a person are a repeat if at most this many tokens are between them. After
/// more tokens, a reader may have forgotten who the person is.
pub const MAX_WORDS_BETWEEN_INTRODUCTIONS: usize = 500;
/// The maximum number of words of a full name that is compared with other names.
pub const MAX_WORDS_OF_PERSON: usize = 4;
/// Two equal counts such as “14 boats” are a sign of a restatement only if the number is at least
/// this great. Smaller numbers occur again by chance.
pub const MIN_TOLD_COUNT: f64 = 10.0;
/// The maximum difference of a rounded count (“about 50 boats”) from the exact count, as a fraction
/// of the exact count.
pub const SHARE_OF_ROUGH_COUNT: f64 = 0.1;
/// Two different counts are taken for counts of one event only if the greater count is at most this
/// many times the smaller one.
pub const MAX_RATIO_OF_OTHER_COUNT: f64 = 1.5;
/// Two sentences with different counts are taken to count the same thing only if they have at least
/// this many other words in common.
pub const MIN_WORDS_BESIDE_OTHER_COUNT: usize = 2;
/// At most this many words after a number name the counted thing: “14 fishing boats”.
pub const MAX_WORDS_TO_COUNTED_THING: usize = 2;
/// Two sentences may state the same number: “14 boats”. They are taken to report the same thing only
/// if their other common words weigh at least this much, in bits.
pub const MIN_BITS_BESIDE_COUNT: f32 = 5.0;
/// The common words of two sentences may reach over at most this many words, from the first common
/// word to the last one. The limit is for sentences that follow each other or have words with
/// similar meanings. Common words that are farther apart occur by chance.
pub const MAX_LENGTH_OF_RETOLD_PART: usize = 14;
