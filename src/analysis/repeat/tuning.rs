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
/// A word that the draft often has loses weight, but keeps at least this fraction of its weight.
pub const MIN_SHARE_OF_BITS_KEPT: f32 = 0.4; // half 2 + 3, double 3 examples
/// The factor for the weight of a name. To repeat a name means little, because a draft must name
/// its subjects again.
pub const SHARE_OF_BITS_OF_NAMES: f32 = 0.35; // half 17 + 21, double 1 example
/// In a draft of this many words, the draft and the table of word frequencies have the same
/// influence on the weights of words.
pub const WORDS_THAT_TABLE_OUTWEIGHS: f32 = 1500.0; // half 10 + 13, double 3 examples
/// The count that is assumed for a word that is missing from the table of word frequencies.
pub const COUNT_OF_UNSEEN_WORD: f32 = 0.5; // half 0 + 0, double 1 + 1
/// The number of words that are assumed to be missing from the table of word frequencies. The
/// number only keeps the sum of all probabilities near one. With half or twice the number, no
/// finding changes.
pub const UNSEEN_WORDS: f32 = 50_000.0;
/// This number is added to the count of the first word of a pair such as “New York”. Without it, a
/// pair that was seen three times would look like a set phrase. With half or twice the number, no
/// finding changes.
pub const DOUBT_OF_PAIRS: f32 = 5.0;

// The next numbers limit the size of the table of word frequencies, which the module `frequencies`
// makes. They are not used when a draft is checked.

/// The minimum count of a word in the table of word frequencies. The limit keeps the table small.
pub const MIN_WORD_COUNT: u32 = 4;
/// The minimum count of a pair of words in the table of word frequencies. The limit keeps the table
/// small.
pub const MIN_PAIR_COUNT: u32 = 3;
/// The table of word frequencies has a pair of words only if the second word is at least this many
/// times as likely after the first word as elsewhere. The limit keeps the table small.
pub const MIN_PAIR_LIFT: f64 = 3.0;

// Pairs of content words that occur again in the draft. The search for repeats starts from them.

/// The maximum distance, in words, between the two words of a pair from which the search for
/// repeats starts.
pub const MAX_WORDS_WITHIN_PAIR: u32 = 6; // half 13 + 13, double 2 + 2
/// A pair of words counts as “near” only if the pair occurs again within this many words. Other
/// pairs are “far”.
pub const MAX_DISTANCE_OF_NEAR_PAIRS: u32 = 200; // half 11 + 15, double 0 + 2
/// The minimum weight, in bits, of a pair of words that occurs again at a small distance.
pub const MIN_BITS_OF_NEAR_PAIR: f32 = 7.0; // half 3 + 3, double 21 + 22
/// The minimum weight, in bits, of a pair of words that occurs again at a great distance.
pub const MIN_BITS_OF_FAR_PAIR: f32 = 14.0; // half 0 + 1, double 51 + 67
/// The maximum number of earlier places of a pair that are tried at a small distance. The limit
/// saves time.
pub const MAX_NEAR_PLACES: usize = 8; // half 2 + 2, double 0 + 0
/// The maximum number of earlier places of a pair that are tried at a great distance. The limit
/// saves time.
pub const MAX_FAR_PLACES: usize = 3; // half 0 + 1, double 0 + 0
/// To find earlier places of a pair of words at a small distance, at most this many stored pairs
/// are searched. The limit saves time.
pub const MAX_NEAR_CHAIN_STEPS: usize = 24;
/// To find earlier places of a pair of words at a great distance, at most this many stored pairs
/// are searched. The limit saves time.
pub const MAX_FAR_CHAIN_STEPS: usize = 8;
/// The maximum number of recent pairs of words that are kept to find pairs that occur again at a
/// small distance. Each word begins at most two pairs, so the number covers the distance
/// [`MAX_DISTANCE_OF_NEAR_PAIRS`]. The limit saves memory.
pub const MAX_NEAR_PAIRS_REMEMBERED: usize = 512;

// From some pairs, the search aligns the words around both places. It first estimates the score
// that such an alignment would have. The estimate is rather too high than too low, because a high
// estimate costs time but misses no repeat.

