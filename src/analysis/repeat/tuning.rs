//! The thresholds of the search for repeats, each with its unit.
//!
//! Each number was halved and doubled. `tests/measure/thresholds.py` counted what changed in 115
//! drafts of news, a handbook, blogs and documentation. The comment after a number gives the
//! result. For example, `half 2 + 5, double 1 example` means:
//! - with half of the number, 2 of 225 findings and 5 of 4,642 facts of the analysis change;
//! - with twice the number, one rule example fails.
//!
//! Where nothing changed in these drafts, the comment counts in 86 others: the examples of this
//! repository, and hurried and machine-written copy (118 findings, 980 facts). A number without such
//! a comment changed nothing.

// The weights of words.

/// The weight of a function word, in bits.
pub const FUNCTION_WORD_BITS: f32 = 2.0; // half 28 + 48, double 1 example
/// A word keeps at least this share of its weight, even if the draft has it many times.
pub const MIN_SHARE_OF_BITS_KEPT: f32 = 0.4; // half 2 + 3, double 3 examples
/// A name keeps this share of its weight. Its repetition means little, because a draft must name
/// its subjects again.
pub const SHARE_OF_BITS_OF_NAMES: f32 = 0.35; // half 17 + 21, double 1 example
/// A draft of this many words influences the weights as much as the table of word frequencies does.
pub const WORDS_THAT_TABLE_OUTWEIGHS: f32 = 1500.0; // half 10 + 13, double 3 examples
/// A word that is missing from the table gets this count.
pub const COUNT_OF_UNSEEN_WORD: f32 = 0.5; // half 0 + 0, double 1 + 1
/// This many words are assumed to be missing from the table. The number only keeps the sum of all
/// probabilities near one. With half or twice as many, no finding changes.
pub const UNSEEN_WORDS: f32 = 50_000.0;
/// This many occurrences are added to the count of the first word of a pair. Otherwise a pair that
/// was seen three times would look like a set phrase. With half or twice as many, no finding
/// changes.
pub const DOUBT_OF_PAIRS: f32 = 5.0;

// The table of frequencies, which `frequencies` writes. The next numbers limit the size of the
// table. They are not used when a draft is read.

/// The table has only words with at least this many occurrences. The limit keeps the table small.
pub const MIN_WORD_COUNT: u32 = 4;
/// The table has only pairs with at least this many occurrences. The limit keeps the table small.
pub const MIN_PAIR_COUNT: u32 = 3;
/// The table has a pair only if its second word is this many times as likely after its first word
/// as elsewhere. The limit keeps the table small.
pub const MIN_PAIR_LIFT: f64 = 3.0;

// Seeds: pairs of content words that occur again.

/// The words of a pair are at most this many words apart.
pub const MAX_WORDS_WITHIN_PAIR: u32 = 6; // half 13 + 13, double 2 + 2
/// The two places of a near pair are at most this many words apart.
pub const MAX_DISTANCE_OF_NEAR_PAIRS: u32 = 200; // half 11 + 15, double 0 + 2
/// The lowest weight of a near pair, in bits.
pub const MIN_BITS_OF_NEAR_PAIR: f32 = 7.0; // half 3 + 3, double 21 + 22
/// The lowest weight of a far pair, in bits.
pub const MIN_BITS_OF_FAR_PAIR: f32 = 14.0; // half 0 + 1, double 51 + 67
/// At most this many earlier places of a near pair are tried. The limit saves time.
pub const MAX_NEAR_PLACES: usize = 8; // half 2 + 2, double 0 + 0
/// At most this many earlier places of a far pair are tried. The limit saves time.
pub const MAX_FAR_PLACES: usize = 3; // half 0 + 1, double 0 + 0
/// At most this many entries of a hash chain are searched for near pairs. The limit saves time.
pub const MAX_NEAR_CHAIN_STEPS: usize = 24;
/// At most this many entries of a hash chain are searched for far pairs. The limit saves time.
pub const MAX_FAR_CHAIN_STEPS: usize = 8;
/// Only the last near pairs are kept, at most this many. Each word begins at most two pairs, so the
/// number covers the greatest distance of near pairs. The limit saves memory.
pub const MAX_NEAR_PAIRS_REMEMBERED: usize = 512;

