//! The thresholds of the search for repeats, each with its unit. [`crate::analysis::repeat`]
//! explains how the search works.
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

// The weights of words.

/// The weight of a function word such as “the”, in bits. Rare words weigh more.
pub const FUNCTION_WORD_BITS: f32 = 2.0; // half 28 + 48, double 1 example
/// A word weighs less if the draft often has it, but it keeps at least this share of its weight.
pub const MIN_SHARE_OF_BITS_KEPT: f32 = 0.4; // half 2 + 3, double 3 examples
/// A name keeps only this share of its weight. To repeat a name means little, because a draft must
/// name its subjects again.
pub const SHARE_OF_BITS_OF_NAMES: f32 = 0.35; // half 17 + 21, double 1 example
/// The table of word frequencies has as much influence on the weights as a draft of this many
/// words.
pub const WORDS_THAT_TABLE_OUTWEIGHS: f32 = 1500.0; // half 10 + 13, double 3 examples
/// The count that a word gets if it is missing from the table of word frequencies.
pub const COUNT_OF_UNSEEN_WORD: f32 = 0.5; // half 0 + 0, double 1 + 1
/// This many words are assumed to be missing from the table of word frequencies. The number only
/// keeps the sum of all probabilities near one. With half or twice as many, no finding changes.
pub const UNSEEN_WORDS: f32 = 50_000.0;
/// This many occurrences are added to the count of the first word of a pair such as “New York”.
/// Otherwise a pair that was seen three times would look like a set phrase. With half or twice as
/// many, no finding changes.
pub const DOUBT_OF_PAIRS: f32 = 5.0;

// The next numbers limit the size of the table of word frequencies, which the module `frequencies`
// makes. They are not used when a draft is checked.

/// The table of word frequencies has only words that were counted at least this often. The limit
/// keeps the table small.
pub const MIN_WORD_COUNT: u32 = 4;
/// The table of word frequencies has only pairs of words that were counted at least this often. The
/// limit keeps the table small.
pub const MIN_PAIR_COUNT: u32 = 3;
/// The table of word frequencies has a pair of words only if the second word is this many times as
/// likely after the first word as elsewhere. The limit keeps the table small.
pub const MIN_PAIR_LIFT: f64 = 3.0;

// Pairs of content words that occur again in the draft. The search for repeats starts from them.

/// The search for repeats starts from pairs of words that are at most this many words apart.
pub const MAX_WORDS_WITHIN_PAIR: u32 = 6; // half 13 + 13, double 2 + 2
/// A pair of words is “near” if it occurs again within this many words. Other pairs are “far”.
pub const MAX_DISTANCE_OF_NEAR_PAIRS: u32 = 200; // half 11 + 15, double 0 + 2
/// A pair of words that occurs again at a small distance must have at least this weight, in bits.
pub const MIN_BITS_OF_NEAR_PAIR: f32 = 7.0; // half 3 + 3, double 21 + 22
/// A pair of words that occurs again at a great distance must have at least this weight, in bits.
pub const MIN_BITS_OF_FAR_PAIR: f32 = 14.0; // half 0 + 1, double 51 + 67
/// At most this many earlier places of a pair are tried at a small distance. The limit saves time.
pub const MAX_NEAR_PLACES: usize = 8; // half 2 + 2, double 0 + 0
/// At most this many earlier places of a pair are tried at a great distance. The limit saves time.
pub const MAX_FAR_PLACES: usize = 3; // half 0 + 1, double 0 + 0
/// At most this many entries of a hash chain are searched at a small distance. The limit saves
/// time.
pub const MAX_NEAR_CHAIN_STEPS: usize = 24;
/// At most this many entries of a hash chain are searched at a great distance. The limit saves
/// time.
pub const MAX_FAR_CHAIN_STEPS: usize = 8;
/// The last pairs of words are kept, at most this many, so that pairs that occur again at a small
/// distance are found. Each word begins at most two pairs, so the number covers the distance
/// [`MAX_DISTANCE_OF_NEAR_PAIRS`]. The limit saves memory.
pub const MAX_NEAR_PAIRS_REMEMBERED: usize = 512;

