//! The thresholds of the search for repeats, each with its unit.
//!
//! The comment behind a number says what changes when the number is halved and when it is doubled,
//! as `tests/measure/thresholds.py` counted in 115 drafts of news, a handbook, blogs and
//! documentation: how many rule examples fail, or, if none fails, how many of 225 findings + 4,642
//! facts of the analysis change. A number without such a comment changed nothing.

// The weights of words.

/// The weight of a function word, in bits.
pub const FUNCTION_WORD_BITS: f32 = 2.0; // half 28 + 48, double 1 example
/// The share of its weight that a word keeps, however often the draft has it.
pub const MIN_SHARE_OF_BITS_KEPT: f32 = 0.4; // half 2 + 3, double 3 examples
/// The share of its weight that a name keeps, because a draft must name its subjects again.
pub const SHARE_OF_BITS_OF_NAMES: f32 = 0.35; // half 17 + 21, double 1 example
/// How many words of the draft have as much influence on the weights as the table of word
/// frequencies.
pub const WORDS_THAT_TABLE_OUTWEIGHS: f32 = 1500.0; // half 10 + 13, double 3 examples
/// The count of a word that is missing from the table.
pub const COUNT_OF_UNSEEN_WORD: f32 = 0.5; // half 0 + 0, double 1 + 1
/// How many words are assumed to be missing from the table. The number only keeps the sum of all
/// probabilities near one: with half or twice as many no finding changes.
pub const UNSEEN_WORDS: f32 = 50_000.0;
/// How many occurrences are added to the count of the first word of a pair, so that a pair that was
/// seen three times is not taken for a set phrase. With half or twice as many no finding changes.
pub const DOUBT_OF_PAIRS: f32 = 5.0;

// The table of frequencies, which `frequencies` writes. These numbers bound its size and are not
// used when a draft is read.

/// The minimum number of occurrences of a word in the table. The limit bounds its size.
pub const MIN_WORD_COUNT: u32 = 4;
/// The minimum number of occurrences of a pair in the table. The limit bounds its size.
pub const MIN_PAIR_COUNT: u32 = 3;
/// By which factor the second word of a pair must be likelier behind the first than anywhere. The
/// limit bounds the size of the table.
pub const MIN_PAIR_LIFT: f64 = 3.0;

// Seeds: pairs of content words that recur.

/// How far apart the words of a pair may be, in words.
pub const MAX_WORDS_WITHIN_PAIR: u32 = 6; // half 13 + 13, double 2 + 2
/// How far apart the copies of a near pair may be, in words.
pub const MAX_DISTANCE_OF_NEAR_PAIRS: u32 = 200; // half 11 + 15, double 0 + 2
/// The lowest weight of a near pair, in bits.
pub const MIN_BITS_OF_NEAR_PAIR: f32 = 7.0; // half 3 + 3, double 21 + 22
/// The lowest weight of a far pair, in bits.
pub const MIN_BITS_OF_FAR_PAIR: f32 = 14.0; // half 0 + 1, double 51 + 67
/// How many earlier places of a near pair are tried. The limit bounds the work.
pub const MAX_NEAR_PLACES: usize = 8; // half 2 + 2, double 0 + 0
/// How many earlier places of a far pair are tried. The limit bounds the work.
pub const MAX_FAR_PLACES: usize = 3; // half 0 + 1, double 0 + 0
/// How many entries of a hash chain are searched for near pairs. The limit bounds the work.
pub const MAX_NEAR_CHAIN_STEPS: usize = 24;
/// How many entries of a hash chain are searched for far pairs. The limit bounds the work.
pub const MAX_FAR_CHAIN_STEPS: usize = 8;
/// How many near pairs are kept: two for each word within their distance. The limit bounds the
/// memory.
pub const MAX_NEAR_PAIRS_REMEMBERED: usize = 512;

// The search for alignments: which pairs are worth one. The counts here are upper estimates of the
// score of the copies, so a generous estimate costs time but loses nothing.