// The search for alignments decides which pairs are worth an alignment. For this purpose, it
// estimates the score that an alignment would have. The estimate is rather too high than too low. A
// high estimate costs time but loses nothing.

/// The estimate counts this many words on either side of a pair.
pub const MAX_WORDS_COUNTED_BESIDE_PAIR: usize = 14; // half 4 + 9, double 0 + 1
/// A pair is aligned even if the estimate is too low by this many bits, because words may be alike
/// but not equal. The limit saves time.
pub const MAX_BITS_SHORT_OF_COUNT: f32 = 3.0; // half 0 + 0, double 0 + 1
/// The estimate allows this many words that are alike but not equal. The limit saves time.
pub const MAX_WORDS_SPELLED_DIFFERENTLY: u8 = 1;
/// The copies may fill this many words of the distance between the pairs. The limit saves time.
pub const MAX_COPY_WORDS_IN_DISTANCE: u32 = 20;
/// Only alignments with at least this score are kept, in bits.
pub const MIN_ALIGNMENT_BITS: f32 = 6.0; // half 0 + 0, double 2 + 3
/// The words of a reported copy are not searched again if the copy has at least this many matching
/// words.
pub const MIN_WORDS_OF_EXPLAINED_COPY: usize = 8; // half 2 + 2, double 2 + 2
/// This many of the last alignments are remembered, so that none is made twice. The limit saves
/// time.
pub const MAX_ALIGNMENTS_REMEMBERED: usize = 16;
/// For each content word, this many alignments may be made. The limit saves time. Prose needs fewer
/// alignments than this. Without the limit, a text that consists of the same few words would need
/// endless time.
pub const ALIGNMENTS_PER_CONTENT_WORD: f32 = 0.2;
/// At most this many unused alignments are saved up for later words. The limit saves time.
pub const MAX_ALIGNMENTS_SAVED_UP: f32 = 2000.0;

// Alignments.

/// At any point, one copy may be at most this many words ahead of the other copy.
pub const MAX_DRIFT: usize = 5; // half 12 + 12, double 3 + 3
/// An alignment extends at most this many words to either side of its pair.
pub const MAX_EXTENSION: usize = 60; // half 4 + 2, double 0 + 0
/// An extension ends where its score has fallen this far below its best score, in bits.
pub const MAX_SCORE_DROP: f32 = 10.0; // half 43 + 58, double 1 example
/// The cost of a function word that only one copy has, in bits.
pub const COST_OF_SKIPPED_FUNCTION_WORD: f32 = 0.5; // half 12 + 14, double 17 + 30
/// The cost of a content word that only one copy has, in bits.
pub const COST_OF_SKIPPED_CONTENT_WORD: f32 = 2.5; // half 2 examples, double 49 + 51
/// The cost of two different function words, in bits.
pub const COST_OF_OTHER_FUNCTION_WORD: f32 = 1.0; // half 4 + 4, double 0 + 0
/// The cost of a function word in one copy and a content word in its place in the other copy, in
/// bits.
pub const COST_OF_OTHER_NATURE: f32 = 2.5; // half 16 + 18, double 5 + 8
/// The cost of two different content words, in bits.
pub const COST_OF_OTHER_CONTENT_WORD: f32 = 3.0; // half 3 examples, double 20 + 27
/// The cost of extending an alignment into another sentence, in bits.
pub const COST_OF_CROSSED_SENTENCE: f32 = 2.0; // half 2 examples, double 6 + 10
/// Two stems are spellings of one word if at least this share of their letters is equal.
pub const MIN_SIMILARITY_OF_SPELLINGS: f64 = 0.7; // half 5 + 7, double 5 + 4

// Alignments that consist of two pieces.