// From some pairs, the search aligns the words around both places. It first estimates the score
// that such an alignment would have. The estimate is rather too high than too low, because a high
// estimate costs time but misses no repeat.

/// The estimate of a score counts this many words on each side of a pair of words.
pub const MAX_WORDS_COUNTED_BESIDE_PAIR: usize = 14; // half 4 + 9, double 0 + 1
/// The words around a pair are aligned even if the estimated score is too low by this many bits.
/// The estimate counts only equal words, but similar words may match, too. The limit saves time.
pub const MAX_BITS_SHORT_OF_COUNT: f32 = 3.0; // half 0 + 0, double 0 + 1
/// The estimate of a score allows for this many similar words. The limit saves time.
pub const MAX_WORDS_SPELLED_DIFFERENTLY: u8 = 1;
/// The score that a repeat needs is estimated from the distance between two equal pairs of words.
/// The repeated words may take up to this much of the distance. The limit saves time.
pub const MAX_COPY_WORDS_IN_DISTANCE: u32 = 20;
/// An alignment is kept only if it has at least this score, in bits.
pub const MIN_ALIGNMENT_BITS: f32 = 6.0; // half 0 + 0, double 2 + 3
/// The words of a reported repeat are not searched again if the repeat has at least this many
/// matching words.
pub const MIN_WORDS_OF_EXPLAINED_COPY: usize = 8; // half 2 + 2, double 2 + 2
/// This many alignments are remembered, so that none is made twice. The limit saves time.
pub const MAX_ALIGNMENTS_REMEMBERED: usize = 16;
/// For each content word of a draft, this many alignments may be made. The limit saves time. Prose
/// needs fewer alignments than this. Without the limit, a text that consists of the same few words
/// would need endless time.
pub const ALIGNMENTS_PER_CONTENT_WORD: f32 = 0.2;
/// If a part of a draft needs fewer alignments than it may have, later parts may have more. At most
/// this many alignments are saved up in this way. The limit saves time.
pub const MAX_ALIGNMENTS_SAVED_UP: f32 = 2000.0;

// Alignments.

/// In an alignment of two runs of words, one run may be at most this many words ahead of the other.
pub const MAX_DRIFT: usize = 5; // half 12 + 12, double 3 + 3
/// An alignment starts from a pair of words and grows by at most this many words to either side.
pub const MAX_EXTENSION: usize = 60; // half 4 + 2, double 0 + 0
/// An alignment stops growing where its score is this many bits below its best score so far.
pub const MAX_SCORE_DROP: f32 = 10.0; // half 43 + 58, double 1 example
/// A function word that only one run has lowers the score of an alignment by this many bits.
pub const COST_OF_SKIPPED_FUNCTION_WORD: f32 = 0.5; // half 12 + 14, double 17 + 30
/// A content word that only one run has lowers the score of an alignment by this many bits.
pub const COST_OF_SKIPPED_CONTENT_WORD: f32 = 2.5; // half 2 examples, double 49 + 51
/// Two different function words at one position lower the score of an alignment by this many bits.
pub const COST_OF_OTHER_FUNCTION_WORD: f32 = 1.0; // half 4 + 4, double 0 + 0
/// A function word at the position of a content word lowers the score of an alignment by this many
/// bits.
pub const COST_OF_OTHER_NATURE: f32 = 2.5; // half 16 + 18, double 5 + 8
/// Two different content words at one position lower the score of an alignment by this many bits.
pub const COST_OF_OTHER_CONTENT_WORD: f32 = 3.0; // half 3 examples, double 20 + 27
/// Each time an alignment grows into another sentence, its score falls by this many bits.
pub const COST_OF_CROSSED_SENTENCE: f32 = 2.0; // half 2 examples, double 6 + 10
/// Two stems are taken for spellings of one word if at least this share of their letters is equal.
pub const MIN_SIMILARITY_OF_SPELLINGS: f64 = 0.7; // half 5 + 7, double 5 + 4

