//! The thresholds of the search for attributions, each with its unit.
//!
//! The comment behind a number says what changes when the number is halved and when it is doubled,
//! as `tests/measure/thresholds.py` counted in 115 drafts of news, a handbook, blogs and
//! documentation: how many rule examples fail, or, if none fails, how many of 225 findings + 4,642
//! facts of the analysis change. A number without such a comment changed nothing.

// Whether a word attributes.

/// The lowest odds with which a verb attributes, as a natural logarithm. At this value as many
/// attributions are missed in news as are found wrongly.
pub const MIN_LOG_ODDS_OF_CUE: f32 = -0.45; // half 2 + 164, double 1 example
/// The share of the odds of a complement that counts for a verb with no figure for that complement.
pub const WEIGHT_OF_FRAME: f32 = 0.7; // half 0 + 104, double 1 + 69
/// How many sightings at the expected share are added to the counts of a property, so that few
/// sightings weigh little.
pub const EXPECTED_SIGHTINGS: f64 = 5.0; // half 0 + 1, double 0 + 7
/// How near to 0 and 1 the share of a property may come. The limit bounds the odds that are counted
/// anew; the shares of the table come no nearer than 0.018.
pub const MIN_SHARE_OF_PROPERTY: f64 = 0.01;
/// The smallest share of uses in which a verb attributes, for a word that is tagged as a noun.
pub const MIN_SHARE_OF_MISTAGGED_VERB: f32 = 0.4; // half 1 + 9, double 0 + 24
/// The smallest percentage of uses in which a noun or an adjective attributes, for it to be a cue.
pub const MIN_PERCENT_OF_NOMINAL_CUE: u32 = 40; // half 0 + 0, double 0 + 88
/// How many tokens after a cue its object may stand.
pub const MAX_TOKENS_TO_OBJECT: usize = 4; // half 0 + 6, double 0 + 10

// Verbs and the words that belong to them, in tokens.

/// How far before a verb its auxiliaries may begin. The limit bounds the work.
pub const MAX_TOKENS_OF_VERB_GROUP: usize = 10;
/// How far after a verb its complement may begin.
pub const MAX_TOKENS_TO_COMPLEMENT: usize = 16; // half 0 + 7, double 0 + 0
/// How far after a passive verb its “by” may stand.
pub const MAX_TOKENS_TO_AGENT: usize = 7; // half 0 + 2, double 0 + 8
/// How far after the first word of an object its noun may stand.
pub const MAX_TOKENS_TO_NOUN_OF_OBJECT: usize = 3; // half 0 + 3, double 0 + 0
/// How many tokens after a cue are searched for a finite verb, which shows that a clause follows.
/// The limit bounds the work.
pub const MAX_TOKENS_TO_FINITE_VERB: usize = 40;
/// How many later cues of the sentence may end a content. The limit bounds the work.
pub const MAX_CUES_THAT_END_CONTENT: usize = 8;
/// How many earlier verbs are searched for a subject to share. The limit bounds the work.
pub const MAX_VERBS_WITH_SHARED_SUBJECT: usize = 32;

// Noun phrases, in tokens.

/// How long a noun phrase may be.
pub const MAX_TOKENS_OF_NOUN_PHRASE: usize = 40; // half 0 + 48, double 0 + 4
/// How long a noun phrase with an apposition may be that does not begin a clause.
pub const MAX_TOKENS_OF_APPOSITION: usize = 15; // half 0 + 7, double 0 + 2
/// How many commas before the end of a phrase may open its apposition. The limit bounds the work.
pub const MAX_COMMAS_OF_APPOSITION: usize = 4;
/// How far before a noun phrase its relative clause may begin.
pub const MAX_TOKENS_OF_RELATIVE_CLAUSE: usize = 14; // half 0 + 6, double 0 + 4
/// How long a time expression after a noun phrase may be: “the minister on Tuesday”.
pub const MAX_TOKENS_OF_TIME: usize = 5; // half 0 + 2, double 0 + 0
/// How long a parenthesis before the end of a noun phrase may be.
pub const MAX_TOKENS_OF_PARENTHESIS_BEFORE: usize = 12; // half 0 + 6, double 0 + 1
/// How long a parenthesis after a noun may be.
pub const MAX_TOKENS_OF_PARENTHESIS_AFTER: usize = 8; // half 0 + 4, double 0 + 0