/// The pieces of a copy are at most this many words apart.
pub const MAX_WORDS_BETWEEN_PIECES: u32 = 8; // half 14 + 18, double 9 + 11
/// The other piece is sought in this many later alignments. The limit saves time.
pub const MAX_ALIGNMENTS_TO_OTHER_PIECE: usize = 12;
/// The cost of pieces whose order differs between the copies, in bits.
pub const COST_OF_OTHER_ORDER: f32 = 3.0; // half 1 + 1, double 0 + 0
/// The cost of pieces that are not adjacent but have the same order in both copies, in bits.
pub const COST_OF_SAME_ORDER: f32 = 2.0; // half 0 + 0, double 1 + 2
/// The other piece is sought word by word only if the alignment has at least this score, in bits.
pub const MIN_BITS_OF_MAIN_PIECE: f32 = 10.0; // half 1 + 1, double 0 + 0
/// The other piece must weigh at least this much, in bits.
pub const MIN_BITS_OF_SMALL_PIECE: f32 = 5.0; // half 0 + 0, double 3 + 3
/// The other piece must have at least this many words.
pub const MIN_WORDS_OF_SMALL_PIECE: u32 = 2; // half 17 + 22, double 3 + 4
/// At most this many words outside a quotation are removed from the end of a copy.
pub const MAX_WORDS_CUT_AT_QUOTATION: usize = 3; // half 0 + 0, double 2 + 3

// The score that copies need, which depends on their distance.

/// Local copies are at most this many words apart.
pub const MAX_LOCAL_DISTANCE: u32 = 60; // half 6 + 39, double 1 example
/// Near copies are at most this many words apart.
pub const MAX_NEAR_DISTANCE: u32 = 150; // half 11 + 41, double 1 example
/// Copies that are at most this many words apart are side by side.
pub const DISTANCE_SIDE_BY_SIDE: f32 = 8.0; // half 10 + 15, double 1 example
/// The score that copies side by side need, in bits.
pub const BITS_SIDE_BY_SIDE: f32 = 14.0; // half 1 example, double 1 example
/// Each time the distance doubles, copies need a score that is higher by this many bits.
pub const BITS_PER_DOUBLED_DISTANCE: f32 = 1.6; // half 1 example, double 39 + 84
/// If both copies are quoted, they need a score that is higher by this many bits. No rule example
/// depends on the number. Two quotations of one speaker may repeat a slogan. Half of the number
/// would report more of them; twice as much would report fewer.
pub const BITS_IF_BOTH_QUOTED: f32 = 10.0;
/// If one of the copies is quoted, they need a score that is higher by this many bits.
pub const BITS_IF_ONE_QUOTED: f32 = 3.0; // half 1 example, double 1 + 2
/// Copies within one quoted sentence need a score that is higher by this many bits.
pub const BITS_IN_QUOTED_SENTENCE: f32 = 6.0; // half 1 + 1, double 1 + 1
/// A copy is quoted if more than this share of its words is within quotation marks.
pub const MAX_QUOTED_SHARE_OF_OWN_WORDS: f32 = 0.5; // half 0 + 0, double 1 example
/// Both copies are quotations if more than this share of the words of each is within quotation
/// marks.
pub const MAX_QUOTED_SHARE_OF_ONE_QUOTATION: f32 = 0.8; // half 1 + 2, double 1 example
/// Copies without a run of matching words need a score that is higher by this many bits.
pub const BITS_WITHOUT_RUN: f32 = 4.0; // half 3 + 3, double 0 + 0
/// A run has at least this many matching words.
pub const MIN_WORDS_OF_RUN: usize = 3; // half 6 + 6, double 1 example
/// Copies in two sentences that have few stems need a score that is higher by this many bits. No
/// rule example depends on the number. The number is only used for copies with one or two stems.
/// Half of it would report short formulas; twice as much would hide copies that share six function
/// words.
pub const BITS_OF_FEW_STEMS: f32 = 8.0;
/// Copies with at least this many different content stems do not have few stems.
pub const MIN_STEMS_NOT_FEW: usize = 3; // half 0 + 0, double 8 + 11
/// If copies have at least this many matching words, it does not matter that they have few stems.
/// No rule example depends on the number. Copies of so many words with one or two stems are
/// formulas of function words. Half of the number would take them for content; twice as many would
/// need a higher score.
pub const MIN_WORDS_DESPITE_FEW_STEMS: usize = 6;
/// A reader notices that a phrase is repeated if at least this many matching words are in a row.
pub const MIN_WORDS_OF_ECHO: usize = 4; // half 1 + 1, double 1 example
/// The two runs of such an echo are at most this many words apart.
pub const MAX_DISTANCE_OF_ECHO: u32 = 8; // half 1 example, double 1 example

// The margin: by how many bits the score of copies must exceed the needed score.