// Alignments that consist of two pieces.

/// The two pieces of a repeat are at most this many words apart at each of its two places.
pub const MAX_WORDS_BETWEEN_PIECES: u32 = 8; // half 14 + 18, double 9 + 11
/// An alignment is joined only with one of the next alignments in reading order, at most this many.
/// The limit saves time.
pub const MAX_ALIGNMENTS_TO_OTHER_PIECE: usize = 12;
/// The score of a repeat falls by this many bits if its two pieces change their order.
pub const COST_OF_OTHER_ORDER: f32 = 3.0; // half 1 + 1, double 0 + 0
/// The score of a repeat falls by this many bits if its two pieces keep their order but are apart.
pub const COST_OF_SAME_ORDER: f32 = 2.0; // half 0 + 0, double 1 + 2
/// A second, small piece is added only to alignments with at least this score, in bits.
pub const MIN_BITS_OF_MAIN_PIECE: f32 = 10.0; // half 1 + 1, double 0 + 0
/// A second, small piece of a repeat must weigh at least this much, in bits.
pub const MIN_BITS_OF_SMALL_PIECE: f32 = 5.0; // half 0 + 0, double 3 + 3
/// A second, small piece of a repeat must have at least this many words.
pub const MIN_WORDS_OF_SMALL_PIECE: u32 = 2; // half 17 + 22, double 3 + 4
/// At most this many words outside a quotation are removed from each end of a repeat.
pub const MAX_WORDS_CUT_AT_QUOTATION: usize = 3; // half 0 + 0, double 2 + 3

// The score that a repeat needs. It depends on the distance between the two copies, which are the
// two places with the repeated words.

/// A repeat is “local” if at most this many words are between its two copies.
pub const MAX_LOCAL_DISTANCE: u32 = 60; // half 6 + 39, double 1 example
/// A repeat is “near” if at most this many words are between its two copies.
pub const MAX_NEAR_DISTANCE: u32 = 150; // half 11 + 41, double 1 example
/// Up to about this many words between the two copies, the score that a repeat needs hardly rises.
pub const DISTANCE_SIDE_BY_SIDE: f32 = 8.0; // half 10 + 15, double 1 example
/// The score that a repeat needs if no words are between its two copies, in bits.
pub const BITS_SIDE_BY_SIDE: f32 = 14.0; // half 1 example, double 1 example
/// When the distance between its copies doubles, a repeat needs a score that is higher by this many
/// bits.
pub const BITS_PER_DOUBLED_DISTANCE: f32 = 1.6; // half 1 example, double 39 + 84
/// A repeat needs a score that is higher by this many bits if both copies are quoted. No rule
/// example depends on the number. Two quotations of one speaker may repeat a slogan. Half of the
/// number would report more of them; twice as much would report fewer.
pub const BITS_IF_BOTH_QUOTED: f32 = 10.0;
/// A repeat needs a score that is higher by this many bits if one of its two copies is quoted.
pub const BITS_IF_ONE_QUOTED: f32 = 3.0; // half 1 example, double 1 + 2
/// A repeat within one quoted sentence needs a score that is higher by this many bits.
pub const BITS_IN_QUOTED_SENTENCE: f32 = 6.0; // half 1 + 1, double 1 + 1
/// One copy of a repeat is quoted if more than this share of its words is within quotation marks.
pub const MAX_QUOTED_SHARE_OF_OWN_WORDS: f32 = 0.5; // half 0 + 0, double 1 example
/// Both copies of a repeat are quotations if more than this share of each is in quotation marks.
pub const MAX_QUOTED_SHARE_OF_ONE_QUOTATION: f32 = 0.8; // half 1 + 2, double 1 example
/// A repeat without a run of matching words needs a score that is higher by this many bits.
pub const BITS_WITHOUT_RUN: f32 = 4.0; // half 3 + 3, double 0 + 0
/// Matching words in a row are a run if there are at least this many of them.
pub const MIN_WORDS_OF_RUN: usize = 3; // half 6 + 6, double 1 example
/// A repeat in two sentences needs a score that is higher by this many bits if its copies share few
/// different content words. No rule example depends on the number. The number is only used for
/// copies with one or two stems. Half of it would report short formulas; twice as much would hide
/// copies that share six function words.
pub const BITS_OF_FEW_STEMS: f32 = 8.0;
/// The copies of a repeat share few different content words if they share fewer than this many.
pub const MIN_STEMS_NOT_FEW: usize = 3; // half 0 + 0, double 8 + 11
/// If the copies of a repeat share at least this many words, few different content words are
/// enough. No rule example depends on the number. Copies of so many words with one or two stems are
/// formulas of function words. Half of the number would take them for content; twice as many would
/// need a higher score.
pub const MIN_WORDS_DESPITE_FEW_STEMS: usize = 6;
/// A reader notices a repeated phrase at once only if this many matching words are in a row.
pub const MIN_WORDS_OF_ECHO: usize = 4; // half 1 + 1, double 1 example
/// A reader notices a repeated phrase at once only if at most this many words are in between.
pub const MAX_DISTANCE_OF_ECHO: u32 = 8; // half 1 example, double 1 example

