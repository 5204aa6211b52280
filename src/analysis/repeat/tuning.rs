//! The thresholds of repeats, each with its unit. Owns numbers, knows no code that reads them.
//!
//! The comment behind a number says what changes with half of it and with double, as
//! `tests/measure/thresholds.py` counted in 115 drafts of news, a handbook, blogs and
//! documentation: how many rule examples fail, or else how many of 225 findings + 4,642 facts of
//! the analysis change. Where nothing stands, nothing changed in them.

// Words and what they tell.

/// What a word of grammar tells, in bits.
pub const FUNCTION_WORD_BITS: f32 = 2.0; // half 28 + 48, double 1 example
/// The share of its bits that a word keeps however often the draft has it.
pub const MIN_SHARE_OF_BITS_KEPT: f32 = 0.4; // half 2 + 3, double 3 examples
/// The share of its bits that a name tells: a draft must name its subjects again.
pub const SHARE_OF_BITS_OF_NAMES: f32 = 0.35; // half 17 + 21, double 1 example
/// How many words of the draft the table of word frequencies weighs as much as.
pub const WORDS_THAT_TABLE_OUTWEIGHS: f32 = 1500.0; // half 10 + 13, double 3 examples
/// How often a word that is missing from the table counts as seen.
pub const COUNT_OF_UNSEEN_WORD: f32 = 0.5; // half 0 + 0, double 1 + 1
/// How many words are taken to be missing from the table. Only keeps the sum of all probabilities
/// near one: with half or twice as many no finding changes.
pub const UNSEEN_WORDS: f32 = 50_000.0;
/// How much likelier than counted the first word of a pair is taken to be, in occurrences, so that
/// a pair that was seen three times does not pass for a set phrase. With half or twice the doubt no
/// finding changes.
pub const DOUBT_OF_PAIRS: f32 = 5.0;

// The table of frequencies, which `frequencies` writes: they bound its size, and no draft is read
// by them.

/// The fewest occurrences of a word in the table. Bounds its size.
pub const MIN_WORD_COUNT: u32 = 4;
/// The fewest occurrences of a pair in the table. Bounds its size.
pub const MIN_PAIR_COUNT: u32 = 3;
/// How much likelier after the first than anywhere the second word of a pair must be, as a factor.
/// Bounds the table's size.
pub const MIN_PAIR_LIFT: f64 = 3.0;

// Seeds: pairs of content words that recur.

/// How far apart the words of a pair may be, in words.
pub const MAX_WORDS_WITHIN_PAIR: u32 = 6; // half 13 + 13, double 2 + 2
/// The distance up to which the copies of a pair are nearby, in words.
pub const MAX_DISTANCE_OF_NEAR_PAIRS: u32 = 200; // half 11 + 15, double 0 + 2
/// The least that a pair nearby tells, in bits.
pub const MIN_BITS_OF_NEAR_PAIR: f32 = 7.0; // half 3 + 3, double 21 + 22
/// The least that a pair far away tells, in bits.
pub const MIN_BITS_OF_FAR_PAIR: f32 = 14.0; // half 0 + 1, double 51 + 67
/// How many earlier places of a pair nearby are tried. Bounds work.
pub const MAX_NEAR_PLACES: usize = 8; // half 2 + 2, double 0 + 0
/// How many earlier places of a pair far away are tried. Bounds work.
pub const MAX_FAR_PLACES: usize = 3; // half 0 + 1, double 0 + 0
/// How many entries of a hash chain are looked through for pairs nearby. Bounds work.
pub const MAX_NEAR_CHAIN_STEPS: usize = 24;
/// How many entries of a hash chain are looked through for pairs far away. Bounds work.
pub const MAX_FAR_CHAIN_STEPS: usize = 8;
/// How many pairs are remembered as nearby: two for each word within their distance. Bounds memory.
pub const MAX_NEAR_PAIRS_REMEMBERED: usize = 512;

// The search for alignments: which pairs are worth one. What is counted here estimates from above
// what the copies tell, so that a generous estimate costs time and loses nothing.