/// How many words to either side of a pair are counted before its copies are aligned.
pub const MAX_WORDS_COUNTED_BESIDE_PAIR: usize = 14; // half 4 + 9, double 0 + 1
/// How many bits the count may be too low, for words that are alike but not the same. The limit
/// bounds the work.
pub const MAX_BITS_SHORT_OF_COUNT: f32 = 3.0; // half 0 + 0, double 0 + 1
/// How many words of an alignment may be alike but not the same. The limit bounds the work.
pub const MAX_WORDS_SPELLED_DIFFERENTLY: u8 = 1;
/// How much of the distance between pairs the copies may take up, in words. The limit bounds the
/// work.
pub const MAX_COPY_WORDS_IN_DISTANCE: u32 = 20;
/// The lowest score of an alignment that is kept, in bits.
pub const MIN_ALIGNMENT_BITS: f32 = 6.0; // half 0 + 0, double 2 + 3
/// The minimum number of matching words of a reported copy whose words are not searched again.
pub const MIN_WORDS_OF_EXPLAINED_COPY: usize = 8; // half 2 + 2, double 2 + 2
/// How many of the last alignments are kept, so that none is made twice. The limit bounds the work.
pub const MAX_ALIGNMENTS_REMEMBERED: usize = 16;
/// How many alignments may be made for each content word. The limit bounds the work: prose needs a
/// part of them, and a text of the same few words over and over would take endless time.
pub const ALIGNMENTS_PER_CONTENT_WORD: f32 = 0.2;
/// How many unused alignments may be saved up. The limit bounds the work.
pub const MAX_ALIGNMENTS_SAVED_UP: f32 = 2000.0;

// Alignments.

/// By how many words the copies may drift apart.
pub const MAX_DRIFT: usize = 5;
/// How far an alignment may extend to either side of its pair, in words.
pub const MAX_EXTENSION: usize = 60; // half 4 + 2, double 0 + 0
/// How far the score may fall below its best before an extension ends, in bits.
pub const MAX_SCORE_DROP: f32 = 10.0; // half 43 + 58, double 1 example
/// The cost of skipping a function word in one copy, in bits.
pub const COST_OF_SKIPPED_FUNCTION_WORD: f32 = 0.5; // half 12 + 14, double 17 + 30
/// The cost of skipping a content word in one copy, in bits.
pub const COST_OF_SKIPPED_CONTENT_WORD: f32 = 2.5; // half 2 examples, double 49 + 51
/// The cost of two function words that differ, in bits.
pub const COST_OF_OTHER_FUNCTION_WORD: f32 = 1.0; // half 4 + 4, double 0 + 0
/// The cost of a function word where the other copy has a content word, in bits.
pub const COST_OF_OTHER_NATURE: f32 = 2.5; // half 16 + 18, double 5 + 8
/// The cost of two content words that differ, in bits.
pub const COST_OF_OTHER_CONTENT_WORD: f32 = 3.0; // half 3 examples, double 20 + 27
/// The cost of extending an alignment into another sentence, in bits.
pub const COST_OF_CROSSED_SENTENCE: f32 = 2.0; // half 2 examples, double 6 + 10
/// The lowest similarity of two stems that are spellings of one word, as a share of letters.
pub const MIN_SIMILARITY_OF_SPELLINGS: f64 = 0.7; // half 5 + 7, double 5 + 4

// Alignments of two pieces.

/// How far the pieces of a copy may be apart, in words.
pub const MAX_WORDS_BETWEEN_PIECES: u32 = 8; // half 14 + 18, double 9 + 11
/// How many alignments later the other piece may come. The limit bounds the work.
pub const MAX_ALIGNMENTS_TO_OTHER_PIECE: usize = 12;
/// The cost of pieces in another order, in bits.
pub const COST_OF_OTHER_ORDER: f32 = 3.0; // half 1 + 1, double 0 + 0
/// The cost of pieces that are apart but in order, in bits.
pub const COST_OF_SAME_ORDER: f32 = 2.0; // half 0 + 0, double 1 + 2
/// The lowest score of an alignment whose other piece is sought word by word, in bits.
pub const MIN_BITS_OF_MAIN_PIECE: f32 = 10.0; // half 1 + 1, double 0 + 0
/// The lowest weight of the other piece, in bits.
pub const MIN_BITS_OF_SMALL_PIECE: f32 = 5.0; // half 0 + 0, double 3 + 3
/// The minimum number of words of the other piece.
pub const MIN_WORDS_OF_SMALL_PIECE: u32 = 2; // half 17 + 22, double 3 + 4
/// How many words may be cut off an end of a copy because they stand outside its quotation.
pub const MAX_WORDS_CUT_AT_QUOTATION: usize = 3; // half 0 + 0, double 2 + 3