// The margins: by how many bits the score of a repeat must exceed the score that its distance
// needs.

/// The score of a long, local repeat must exceed the needed score by this many bits.
pub const LOCAL_MARGIN: f32 = 2.0; // half 1 example, double 10 + 12
/// For each word that a local repeat has less than [`MIN_WORDS_OF_LONG_COPY`], its margin is
/// greater by this many bits.
pub const LOCAL_MARGIN_PER_MISSING_WORD: f32 = 2.5; // half 1 example, double 1 example
/// The margin of a local repeat is smaller by this many bits if the repeat is within one sentence,
/// or if a reader notices the repetition at once.
pub const LOCAL_MARGIN_LESS_IF_CLOSE: f32 = 4.0; // half 6 + 6, double 6 + 6
/// The score of a near repeat must exceed the needed score by this many bits.
pub const NEAR_MARGIN: f32 = 6.0; // half 1 + 1, double 6 + 8
/// The score of a repeat that is a whole passage must exceed the needed score by this many bits.
pub const PASSAGE_MARGIN: f32 = 17.0; // half 21 + 40, double 21 + 44
/// For each word that a repeated passage has less than [`MIN_WORDS_OF_PASSAGE`], its margin is
/// greater by this many bits. No rule example depends on the number. It is only used for passages
/// that are slightly too short. Half of it reports a few more passages; twice as much reports a few
/// less.
pub const PASSAGE_MARGIN_PER_MISSING_WORD: f32 = 4.0;
/// The score of any other repeat must exceed the needed score by this many bits.
pub const FAR_MARGIN: f32 = 10.0; // half 0 + 30, double 7 + 39
/// A repeat is “long” if its copies share at least this many words.
pub const MIN_WORDS_OF_LONG_COPY: usize = 7; // half 1 example, double 1 example
/// A repeat is a whole passage if its copies share at least this many words.
pub const MIN_WORDS_OF_PASSAGE: usize = 8; // half 1 example, double 45 + 73

// How many words the copies of a repeat must share.