/// The estimate of a score counts at most this many words on each side of a pair of words.
pub const MAX_WORDS_COUNTED_BESIDE_PAIR: usize = 14; // half 4 + 9, double 0 + 1
/// The words around a pair are aligned only if the estimated score is at most this many bits too
/// low for a repeat. The estimate counts equal words; similar words may match, too. The limit saves
/// time.
pub const MAX_BITS_SHORT_OF_COUNT: f32 = 3.0; // half 0 + 0, double 0 + 1
/// The estimate of a score adds this many words for similar words that may match. The limit saves
/// time.
pub const MAX_WORDS_SPELLED_DIFFERENTLY: u8 = 1;
/// This many words are subtracted from the distance between two equal pairs of words, because words
/// between the pairs may belong to the copies of a repeat. The limit saves time.
pub const MAX_COPY_WORDS_IN_DISTANCE: u32 = 20;
/// The minimum score, in bits, of an alignment that is kept.
pub const MIN_ALIGNMENT_BITS: f32 = 6.0; // half 0 + 0, double 2 + 3
/// The later copy of a reported repeat is not searched again if at least this many words match.
pub const MIN_WORDS_OF_EXPLAINED_COPY: usize = 8; // half 2 + 2, double 2 + 2
/// The maximum number of alignments that are remembered, so that no alignment is made twice. The
/// limit saves time.
pub const MAX_ALIGNMENTS_REMEMBERED: usize = 16;
/// The maximum number of alignments per content word of a draft. The limit saves time. Prose needs
/// fewer alignments than this. Without the limit, a text that consists of the same few words would
/// need endless time.
pub const ALIGNMENTS_PER_CONTENT_WORD: f32 = 0.2;
/// The maximum number of alignments that a draft saves up for its later parts, if its earlier parts
/// need fewer alignments than allowed. The limit saves time.
pub const MAX_ALIGNMENTS_SAVED_UP: f32 = 2000.0;

// Alignments.

/// The maximum number of words by which one of the two runs of words in an alignment may be ahead
/// of the other.
pub const MAX_DRIFT: usize = 5; // half 12 + 12, double 3 + 3
/// The maximum number of words by which an alignment grows to either side of the pair of words from
/// which the alignment starts.
pub const MAX_EXTENSION: usize = 60; // half 4 + 2, double 0 + 0
/// The maximum number of bits by which the score of a growing alignment may fall below its best
/// score so far.
pub const MAX_SCORE_DROP: f32 = 10.0; // half 43 + 58, double 1 example
/// The number of bits that the score of an alignment loses for a function word that only one run
/// has.
pub const COST_OF_SKIPPED_FUNCTION_WORD: f32 = 0.5; // half 12 + 14, double 17 + 30
/// The number of bits that the score of an alignment loses for a content word that only one run
/// has.
pub const COST_OF_SKIPPED_CONTENT_WORD: f32 = 2.5; // half 2 examples, double 49 + 51
/// The number of bits that the score of an alignment loses for two different function words at one
/// position.
pub const COST_OF_OTHER_FUNCTION_WORD: f32 = 1.0; // half 4 + 4, double 0 + 0
/// The number of bits that the score of an alignment loses for a function word at the position of a
/// content word.
pub const COST_OF_OTHER_NATURE: f32 = 2.5; // half 16 + 18, double 5 + 8
/// The number of bits that the score of an alignment loses for two different content words at one
/// position.
pub const COST_OF_OTHER_CONTENT_WORD: f32 = 3.0; // half 3 examples, double 20 + 27
/// The number of bits that the score of an alignment loses each time the alignment grows into
/// another sentence.
pub const COST_OF_CROSSED_SENTENCE: f32 = 2.0; // half 2 examples, double 6 + 10
/// Two stems count as spellings of one word only if at least this fraction of their letters is
/// equal.
pub const MIN_SIMILARITY_OF_SPELLINGS: f64 = 0.7; // half 5 + 7, double 5 + 4

// Alignments that consist of two pieces.