// The score that copies need, by their distance.

/// How far apart local copies may be, in words.
pub const MAX_LOCAL_DISTANCE: u32 = 60; // half 6 + 39, double 1 example
/// How far apart near copies may be, in words.
pub const MAX_NEAR_DISTANCE: u32 = 150; // half 11 + 41, double 1 example
/// The distance within which copies count as side by side, in words.
pub const DISTANCE_SIDE_BY_SIDE: f32 = 8.0; // half 10 + 15, double 1 example
/// The score that copies side by side need, in bits.
pub const BITS_SIDE_BY_SIDE: f32 = 14.0; // half 1 example, double 1 example
/// The score that each doubling of the distance adds, in bits.
pub const BITS_PER_DOUBLED_DISTANCE: f32 = 1.6; // half 1 example, double 39 + 84
/// The extra score that copies need if both are quoted, in bits. No rule example depends on the
/// number: two quotations of one speaker may repeat a slogan; half of it would report more of them,
/// twice as much would report fewer.
pub const BITS_IF_BOTH_QUOTED: f32 = 10.0;
/// The extra score that copies need if one of them is quoted, in bits.
pub const BITS_IF_ONE_QUOTED: f32 = 3.0; // half 1 example, double 1 + 2
/// The extra score that copies need within one quoted sentence, in bits.
pub const BITS_IN_QUOTED_SENTENCE: f32 = 6.0; // half 1 + 1, double 1 + 1
/// The share of a copy's words within quotation marks above which it is quoted.
pub const MAX_QUOTED_SHARE_OF_OWN_WORDS: f32 = 0.5; // half 0 + 0, double 1 example
/// The share of each copy's words within quotation marks above which both are quotations.
pub const MAX_QUOTED_SHARE_OF_ONE_QUOTATION: f32 = 0.8; // half 1 + 2, double 1 example
/// The extra score that copies need without a run of matching words, in bits.
pub const BITS_WITHOUT_RUN: f32 = 4.0; // half 3 + 3, double 0 + 0
/// The minimum number of matching words of such a run.
pub const MIN_WORDS_OF_RUN: usize = 3; // half 6 + 6, double 1 example
/// The extra score that copies with few stems need in two sentences, in bits. No rule example
/// depends on the number: it only concerns copies with one or two stems in two sentences; half of
/// it would report short formulas, twice as much would hide copies that share six function words.
pub const BITS_OF_FEW_STEMS: f32 = 8.0;
/// The minimum number of different content stems that are not few.
pub const MIN_STEMS_NOT_FEW: usize = 3; // half 0 + 0, double 8 + 11
/// The minimum number of matching words that make up for few stems. No rule example depends on the
/// number: copies of that many words with one or two stems are formulas of function words; half of
/// it would take them for content, twice as many would need a higher score.
pub const MIN_WORDS_DESPITE_FEW_STEMS: usize = 6;
/// The minimum number of matching words in a row that a reader hears as the same phrase again.
pub const MIN_WORDS_OF_ECHO: usize = 4; // half 1 + 1, double 1 example
/// How far apart such runs may be, in words.
pub const MAX_DISTANCE_OF_ECHO: u32 = 8; // half 1 example, double 1 example

// The margin by which copies must exceed that score.

/// The margin of long local copies, in bits.
pub const LOCAL_MARGIN: f32 = 2.0; // half 1 example, double 10 + 12
/// How much more margin local copies need for each word that they lack to be long, in bits.
pub const LOCAL_MARGIN_PER_MISSING_WORD: f32 = 2.5; // half 1 example, double 1 example
/// How much less margin local copies need within a sentence or as an echo, in bits.
pub const LOCAL_MARGIN_LESS_IF_CLOSE: f32 = 4.0; // half 6 + 6, double 6 + 6
/// The margin of near copies, in bits.
pub const NEAR_MARGIN: f32 = 6.0; // half 1 + 1, double 6 + 8
/// The margin of a whole passage, in bits.
pub const PASSAGE_MARGIN: f32 = 17.0; // half 21 + 40, double 21 + 44
/// How much more margin a passage needs for each word that it lacks to be whole, in bits. No rule
/// example depends on the number: it only concerns passages that are just short of the fewest
/// words; half of it reports a few more, twice as much a few less.
pub const PASSAGE_MARGIN_PER_MISSING_WORD: f32 = 4.0;
/// The margin of far copies, in bits.
pub const FAR_MARGIN: f32 = 10.0; // half 0 + 30, double 7 + 39
/// The minimum number of matching words of long copies.
pub const MIN_WORDS_OF_LONG_COPY: usize = 7; // half 1 example, double 1 example
/// The minimum number of matching words of a whole passage.
pub const MIN_WORDS_OF_PASSAGE: usize = 8; // half 1 example, double 45 + 73