// Contents.

/// How long a content may be, in tokens. The limit bounds the work.
pub const MAX_TOKENS_OF_CONTENT: usize = 250;
/// The maximum number of words of a quotation that is no clause, such as a title or a scare quote.
pub const MAX_WORDS_OF_SCARE_QUOTE: usize = 4;
/// The maximum number of tokens of a quotation after a comma that continues the clause before it.
/// The number only moves the start of a content, on which no finding depends.
pub const MAX_TOKENS_OF_INLINE_QUOTE: usize = 4;
/// How many tokens before a verb a quotation may end if its speaker is the subject of the verb. The
/// limit bounds the work.
pub const MAX_TOKENS_AFTER_QUOTE: usize = 40;
/// How many marks may stand between the halves of a split quotation. The number only moves the end
/// of a content, on which no finding depends.
pub const MAX_MARKS_BETWEEN_HALVES: usize = 3;
/// How far an “according to” may stand behind another one whose content it shares, in tokens. The
/// number only moves the end of a content, on which no finding depends.
pub const MAX_TOKENS_BETWEEN_ADJUNCTS: usize = 14;
/// How many tokens may follow the content and the cue in a block that a quotation in the next block
/// continues. No rule example depends on the number: half of it would refuse a long subject with a
/// time, twice as many would accept a short statement behind the cue.
pub const MAX_TOKENS_AFTER_CUE: usize = 12;

// Sources, in tokens.

/// How long a subject between a quotation and its verb may be. No rule example depends on the
/// number: half of it would miss a subject with a long apposition, twice as many would accept words
/// that are no subject.
pub const MAX_TOKENS_OF_SUBJECT_AFTER_QUOTE: usize = 20;
/// How long a source after “according to” may be if its tags make no noun phrase. No rule example
/// depends on the number: the source ends at the first comma, full stop or colon, if one comes
/// before.
pub const MAX_TOKENS_OF_UNTAGGED_SOURCE: usize = 20;
/// How long a label before a colon may be, with the colon.
pub const MAX_TOKENS_OF_LABEL: usize = 8; // half 0 + 1, double 0 + 0
/// How long a signature after a quotation may be, with its dash.
pub const MAX_TOKENS_OF_SIGNATURE: usize = 16; // half 0 + 4, double 0 + 0
/// The minimum number of bytes of a word in capitals that names a speaker; “Q:” names none.
pub const MIN_BYTES_OF_SPEAKER: usize = 3; // half 0 + 5, double 0 + 13

// Whom a pronoun or a short name means.

/// How many attributions before a pronoun its antecedent may stand. No rule example depends on the
/// number: the bound in sentences limits the same search.
pub const MAX_ATTRIBUTIONS_TO_ANTECEDENT: usize = 12;
/// How many words must stand behind a name in a phrase for the name to be a modifier in it: “Hill
/// campaign spokeswoman Ann Lee”.
pub const MIN_WORDS_BEHIND_MODIFIER: usize = 3;
/// How many attributions before a short name the full name may stand.
pub const MAX_ATTRIBUTIONS_TO_FULL_NAME: usize = 48; // half 0 + 22, double 0 + 2
/// The maximum number of tokens of a subject that a pronoun can mean, such as “the engineer, Paul
/// Reyes,”. Longer subjects usually name more than one person. No rule example depends on the
/// number.
pub const MAX_TOKENS_OF_PERSON: usize = 10;
/// How many sentences before a pronoun its antecedent may stand if it is a source.
pub const MAX_SENTENCES_TO_ANTECEDENT: usize = 5; // half 1 + 68, double 0 + 14
/// How many sentences before a pronoun its antecedent may stand if it is no source.
pub const MAX_SENTENCES_TO_MENTION: usize = 3; // half 1 + 6, double 0 + 2
/// How many tokens of a sentence are searched for such an antecedent. The limit bounds the work.
pub const MAX_TOKENS_TO_MENTION: usize = 300;
