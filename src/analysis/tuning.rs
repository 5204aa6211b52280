//! The thresholds, with their units, of the analyses that consist of one file each. Larger analyses
//! have a file of thresholds of their own.
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

// The surroundings of a place in the draft.

/// The maximum number of tokens that are searched on each side of a place. The limit saves time in
/// long lists, which may have no full stop.
pub const MAX_TOKENS_NEARBY: usize = 80;
/// The maximum number of tokens of a sentence that are searched. The limit saves time.
pub const MAX_TOKENS_OF_SENTENCE: usize = 160;

// Evidence: parentheses, source lines, datelines.

/// The maximum number of tokens of a parenthesis that names a source.
pub const MAX_TOKENS_OF_PARENTHESIS: usize = 24; // half 1 example, double 0 + 0
/// The maximum number of words of the name of a publisher.
pub const MAX_WORDS_OF_PUBLISHER: usize = 7; // half 0 + 5, double 0 + 0
/// The minimum number of words of the name of a publisher that is not in the dictionary.
pub const MIN_WORDS_OF_UNKNOWN_PUBLISHER: usize = 2; // half 0 + 15, double 2 examples
/// The maximum distance, in tokens, from the start of a block to the dash of a dateline. No rule
/// example depends on the number, because the dash must also follow a place in capitals and a known
/// publisher in parentheses: “GENEVA (Reuters) —”.
pub const MAX_TOKENS_OF_DATELINE: usize = 14;
/// The minimum number of bytes of a place in capitals in a dateline. No rule example depends on the
/// number. Half the number would accept two initials; twice the number would miss names of up to
/// five letters.
pub const MIN_BYTES_OF_DATELINE_PLACE: usize = 3; // half 0 + 2, double 0 + 3

// What backs a claim or a quotation.

/// The maximum distance, in bytes, from a claim to the cue of an attribution that may back the
/// claim. The limit saves time.
pub const MAX_BYTES_TO_ATTRIBUTION: u32 = 4_000;
/// The maximum number of tokens of a speaker's name in a transcript. No rule example depends on the
/// number. Half the number would miss names of three words before a colon; twice the number would
/// accept longer runs of capitals.
pub const MAX_TOKENS_OF_SPEAKER: usize = 4;

// Credits of quotations.

/// A verb near a quotation counts as a sign of who speaks only if at least this fraction of the
/// uses of the verb reports speech.
pub const MIN_SHARE_OF_SPEECH_VERB: f32 = 0.6; // half 2 + 0, double 0 + 0
/// The maximum number of tokens of a signature below a quotation.
pub const MAX_TOKENS_OF_SIGNATURE_BELOW: usize = 24; // half 1 example, double 0 + 0
/// The maximum number of tokens of a signature that is below a quotation and ends with a full stop.
pub const MAX_TOKENS_OF_STOPPED_SIGNATURE: usize = 6; // half 1 example, double 0 + 0
/// The number of tokens before a quotation that are searched for a word that makes the quotation a
/// sample of words: “a sign saying”. No rule example depends on the number. Half the number would
/// miss a word one phrase before the quotation; twice the number would take a word of another
/// phrase.
pub const MAX_TOKENS_TO_SAMPLE_WORD: usize = 6;
/// The maximum age, in years, of a speaker in a line above a quotation: “Eva Berg, 40”. No rule
/// example depends on the number. Half the number would miss old people; twice the number would
/// accept numbers that are not ages.
pub const MAX_AGE: u32 = 120;
/// The maximum number of blocks of a run of quotations. The limit saves time.
pub const MAX_BLOCKS_OF_RUN: usize = 30;

// Assertions, bare nouns and quantities as sources.

/// An object of “say” counts as a statement only if the object has at least this many words: “say
/// the roof leaks” contains a statement, “say no” does not.
pub const MIN_WORDS_OF_STATEMENT: usize = 3; // half 0 + 0, double 1 example
/// The number of tokens after a noun that are searched for a name that says whom the noun means.
pub const MAX_TOKENS_TO_NAME: usize = 4; // half 1 example, double 0 + 0
/// The maximum distance, in sentences, from “some say” back to the name of the group that “some”
/// speaks of.
pub const MAX_SENTENCES_TO_GROUP: usize = 3; // half 1 example, double 1 example

// Stacked attributions.

