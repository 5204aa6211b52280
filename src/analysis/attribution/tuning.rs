//! The thresholds of attributions, each with its unit. Owns numbers, knows no code that reads them.
//!
//! The comment behind a number says what changes with half of it and with double, as
//! `tests/measure/thresholds.py` counted in 115 drafts of news, a handbook, blogs and
//! documentation: how many rule examples fail, or else how many of 225 findings + 4,642 facts of
//! the analysis change. Where nothing stands, nothing changed in them.

// Whether a word attributes.

/// The least odds that a verb attributes, as their natural logarithm: here as many attributions are
/// missed in news as are found wrongly.
pub const MIN_LOG_ODDS_OF_CUE: f32 = -0.45; // half 2 + 164, double 1 example
/// The share of a complement's odds that count for a verb whose own share is not known.
pub const WEIGHT_OF_FRAME: f32 = 0.7; // half 0 + 104, double 1 + 69
/// How many sightings are added that went as expected, so that a few tell little.
pub const EXPECTED_SIGHTINGS: f64 = 5.0; // half 0 + 1, double 0 + 7
/// How near to 0 and 1 the share of a property may come. Bounds odds that were counted anew: those
/// of the table come no nearer than 0.018.
pub const MIN_SHARE_OF_PROPERTY: f64 = 0.01;
/// How often a verb attributes at least that the tagger takes for a noun, as a share.
pub const MIN_SHARE_OF_MISTAGGED_VERB: f32 = 0.4; // half 1 + 9, double 0 + 24
/// How often a noun or an adjective attributes at least, in percent.
pub const MIN_PERCENT_OF_NOMINAL_CUE: u32 = 40; // half 0 + 0, double 0 + 88
/// How many tokens a noun may follow the cue whose object it is.
pub const MAX_TOKENS_TO_OBJECT: usize = 4; // half 0 + 6, double 0 + 10

// Verbs and what belongs to them, in tokens.

/// How far before a verb its auxiliaries may begin. Bounds work.
pub const MAX_TOKENS_OF_VERB_GROUP: usize = 10;
/// How far after a verb its complement may begin.
pub const MAX_TOKENS_TO_COMPLEMENT: usize = 16; // half 0 + 7, double 0 + 0
/// How far after a passive verb its “by” may stand.
pub const MAX_TOKENS_TO_AGENT: usize = 7; // half 0 + 2, double 0 + 8
/// How far after the first word of an object its noun may stand.
pub const MAX_TOKENS_TO_NOUN_OF_OBJECT: usize = 3; // half 0 + 3, double 0 + 0
/// How far from a cue a finite verb shows that a clause follows. Bounds work.
pub const MAX_TOKENS_TO_FINITE_VERB: usize = 40;
/// How many later cues may end a content. Bounds work.
pub const MAX_CUES_THAT_END_CONTENT: usize = 8;
/// How many earlier verbs may share their subject. Bounds work.
pub const MAX_VERBS_WITH_SHARED_SUBJECT: usize = 32;

// Noun phrases, in tokens.

/// How long a noun phrase may be.
pub const MAX_TOKENS_OF_NOUN_PHRASE: usize = 40; // half 0 + 48, double 0 + 4
/// How long a noun phrase with an apposition may be that begins no clause.
pub const MAX_TOKENS_OF_APPOSITION: usize = 15; // half 0 + 7, double 0 + 2
/// How many commas before its end may open an apposition. Bounds work.
pub const MAX_COMMAS_OF_APPOSITION: usize = 4;
/// How far before a noun phrase its relative clause may begin.
pub const MAX_TOKENS_OF_RELATIVE_CLAUSE: usize = 14; // half 0 + 6, double 0 + 4
/// How long a time after a noun phrase may be: “the minister on Tuesday”.
pub const MAX_TOKENS_OF_TIME: usize = 5; // half 0 + 2, double 0 + 0
/// How long a parenthesis before the end of a noun phrase may be.
pub const MAX_TOKENS_OF_PARENTHESIS_BEFORE: usize = 12; // half 0 + 6, double 0 + 1
/// How long a parenthesis after a noun may be.
pub const MAX_TOKENS_OF_PARENTHESIS_AFTER: usize = 8; // half 0 + 4, double 0 + 0

// Contents.

/// How long a content may be, in tokens. Bounds work.
pub const MAX_TOKENS_OF_CONTENT: usize = 250;
/// How many words a quotation has at most that is no clause, such as a name or a scare quote.
pub const MAX_WORDS_OF_SCARE_QUOTE: usize = 4;
/// How many tokens a quotation after a comma has at most that goes on the clause before it. Moves
/// only where a content begins, which no finding depends on.
pub const MAX_TOKENS_OF_INLINE_QUOTE: usize = 4;
/// How far before a verb a quotation may end that its subject follows, in tokens. Bounds work.
pub const MAX_TOKENS_AFTER_QUOTE: usize = 40;
/// How many marks may part the halves of a split quotation. Moves only where a content ends, which
/// no finding depends on.
pub const MAX_MARKS_BETWEEN_HALVES: usize = 3;
/// How far an “according to” may follow another whose content it shares, in tokens. Moves only
/// where a content ends, which no finding depends on.
pub const MAX_TOKENS_BETWEEN_ADJUNCTS: usize = 14;
/// How many tokens a block may go on after its cue and still be all quotation. No example holds the
/// number: half would refuse a long subject with a time, double would take a short statement behind
/// the cue.
pub const MAX_TOKENS_AFTER_CUE: usize = 12;

// Sources, in tokens.

/// How long a subject between a quotation and its verb may be. No example holds the number: half
/// would miss a subject with a long apposition, double would take words that are no subject.
pub const MAX_TOKENS_OF_SUBJECT_AFTER_QUOTE: usize = 20;
/// How long a source after “according to” may be that is no noun phrase by its tags. No example
/// holds the number: the source ends at the first comma, stop or colon, if one comes before.
pub const MAX_TOKENS_OF_UNTAGGED_SOURCE: usize = 20;
/// How long a label before a colon may be, with the colon.
pub const MAX_TOKENS_OF_LABEL: usize = 8; // half 0 + 1, double 0 + 0
/// How long a signature after a quotation may be, with its dash.
pub const MAX_TOKENS_OF_SIGNATURE: usize = 16; // half 0 + 4, double 0 + 0
/// The fewest bytes of a word in capitals that is a speaker: “Q:” is none.
pub const MIN_BYTES_OF_SPEAKER: usize = 3; // half 0 + 5, double 0 + 13

// Whom a pronoun or a short name means.

/// How many attributions back a pronoun's source may stand. No example holds the number: the bound
/// in sentences holds for the same search.
pub const MAX_ATTRIBUTIONS_TO_ANTECEDENT: usize = 12;
/// How many attributions back a source's full name may stand.
pub const MAX_ATTRIBUTIONS_TO_FULL_NAME: usize = 48; // half 0 + 22, double 0 + 2
/// How many tokens the subject has at most that a pronoun stands for: “the engineer, Paul Reyes,”. No
/// example holds the number: longer ones tell of more than one person.
pub const MAX_TOKENS_OF_PERSON: usize = 10;
/// How many sentences back a pronoun's source may stand.
pub const MAX_SENTENCES_TO_ANTECEDENT: usize = 5; // half 1 + 68, double 0 + 14
/// How many sentences back the words may stand that a pronoun means.
pub const MAX_SENTENCES_TO_MENTION: usize = 3; // half 1 + 6, double 0 + 2
/// How many tokens of a sentence are searched for them. Bounds work.
pub const MAX_TOKENS_TO_MENTION: usize = 300;