/// The maximum number of words between the two pieces of a repeat, at each of the two places of the
/// repeat.
pub const MAX_WORDS_BETWEEN_PIECES: u32 = 8; // half 14 + 18, double 9 + 11
/// An alignment is joined only with one of the alignments after it, in reading order. At most this
/// many are tried. The limit saves time.
pub const MAX_ALIGNMENTS_TO_OTHER_PIECE: usize = 12;
/// The number of bits that the score of a repeat loses if its two pieces change their order.
pub const COST_OF_OTHER_ORDER: f32 = 3.0; // half 1 + 1, double 0 + 0
/// The number of bits that the score of a repeat loses if its two pieces keep their order but are
/// apart.
pub const COST_OF_SAME_ORDER: f32 = 2.0; // half 0 + 0, double 1 + 2
/// The minimum score, in bits, of an alignment to which a second, small piece is added.
pub const MIN_BITS_OF_MAIN_PIECE: f32 = 10.0; // half 1 + 1, double 0 + 0
/// The minimum weight, in bits, of the second, small piece of a repeat.
pub const MIN_BITS_OF_SMALL_PIECE: f32 = 5.0; // half 0 + 0, double 3 + 3
/// The minimum number of words of the second, small piece of a repeat.
pub const MIN_WORDS_OF_SMALL_PIECE: u32 = 2; // half 17 + 22, double 3 + 4
/// The maximum number of words outside a quotation that are removed from each end of a repeat.
pub const MAX_WORDS_CUT_AT_QUOTATION: usize = 3; // half 0 + 0, double 2 + 3

// The score that a repeat needs. It depends on the distance between the two copies, which are the
// two places with the repeated words.

/// A repeat counts as “local” only if at most this many words are between its two copies.
pub const MAX_LOCAL_DISTANCE: u32 = 60; // half 6 + 39, double 1 example
/// A repeat counts as “near” only if at most this many words are between its two copies.
pub const MAX_NEAR_DISTANCE: u32 = 150; // half 11 + 41, double 1 example
/// Up to about this many words between the two copies, the score that a repeat needs hardly rises.
pub const DISTANCE_SIDE_BY_SIDE: f32 = 8.0; // half 10 + 15, double 1 example
/// The score, in bits, that a repeat needs if no words are between its two copies.
pub const BITS_SIDE_BY_SIDE: f32 = 14.0; // half 1 example, double 1 example
/// The number of bits that are added to the needed score each time the distance between the copies
/// of a repeat doubles.
pub const BITS_PER_DOUBLED_DISTANCE: f32 = 1.6; // half 1 example, double 39 + 84
/// The number of bits that are added to the needed score if both copies of a repeat are quoted. No
/// rule example depends on the number. Two quotations of one speaker may repeat a slogan. Half the
/// number would report more of these repeats; twice the number would report fewer.
pub const BITS_IF_BOTH_QUOTED: f32 = 10.0;
/// The number of bits that are added to the needed score if one of the two copies of a repeat is
/// quoted.
pub const BITS_IF_ONE_QUOTED: f32 = 3.0; // half 1 example, double 1 + 2
/// The number of bits that are added to the needed score if a repeat is within one quoted sentence.
pub const BITS_IN_QUOTED_SENTENCE: f32 = 6.0; // half 1 + 1, double 1 + 1
/// A copy of a repeat counts as quoted only if more than this fraction of its words is within
/// quotation marks.
pub const MAX_QUOTED_SHARE_OF_OWN_WORDS: f32 = 0.5; // half 0 + 0, double 1 example
/// Both copies of a repeat count as quotations only if more than this fraction of the words of each
/// copy is within quotation marks.
pub const MAX_QUOTED_SHARE_OF_ONE_QUOTATION: f32 = 0.8; // half 1 + 2, double 1 example
/// The number of bits that are added to the needed score if a repeat has no run of matching words.
pub const BITS_WITHOUT_RUN: f32 = 4.0; // half 3 + 3, double 0 + 0
/// The minimum number of matching words in a row that count as a run.
pub const MIN_WORDS_OF_RUN: usize = 3; // half 6 + 6, double 1 example
/// The number of bits that are added to the needed score if the copies of a repeat in two sentences
/// have few different content words in common. No rule example depends on the number. The number is
/// only used for copies with one or two stems. Half the number would report short formulas; twice
/// the number would hide copies that have six function words in common.
pub const BITS_OF_FEW_STEMS: f32 = 8.0;
/// The copies of a repeat are taken to have few different content words in common only if fewer
/// than this many are in both copies.
pub const MIN_STEMS_NOT_FEW: usize = 3; // half 0 + 0, double 8 + 11
/// If the copies of a repeat have at least this many words in common, few different content words
/// are enough. No rule example depends on the number. Copies of so many words with one or two stems
/// are formulas of function words. Half the number would take such formulas for content; twice the
/// number would ask for a higher score.
pub const MIN_WORDS_DESPITE_FEW_STEMS: usize = 6;
/// A reader notices a repeated phrase at once only if at least this many words in a row match.
pub const MIN_WORDS_OF_ECHO: usize = 4; // half 1 + 1, double 1 example
/// A reader notices a repeated phrase at once only if at most this many words are between its two
/// copies.
pub const MAX_DISTANCE_OF_ECHO: u32 = 8; // half 1 example, double 1 example

