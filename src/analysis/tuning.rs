//! The thresholds of the analyses that are one file each, with their units. Owns numbers, knows no
//! code that reads them. Larger analyses have a file of their own.
//!
//! The comment behind a number says what changes with half of it and with double, as
//! `tests/measure/thresholds.py` counted in 115 drafts of news, a handbook, blogs and
//! documentation: how many rule examples fail, or else how many of 225 findings + 4,642 facts of
//! the analysis change. Where nothing stands, nothing changed in them.

// The surroundings of a place.

/// How many tokens to either side of a place are near it. Bounds work: lists may have no stop.
pub const MAX_TOKENS_NEARBY: usize = 80;
/// How many tokens of a sentence are near each other. Bounds work.
pub const MAX_TOKENS_OF_SENTENCE: usize = 160;

// Evidence: parentheses, source lines, datelines.

/// How many tokens a parenthesis that names a source has at most.
pub const MAX_TOKENS_OF_PARENTHESIS: usize = 24;
/// How many words the title of a publisher has at most.
pub const MAX_WORDS_OF_PUBLISHER: usize = 7; // half 0 + 5, double 0 + 0
/// The fewest words of a title that names no known publisher.
pub const MIN_WORDS_OF_UNKNOWN_PUBLISHER: usize = 2; // half 0 + 15, double 2 examples
/// How many tokens into a block the dash of a dateline may stand. No example holds the number: only
/// a place in capitals with a known publisher in parentheses right before the dash counts.
pub const MAX_TOKENS_OF_DATELINE: usize = 14;
/// The fewest bytes of a place in capitals. No example holds the number: half would also take two
/// initials, double would miss names of up to five letters.
pub const MIN_BYTES_OF_DATELINE_PLACE: usize = 3;

// What backs a claim or a quotation.

/// How many bytes around a claim an attribution may stand. Bounds work.
pub const MAX_BYTES_TO_ATTRIBUTION: u32 = 4_000;
/// How many tokens the name of a speaker in a transcript has at most. No example holds the number:
/// half would miss names of three words before a colon, double would take longer runs of capitals.
pub const MAX_TOKENS_OF_SPEAKER: usize = 4;

// Credits of quotations.

/// How often a verb reports speech at least that credits a quotation, as a share.
pub const MIN_SHARE_OF_SPEECH_VERB: f32 = 0.6; // half 2 + 0, double 0 + 0
/// How many tokens the signature below a quotation has at most.
pub const MAX_TOKENS_OF_SIGNATURE_BELOW: usize = 24;
/// How many tokens a signature below a quotation has at most that may end with a stop.
pub const MAX_TOKENS_OF_STOPPED_SIGNATURE: usize = 6;
/// How many tokens before a quotation the words may stand that make it a sample. No example holds
/// the number: half would miss a sample word that stands a phrase before the quotation, double
/// would take one of another phrase.
pub const MAX_TOKENS_TO_SAMPLE_WORD: usize = 6;
/// How old the speaker is at most that a line above a quotation names: “Eva Berg, 40”. No example
/// holds the number: half would miss the old, double would take some numbers of other things.
pub const MAX_AGE: u32 = 120;
/// How many blocks a run of quotations has at most. Bounds work.
pub const MAX_BLOCKS_OF_RUN: usize = 30;

// Assertions, bare nouns and quantities as sources.

/// The fewest words of an object of “say” that is a statement: “say the roof leaks”, not “say no”.
pub const MIN_WORDS_OF_STATEMENT: usize = 3; // half 0 + 0, double 1 example
/// How many tokens after a noun a name may stand that tells whom it means.
pub const MAX_TOKENS_TO_NAME: usize = 4; // half 1 example, double 0 + 0
/// How many sentences before “some say” may name the group that “some” are part of.
pub const MAX_SENTENCES_TO_GROUP: usize = 3;

// Stacked attributions.

/// How many earlier attributions of a sentence one is compared with. Bounds work.
pub const MAX_ATTRIBUTIONS_COMPARED: usize = 32;
/// How many tokens into a content the owner of a statement may stand: “Asif’s statement”.
pub const MAX_TOKENS_TO_OWNER: usize = 6;
/// How many tokens before a second source a word may stand that sets it against the first.
pub const MAX_TOKENS_TO_CONTRAST: usize = 4;
/// How many tokens a statement between two sources has at most. No example holds the number: half
/// and double changed no finding in the drafts measured.
pub const MAX_TOKENS_BETWEEN_SOURCES: usize = 80;
/// The fewest tokens of a statement between two sources.
pub const MIN_TOKENS_BETWEEN_SOURCES: usize = 3;
/// How many words may follow the second source: a time, a place.
pub const MAX_WORDS_AFTER_SECOND_SOURCE: usize = 4;
/// How many bytes after the last source a parenthesis is one more source. No example holds the
/// number: a space is one byte, so half asks for a parenthesis right behind it, and double also
/// takes one behind a short word.
pub const MAX_BYTES_TO_PARENTHESIS: u32 = 2;