/// The copies of a local repeat share at least this many words.
pub const MIN_WORDS_OF_LOCAL_COPY: usize = 4; // half 0 + 1, double 3 examples
/// The copies of a repeat that is not local share at least this many words.
pub const MIN_WORDS_OF_COPY: usize = 5; // half 0 + 2, double 26 + 53
/// The copies of a repeat share at least this many words in a row.
pub const MIN_WORDS_IN_A_ROW: usize = 2; // half 0 + 0, double 29 + 35
/// The copies of a local or long repeat share at least this many different content words.
pub const MIN_STEMS_OF_LOCAL_OR_LONG_COPY: usize = 2; // half 0 + 0, double 1 example
/// The copies of a repeat that is neither local nor long share at least this many different content
/// words.
pub const MIN_STEMS_OF_COPY: usize = 3; // half 0 + 0, double 0 + 10
/// The copies of a repeat that is a whole passage share at least this many content words that are
/// not names.
pub const MIN_PLAIN_WORDS_OF_PASSAGE: usize = 1; // half 3 + 3, double 5 + 6
/// The copies of a shorter repeat share at least this many content words that are not names.
pub const MIN_PLAIN_WORDS_OF_COPY: usize = 2; // half 2 + 2, double 1 example
/// At least this share of the content words of each copy of a repeat is in both copies.
pub const MIN_DENSITY: f32 = 0.5; // half 1 + 1, double 71 + 80
/// If few content words are in both copies of a repeat, they are at least this share of the content
/// words of each copy.
pub const MIN_DENSITY_OF_THIN_COPY: f32 = 0.6; // half 16 + 17, double 34 + 40
/// Few content words are in both copies of a repeat if there are at most this many of them.
pub const MAX_CONTENT_WORDS_OF_THIN_COPY: usize = 4; // half 15 + 16, double 7 + 10

// Repeats that are on purpose.

/// A repeat within one quotation is a slip of the writer and no figure of speech if its copies
/// share at least this many words. No rule example depends on the number. Half of it would take a
/// figure of speech for a slip; twice as many would miss a clause.
pub const MIN_WORDS_OF_SLIP: usize = 9;
/// A repeat within one quotation is a slip only if at most this many words of the later copy
/// differ. No rule example depends on the number. Half of it would allow no different word; twice
/// as many would allow two.
pub const MAX_OTHER_WORDS_OF_SLIP: usize = 1;
/// If two sentences begin with this many matching words or more, they are not taken for an
/// anaphora.
pub const MIN_WORDS_DESPITE_ANAPHORA: usize = 8; // half 2 examples, double 1 example
/// The copies of a repeat may be parallel on purpose and contrast in a word: “older”, “younger”.
/// One contrast is enough if the copies share fewer words than this number. Two contrasts are
/// enough if they share fewer words than twice this number.
pub const WORDS_PER_CONTRAST: usize = 14; // half 2 examples, double 0 + 0
/// If at least this many matching words are in a row without a contrast such as “older”, “younger”,
/// the repeat is reported in spite of other contrasts.
pub const MIN_RUN_DESPITE_CONTRASTS: usize = 8; // half 19 + 18, double 1 + 2
/// If the copies of a repeat share at least this many words, the repeat is reported even if a
/// contrast such as “older”, “younger” is directly beside the copies.
pub const MIN_WORDS_DESPITE_CONTRAST_BESIDE: usize = 9; // half 5 + 5, double 0 + 0
/// This many words before and after the two copies of a repeat are compared for contrasts such as
/// “older”, “younger”, because the copies end where the words differ.
pub const MAX_WORDS_COMPARED_BESIDE_COPY: u32 = 2; // half 0 + 0, double 1 + 1
/// A negation such as “not” in only one copy of a repeat is a contrast if at most this many words
/// are between the matching words around it. More words are a clause of their own.
pub const MAX_WORDS_OF_DENIAL: u32 = 3; // half 0 + 1, double 3 + 3
/// A repeat before colons is reported only if its copies share at least this many words.
pub const MIN_WORDS_DESPITE_COLON: usize = 14; // half 1 example, double 2 + 2
/// A repeat is before a colon if at most this many tokens are between it and a colon at the end of
/// its sentence.
pub const MAX_TOKENS_BEFORE_COLON: usize = 3; // half 1 + 1, double 0 + 0
/// A repeat is part of a series of sentences only if a third sentence of the series is at most this
/// many sentences away.
pub const MAX_SENTENCES_TO_THIRD_OF_SERIES: u32 = 2; // half 0 + 0, double 2 + 2
/// The sentences of a series begin or end with at least this many equal words.
pub const MIN_FRAME_OF_SERIES: usize = 3; // half 2 + 2, double 0 + 0
/// Two sentences of a series differ in at most this many words. No rule example depends on the
/// number. Half of it would leave out series that differ in a phrase; twice as many would accept
/// sentences that share little else.
pub const MAX_SLOT_OF_SERIES: usize = 3;