/// How many words to either side of a pair are counted before its copies are aligned.
pub const MAX_WORDS_COUNTED_BESIDE_PAIR: usize = 14; // half 4 + 9, double 0 + 1
/// How many bits the count may fall short, for words that are alike but not the same. Bounds work.
pub const MAX_BITS_SHORT_OF_COUNT: f32 = 3.0; // half 0 + 0, double 0 + 1
/// How many words of an alignment may be alike but not the same. Bounds work.
pub const MAX_WORDS_SPELLED_DIFFERENTLY: u8 = 1;
/// How much of the distance between pairs the copies may take up, in words. Bounds work.
pub const MAX_COPY_WORDS_IN_DISTANCE: u32 = 20;
/// The least that an alignment tells to be kept, in bits.
pub const MIN_ALIGNMENT_BITS: f32 = 6.0; // half 0 + 0, double 2 + 3
/// How many matching words a reported copy has that is not searched again.
pub const MIN_WORDS_OF_EXPLAINED_COPY: usize = 8; // half 2 + 2, double 2 + 2
/// How many of the last alignments are remembered, so that none is made twice. Bounds work.
pub const MAX_ALIGNMENTS_REMEMBERED: usize = 16;
/// How many alignments may be made for each content word. Bounds work: prose needs a part, a text
/// of the same few words over and over would need all of the time.
pub const ALIGNMENTS_PER_CONTENT_WORD: f32 = 0.2;
/// How many alignments may be saved up. Bounds work.
pub const MAX_ALIGNMENTS_SAVED_UP: f32 = 2000.0;

// Alignments.

/// How far the copies may drift apart, in words.
pub const MAX_DRIFT: usize = 5;
/// How far an alignment may extend to either side of its pair, in words.
pub const MAX_EXTENSION: usize = 60; // half 4 + 2, double 0 + 0
/// How far the score may fall below its best before an extension ends, in bits.
pub const MAX_SCORE_DROP: f32 = 10.0; // half 43 + 58, double 1 example
/// What it costs to skip a word of grammar in one copy, in bits.
pub const COST_OF_SKIPPED_FUNCTION_WORD: f32 = 0.5; // half 12 + 14, double 17 + 30
/// What it costs to skip a content word in one copy, in bits.
pub const COST_OF_SKIPPED_CONTENT_WORD: f32 = 2.5; // half 2 examples, double 49 + 51
/// What it costs that two words of grammar differ, in bits.
pub const COST_OF_OTHER_FUNCTION_WORD: f32 = 1.0; // half 4 + 4, double 0 + 0
/// What it costs that a word of grammar stands where the other copy has a content word, in bits.
pub const COST_OF_OTHER_NATURE: f32 = 2.5; // half 16 + 18, double 5 + 8
/// What it costs that two content words differ, in bits.
pub const COST_OF_OTHER_CONTENT_WORD: f32 = 3.0; // half 3 examples, double 20 + 27
/// What it costs to extend an alignment into another sentence, in bits.
pub const COST_OF_CROSSED_SENTENCE: f32 = 2.0; // half 2 examples, double 6 + 10
/// The similarity of two stems from which on they are spellings of one word, as a share of letters.
pub const MIN_SIMILARITY_OF_SPELLINGS: f64 = 0.7; // half 5 + 7, double 5 + 4

// Alignments of two pieces.

/// How far the pieces of a copy may be apart, in words.
pub const MAX_WORDS_BETWEEN_PIECES: u32 = 8; // half 14 + 18, double 9 + 11
/// How many alignments on the other piece may come. Bounds work.
pub const MAX_ALIGNMENTS_TO_OTHER_PIECE: usize = 12;
/// What it costs that the pieces stand in another order, in bits.
pub const COST_OF_OTHER_ORDER: f32 = 3.0; // half 1 + 1, double 0 + 0
/// What it costs that the pieces are apart but in order, in bits.
pub const COST_OF_SAME_ORDER: f32 = 2.0; // half 0 + 0, double 1 + 2
/// The least that an alignment tells whose other piece is sought word by word, in bits.
pub const MIN_BITS_OF_MAIN_PIECE: f32 = 10.0; // half 1 + 1, double 0 + 0
/// The least that the other piece tells, in bits.
pub const MIN_BITS_OF_SMALL_PIECE: f32 = 5.0; // half 0 + 0, double 3 + 3
/// The fewest words of the other piece.
pub const MIN_WORDS_OF_SMALL_PIECE: u32 = 2; // half 17 + 22, double 3 + 4
/// How many words may be cut off an end of a copy because they stand outside its quotation.
pub const MAX_WORDS_CUT_AT_QUOTATION: usize = 3; // half 0 + 0, double 2 + 3

