//! The thresholds, with their units, of the analyses that consist of one file each. Larger analyses
//! have a file of thresholds of their own.
//!
//! The comment behind a number says what changes when the number is halved and when it is doubled,
//! as `tests/measure/thresholds.py` counted in 115 drafts of news, a handbook, blogs and
//! documentation: how many rule examples fail, or, if none fails, how many of 225 findings + 4,642
//! facts of the analysis change. A number without such a comment changed nothing.

// The surroundings of a place.

/// How many tokens to either side of a place are near it. The limit bounds the work in lists, which
/// may have no full stop.
pub const MAX_TOKENS_NEARBY: usize = 80;
/// How many tokens of a sentence are near each other. The limit bounds the work.
pub const MAX_TOKENS_OF_SENTENCE: usize = 160;

// Evidence: parentheses, source lines, datelines.

/// The maximum number of tokens of a parenthesis that names a source.
pub const MAX_TOKENS_OF_PARENTHESIS: usize = 24;
/// The maximum number of words of the title of a publisher.
pub const MAX_WORDS_OF_PUBLISHER: usize = 7; // half 0 + 5, double 0 + 0
/// The minimum number of words of a title that names a publisher who is not in the dictionary.
pub const MIN_WORDS_OF_UNKNOWN_PUBLISHER: usize = 2; // half 0 + 15, double 2 examples
/// How many tokens after the start of a block the dash of a dateline may stand. No rule example
/// depends on the number: such a dash counts only right behind a place in capitals and a known
/// publisher in parentheses.
pub const MAX_TOKENS_OF_DATELINE: usize = 14;
/// The minimum number of bytes of a place in capitals. No rule example depends on the number: half
/// of it would accept two initials, twice as many would miss names of up to five letters.
pub const MIN_BYTES_OF_DATELINE_PLACE: usize = 3;

// What backs a claim or a quotation.

/// How many bytes before or after a claim an attribution may stand. The limit bounds the work.
pub const MAX_BYTES_TO_ATTRIBUTION: u32 = 4_000;
/// The maximum number of tokens of a speaker's name in a transcript. No rule example depends on the
/// number: half of it would miss names of three words before a colon, twice as many would accept
/// longer runs of capitals.
pub const MAX_TOKENS_OF_SPEAKER: usize = 4;

// Credits of quotations.

/// The smallest share of uses in which a verb reports speech, for a verb that credits a quotation.
pub const MIN_SHARE_OF_SPEECH_VERB: f32 = 0.6; // half 2 + 0, double 0 + 0
/// The maximum number of tokens of a signature below a quotation.
pub const MAX_TOKENS_OF_SIGNATURE_BELOW: usize = 24;
/// The maximum number of tokens of a signature below a quotation if it ends with a full stop.
pub const MAX_TOKENS_OF_STOPPED_SIGNATURE: usize = 6;
/// How many tokens before a quotation are searched for a word that makes the quotation a sample. No
/// rule example depends on the number: half of it would miss a word that stands one phrase before
/// the quotation, twice as many would take a word of another phrase.
pub const MAX_TOKENS_TO_SAMPLE_WORD: usize = 6;
/// The greatest age of a speaker in a line above a quotation: “Eva Berg, 40”. No rule example
/// depends on the number: half of it would miss old people, twice as much would accept numbers that
/// are no ages.
pub const MAX_AGE: u32 = 120;
/// The maximum number of blocks of a run of quotations. The limit bounds the work.
pub const MAX_BLOCKS_OF_RUN: usize = 30;

// Assertions, bare nouns and quantities as sources.

/// The minimum number of words of an object of “say” that make it a statement: “say the roof leaks”
/// is one, “say no” is none.
pub const MIN_WORDS_OF_STATEMENT: usize = 3; // half 0 + 0, double 1 example
/// How many tokens after a noun are searched for a name that says whom the noun means.
pub const MAX_TOKENS_TO_NAME: usize = 4; // half 1 example, double 0 + 0
/// How many sentences before “some say” may name the group that “some” belong to.
pub const MAX_SENTENCES_TO_GROUP: usize = 3;

// Stacked attributions.

/// How many earlier attributions of its sentence an attribution is compared with. The limit bounds
/// the work.
pub const MAX_ATTRIBUTIONS_COMPARED: usize = 32;
/// How many tokens after the start of a content the owner of a statement may stand: “Asif’s
/// statement”.
pub const MAX_TOKENS_TO_OWNER: usize = 6;
/// How many tokens before a second source are searched for a word that contrasts it with the first.
pub const MAX_TOKENS_TO_CONTRAST: usize = 4;
/// The maximum number of tokens of a statement between two sources. No rule example depends on the
/// number: half of it and twice as many changed no finding in the drafts measured.
pub const MAX_TOKENS_BETWEEN_SOURCES: usize = 80;
/// The minimum number of tokens of a statement between two sources.
pub const MIN_TOKENS_BETWEEN_SOURCES: usize = 3;
/// How many words, such as a time or a place, may follow the second source.
pub const MAX_WORDS_AFTER_SECOND_SOURCE: usize = 4;
/// How many bytes after the last source a parenthesis with one more source may begin. No rule
/// example depends on the number: a space is one byte, so half of it asks for a parenthesis right
/// behind the source, and twice as many also accept one behind a short word.
pub const MAX_BYTES_TO_PARENTHESIS: u32 = 2;

// Whom a pronoun means.