// The fewest words.

/// The minimum number of matching words of local copies.
pub const MIN_WORDS_OF_LOCAL_COPY: usize = 4; // half 0 + 1, double 3 examples
/// The minimum number of matching words of other copies.
pub const MIN_WORDS_OF_COPY: usize = 5; // half 0 + 2, double 26 + 53
/// The minimum number of matching words in a row.
pub const MIN_WORDS_IN_A_ROW: usize = 2; // half 0 + 0, double 29 + 35
/// The minimum number of different content stems of local or long copies.
pub const MIN_STEMS_OF_LOCAL_OR_LONG_COPY: usize = 2; // half 0 + 0, double 1 example
/// The minimum number of different content stems of other copies.
pub const MIN_STEMS_OF_COPY: usize = 3; // half 0 + 0, double 0 + 10
/// The minimum number of matching content words of a whole passage that are not names.
pub const MIN_PLAIN_WORDS_OF_PASSAGE: usize = 1; // half 3 + 3, double 5 + 6
/// The minimum number of matching content words of other copies that are not names.
pub const MIN_PLAIN_WORDS_OF_COPY: usize = 2; // half 2 + 2, double 1 example
/// The lowest share of the content words that match.
pub const MIN_DENSITY: f32 = 0.5; // half 1 + 1, double 71 + 80
/// The lowest share of the content words of thin copies that match.
pub const MIN_DENSITY_OF_THIN_COPY: f32 = 0.6; // half 16 + 17, double 34 + 40
/// The maximum number of matching content words of thin copies.
pub const MAX_CONTENT_WORDS_OF_THIN_COPY: usize = 4; // half 15 + 16, double 7 + 10

// Copies that repeat words on purpose.

/// The minimum number of matching words of a slip within one quotation, which is no rhetoric. No
/// rule example depends on the number: half of it would take a speaker's figure of speech for a
/// slip, twice as many would miss a clause.
pub const MIN_WORDS_OF_SLIP: usize = 9;
/// How many words of such a slip may differ. No rule example depends on the number: half of it
/// allows no other word, twice as many two.
pub const MAX_OTHER_WORDS_OF_SLIP: usize = 1;
/// The minimum number of matching words at the start of two sentences that are no anaphora.
pub const MIN_WORDS_DESPITE_ANAPHORA: usize = 8; // half 2 examples, double 1 example
/// How many matching words one contrast between them can excuse.
pub const WORDS_PER_CONTRAST: usize = 14; // half 2 examples, double 0 + 0
/// The minimum number of matching words in a row that contrasts around them cannot excuse.
pub const MIN_RUN_DESPITE_CONTRASTS: usize = 8; // half 19 + 18, double 1 + 2
/// The minimum number of matching words that a contrast beside them cannot excuse.
pub const MIN_WORDS_DESPITE_CONTRAST_BESIDE: usize = 9; // half 5 + 5, double 0 + 0
/// How many words beside the copies are compared, because an alignment ends where the copies
/// differ.
pub const MAX_WORDS_COMPARED_BESIDE_COPY: u32 = 2; // half 0 + 0, double 1 + 1
/// The maximum number of words of a negation between matching words. More words are a clause of
/// their own.
pub const MAX_WORDS_OF_DENIAL: u32 = 3; // half 0 + 1, double 3 + 3
/// The minimum number of matching words before a colon that are reported.
pub const MIN_WORDS_DESPITE_COLON: usize = 14; // half 1 example, double 2 + 2
/// How many tokens may follow a copy in a sentence that ends with a colon.
pub const MAX_TOKENS_BEFORE_COLON: usize = 3; // half 1 + 1, double 0 + 0
/// How many sentences from the copies the third sentence of a series may stand.
pub const MAX_SENTENCES_TO_THIRD_OF_SERIES: u32 = 2; // half 0 + 0, double 2 + 2
/// The minimum number of words that the sentences of a series share at one end.
pub const MIN_FRAME_OF_SERIES: usize = 3; // half 2 + 2, double 0 + 0
/// The maximum number of words in which the sentences of a series differ. No rule example depends
/// on the number: half of it would leave out series that differ in a phrase, twice as many would
/// accept sentences that share little else.
pub const MAX_SLOT_OF_SERIES: usize = 3;