// The margins: by how many bits the score of a repeat must exceed the score that its distance
// needs.

/// The minimum number of bits by which the score of a long, local repeat must exceed the needed
/// score.
pub const LOCAL_MARGIN: f32 = 2.0; // half 1 example, double 10 + 12
/// The number of bits that are added to the margin of a local repeat for each word by which the
/// repeat is shorter than [`MIN_WORDS_OF_LONG_COPY`].
pub const LOCAL_MARGIN_PER_MISSING_WORD: f32 = 2.5; // half 1 example, double 1 example
/// The number of bits that are taken from the margin of a local repeat if the repeat is within one
/// sentence, or if a reader notices the repetition at once.
pub const LOCAL_MARGIN_LESS_IF_CLOSE: f32 = 4.0; // half 6 + 6, double 6 + 6
/// The minimum number of bits by which the score of a near repeat must exceed the needed score.
pub const NEAR_MARGIN: f32 = 6.0; // half 1 + 1, double 6 + 8
/// The minimum number of bits by which the score of a repeat that is a whole passage must exceed
/// the needed score.
pub const PASSAGE_MARGIN: f32 = 17.0; // half 21 + 40, double 21 + 44
/// The number of bits that are added to the margin of a repeated passage for each word by which the
/// passage is shorter than [`MIN_WORDS_OF_PASSAGE`]. No rule example depends on the number. The
/// number is only used for passages that are slightly too short. Half the number reports a few more
/// passages; twice the number reports a few less.
pub const PASSAGE_MARGIN_PER_MISSING_WORD: f32 = 4.0;
/// The minimum number of bits by which the score of any other repeat must exceed the needed score.
pub const FAR_MARGIN: f32 = 10.0; // half 0 + 30, double 7 + 39
/// A repeat counts as “long” only if its copies have at least this many words in common.
pub const MIN_WORDS_OF_LONG_COPY: usize = 7; // half 1 example, double 1 example
/// A repeat counts as a whole passage only if its copies have at least this many words in common.
pub const MIN_WORDS_OF_PASSAGE: usize = 8; // half 1 example, double 45 + 73

// How many words the copies of a repeat must share.

/// The minimum number of words that the copies of a local repeat have in common.
pub const MIN_WORDS_OF_LOCAL_COPY: usize = 4; // half 0 + 1, double 3 examples
/// The copies of a repeat that is not local must have at least this many words in common.
pub const MIN_WORDS_OF_COPY: usize = 5; // half 0 + 2, double 26 + 53
/// The minimum number of words in a row that the copies of a repeat have in common.
pub const MIN_WORDS_IN_A_ROW: usize = 2; // half 0 + 0, double 29 + 35
/// The copies of a repeat that is local or long must have at least this many different content
/// words in common.
pub const MIN_STEMS_OF_LOCAL_OR_LONG_COPY: usize = 2; // half 0 + 0, double 1 example
/// The copies of a repeat that is neither local nor long must have at least this many different
/// content words in common.
pub const MIN_STEMS_OF_COPY: usize = 3; // half 0 + 0, double 0 + 10
/// The copies of a repeated passage must have at least this many content words in common that are
/// not names.
pub const MIN_PLAIN_WORDS_OF_PASSAGE: usize = 1; // half 3 + 3, double 5 + 6
/// The copies of a repeat that is shorter than a passage must have at least this many content words
/// in common that are not names.
pub const MIN_PLAIN_WORDS_OF_COPY: usize = 2; // half 2 + 2, double 1 example
/// At least this fraction of the content words of each copy of a repeat must be in both copies.
pub const MIN_DENSITY: f32 = 0.5; // half 1 + 1, double 71 + 80
/// At least this fraction of the content words of each copy of a repeat must be in both copies, if
/// the copies have few content words in common.
pub const MIN_DENSITY_OF_THIN_COPY: f32 = 0.6; // half 16 + 17, double 34 + 40
/// The fraction [`MIN_DENSITY_OF_THIN_COPY`] is for repeats whose copies have at most this many
/// content words in common.
pub const MAX_CONTENT_WORDS_OF_THIN_COPY: usize = 4; // half 15 + 16, double 7 + 10

