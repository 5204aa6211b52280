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

/// At most this many tokens before a place, and as many after the place, are searched. The limit
/// saves time in long lists, which may have no full stop.
pub const MAX_TOKENS_NEARBY: usize = 80;
/// Only this many tokens of a sentence are searched. The limit saves time.
pub const MAX_TOKENS_OF_SENTENCE: usize = 160;

// Evidence: parentheses, source lines, datelines.

/// A parenthesis that names a source has at most this many tokens.
pub const MAX_TOKENS_OF_PARENTHESIS: usize = 24; // half 1 example, double 0 + 0
/// The name of a publisher has at most this many words.
pub const MAX_WORDS_OF_PUBLISHER: usize = 7; // half 0 + 5, double 0 + 0
/// If a publisher is not in the dictionary, its name must have at least this many words.
pub const MIN_WORDS_OF_UNKNOWN_PUBLISHER: usize = 2; // half 0 + 15, double 2 examples
/// The dash of a dateline comes at most this many tokens after the start of its block. No rule
/// example depends on the number, because the dash must also follow a place in capitals and a known
/// publisher in parentheses: “GENEVA (Reuters) —”.
pub const MAX_TOKENS_OF_DATELINE: usize = 14;
/// A place in capitals in a dateline has at least this many bytes. No rule example depends on the
/// number. Half of it would accept two initials; twice as many would miss names of up to five
/// letters.
pub const MIN_BYTES_OF_DATELINE_PLACE: usize = 3; // half 0 + 2, double 0 + 3

// What backs a claim or a quotation.

/// An attribution may back a claim if its cue is at most this many bytes away from the claim. The
/// limit saves time.
pub const MAX_BYTES_TO_ATTRIBUTION: u32 = 4_000;
/// A speaker's name in a transcript has at most this many tokens. No rule example depends on the
/// number. Half of it would miss names of three words before a colon; twice as many would accept
/// longer runs of capitals.
pub const MAX_TOKENS_OF_SPEAKER: usize = 4;

// Credits of quotations.

/// A verb near a quotation shows who speaks only if at least this share of the uses of the verb
/// report speech.
pub const MIN_SHARE_OF_SPEECH_VERB: f32 = 0.6; // half 2 + 0, double 0 + 0
/// A signature below a quotation has at most this many tokens.
pub const MAX_TOKENS_OF_SIGNATURE_BELOW: usize = 24; // half 1 example, double 0 + 0
/// A signature below a quotation has at most this many tokens if it ends with a full stop.
pub const MAX_TOKENS_OF_STOPPED_SIGNATURE: usize = 6; // half 1 example, double 0 + 0
/// This many tokens before a quotation are searched for a word that makes the quotation a sample of
/// words: “a sign saying”. No rule example depends on the number. Half of it would miss a word one
/// phrase before the quotation; twice as many would take a word of another phrase.
pub const MAX_TOKENS_TO_SAMPLE_WORD: usize = 6;
/// The greatest age of a speaker in a line above a quotation: “Eva Berg, 40”. No rule example
/// depends on the number. Half of it would miss old people; twice as much would accept numbers that
/// are not ages.
pub const MAX_AGE: u32 = 120;
/// A run of quotations has at most this many blocks. The limit saves time.
pub const MAX_BLOCKS_OF_RUN: usize = 30;

// Assertions, bare nouns and quantities as sources.

/// An object of “say” is a statement if it has at least this many words: “say the roof leaks”
/// contains a statement, “say no” does not.
pub const MIN_WORDS_OF_STATEMENT: usize = 3; // half 0 + 0, double 1 example
/// This many tokens after a noun are searched for a name that says whom the noun means.
pub const MAX_TOKENS_TO_NAME: usize = 4; // half 1 example, double 0 + 0
/// The group that “some say” speaks of may be named at most this many sentences earlier.
pub const MAX_SENTENCES_TO_GROUP: usize = 3; // half 1 example, double 1 example

// Stacked attributions.