// Terms of the draft.

/// How far apart the words of a term may be, in words.
pub const MAX_WORDS_WITHIN_TERM: u32 = 3; // half 12 + 21, double 6 + 8
/// The minimum number of places of a pair of words that is a term, with those of the copies.
pub const MIN_PLACES_OF_TERM: usize = 3; // half 1 example, double 1 example
/// The share of their weight that the words of a term with that many places lose.
pub const DISCOUNT_OF_TERM: f32 = 0.3; // half 9 + 9, double 8 + 12
/// The share of their weight that the words of a term with more places lose.
pub const DISCOUNT_OF_FREQUENT_TERM: f32 = 0.6; // half 13 + 16, double 7 + 9
/// How many places of a word before a copy are searched, and as many after it. The limit bounds the
/// work.
pub const MAX_PLACES_BESIDE_TERM: usize = 24; // half 1 + 1, double 0 + 0
/// How many places of the rarest word of a run are searched. The limit bounds the work.
pub const MAX_PLACES_OF_RUN: usize = 2_000;

// The kinds of copies, and which copies are shown.

/// The lowest share of the words of a sentence that is nearly all of it.
pub const MIN_SHARE_OF_SENTENCE: f32 = 0.8; // half 4 examples, double 18 + 22
/// The lowest share of words within quotation marks in a copy that is an echoed quotation.
pub const MIN_QUOTED_SHARE_OF_ECHOED_QUOTE: f32 = 0.6; // half 0 + 0, double 2 + 4
/// The greatest share of words within quotation marks in a copy that is in the draft's own words.
pub const MAX_QUOTED_SHARE_OF_ECHO: f32 = 0.25; // half 0 + 0, double 1 + 2
/// The share by which the later copies of two repeats may overlap.
pub const MAX_OVERLAP_OF_LATER_COPIES: f32 = 0.5; // half 0 + 1, double 4 + 4
/// The share by which both copies of two repeats may overlap. No rule example depends on the
/// number: with a greater share, two repeats are one to a reader; half of it hides a neighbour,
/// twice as much reports one place twice.
pub const MAX_OVERLAP_OF_BOTH_COPIES: f32 = 0.3;

// Formal reasons.

/// How many words of a run are sought in the draft.
pub const WORDS_OF_RECURRING_RUN: u32 = 5; // half 46 + 0, double 4 + 0
/// The minimum number of places of a run that recurs.
pub const MIN_PLACES_OF_RECURRING_RUN: usize = 3; // half 1 example, double 24 + 0
/// How many times as long as the displayed copy a block must be; otherwise the two are the same
/// paragraph. No rule example depends on the number: half of it would hide a paragraph that stands
/// twice, twice as much would report a pull quote as a repeat of a short paragraph.
pub const MIN_RATIO_TO_DISPLAYED: f32 = 1.25;
/// The maximum number of tokens of a label before a colon. No rule example depends on the number:
/// half of it would miss names of three words, twice as many would take the start of a sentence for
/// a label.
pub const MAX_TOKENS_OF_LABEL: usize = 4;
/// The maximum number of content words of each copy at a position where the two differ. No rule
/// example depends on the number: half of it would miss slots of three and four words, twice as
/// many would take half a sentence for a slot.
pub const MAX_CONTENT_WORDS_OF_SLOT: usize = 4;
/// The minimum number of lines with a time in a running report.
pub const MIN_TIMES_OF_RUNNING_REPORT: u32 = 3; // half 0 + 0, double 1 example
/// The maximum number of tokens of a line with a time. No rule example depends on the number: the
/// pattern of a time must match as well.
pub const MAX_TOKENS_OF_TIME_LINE: usize = 6;