// Repeats that are on purpose.

/// A repeat within one quotation counts as a slip of the writer, and not as a figure of speech,
/// only if its copies have at least this many words in common. No rule example depends on the
/// number. Half the number would take a figure of speech for a slip; twice the number would miss a
/// clause.
pub const MIN_WORDS_OF_SLIP: usize = 9;
/// A repeat within one quotation counts as a slip only if at most this many words of the later copy
/// differ. No rule example depends on the number. Half the number would allow no different word;
/// twice the number would allow two.
pub const MAX_OTHER_WORDS_OF_SLIP: usize = 1;
/// Two sentences that begin with the same words count as an anaphora only if fewer than this many
/// words match.
pub const MIN_WORDS_DESPITE_ANAPHORA: usize = 8; // half 2 examples, double 1 example
/// A repeat whose copies contrast in a word, such as “older” and “younger”, counts as parallel on
/// purpose only if the copies have fewer than this many words in common. With two contrasts, the
/// limit is twice this number.
pub const WORDS_PER_CONTRAST: usize = 14; // half 2 examples, double 0 + 0
/// A repeat may be reported in spite of contrasts, such as “older” and “younger”, if at least this
/// many matching words in a row have no contrast between them.
pub const MIN_RUN_DESPITE_CONTRASTS: usize = 8; // half 19 + 18, double 1 + 2
/// A repeat may be reported in spite of a contrast directly beside its copies, such as “older” and
/// “younger”, if its copies have at least this many words in common.
pub const MIN_WORDS_DESPITE_CONTRAST_BESIDE: usize = 9; // half 5 + 5, double 0 + 0
/// The number of words before and after each copy of a repeat that are compared for contrasts such
/// as “older” and “younger”. The copies themselves end where the words differ.
pub const MAX_WORDS_COMPARED_BESIDE_COPY: u32 = 2; // half 0 + 0, double 1 + 1
/// A negation such as “not” in only one copy of a repeat counts as a contrast only if at most this
/// many words are between the matching words around the negation. More words are a clause of their
/// own.
pub const MAX_WORDS_OF_DENIAL: u32 = 3; // half 0 + 1, double 3 + 3
/// Copies of a repeat that both come before a colon must have at least this many words in common.
pub const MIN_WORDS_DESPITE_COLON: usize = 14; // half 1 example, double 2 + 2
/// A repeat counts as being before a colon only if at most this many tokens are between the repeat
/// and a colon at the end of the same sentence.
pub const MAX_TOKENS_BEFORE_COLON: usize = 3; // half 1 + 1, double 0 + 0
/// A repeat counts as part of a series of sentences only if a third sentence of the series is at
/// most this many sentences away.
pub const MAX_SENTENCES_TO_THIRD_OF_SERIES: u32 = 2; // half 0 + 0, double 2 + 2
/// The minimum number of equal words at the start or at the end of the sentences of a series.
pub const MIN_FRAME_OF_SERIES: usize = 3; // half 2 + 2, double 0 + 0
/// The maximum number of words in which two sentences of a series differ. No rule example depends
/// on the number. Half the number would leave out series that differ in a phrase; twice the number
/// would accept sentences that have little else in common.
pub const MAX_SLOT_OF_SERIES: usize = 3;

// Terms of the draft.

/// The maximum distance, in words, between the two words of a term, such as “city council”.
pub const MAX_WORDS_WITHIN_TERM: u32 = 3; // half 12 + 21, double 6 + 8
/// A pair of words counts as a term only if the draft has the pair at this many places or more. The
/// places of the copies are counted, too.
pub const MIN_PLACES_OF_TERM: usize = 3; // half 1 example, double 1 example
/// The words of a term lose this fraction of their weight if the draft has the term at exactly
/// [`MIN_PLACES_OF_TERM`] places.
pub const DISCOUNT_OF_TERM: f32 = 0.3; // half 9 + 9, double 8 + 12
/// The words of a term lose this fraction of their weight if the draft has the term at more than
/// [`MIN_PLACES_OF_TERM`] places.
pub const DISCOUNT_OF_FREQUENT_TERM: f32 = 0.6; // half 13 + 16, double 7 + 9
/// To find out whether a word belongs to a term, at most this many places of the word on each side
/// of the later copy are searched. The limit saves time.
pub const MAX_PLACES_BESIDE_TERM: usize = 24; // half 1 + 1, double 0 + 0
/// To count how often several words occur in a row, at most this many places of the rarest of them
/// are searched. The limit saves time.
pub const MAX_PLACES_OF_RUN: usize = 2_000;