/// The maximum number of earlier attributions of the same sentence with which an attribution is
/// compared. The limit saves time.
pub const MAX_ATTRIBUTIONS_COMPARED: usize = 32;
/// The number of tokens at the start of a content that are searched for the owner of a statement:
/// “Asif’s” in “Asif’s statement”.
pub const MAX_TOKENS_TO_OWNER: usize = 6; // half 1 example, double 0 + 0
/// The number of tokens before a second source that are searched for a word that contrasts this
/// source with the first source.
pub const MAX_TOKENS_TO_CONTRAST: usize = 4; // half 0 + 0, double 1 example
/// The maximum number of tokens of a statement between two sources. No rule example depends on the
/// number. Neither half nor twice the number changed a finding in the drafts measured.
pub const MAX_TOKENS_BETWEEN_SOURCES: usize = 80;
/// The minimum number of tokens of a statement between two sources. No rule example depends on the
/// number. A statement may be as short as a verb group without an object: “it will close”.
pub const MIN_TOKENS_BETWEEN_SOURCES: usize = 3;
/// The maximum number of words, such as a time or a place, after the second source.
pub const MAX_WORDS_AFTER_SECOND_SOURCE: usize = 4; // half 0 + 0, double 1 example
/// The maximum distance, in bytes, from the last source to a parenthesis with one more source. No
/// rule example depends on the number. Half the number would allow only a space between the source
/// and the parenthesis; twice the number would also allow a short word.
pub const MAX_BYTES_TO_PARENTHESIS: u32 = 2;

// Whom a pronoun means.

/// The maximum number of sentences outside quotations that are searched for the person whom a
/// pronoun means.
pub const MAX_SENTENCES_TO_REFERENT: usize = 3; // half 2 examples, double 1 example
/// The maximum number of tokens at the end of a sentence that are searched for the person whom a
/// pronoun means. The limit saves time.
pub const MAX_TOKENS_TO_REFERENT: usize = 120;
/// The maximum number of sentences before a pronoun that are searched. Sentences within quotations,
/// which may be many, are counted, too. The limit saves time.
pub const MAX_SENTENCES_WITH_QUOTED: usize = 40;
/// A plural noun is taken to mean several people only if the noun has at least this many bytes.
pub const MIN_BYTES_OF_PLURAL: usize = 4; // half 0 + 0, double 2 examples
/// A capitalised word counts as the name of a person only if the word has at least this many bytes.
/// No rule example depends on the number. Half the number would accept initials; twice the number
/// would miss names of up to five letters.
pub const MIN_BYTES_OF_CAPITALISED: usize = 3;

// Names.

/// The maximum number of blocks of one sentence each before the text: a title, a deck, an abstract.
/// No rule example depends on the number. Half the number would leave out the abstract below title
/// and deck; twice the number would include first paragraphs of one sentence.
pub const MAX_TITLE_BLOCKS: usize = 3;
/// The maximum number of words of a full name that introduces its surname.
pub const MAX_WORDS_OF_FULL_NAME: usize = 6; // half 1 + 0, double 0 + 0
/// The minimum number of letters of a surname.
pub const MIN_LETTERS_OF_SURNAME: usize = 3; // half 0 + 0, double 2 examples
/// The maximum distance, in tokens, from the name of a person to a later role of the person. No
/// rule example depends on the number. Half the number would miss a role behind an adjective; twice
/// the number would take the role of another person.
pub const MAX_TOKENS_TO_ROLE: usize = 4;
/// The maximum number of mentions of known sources that are searched before a place. The limit
/// saves time.
pub const MAX_MENTIONS_SEARCHED: usize = 16;

// Names in two spellings.

/// The maximum number of names with one word in common that are compared with each other. The limit
/// saves time.
pub const MAX_NAMES_COMPARED: usize = 48;
/// The last word of a name counts as a misspelling only if the word has at least this many letters.
pub const MIN_LETTERS_OF_MISSPELT_LAST_WORD: usize = 5; // half 0 + 0, double 1 example
/// The first word of a name counts as a misspelling only if the word has at least this many
/// letters.
pub const MIN_LETTERS_OF_MISSPELT_FIRST_WORD: usize = 4; // half 1 example, double 1 example
/// A surname that stands alone counts as a misspelling only if the surname has at least this many
/// letters.
pub const MIN_LETTERS_OF_MISSPELT_SURNAME: usize = 6; // half 0 + 0, double 1 example
/// The maximum number of edits between two spellings of a short word.
pub const MAX_EDITS_OF_SHORT_WORD: usize = 1; // half 1 example, double 0 + 0
/// The maximum number of edits between two spellings of a long word.
pub const MAX_EDITS_OF_LONG_WORD: usize = 2; // half 1 example, double 0 + 0
/// The minimum number of letters of a word that counts as long in a comparison of spellings.
pub const MIN_LETTERS_OF_LONG_WORD: usize = 9; // half 1 example, double 1 example
/// The minimum number of letters of a word whose spellings may differ in one vowel.
pub const MIN_LETTERS_TO_CHANGE_VOWEL: usize = 6; // half 1 example, double 1 example