// What the copies must tell, by their distance.

/// How far apart local copies may be, in words.
pub const MAX_LOCAL_DISTANCE: u32 = 60; // half 6 + 39, double 1 example
/// How far apart near copies may be, in words.
pub const MAX_NEAR_DISTANCE: u32 = 150; // half 11 + 41, double 1 example
/// The distance within which copies count as side by side, in words.
pub const DISTANCE_SIDE_BY_SIDE: f32 = 8.0; // half 10 + 15, double 1 example
/// How much copies side by side must tell, in bits.
pub const BITS_SIDE_BY_SIDE: f32 = 14.0; // half 1 example, double 1 example
/// How much more they must tell with each doubling of the distance, in bits.
pub const BITS_PER_DOUBLED_DISTANCE: f32 = 1.6; // half 1 example, double 39 + 84
/// How much more copies must tell that are both quoted, in bits. No example holds the number: two
/// quotations of one speaker may repeat a slogan; half would tell more of them, double fewer.
pub const BITS_IF_BOTH_QUOTED: f32 = 10.0;
/// How much more copies must tell of which one is quoted, in bits.
pub const BITS_IF_ONE_QUOTED: f32 = 3.0; // half 1 example, double 1 + 2
/// How much more copies must tell within one quoted sentence, in bits.
pub const BITS_IN_QUOTED_SENTENCE: f32 = 6.0; // half 1 + 1, double 1 + 1
/// The share of a copy's words within quotation marks above which it is quoted.
pub const MAX_QUOTED_SHARE_OF_OWN_WORDS: f32 = 0.5; // half 0 + 0, double 1 example
/// The share of each copy's words within quotation marks above which both are quotations.
pub const MAX_QUOTED_SHARE_OF_ONE_QUOTATION: f32 = 0.8; // half 1 + 2, double 1 example
/// How much more copies must tell without a run of matching words, in bits.
pub const BITS_WITHOUT_RUN: f32 = 4.0; // half 3 + 3, double 0 + 0
/// The fewest matching words of such a run.
pub const MIN_WORDS_OF_RUN: usize = 3; // half 6 + 6, double 1 example
/// How much more copies with few stems must tell in two sentences, in bits. No example holds the
/// number: only copies with one or two stems in two sentences are weighed by it; half would tell
/// short formulas, double hides what six words of grammar share.
pub const BITS_OF_FEW_STEMS: f32 = 8.0;
/// The fewest different content stems that are not few.
pub const MIN_STEMS_NOT_FEW: usize = 3; // half 0 + 0, double 8 + 11
/// The fewest matching words that make up for few stems. No example holds the number: copies of
/// that many words with one or two stems are formulas of grammar; half would take them for content,
/// double asks more of them.
pub const MIN_WORDS_DESPITE_FEW_STEMS: usize = 6;
/// The fewest matching words in a row that are heard as one phrase again.
pub const MIN_WORDS_OF_ECHO: usize = 4; // half 1 + 1, double 1 example
/// The distance up to which a run is heard as one phrase again, in words.
pub const MAX_DISTANCE_OF_ECHO: u32 = 8; // half 1 example, double 1 example

// By how much copies must exceed that.