/// An attribution is compared with at most this many earlier attributions of its sentence. The
/// limit saves time.
pub const MAX_ATTRIBUTIONS_COMPARED: usize = 32;
/// The owner of a statement, “Asif’s” in “Asif’s statement”, is sought in this many tokens at the
/// start of a content.
pub const MAX_TOKENS_TO_OWNER: usize = 6; // half 1 example, double 0 + 0
/// This many tokens before a second source are searched for a word that contrasts this source with
/// the first source.
pub const MAX_TOKENS_TO_CONTRAST: usize = 4; // half 0 + 0, double 1 example
/// A statement between two sources has at most this many tokens. No rule example depends on the
/// number. Neither half of it nor twice as many changed a finding in the drafts measured.
pub const MAX_TOKENS_BETWEEN_SOURCES: usize = 80;
/// A statement between two sources has at least this many tokens. No rule example depends on the
/// number. A statement may be as short as a verb group without an object: “it will close”.
pub const MIN_TOKENS_BETWEEN_SOURCES: usize = 3;
/// At most this many words, such as a time or a place, may follow the second source.
pub const MAX_WORDS_AFTER_SECOND_SOURCE: usize = 4; // half 0 + 0, double 1 example
/// A parenthesis with one more source begins at most this many bytes after the last source. No rule
/// example depends on the number. Half of it would allow only a space between the source and the
/// parenthesis; twice as many would also allow a short word.
pub const MAX_BYTES_TO_PARENTHESIS: u32 = 2;

// Whom a pronoun means.

/// Only this many sentences outside quotations are searched for the person whom a pronoun means.
pub const MAX_SENTENCES_TO_REFERENT: usize = 3; // half 2 examples, double 1 example
/// At most this many tokens at the end of a sentence are searched for the person whom a pronoun
/// means. The limit saves time.
pub const MAX_TOKENS_TO_REFERENT: usize = 120;
/// Only this many sentences before a pronoun are searched. Sentences within quotations, which may
/// be many, are counted, too. The limit saves time.
pub const MAX_SENTENCES_WITH_QUOTED: usize = 40;
/// A plural noun means several people only if it has at least this many bytes.
pub const MIN_BYTES_OF_PLURAL: usize = 4; // half 0 + 0, double 2 examples
/// A capitalised word names a person only if it has at least this many bytes. No rule example
/// depends on the number. Half of it would accept initials; twice as many would miss names of up to
/// five letters.
pub const MIN_BYTES_OF_CAPITALISED: usize = 3;

// Names.

/// At most this many blocks of one sentence each may come before the text: a title, a deck, an
/// abstract. No rule example depends on the number. Half of it would leave out the abstract below
/// title and deck; twice as many would include first paragraphs of one sentence.
pub const MAX_TITLE_BLOCKS: usize = 3;
/// A full name that introduces its surname has at most this many words.
pub const MAX_WORDS_OF_FULL_NAME: usize = 6; // half 1 + 0, double 0 + 0
/// A surname has at least this many letters.
pub const MIN_LETTERS_OF_SURNAME: usize = 3; // half 0 + 0, double 2 examples
/// The role of a person is at most this many tokens after the name. No rule example depends on the
/// number. Half of it would miss a role behind an adjective; twice as many would take the role of
/// another person.
pub const MAX_TOKENS_TO_ROLE: usize = 4;
/// At most this many mentions of known sources before a place are searched. The limit saves time.
pub const MAX_MENTIONS_SEARCHED: usize = 16;

// Names in two spellings.

/// At most this many names that share a word are compared with each other. The limit saves time.
pub const MAX_NAMES_COMPARED: usize = 48;
/// The last word of a name is taken for a misspelling only if it has at least this many letters.
pub const MIN_LETTERS_OF_MISSPELT_LAST_WORD: usize = 5; // half 0 + 0, double 1 example
/// The first word of a name is taken for a misspelling only if it has at least this many letters.
pub const MIN_LETTERS_OF_MISSPELT_FIRST_WORD: usize = 4; // half 1 example, double 1 example
/// A surname that stands alone is taken for a misspelling only if it has at least this many
/// letters.
pub const MIN_LETTERS_OF_MISSPELT_SURNAME: usize = 6; // half 0 + 0, double 1 example
/// Two spellings of a short word differ by at most this many edits.
pub const MAX_EDITS_OF_SHORT_WORD: usize = 1; // half 1 example, double 0 + 0
/// Two spellings of a long word differ by at most this many edits.
pub const MAX_EDITS_OF_LONG_WORD: usize = 2; // half 1 example, double 0 + 0
/// In a comparison of spellings, a word with at least this many letters is long.
pub const MIN_LETTERS_OF_LONG_WORD: usize = 9; // half 1 example, double 1 example
/// The spellings of a word may differ in one vowel if the word has at least this many letters.
pub const MIN_LETTERS_TO_CHANGE_VOWEL: usize = 6; // half 1 example, double 1 example