// The kinds of repeats, and which repeats are shown.

/// A repeat counts as a repeat of nearly a whole sentence only if the repeat has at least this
/// fraction of the words of the sentence.
pub const MIN_SHARE_OF_SENTENCE: f32 = 0.8; // half 4 examples, double 18 + 22
/// A copy of a repeat counts as a quotation only if at least this fraction of its words is in
/// quotation marks.
pub const MIN_QUOTED_SHARE_OF_ECHOED_QUOTE: f32 = 0.6; // half 0 + 0, double 2 + 4
/// A copy of a repeat counts as the draft's own words only if at most this fraction of the words of
/// the copy is within quotation marks.
pub const MAX_QUOTED_SHARE_OF_ECHO: f32 = 0.25; // half 0 + 0, double 1 + 2
/// If the later copies of two repeats overlap by more than this fraction of the shorter copy, only
/// one of the repeats is reported.
pub const MAX_OVERLAP_OF_LATER_COPIES: f32 = 0.5; // half 0 + 1, double 4 + 4
/// If the earlier copies and the later copies of two repeats overlap by more than this fraction of
/// the shorter copy, a reader sees one repeat, and only one is reported. No rule example depends on
/// the number. Half the number hides a second repeat beside the first; twice the number reports one
/// place twice.
pub const MAX_OVERLAP_OF_BOTH_COPIES: f32 = 0.3;

// Reasons for repeats that lie in the structure of the draft.

/// The number of matching words in a row that are searched for at further places of the draft.
pub const WORDS_OF_RECURRING_RUN: u32 = 5; // half 46 + 0, double 4 + 0
/// Matching words in a row count as recurring only if the draft has the words at this many places
/// or more.
pub const MIN_PLACES_OF_RECURRING_RUN: usize = 3; // half 1 example, double 24 + 0
/// A block whose words are all in a longer block counts as displayed in large type only if the
/// longer block is at least this many times as long. Otherwise the two blocks are the same
/// paragraph. No rule example depends on the number. Half the number would hide a paragraph that
/// the draft has twice; twice the number would report a pull quote as a repeat of a short
/// paragraph.
pub const MIN_RATIO_TO_DISPLAYED: f32 = 1.25; // half 2 + 0, double 2 + 0
/// The maximum number of tokens of a label before a colon. No rule example depends on the number.
/// Half the number would miss names of three words; twice the number would take the start of a
/// sentence for a label.
pub const MAX_TOKENS_OF_LABEL: usize = 4;
/// The copies of a repeat may have different content words at one position (the slot), such as
/// “Monday” and “Friday”. Each copy has at most this many words there. No rule example depends on
/// the number. Half the number would miss slots of three and four words; twice the number would
/// take half a sentence for a slot.
pub const MAX_CONTENT_WORDS_OF_SLOT: usize = 4; // half 2 + 0, double 1 example
/// A draft counts as a running report, such as a live blog, only if at least this many lines
/// consist of a time.
pub const MIN_TIMES_OF_RUNNING_REPORT: u32 = 3; // half 0 + 0, double 1 example
/// The maximum number of tokens of a line that consists of a time. No rule example depends on the
/// number, because the line must also match the pattern of a time.
pub const MAX_TOKENS_OF_TIME_LINE: usize = 6;

// Exact repeats: the same short sentence, list item or cell twice.

/// The minimum number of words of a sentence that is reported because the sentence occurs twice in
/// a row. Shorter sentences are repeated for their rhythm.
pub const MIN_WORDS_OF_TWIN_SENTENCE: usize = 3; // half 1 example, double 1 example
/// A list item that occurs twice is reported only if it has at least this many words. For a table
/// row, the words of its longest cell are counted.
pub const MIN_WORDS_OF_TWIN_ITEM: usize = 5; // half 0 + 0, double 1 + 1
/// A list item that occurs twice is reported only if it has at least this many content words. For a
/// table row, the content words of its longest cell are counted.
pub const MIN_CONTENT_WORDS_OF_TWIN_ITEM: usize = 3; // half 0 + 0, double 1 + 1