/// The margin of long local copies, in bits.
pub const LOCAL_MARGIN: f32 = 2.0; // half 1 example, double 10 + 12
/// A long copy has at least [`MIN_WORDS_OF_LONG_COPY`] words. For each word that is missing, local
/// copies need a margin that is greater by this many bits.
pub const LOCAL_MARGIN_PER_MISSING_WORD: f32 = 2.5; // half 1 example, double 1 example
/// Within a sentence, or as an echo, local copies need a margin that is smaller by this many bits.
pub const LOCAL_MARGIN_LESS_IF_CLOSE: f32 = 4.0; // half 6 + 6, double 6 + 6
/// The margin of near copies, in bits.
pub const NEAR_MARGIN: f32 = 6.0; // half 1 + 1, double 6 + 8
/// The margin of a whole passage, in bits.
pub const PASSAGE_MARGIN: f32 = 17.0; // half 21 + 40, double 21 + 44
/// A whole passage has at least [`MIN_WORDS_OF_PASSAGE`] words. For each word that is missing, a
/// passage needs a margin that is greater by this many bits. No rule example depends on the number.
/// It is only used for passages that are slightly too short. Half of it reports a few more
/// passages; twice as much reports a few less.
pub const PASSAGE_MARGIN_PER_MISSING_WORD: f32 = 4.0;
/// The margin of far copies, in bits.
pub const FAR_MARGIN: f32 = 10.0; // half 0 + 30, double 7 + 39
/// A long copy has at least this many matching words.
pub const MIN_WORDS_OF_LONG_COPY: usize = 7; // half 1 example, double 1 example
/// A whole passage has at least this many matching words.
pub const MIN_WORDS_OF_PASSAGE: usize = 8; // half 1 example, double 45 + 73

// How few words copies may have.

/// Local copies have at least this many matching words.
pub const MIN_WORDS_OF_LOCAL_COPY: usize = 4; // half 0 + 1, double 3 examples
/// Other copies have at least this many matching words.
pub const MIN_WORDS_OF_COPY: usize = 5; // half 0 + 2, double 26 + 53
/// Copies have at least this many matching words in a row.
pub const MIN_WORDS_IN_A_ROW: usize = 2; // half 0 + 0, double 29 + 35
/// Local or long copies have at least this many different content stems.
pub const MIN_STEMS_OF_LOCAL_OR_LONG_COPY: usize = 2; // half 0 + 0, double 1 example
/// Other copies have at least this many different content stems.
pub const MIN_STEMS_OF_COPY: usize = 3; // half 0 + 0, double 0 + 10
/// A whole passage has at least this many matching content words that are not names.
pub const MIN_PLAIN_WORDS_OF_PASSAGE: usize = 1; // half 3 + 3, double 5 + 6
/// Other copies have at least this many matching content words that are not names.
pub const MIN_PLAIN_WORDS_OF_COPY: usize = 2; // half 2 + 2, double 1 example
/// At least this share of the content words of a copy matches.
pub const MIN_DENSITY: f32 = 0.5; // half 1 + 1, double 71 + 80
/// In thin copies, at least this share of the content words matches.
pub const MIN_DENSITY_OF_THIN_COPY: f32 = 0.6; // half 16 + 17, double 34 + 40
/// A copy is thin if it has at most this many matching content words.
pub const MAX_CONTENT_WORDS_OF_THIN_COPY: usize = 4; // half 15 + 16, double 7 + 10

// Copies that repeat words on purpose.