// Sources that name nobody.

/// At most this many tokens may separate a noun for people from the cue. With more tokens between
/// them, the noun and the cue belong to different clauses.
pub const MAX_TOKENS_FROM_PEOPLE_TO_CUE: usize = 6; // half 1 example, double 0 + 0

// Quotation marks.

/// The closing mark of a quotation is at most this many blocks after the opening mark. The limit
/// keeps a stray mark from opening a long quotation. No rule example depends on the number. In 14
/// corpora, the longest quotation, a message with its lists, ends 27 blocks after its start; all
/// other quotations end within six.
pub const MAX_BLOCKS_OF_QUOTATION: usize = 30;
/// At most this many single quotation marks in a row are counted when marks are paired. The limit
/// saves time.
pub const MAX_MARKS_OF_RUN: usize = 64;
/// This many letters after an apostrophe are compared with the list of clipped words, such as
/// “’neath”. No rule example depends on the number. The longest clipped word in the list has five
/// letters; a sixth letter shows that a longer word begins there. Twice as many letters change
/// nothing.
pub const MAX_LETTERS_OF_CLIPPED_WORD: usize = 6;

// Standing lines.

/// A standing line has at least this many words. Half of them would accept “Read more.”.
pub const MIN_WORDS_OF_STANDING_LINE: usize = 5;

// Views that are ascribed to somebody.

/// The adjective of a view is at most this many tokens after the copula: “are also deeply
/// skeptical”.
pub const MAX_TOKENS_TO_STANCE_ADJECTIVE: usize = 3; // half 1 example, double 0 + 0
/// The noun of a view is at most this many tokens after the verb: “raised serious new concerns”. No
/// rule example depends on the number. Half of it would miss a noun behind two adjectives; more
/// tokens reach the next phrase.
pub const MAX_TOKENS_TO_STANCE_NOUN: usize = 4;
/// A phrase that names a publication has at most this many tokens: “a widely read local news
/// website”. No rule example depends on the number. Half of it would miss an outlet with three
/// adjectives; more tokens reach the next phrase.
pub const MAX_TOKENS_OF_OUTLET: usize = 6;
/// A phrase for people after “there are” has at most this many tokens: “there are a number of
/// people who”. No rule example depends on the number. Half of it would miss “a growing number of
/// people”; more tokens reach the relative clause.
pub const MAX_TOKENS_OF_INDEFINITE_SOURCE: usize = 6;
/// The word “by” comes within this many noun phrases and words after a passive verb: “is seen as a
/// warning by many”.
pub const MAX_CHUNKS_TO_AGENT: usize = 4;
/// In a number of people, the noun comes at most this many tokens after the figure: “46 older
/// adults”. Half of it would miss one adjective; more tokens reach the next phrase.
pub const MAX_TOKENS_OF_PARTICIPANTS: usize = 4;

// Numbers.

/// A count from this number on may be rounded even if no word such as “about” says so. No rule
/// example depends on the number. Counts below a hundred are seldom rounded without a word that
/// says so.
pub const MIN_ROUND: f64 = 100.0;

/// A rounded number differs from the exact number by at most this many units of its last digit. The
/// unit is one and not one half because some numbers are truncated, not rounded.
pub const ROUNDING: f64 = 1.0;

/// Numbers in words are added up in groups. A word below this number, such as “hundred”, multiplies
/// within its group; a word such as “thousand” ends the group. The number is arithmetic and no
/// matter of choice.
pub const THOUSAND: f64 = 1000.0;
/// How many digits a group of a number has, as in “118 000”.
pub const DIGITS_OF_GROUP: usize = 3;

/// A number of four digits without a comma in this range is a year, not a count.
pub const YEARS: std::ops::Range<f64> = 1500.0..2100.0;

// Times of the day.

/// How many minutes an hour has.
pub const MINUTES_OF_HOUR: f64 = 60.0;

/// How many minutes half a day has.
pub const MINUTES_OF_HALF: f64 = 720.0;