// Terms of the draft.

/// The two words of a term, such as “city council”, are at most this many words apart.
pub const MAX_WORDS_WITHIN_TERM: u32 = 3; // half 12 + 21, double 6 + 8
/// A pair of words is a term if the draft has the pair at this many places or more. The places of
/// the copies are counted, too.
pub const MIN_PLACES_OF_TERM: usize = 3; // half 1 example, double 1 example
/// The words of a term with [`MIN_PLACES_OF_TERM`] places in the draft lose this share of their
/// weight.
pub const DISCOUNT_OF_TERM: f32 = 0.3; // half 9 + 9, double 8 + 12
/// The words of a term with more than [`MIN_PLACES_OF_TERM`] places lose this share of their
/// weight.
pub const DISCOUNT_OF_FREQUENT_TERM: f32 = 0.6; // half 13 + 16, double 7 + 9
/// To see whether a word belongs to a term, this many places of the word before the later copy are
/// searched, and as many after this copy. The limit saves time.
pub const MAX_PLACES_BESIDE_TERM: usize = 24; // half 1 + 1, double 0 + 0
/// To count how often words occur in a row, at most this many places of the rarest of the words are
/// searched. The limit saves time.
pub const MAX_PLACES_OF_RUN: usize = 2_000;

// The kinds of repeats, and which repeats are shown.

/// A repeat is of nearly a whole sentence if it has at least this share of the words of the
/// sentence.
pub const MIN_SHARE_OF_SENTENCE: f32 = 0.8; // half 4 examples, double 18 + 22
/// One copy of a repeat is a quotation if at least this share of its words is in quotation marks.
pub const MIN_QUOTED_SHARE_OF_ECHOED_QUOTE: f32 = 0.6; // half 0 + 0, double 2 + 4
/// One copy of a repeat is in the draft's own words if at most this share of its words is within
/// quotation marks.
pub const MAX_QUOTED_SHARE_OF_ECHO: f32 = 0.25; // half 0 + 0, double 1 + 2
/// The later copies of two reported repeats overlap by at most this share of the shorter copy.
pub const MAX_OVERLAP_OF_LATER_COPIES: f32 = 0.5; // half 0 + 1, double 4 + 4
/// If both the earlier and the later copies of two repeats overlap by more than this share, only
/// one of the repeats is reported. No rule example depends on the number. If the share is greater,
/// a reader sees one repeat, not two. Half of it hides a second repeat beside the first; twice as
/// much reports one place twice.
pub const MAX_OVERLAP_OF_BOTH_COPIES: f32 = 0.3;

// Reasons for repeats that lie in the structure of the draft.

/// This many matching words in a row are searched for at further places of the draft.
pub const WORDS_OF_RECURRING_RUN: u32 = 5; // half 46 + 0, double 4 + 0
/// Matching words in a row recur if the draft has them at this many places or more.
pub const MIN_PLACES_OF_RECURRING_RUN: usize = 3; // half 1 example, double 24 + 0
/// If all words of a block are also in another block, the shorter block may be displayed in large
/// type. This is assumed only if the longer block is this many times as long. Otherwise the two
/// blocks are the same paragraph. No rule example depends on the number. Half of it would hide a
/// paragraph that the draft has twice; twice as much would report a pull quote as a repeat of a
/// short paragraph.
pub const MIN_RATIO_TO_DISPLAYED: f32 = 1.25; // half 2 + 0, double 2 + 0
/// A label before a colon has at most this many tokens. No rule example depends on the number. Half
/// of it would miss names of three words; twice as many would take the start of a sentence for a
/// label.
pub const MAX_TOKENS_OF_LABEL: usize = 4;
/// At a position where the copies of a repeat have different content words, each copy has at most
/// this many of them. No rule example depends on the number. Half of it would miss slots of three
/// and four words; twice as many would take half a sentence for a slot.
pub const MAX_CONTENT_WORDS_OF_SLOT: usize = 4; // half 2 + 0, double 1 example
/// A running report, such as a live blog, has at least this many lines that consist of a time.
pub const MIN_TIMES_OF_RUNNING_REPORT: u32 = 3; // half 0 + 0, double 1 example
/// A line that consists of a time has at most this many tokens. No rule example depends on the
/// number, because the line must also match the pattern of a time.
pub const MAX_TOKENS_OF_TIME_LINE: usize = 6;