/// How many sentences outside quotations are searched before a pronoun.
pub const MAX_SENTENCES_TO_REFERENT: usize = 3;
/// How many tokens of a sentence are searched, counted from its end. The limit bounds the work.
pub const MAX_TOKENS_TO_REFERENT: usize = 120;
/// How many sentences are searched, with those of quotations, which may be many. The limit bounds
/// the work.
pub const MAX_SENTENCES_WITH_QUOTED: usize = 40;
/// The minimum number of bytes of a plural noun that means several people.
pub const MIN_BYTES_OF_PLURAL: usize = 4;
/// The minimum number of bytes of a capitalised word that names a person. No rule example depends
/// on the number: half of it would accept initials, twice as many would miss names of up to five
/// letters.
pub const MIN_BYTES_OF_CAPITALISED: usize = 3;

// Names.

/// How many blocks of one sentence may stand before the text: a title, a deck, an abstract. No rule
/// example depends on the number: half of it would leave out the abstract below title and deck,
/// twice as many would include first paragraphs of one sentence.
pub const MAX_TITLE_BLOCKS: usize = 3;
/// The maximum number of words of a full name that introduces its surname.
pub const MAX_WORDS_OF_FULL_NAME: usize = 6; // half 1 + 0, double 0 + 0
/// The minimum number of letters of a surname.
pub const MIN_LETTERS_OF_SURNAME: usize = 3; // half 0 + 0, double 2 examples
/// How many tokens after a name the role of the person may stand. No rule example depends on the
/// number: half of it would miss a role behind an adjective, twice as many would take the role of
/// another person.
pub const MAX_TOKENS_TO_ROLE: usize = 4;
/// How many mentions of known names before a place are searched. The limit bounds the work.
pub const MAX_MENTIONS_SEARCHED: usize = 16;

// Names in two spellings.

/// How many names that share a word are compared with each other. The limit bounds the work.
pub const MAX_NAMES_COMPARED: usize = 48;
/// The minimum number of letters of a last word that may be misspelt.
pub const MIN_LETTERS_OF_MISSPELT_LAST_WORD: usize = 5; // half 0 + 0, double 1 example
/// The minimum number of letters of a first word that may be misspelt.
pub const MIN_LETTERS_OF_MISSPELT_FIRST_WORD: usize = 4;
/// The minimum number of letters of a surname that stands alone and may be misspelt.
pub const MIN_LETTERS_OF_MISSPELT_SURNAME: usize = 6;
/// How many edits two spellings of a short word may differ by.
pub const MAX_EDITS_OF_SHORT_WORD: usize = 1; // half 1 example, double 0 + 0
/// How many edits two spellings of a long word may differ by.
pub const MAX_EDITS_OF_LONG_WORD: usize = 2;
/// The minimum number of letters of a long word.
pub const MIN_LETTERS_OF_LONG_WORD: usize = 9;
/// The minimum number of letters of a word whose spellings may differ in one vowel.
pub const MIN_LETTERS_TO_CHANGE_VOWEL: usize = 6;

// Sources that name nobody.

/// How many tokens may stand between a noun for people and the cue. With more tokens between them
/// they belong to different clauses.
pub const MAX_TOKENS_FROM_PEOPLE_TO_CUE: usize = 6;

// Quotation marks.

/// How many blocks after the opening mark of a quotation its closing mark may stand. The limit
/// keeps a stray mark from opening a long quotation. No rule example depends on the number: the
/// longest quotation of 14 corpora, a message with its lists, ends 27 blocks further down; the
/// others end within six.
pub const MAX_BLOCKS_OF_QUOTATION: usize = 30;
/// How many single marks in a row are counted when they are paired. The limit bounds the work.
pub const MAX_MARKS_OF_RUN: usize = 64;
/// How many letters after an apostrophe are read to recognise a clipped word: “’neath”. No rule
/// example depends on the number: the longest listed clipped word has five letters, and one letter
/// more distinguishes it from the start of a longer word; twice as many change nothing.
pub const MAX_LETTERS_OF_CLIPPED_WORD: usize = 6;

// Standing lines.

/// The minimum number of words of a standing line. Half of it would accept “Read more.”.
pub const MIN_WORDS_OF_STANDING_LINE: usize = 5;

// Views that are ascribed to somebody.

/// How many tokens after a copula the adjective of a view may stand: “are also deeply skeptical”.
pub const MAX_TOKENS_TO_STANCE_ADJECTIVE: usize = 3;
/// How many tokens after a verb the noun of a view may stand: “raised serious new concerns”.
pub const MAX_TOKENS_TO_STANCE_NOUN: usize = 4;
/// The maximum number of tokens of a phrase that names a publication: “a widely read local news
/// website”.
pub const MAX_TOKENS_OF_OUTLET: usize = 6;
/// The maximum number of tokens of a phrase behind “there are” that means people: “there are a
/// number of people who”.
pub const MAX_TOKENS_OF_INDEFINITE_HOLDER: usize = 6;

// Numbers.

/// The lowest count that may be rounded without a word that says so.
pub const MIN_ROUND: f64 = 100.0;

/// How far a rounded number may differ from the exact one, in units of the last digit of the
/// rounded number. A truncated number differs by up to one unit.
pub const ROUNDING: f64 = 1.0;

/// Numbers in words are read in groups: below it a word such as “hundred” multiplies within its
/// group, and from here on it ends the group.
pub const THOUSAND: f64 = 1000.0;

/// A number of four digits without a comma in this range is a year, not a count.
pub const YEARS: std::ops::Range<f64> = 1500.0..2100.0;