/// The margin of long local copies, in bits.
pub const LOCAL_MARGIN: f32 = 2.0; // half 1 example, double 10 + 12
/// How much more margin local copies need for each word that they are short of long, in bits.
pub const LOCAL_MARGIN_PER_MISSING_WORD: f32 = 2.5; // half 1 example, double 1 example
/// How much less margin local copies need within a sentence and as an echo, in bits.
pub const LOCAL_MARGIN_LESS_IF_CLOSE: f32 = 4.0; // half 6 + 6, double 6 + 6
/// The margin of near copies, in bits.
pub const NEAR_MARGIN: f32 = 6.0; // half 1 + 1, double 6 + 8
/// The margin of a whole passage, in bits.
pub const PASSAGE_MARGIN: f32 = 17.0; // half 21 + 40, double 21 + 44
/// How much more margin a passage needs for each word that it is short of whole, in bits. No
/// example holds the number: it only moves passages that are just short of their fewest words; half
/// tells a few more, double a few less.
pub const PASSAGE_MARGIN_PER_MISSING_WORD: f32 = 4.0;
/// The margin of far copies, in bits.
pub const FAR_MARGIN: f32 = 10.0; // half 0 + 30, double 7 + 39
/// The fewest matching words of long copies.
pub const MIN_WORDS_OF_LONG_COPY: usize = 7; // half 1 example, double 1 example
/// The fewest matching words of a whole passage.
pub const MIN_WORDS_OF_PASSAGE: usize = 8; // half 1 example, double 45 + 73

// The fewest words.

/// The fewest matching words of local copies.
pub const MIN_WORDS_OF_LOCAL_COPY: usize = 4; // half 0 + 1, double 3 examples
/// The fewest matching words of other copies.
pub const MIN_WORDS_OF_COPY: usize = 5; // half 0 + 2, double 26 + 53
/// The fewest matching words in a row.
pub const MIN_WORDS_IN_A_ROW: usize = 2; // half 0 + 0, double 29 + 35
/// The fewest different content stems of local or long copies.
pub const MIN_STEMS_OF_LOCAL_OR_LONG_COPY: usize = 2; // half 0 + 0, double 1 example
/// The fewest different content stems of other copies.
pub const MIN_STEMS_OF_COPY: usize = 3; // half 0 + 0, double 0 + 10
/// The fewest matching content words of a whole passage that are no names.
pub const MIN_PLAIN_WORDS_OF_PASSAGE: usize = 1; // half 3 + 3, double 5 + 6
/// The fewest matching content words of other copies that are no names.
pub const MIN_PLAIN_WORDS_OF_COPY: usize = 2; // half 2 + 2, double 1 example
/// The least share of the content words that match.
pub const MIN_DENSITY: f32 = 0.5; // half 1 + 1, double 71 + 80
/// The least share of the content words of thin copies that match.
pub const MIN_DENSITY_OF_THIN_COPY: f32 = 0.6; // half 16 + 17, double 34 + 40
/// How many matching content words thin copies have at most.
pub const MAX_CONTENT_WORDS_OF_THIN_COPY: usize = 4; // half 15 + 16, double 7 + 10

// Copies that are meant.

/// The fewest matching words of a slip within one quotation, which is no rhetoric. No example holds
/// the number: half would take a speaker's figure of speech for a slip, double would miss a clause.
pub const MIN_WORDS_OF_SLIP: usize = 9;
/// How many words of such a slip may differ. No example holds the number: half allows no other
/// word, double two.
pub const MAX_OTHER_WORDS_OF_SLIP: usize = 1;
/// The fewest matching words that two sentences do not begin with on purpose.
pub const MIN_WORDS_DESPITE_ANAPHORA: usize = 8; // half 2 examples, double 1 example
/// How many matching words one contrast between them excuses.
pub const WORDS_PER_CONTRAST: usize = 14; // half 2 examples, double 0 + 0
/// The fewest matching words in a row that contrasts around them do not excuse.
pub const MIN_RUN_DESPITE_CONTRASTS: usize = 8; // half 19 + 18, double 1 + 2
/// The fewest matching words that a contrast beside them does not excuse.
pub const MIN_WORDS_DESPITE_CONTRAST_BESIDE: usize = 9; // half 5 + 5, double 0 + 0
/// How many words beside the copies are compared: an alignment ends where the copies differ.
pub const MAX_WORDS_COMPARED_BESIDE_COPY: u32 = 2; // half 0 + 0, double 1 + 1
/// How many words a denial between matching words has at most: more are a clause of its own.
pub const MAX_WORDS_OF_DENIAL: u32 = 3; // half 0 + 1, double 3 + 3
/// The fewest matching words that introduce nothing.
pub const MIN_WORDS_DESPITE_COLON: usize = 14; // half 1 example, double 2 + 2
/// How many tokens may follow a copy in a sentence that ends with a colon.
pub const MAX_TOKENS_BEFORE_COLON: usize = 3; // half 1 + 1, double 0 + 0
/// How far from the copies the third sentence of a series may stand, in sentences.
pub const MAX_SENTENCES_TO_THIRD_OF_SERIES: u32 = 2; // half 0 + 0, double 2 + 2
/// The fewest words that the sentences of a series share at one end.
pub const MIN_FRAME_OF_SERIES: usize = 3; // half 2 + 2, double 0 + 0
/// How many words the sentences of a series have at most where they differ. No example holds the
/// number: half would leave out series that differ in a phrase, double would take sentences for a
/// series that share little else.
pub const MAX_SLOT_OF_SERIES: usize = 3;