/// Copies in one quotation are a slip, not a figure of speech, if they have at least this many
/// matching words. No rule example depends on the number. Half of it would take a figure of speech
/// for a slip; twice as many would miss a clause.
pub const MIN_WORDS_OF_SLIP: usize = 9;
/// At most this many words of such a slip may differ. No rule example depends on the number. Half
/// of it would allow no different word; twice as many would allow two.
pub const MAX_OTHER_WORDS_OF_SLIP: usize = 1;
/// If two sentences begin with this many matching words or more, this is not taken for an anaphora.
pub const MIN_WORDS_DESPITE_ANAPHORA: usize = 8; // half 2 examples, double 1 example
/// Each contrast between matching words excuses up to this many of them.
pub const WORDS_PER_CONTRAST: usize = 14; // half 2 examples, double 0 + 0
/// If at least this many matching words are in a row, contrasts around these words do not excuse
/// the repetition.
pub const MIN_RUN_DESPITE_CONTRASTS: usize = 8; // half 19 + 18, double 1 + 2
/// If at least this many words match, a contrast beside these words does not excuse the repetition.
pub const MIN_WORDS_DESPITE_CONTRAST_BESIDE: usize = 9; // half 5 + 5, double 0 + 0
/// This many words beside the copies are compared as well, because an alignment ends where the
/// copies differ.
pub const MAX_WORDS_COMPARED_BESIDE_COPY: u32 = 2; // half 0 + 0, double 1 + 1
/// A negation between matching words has at most this many words. More words are a clause of their
/// own.
pub const MAX_WORDS_OF_DENIAL: u32 = 3; // half 0 + 1, double 3 + 3
/// Copies before a colon are reported only if they have at least this many matching words.
pub const MIN_WORDS_DESPITE_COLON: usize = 14; // half 1 example, double 2 + 2
/// A copy is before a colon if at most this many tokens separate it from the colon at the end of
/// its sentence.
pub const MAX_TOKENS_BEFORE_COLON: usize = 3; // half 1 + 1, double 0 + 0
/// The third sentence of a series is at most this many sentences away from the copies.
pub const MAX_SENTENCES_TO_THIRD_OF_SERIES: u32 = 2; // half 0 + 0, double 2 + 2
/// The sentences of a series share at least this many words at one end.
pub const MIN_FRAME_OF_SERIES: usize = 3; // half 2 + 2, double 0 + 0
/// The sentences of a series differ in at most this many words. No rule example depends on the
/// number. Half of it would leave out series that differ in a phrase; twice as many would accept
/// sentences that share little else.
pub const MAX_SLOT_OF_SERIES: usize = 3;

// Terms of the draft.

/// The words of a term are at most this many words apart.
pub const MAX_WORDS_WITHIN_TERM: u32 = 3; // half 12 + 21, double 6 + 8
/// A pair of words is a term if the draft has it at this many places or more. The places of the
/// copies are counted, too.
pub const MIN_PLACES_OF_TERM: usize = 3; // half 1 example, double 1 example
/// The words of a term with exactly [`MIN_PLACES_OF_TERM`] places lose this share of their weight.
pub const DISCOUNT_OF_TERM: f32 = 0.3; // half 9 + 9, double 8 + 12
/// The words of a term with more places than [`MIN_PLACES_OF_TERM`] lose this share of their
/// weight.
pub const DISCOUNT_OF_FREQUENT_TERM: f32 = 0.6; // half 13 + 16, double 7 + 9
/// This many places of a word before a copy are searched, and as many after the copy. The limit
/// saves time.
pub const MAX_PLACES_BESIDE_TERM: usize = 24; // half 1 + 1, double 0 + 0
/// At most this many places of the rarest word of a run are searched. The limit saves time.
pub const MAX_PLACES_OF_RUN: usize = 2_000;

// The kinds of copies, and which copies are shown.

/// A copy is nearly a whole sentence if it has at least this share of the words of the sentence.
pub const MIN_SHARE_OF_SENTENCE: f32 = 0.8; // half 4 examples, double 18 + 22
/// A copy is an echoed quotation if at least this share of its words is within quotation marks.
pub const MIN_QUOTED_SHARE_OF_ECHOED_QUOTE: f32 = 0.6; // half 0 + 0, double 2 + 4
/// A copy is in the draft's own words if at most this share of its words is within quotation marks.
pub const MAX_QUOTED_SHARE_OF_ECHO: f32 = 0.25; // half 0 + 0, double 1 + 2
/// The later copies of two repeats may overlap by at most this share.
pub const MAX_OVERLAP_OF_LATER_COPIES: f32 = 0.5; // half 0 + 1, double 4 + 4
/// Both copies of two repeats may overlap by at most this share. No rule example depends on the
/// number. If the share is greater, a reader sees one repeat, not two. Half of it hides a second
/// repeat beside the first; twice as much reports one place twice.
pub const MAX_OVERLAP_OF_BOTH_COPIES: f32 = 0.3;

// Formal reasons for repeats.