// Exact repeats.

/// The minimum number of words of a sentence. Shorter ones are repeated for their rhythm.
pub const MIN_WORDS_OF_TWIN_SENTENCE: usize = 3;
/// The minimum number of words of an item or a cell.
pub const MIN_WORDS_OF_TWIN_ITEM: usize = 5; // half 0 + 0, double 1 + 1
/// The minimum number of content words of an item or a cell.
pub const MIN_CONTENT_WORDS_OF_TWIN_ITEM: usize = 3; // half 0 + 0, double 1 + 1

// Doubled words.

/// How many tokens before a participle are searched for the auxiliary that makes it a passive. No
/// rule example depends on the number: adverbs are skipped, so half of it would miss an auxiliary
/// before two adverbs, and twice as many would only help behind more of them.
pub const MAX_TOKENS_TO_AUXILIARY: usize = 3;
/// The maximum number of letters of an unknown word that is always written twice: “mahi mahi”.
pub const MAX_LETTERS_OF_REDUPLICATION: usize = 7;
/// The maximum number of tokens of a comparison up to its second “as”.
pub const MAX_TOKENS_OF_COMPARISON: usize = 3;
/// The maximum number of tokens between the end of a subject and the word that opens its clause.
pub const MAX_TOKENS_OF_SUBJECT: usize = 8;
/// The maximum number of tokens between a verb and its particle: “turned the old lamp on”.
pub const MAX_TOKENS_TO_PARTICLE: usize = 4;
/// The minimum number of words of a doubled phrase. Single words and pairs have rules of their own.
pub const MIN_WORDS_OF_DOUBLED_PHRASE: usize = 3;
/// The maximum number of words of a doubled phrase. Longer phrases are repeats.
pub const MAX_WORDS_OF_DOUBLED_PHRASE: usize = 12;
/// The minimum number of words of a phrase that a speaker does not say twice for stress.
pub const MIN_WORDS_OF_SPOKEN_PHRASE: usize = 4;
/// The maximum number of tokens of a label at the start of a block: “**Flash drives** flash”. No
/// rule example depends on the number: half of it would miss labels of two words, twice as many
/// would take emphasis at the start of a sentence for a label.
pub const MAX_TOKENS_OF_RUN_IN_LABEL: usize = 2;
/// The maximum number of tokens of a heading or a cell that is a label. No rule example depends on
/// the number: half of it would miss labels of three and four words, twice as many would take
/// headings that are sentences for labels.
pub const MAX_TOKENS_OF_LABEL_LINE: usize = 4;

// Restatements.

/// The minimum number of content words that a restatement shares with the earlier sentence.
pub const MIN_WORDS_OF_RESTATEMENT: usize = 2;
/// The lowest weight of those words, in bits.
pub const MIN_BITS_OF_RESTATEMENT: f32 = 20.0;
/// The lowest share of those words among the content words of the shorter sentence.
pub const MIN_SHARE_OF_RESTATED_WORDS: f32 = 0.4;
/// The maximum number of sentences of the draft that a rare word stands in.
pub const MAX_SENTENCES_WITH_RARE_WORD: usize = 3;
/// The share of its weight that such a word keeps if it stands in a third sentence.
pub const SHARE_OF_BITS_OF_RARE_WORD: f32 = 0.7;
/// The share of its weight that a word in more sentences keeps.
pub const SHARE_OF_BITS_OF_COMMON_WORD: f32 = 0.15;

/// The minimum number of content words that two dense parts share.
pub const MIN_WORDS_OF_DENSE_PART: usize = 3;
/// The lowest weight of those words, in bits.
pub const MIN_BITS_OF_DENSE_PART: f32 = 12.0;
/// The lowest share of their weight in the weight of either part.
pub const MIN_SHARE_OF_DENSE_PART: f32 = 0.5;
/// The maximum number of sentences of a draft in which no word recurs by chance.
pub const MAX_SENTENCES_OF_SHORT_DRAFT: usize = 40;
/// The maximum number of content words that dense parts share. The limit bounds the work.
pub const MAX_WORDS_OF_DENSE_PART: usize = 24;
/// The maximum number of words of a dense part. The limit bounds the work.
pub const MAX_LENGTH_OF_DENSE_PART: usize = 48;