// Terms of the draft.

/// How far apart the words of a term may be, in words.
pub const MAX_WORDS_WITHIN_TERM: u32 = 3; // half 12 + 21, double 6 + 8
/// How many places make a pair of words a term, those of the copies included.
pub const MIN_PLACES_OF_TERM: usize = 3; // half 1 example, double 1 example
/// The share of their bits that the words of a term lose at that number of places.
pub const DISCOUNT_OF_TERM: f32 = 0.3; // half 9 + 9, double 8 + 12
/// The share of their bits that the words of a term lose at more places.
pub const DISCOUNT_OF_FREQUENT_TERM: f32 = 0.6; // half 13 + 16, double 7 + 9
/// How many places of a word are looked at before a copy, and as many after it. Bounds work.
pub const MAX_PLACES_BESIDE_TERM: usize = 24; // half 1 + 1, double 0 + 0
/// How many places of a run's rarest word are looked at. Bounds work.
pub const MAX_PLACES_OF_RUN: usize = 2_000;

// What the copies are, and which are shown.

/// The share of a sentence's words from which on a copy is all of it.
pub const MIN_SHARE_OF_SENTENCE: f32 = 0.8; // half 4 examples, double 18 + 22
/// The share of words within quotation marks from which on a copy is an echoed quotation.
pub const MIN_QUOTED_SHARE_OF_ECHOED_QUOTE: f32 = 0.6; // half 0 + 0, double 2 + 4
/// The share of words within quotation marks up to which the other copy is the draft's own words.
pub const MAX_QUOTED_SHARE_OF_ECHO: f32 = 0.25; // half 0 + 0, double 1 + 2
/// The share up to which the later copies of two repeats may overlap.
pub const MAX_OVERLAP_OF_LATER_COPIES: f32 = 0.5; // half 0 + 1, double 4 + 4
/// The share up to which both copies of two repeats may overlap. No example holds the number: two
/// repeats with as much in common are one to a reader; half hides a neighbour, double tells one
/// place twice.
pub const MAX_OVERLAP_OF_BOTH_COPIES: f32 = 0.3;

// Reasons of form.

/// How many words of a run are counted in the draft.
pub const WORDS_OF_RECURRING_RUN: u32 = 5; // half 46 + 0, double 4 + 0
/// How often the draft has a run that recurs.
pub const MIN_PLACES_OF_RECURRING_RUN: usize = 3; // half 1 example, double 24 + 0
/// How many times as long as what it displays a block is at least: else it is the same paragraph.
/// No example holds the number: half would hide a paragraph that stands twice as if it were
/// displayed, double would tell a pull quote as a repeat of a short paragraph.
pub const MIN_RATIO_TO_DISPLAYED: f32 = 1.25;
/// How many tokens a label before a colon has at most. No example holds the number: half would miss
/// names of three words, double would take the start of a sentence for a label.
pub const MAX_TOKENS_OF_LABEL: usize = 4;
/// How many content words each copy has at most where the two differ at one position. No example
/// holds the number: half would miss slots of three and four words, double would take half a
/// sentence for a slot.
pub const MAX_CONTENT_WORDS_OF_SLOT: usize = 4;
/// The fewest times on lines of their own of a running report.
pub const MIN_TIMES_OF_RUNNING_REPORT: u32 = 3; // half 0 + 0, double 1 example
/// How many tokens a line with a time has at most. No example holds the number: the pattern of a
/// time has to fit as well.
pub const MAX_TOKENS_OF_TIME_LINE: usize = 6;