/// This many words of a run are searched for in the draft.
pub const WORDS_OF_RECURRING_RUN: u32 = 5; // half 46 + 0, double 4 + 0
/// A run recurs if the draft has it at this many places or more.
pub const MIN_PLACES_OF_RECURRING_RUN: usize = 3; // half 1 example, double 24 + 0
/// A copy that is displayed in large type repeats a block only if the block is this many times as
/// long as the copy. Otherwise the copy and the block are the same paragraph. No rule example
/// depends on the number. Half of it would hide a paragraph that the draft has twice; twice as much
/// would report a pull quote as a repeat of a short paragraph.
pub const MIN_RATIO_TO_DISPLAYED: f32 = 1.25; // half 2 + 0, double 2 + 0
/// A label before a colon has at most this many tokens. No rule example depends on the number. Half
/// of it would miss names of three words; twice as many would take the start of a sentence for a
/// label.
pub const MAX_TOKENS_OF_LABEL: usize = 4;
/// At a position where the copies differ, each has at most this many content words. No rule example
/// depends on the number. Half of it would miss slots of three and four words; twice as many would
/// take half a sentence for a slot.
pub const MAX_CONTENT_WORDS_OF_SLOT: usize = 4; // half 2 + 0, double 1 example
/// A running report has at least this many lines with a time.
pub const MIN_TIMES_OF_RUNNING_REPORT: u32 = 3; // half 0 + 0, double 1 example
/// A line with a time has at most this many tokens. No rule example depends on the number, because
/// the line must also match the pattern of a time.
pub const MAX_TOKENS_OF_TIME_LINE: usize = 6;

// Exact repeats.

/// A sentence has at least this many words. Shorter sentences are repeated for their rhythm.
pub const MIN_WORDS_OF_TWIN_SENTENCE: usize = 3; // half 1 example, double 1 example
/// An item or a cell has at least this many words.
pub const MIN_WORDS_OF_TWIN_ITEM: usize = 5; // half 0 + 0, double 1 + 1
/// An item or a cell has at least this many content words.
pub const MIN_CONTENT_WORDS_OF_TWIN_ITEM: usize = 3; // half 0 + 0, double 1 + 1

// Doubled words.

/// This many tokens before a participle are searched for the auxiliary of a passive. No rule
/// example depends on the number, because adverbs are skipped. Half of it would miss an auxiliary
/// before two adverbs; twice as many would only help if more than two adverbs follow the auxiliary.
pub const MAX_TOKENS_TO_AUXILIARY: usize = 3;
/// An unknown word that is always written twice, such as “mahi mahi”, has at most this many
/// letters.
pub const MAX_LETTERS_OF_REDUPLICATION: usize = 7; // half 0 + 0, double 1 example
/// A comparison has at most this many tokens before the end of its second “as”.
pub const MAX_TOKENS_OF_COMPARISON: usize = 3; // half 1 example, double 0 + 0
/// At most this many tokens separate the end of a subject from the word that opens its clause.
pub const MAX_TOKENS_OF_SUBJECT: usize = 8; // half 1 example, double 0 + 0
/// At most this many tokens separate a verb from its particle: “turned the old lamp on”.
pub const MAX_TOKENS_TO_PARTICLE: usize = 4; // half 1 example, double 0 + 0
/// A doubled phrase has at least this many words. Single words and pairs have rules of their own.
pub const MIN_WORDS_OF_DOUBLED_PHRASE: usize = 3; // half 0 + 0, double 2 examples
/// A doubled phrase has at most this many words. Longer phrases are repeats.
pub const MAX_WORDS_OF_DOUBLED_PHRASE: usize = 12;
/// A speaker does not say a phrase twice for stress if it has at least this many words. No rule
/// example depends on the number. Stress repeats two or three words.
pub const MIN_WORDS_OF_SPOKEN_PHRASE: usize = 4;
/// A label at the start of a block has at most this many tokens: “**Flash drives** flash”. No rule
/// example depends on the number. Half of it would miss labels of two words; twice as many would
/// take emphasis at the start of a sentence for a label.
pub const MAX_TOKENS_OF_RUN_IN_LABEL: usize = 2;
/// A heading or a cell is a label if it has at most this many tokens. No rule example depends on
/// the number. Half of it would miss labels of three and four words; twice as many would take
/// headings that are sentences for labels.
pub const MAX_TOKENS_OF_LABEL_LINE: usize = 4;