// Sources that name nobody.

/// The maximum number of tokens between a noun for people and the cue. With more tokens between the
/// two, the noun and the cue belong to different clauses.
pub const MAX_TOKENS_FROM_PEOPLE_TO_CUE: usize = 6; // half 1 example, double 0 + 0

// Quotation marks.

/// The maximum distance, in blocks, from the opening mark of a quotation to the closing mark. The
/// limit keeps a stray mark from opening a long quotation. No rule example depends on the number.
/// In 14 corpora, the longest quotation, a message with its lists, ends 27 blocks after its start;
/// all other quotations end within six.
pub const MAX_BLOCKS_OF_QUOTATION: usize = 30;
/// The maximum number of single quotation marks in a row that are counted when marks are paired.
/// The limit saves time.
pub const MAX_MARKS_OF_RUN: usize = 64;
/// The number of letters after an apostrophe that are compared with the list of clipped words, such
/// as “’neath”. No rule example depends on the number. The longest clipped word in the list has
/// five letters; a sixth letter shows that a longer word begins there. Twice the number changes
/// nothing.
pub const MAX_LETTERS_OF_CLIPPED_WORD: usize = 6;

// Standing lines.

/// The minimum number of words of a standing line. Half the number would accept “Read more.”.
pub const MIN_WORDS_OF_STANDING_LINE: usize = 5;

// Views that are ascribed to somebody.

/// The maximum distance, in tokens, from the copula to the adjective of a view: “are also deeply
/// skeptical”.
pub const MAX_TOKENS_TO_STANCE_ADJECTIVE: usize = 3; // half 1 example, double 0 + 0
/// The maximum distance, in tokens, from the verb to the noun of a view: “raised serious new
/// concerns”. No rule example depends on the number. Half the number would miss a noun behind two
/// adjectives; with more tokens, the noun may belong to the next phrase.
pub const MAX_TOKENS_TO_STANCE_NOUN: usize = 4;
/// The maximum number of tokens of a phrase for a publication: “a widely read local news website”.
/// No rule example depends on the number. Half the number would miss an outlet with three
/// adjectives; more tokens may include the next phrase.
pub const MAX_TOKENS_OF_OUTLET: usize = 6;
/// The maximum number of tokens of a phrase for people after “there are”: “there are a number of
/// people who”. No rule example depends on the number. Half the number would miss “a growing number
/// of people”; more tokens may include the relative clause.
pub const MAX_TOKENS_OF_INDEFINITE_SOURCE: usize = 6;
/// The maximum distance from a passive verb to the word “by”: “is seen as a warning by many”. The
/// distance is counted in words; a noun phrase counts as one word.
pub const MAX_CHUNKS_TO_AGENT: usize = 4;
/// The maximum distance, in tokens, from the figure to the noun in a number of people: “46 older
/// adults”. Half the number would miss one adjective; with more tokens, the noun may belong to the
/// next phrase.
pub const MAX_TOKENS_OF_PARTICIPANTS: usize = 4;

// Numbers.

/// The minimum count that may be rounded even without a word such as “about”. No rule example
/// depends on the number. Counts below a hundred are seldom rounded without such a word.
pub const MIN_ROUND: f64 = 100.0;

/// A number counts as a rounded form of another number only if the two differ by less than this
/// many units of the last digit. The threshold is one and not one half because some numbers are
/// truncated, not rounded.
pub const ROUNDING: f64 = 1.0;

/// The value of the word “thousand”. When numbers in words are added up, a word of at least this
/// value ends a group: “two hundred” in “two hundred thousand and six”. A smaller word, such as
/// “hundred”, multiplies within its group. The number follows from arithmetic.
pub const THOUSAND: f64 = 1000.0;
/// The number of digits in a group of a number, as in “118 000”.
pub const DIGITS_OF_GROUP: usize = 3;

/// A number of four digits without a comma counts as a year, and not as a count, only if the number
/// is in this range.
pub const YEARS: std::ops::Range<f64> = 1500.0..2100.0;

// Times of the day.

/// How many minutes an hour has.
pub const MINUTES_OF_HOUR: f64 = 60.0;

/// How many minutes half a day has.
pub const MINUTES_OF_HALF: f64 = 720.0;
