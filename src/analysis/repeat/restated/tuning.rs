//! The thresholds of the search for restatements. `src/analysis/repeat/tuning.rs` says what the
//! comments after the numbers mean.

// The words that two sentences share.

/// A restatement shares at least this many content words with the earlier sentence.
pub const MIN_WORDS_OF_RESTATEMENT: usize = 2; // half 0 + 0, double 0 + 4
/// The shared words weigh at least this much, in bits.
pub const MIN_BITS_OF_RESTATEMENT: f32 = 20.0; // half 0 + 34, double 1 example
/// The shared words are at least this share of the content words of the shorter sentence.
pub const MIN_SHARE_OF_RESTATED_WORDS: f32 = 0.4; // half 0 + 28, double 1 example
/// A rare word is in at most this many sentences of the draft.
pub const MAX_SENTENCES_WITH_RARE_WORD: usize = 3; // half 1 example, double 0 + 29
/// A rare word that is in a third sentence keeps this share of its weight.
pub const SHARE_OF_BITS_OF_RARE_WORD: f32 = 0.7; // half 0 + 5, double 0 + 7
/// A word that is in more than three sentences keeps this share of its weight.
pub const SHARE_OF_BITS_OF_COMMON_WORD: f32 = 0.15; // half 0 + 7, double 0 + 8

/// Two dense parts share at least this many content words.
pub const MIN_WORDS_OF_DENSE_PART: usize = 3; // half 0 + 13, double 0 + 5
/// The shared words of dense parts weigh at least this much, in bits.
pub const MIN_BITS_OF_DENSE_PART: f32 = 12.0; // half 0 + 0, double 0 + 3
/// The weight of the shared words is at least this share of the weight of each part.
pub const MIN_SHARE_OF_DENSE_PART: f32 = 0.5; // half 0 + 7, double 0 + 6
/// In a draft with at most this many sentences, no word recurs by chance.
pub const MAX_SENTENCES_OF_SHORT_DRAFT: usize = 40; // half 0 + 1, double 0 + 0
/// Dense parts share at most this many content words. The limit saves time.
pub const MAX_WORDS_OF_DENSE_PART: usize = 24;
/// A dense part has at most this many words. The limit saves time.
pub const MAX_LENGTH_OF_DENSE_PART: usize = 48;

/// A word of like meaning in place of the same word has this share of its weight.
pub const SHARE_OF_BITS_OF_LIKE_WORD: f32 = 0.8;
/// The shared words, including words of like meaning, are at least this share of the content words
/// of the shorter sentence.
pub const MIN_SHARE_OF_RETOLD_WORDS: f32 = 0.3;
/// The words that two sentences in a row share weigh at least this much, in bits.
pub const MIN_BITS_OF_NEXT_SENTENCE: f32 = 12.0;
/// The words that two sentences in a row share are at least this share of the content words of the
/// shorter one.
pub const MIN_SHARE_OF_NEXT_SENTENCE: f32 = 0.6;
/// The words that a quotation shares with the sentence next to it have at least this share of the
/// weight of the quotation.
pub const MIN_SHARE_OF_ECHOED_WORDS: f32 = 0.3;
/// Two reports of one event give times that differ by at most this many minutes.
pub const MAX_MINUTES_BETWEEN_TELLINGS: f64 = 30.0;
/// A sentence that tells an event with its time is compared with at most this many such sentences
/// before it. The limit saves time.
pub const MAX_TIMED_EVENTS: usize = 50;
/// A reader still remembers who a person is after at most this many tokens.
pub const MAX_WORDS_BETWEEN_INTRODUCTIONS: usize = 500;
/// The full name of a person has at most this many words.
pub const MAX_WORDS_OF_PERSON: usize = 4;
/// A count that is told twice has at least this value. Smaller counts recur by chance.
pub const MIN_TOLD_COUNT: f64 = 10.0;
/// A rough count differs from the exact one by at most this share.
pub const SHARE_OF_ROUGH_COUNT: f64 = 0.1;
/// Two reports of one event give counts of which one is at most this many times the other.
pub const MAX_RATIO_OF_OTHER_COUNT: f64 = 1.5;
/// Beside two different counts of one thing, two sentences share at least this many words.
pub const MIN_WORDS_BESIDE_OTHER_COUNT: usize = 2;
/// The counted thing is named by at most this many words after the number.
pub const MAX_WORDS_TO_COUNTED_THING: usize = 2;
/// The other words that two sentences with the same count share weigh at least this much, in bits.
pub const MIN_BITS_BESIDE_COUNT: f32 = 5.0;
/// Between the first and the last word that two sentences share in words of like meaning, or one
/// right after the other, each has at most this many words. Farther apart, such words meet by
/// chance.
pub const MAX_LENGTH_OF_RETOLD_PART: usize = 14;