// Exact repeats: the same short sentence, list item or cell twice.

/// A sentence that occurs twice in a row needs at least this many words to be reported. Shorter
/// sentences are repeated for their rhythm.
pub const MIN_WORDS_OF_TWIN_SENTENCE: usize = 3; // half 1 example, double 1 example
/// An item of a list that occurs twice needs at least this many words to be reported. The same is
/// true for the longest cell of a table row.
pub const MIN_WORDS_OF_TWIN_ITEM: usize = 5; // half 0 + 0, double 1 + 1
/// An item of a list that occurs twice needs at least this many content words to be reported. The
/// same is true for the longest cell of a table row.
pub const MIN_CONTENT_WORDS_OF_TWIN_ITEM: usize = 3; // half 0 + 0, double 1 + 1

// Doubled words.

/// This many tokens before a participle are searched for “was” or another auxiliary of a passive.
/// No rule example depends on the number, because adverbs are skipped. Half of it would miss an
/// auxiliary before two adverbs; twice as many would only help if more than two adverbs follow the
/// auxiliary.
pub const MAX_TOKENS_TO_AUXILIARY: usize = 3;
/// An unknown word that is always written twice (“mahi mahi”) has at most this many letters.
pub const MAX_LETTERS_OF_REDUPLICATION: usize = 7; // half 0 + 0, double 1 example
/// At most this many tokens are between the two words “as” of a comparison: “as good as”.
pub const MAX_TOKENS_OF_COMPARISON: usize = 3; // half 1 example, double 0 + 0
/// At most this many tokens are between a word such as “what” and the end of its subject: “what the
/// old harbour is”.
pub const MAX_TOKENS_OF_SUBJECT: usize = 8; // half 1 example, double 0 + 0
/// At most this many tokens are between a verb and its particle: “turned the old lamp on”.
pub const MAX_TOKENS_TO_PARTICLE: usize = 4; // half 1 example, double 0 + 0
/// A phrase that occurs twice in a row has at least this many words. Single words and pairs have
/// rules of their own.
pub const MIN_WORDS_OF_DOUBLED_PHRASE: usize = 3; // half 0 + 0, double 2 examples
/// A phrase that occurs twice in a row has at most this many words. Longer phrases are found by the
/// search for repeats.
pub const MAX_WORDS_OF_DOUBLED_PHRASE: usize = 12;
/// A phrase that a quotation has twice in a row is reported only if it has at least this many
/// words. No rule example depends on the number. Speakers repeat two or three words for emphasis.
pub const MIN_WORDS_OF_SPOKEN_PHRASE: usize = 4;
/// A label in bold at the start of a block has at most this many tokens: “**Flash drives** flash”.
/// No rule example depends on the number. Half of it would miss labels of two words; twice as many
/// would take emphasis at the start of a sentence for a label.
pub const MAX_TOKENS_OF_RUN_IN_LABEL: usize = 2;
/// A heading or a cell is a label if it has at most this many tokens. No rule example depends on
/// the number. Half of it would miss labels of three and four words; twice as many would take
/// headings that are sentences for labels.
pub const MAX_TOKENS_OF_LABEL_LINE: usize = 4;