// Whom a pronoun means.

/// How many sentences outside quotations before a pronoun are searched.
pub const MAX_SENTENCES_TO_REFERENT: usize = 3;
/// How many tokens of a sentence are searched, from its end. Bounds work.
pub const MAX_TOKENS_TO_REFERENT: usize = 120;
/// How many sentences are searched in all, since a speaker's own may be many. Bounds work.
pub const MAX_SENTENCES_WITH_QUOTED: usize = 40;
/// The fewest bytes of a plural for several people.
pub const MIN_BYTES_OF_PLURAL: usize = 4;
/// The fewest bytes of a word with a capital for a person. No example holds the number: half would
/// also take initials, double would miss names of up to five letters.
pub const MIN_BYTES_OF_CAPITALISED: usize = 3;

// Names.

/// How many blocks of one sentence may stand before the text: a title, a deck, an abstract. No
/// example holds the number: half would leave out the abstract below title and deck, double would
/// take the first paragraphs of one sentence.
pub const MAX_TITLE_BLOCKS: usize = 3;
/// How many words a full name has at most that introduces its surname.
pub const MAX_WORDS_OF_FULL_NAME: usize = 6; // half 1 + 0, double 0 + 0
/// The fewest letters of a surname.
pub const MIN_LETTERS_OF_SURNAME: usize = 3; // half 0 + 0, double 2 examples
/// How many tokens after a name its role may stand. No example holds the number: half would miss a
/// role behind an adjective, double would take the role of another person.
pub const MAX_TOKENS_TO_ROLE: usize = 4;
/// How many mentions of known names are looked at before a place. Bounds work.
pub const MAX_MENTIONS_SEARCHED: usize = 16;

// Names in two spellings.

/// How many names that share a word are compared with each other. Bounds work.
pub const MAX_NAMES_COMPARED: usize = 48;
/// The fewest letters of a last word that may be misspelt.
pub const MIN_LETTERS_OF_MISSPELT_LAST_WORD: usize = 5; // half 0 + 0, double 1 example
/// The fewest letters of a first word that may be misspelt.
pub const MIN_LETTERS_OF_MISSPELT_FIRST_WORD: usize = 4;
/// How many edits may part the spellings of a short word.
pub const MAX_EDITS_OF_SHORT_WORD: usize = 1; // half 1 example, double 0 + 0
/// How many edits may part the spellings of a long word.
pub const MAX_EDITS_OF_LONG_WORD: usize = 2;
/// The fewest letters of a long word.
pub const MIN_LETTERS_OF_LONG_WORD: usize = 9;
/// The fewest letters of a word of which one vowel may be another.
pub const MIN_LETTERS_TO_CHANGE_VOWEL: usize = 6;

// Sources that name nobody.

/// How many tokens at most part a kind of people from the cue: more are another clause.
pub const MAX_TOKENS_FROM_PEOPLE_TO_CUE: usize = 6;

// Quotation marks.

/// How many blocks further down the closing mark of a quotation may stand. Bounds how far a stray
/// mark reaches. No example holds the number: the longest quotation of 14 corpora, a message with
/// its lists, ends 27 blocks further down; the others end within six.
pub const MAX_BLOCKS_OF_QUOTATION: usize = 30;
/// How many single marks in a row are counted to pair them. Bounds work.
pub const MAX_MARKS_OF_RUN: usize = 64;
/// How many letters after an apostrophe are read for a clipped word, which has fewer: “’neath”. No
/// example holds the number: the longest listed clipped word has five letters, and one more tells
/// it from the start of a longer word; double changes nothing.
pub const MAX_LETTERS_OF_CLIPPED_WORD: usize = 6;

// Standing lines.

/// The fewest words of a sentence that is counted as a standing line; half would offer “Read more.”.
pub const MIN_WORDS_OF_STANDING_LINE: usize = 5;

// Views that somebody is said to hold.

/// How far behind a copula the adjective of a view stands at most: “are also deeply skeptical”.
pub const MAX_TOKENS_TO_STANCE_ADJECTIVE: usize = 3;
/// How far behind a verb the noun of a view stands at most: “raised serious new concerns”.
pub const MAX_TOKENS_TO_STANCE_NOUN: usize = 4;

// Numbers.

/// A count from here on may be rounded without a word that says so.
pub const MIN_ROUND: f64 = 100.0;

/// How far a rounded number may lie from what it rounds, in units of its last digit. A number that is
/// cut off lies up to one unit below.
pub const ROUNDING: f64 = 1.0;

/// Four figures without a comma in this range mean a year rather than a count.
pub const YEARS: std::ops::Range<f64> = 1500.0..2100.0;