// Repeats word for word.

/// The fewest words of a sentence: shorter ones are said twice for their rhythm.
pub const MIN_WORDS_OF_TWIN_SENTENCE: usize = 3;
/// The fewest words of an item or a cell.
pub const MIN_WORDS_OF_TWIN_ITEM: usize = 5; // half 0 + 0, double 1 + 1
/// The fewest content words of an item or a cell.
pub const MIN_CONTENT_WORDS_OF_TWIN_ITEM: usize = 3; // half 0 + 0, double 1 + 1

// Doubled words.

/// How many tokens before a participle the verb stands that makes it a passive. No example holds
/// the number: adverbs are passed over, so half would miss an auxiliary before two adverbs, and
/// double reads further only behind more of them.
pub const MAX_TOKENS_TO_AUXILIARY: usize = 3;
/// How many letters an unknown word has at most that is always said twice: “mahi mahi”.
pub const MAX_LETTERS_OF_REDUPLICATION: usize = 7;
/// How many tokens a comparison has at most up to its second “as”.
pub const MAX_TOKENS_OF_COMPARISON: usize = 3;
/// How many tokens a subject has at most, up to what opens its clause.
pub const MAX_TOKENS_OF_SUBJECT: usize = 8;
/// How many tokens lie at most between a verb and its particle: “turned the old lamp on”.
pub const MAX_TOKENS_TO_PARTICLE: usize = 4;
/// The fewest words of a doubled phrase; one word and two have rules of their own.
pub const MIN_WORDS_OF_DOUBLED_PHRASE: usize = 3;
/// The most words of a phrase that is looked for right behind itself. Longer ones are repeats.
pub const MAX_WORDS_OF_DOUBLED_PHRASE: usize = 12;
/// The fewest words of a phrase that a speaker does not say twice for stress.
pub const MIN_WORDS_OF_SPOKEN_PHRASE: usize = 4;
/// How many tokens a label at the start of a block has at most: “**Flash drives** flash”. No
/// example holds the number: half would miss labels of two words, double would take emphasis at the
/// start of a sentence for a label.
pub const MAX_TOKENS_OF_RUN_IN_LABEL: usize = 2;
/// How many tokens a heading or a cell has at most that is a label. No example holds the number:
/// half would miss labels of three and four words, double would take headings that are sentences
/// for labels.
pub const MAX_TOKENS_OF_LABEL_LINE: usize = 4;

// Restatements.

/// The fewest content words that a sentence and an earlier one share.
pub const MIN_WORDS_OF_RESTATEMENT: usize = 2;
/// How much those words tell at least, in bits.
pub const MIN_BITS_OF_RESTATEMENT: f32 = 20.0;
/// The share of the content words of the shorter sentence that they are.
pub const MIN_SHARE_OF_RESTATED_WORDS: f32 = 0.4;
/// In how many sentences of the draft a word stands at most that few sentences have.
pub const MAX_SENTENCES_WITH_RARE_WORD: usize = 3;
/// The share of its bits that such a word tells where a third sentence has it.
pub const SHARE_OF_BITS_OF_RARE_WORD: f32 = 0.7;
/// The share of its bits that a word tells which more sentences have.
pub const SHARE_OF_BITS_OF_COMMON_WORD: f32 = 0.15;

/// The fewest content words that parts of two sentences share which say the same.
pub const MIN_WORDS_OF_DENSE_PART: usize = 3;
/// How much those words tell at least, in bits.
pub const MIN_BITS_OF_DENSE_PART: f32 = 12.0;
/// The share of the bits of either part that they are.
pub const MIN_SHARE_OF_DENSE_PART: f32 = 0.5;
/// How many sentences a draft has at most in which no word recurs by chance.
pub const MAX_SENTENCES_OF_SHORT_DRAFT: usize = 40;
/// How many content words such parts share at most. Bounds work.
pub const MAX_WORDS_OF_DENSE_PART: usize = 24;
/// How many words such a part has at most. Bounds work.
pub const MAX_LENGTH_OF_DENSE_PART: usize = 48;
