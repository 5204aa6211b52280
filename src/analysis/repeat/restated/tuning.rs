//! The thresholds of the search for restatements, which are sentences that say again what an
//! earlier sentence said. `src/analysis/repeat/tuning.rs` explains the comments after the numbers.

// The words that two sentences share.

/// A restatement has at least this many content words of the earlier sentence.
pub const MIN_WORDS_OF_RESTATEMENT: usize = 2; // half 0 + 0, double 0 + 4
/// The words that a restatement shares with the earlier sentence weigh at least this much, in bits.
pub const MIN_BITS_OF_RESTATEMENT: f32 = 20.0; // half 0 + 34, double 1 example
/// The words that a restatement shares with the earlier sentence are at least this share of the
/// content words of the shorter sentence.
pub const MIN_SHARE_OF_RESTATED_WORDS: f32 = 0.4; // half 0 + 28, double 1 example
/// A word is rare in a draft if at most this many sentences of the draft have it.
pub const MAX_SENTENCES_WITH_RARE_WORD: usize = 3; // half 1 example, double 0 + 29
/// A shared word that is also in a third sentence keeps only this share of its weight.
pub const SHARE_OF_BITS_OF_RARE_WORD: f32 = 0.7; // half 0 + 5, double 0 + 7
/// A shared word that is in more than three sentences keeps only this share of its weight.
pub const SHARE_OF_BITS_OF_COMMON_WORD: f32 = 0.15; // half 0 + 7, double 0 + 8

/// Two parts of sentences that say the same thing share at least this many content words.
pub const MIN_WORDS_OF_DENSE_PART: usize = 3; // half 0 + 13, double 0 + 5
/// The words that two parts of sentences share weigh at least this much, in bits.
pub const MIN_BITS_OF_DENSE_PART: f32 = 12.0; // half 0 + 0, double 0 + 3
/// The words that two parts of sentences share have at least this share of the weight of each part.
pub const MIN_SHARE_OF_DENSE_PART: f32 = 0.5; // half 0 + 7, double 0 + 6
/// In a draft with at most this many sentences, no word is taken to occur again by chance.
pub const MAX_SENTENCES_OF_SHORT_DRAFT: usize = 40; // half 0 + 1, double 0 + 0
/// Two parts of sentences are compared for at most this many shared content words. The limit saves
/// time.
pub const MAX_WORDS_OF_DENSE_PART: usize = 24;
/// A part of a sentence that says the same as another part has at most this many words. The limit
/// saves time.
pub const MAX_LENGTH_OF_DENSE_PART: usize = 48;

/// A pair of words with a similar meaning has this share of the weight of a pair of equal words.
pub const SHARE_OF_BITS_OF_LIKE_WORD: f32 = 0.8;
/// Including words with a similar meaning, the words that a restatement shares with the earlier
/// sentence are at least this share of the content words of the shorter sentence.
pub const MIN_SHARE_OF_RETOLD_WORDS: f32 = 0.3;
/// If two sentences in a row say the same thing, the words that they share weigh at least this
/// much, in bits.
pub const MIN_BITS_OF_NEXT_SENTENCE: f32 = 12.0;
/// If two sentences in a row say the same thing, the words that they share are at least this share
/// of the content words of the shorter sentence.
pub const MIN_SHARE_OF_NEXT_SENTENCE: f32 = 0.6;
/// If a quotation says the same as the sentence next to it, the shared words have at least this
/// share of the weight of the quotation.
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
/// A full name that a draft introduces twice has at most this many words.
pub const MAX_WORDS_OF_PERSON: usize = 4;
/// Two equal counts such as “14 boats” are a sign of a restatement only if the number is at least
/// this great. Smaller numbers occur again by chance.
pub const MIN_TOLD_COUNT: f64 = 10.0;
/// A rounded count (“about 50 boats”) differs from the exact one by at most this share.
pub const SHARE_OF_ROUGH_COUNT: f64 = 0.1;
/// If two reports of one event give different counts, the greater count is at most this many times
/// the smaller one.
pub const MAX_RATIO_OF_OTHER_COUNT: f64 = 1.5;
/// If two sentences give different counts of one thing, they share at least this many other words.
pub const MIN_WORDS_BESIDE_OTHER_COUNT: usize = 2;
/// At most this many words after a number name the counted thing: “14 fishing boats”.
pub const MAX_WORDS_TO_COUNTED_THING: usize = 2;
/// If two sentences have the same count, the other words that they share weigh at least this much,
/// in bits.
pub const MIN_BITS_BESIDE_COUNT: f32 = 5.0;
/// Two sentences that share words with a similar meaning, or that follow each other, have at most
/// this many words from the first to the last shared word. Words that are farther apart meet by
/// chance.
pub const MAX_LENGTH_OF_RETOLD_PART: usize = 14;
