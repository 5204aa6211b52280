//! The thresholds of the search for attributions, each with its unit.
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

// Whether a word is the cue of an attribution.

/// A verb is a cue if the odds that it is one, as a natural logarithm, are at least this high. At
/// this value, the search misses as many attributions in news as it finds wrongly.
pub const MIN_LOG_ODDS_OF_CUE: f32 = -0.45; // half 2 + 164, double 1 example
/// If the lexicon has no figure for a verb with this complement, the general weight of the
/// complement is used. The general weight is multiplied by this factor.
pub const WEIGHT_OF_FRAME: f32 = 0.7; // half 0 + 104, double 1 + 69
/// This many sightings at the expected share are added to the counts of a property. Therefore a
/// property that was seen only a few times weighs little.
pub const EXPECTED_SIGHTINGS: f64 = 5.0; // half 0 + 1, double 0 + 7
/// The share of a property is kept at least this far from 0 and from 1. The limit matters only when
/// the odds are counted anew: in the present table no share is nearer than 0.018.
pub const MIN_SHARE_OF_PROPERTY: f64 = 0.01;
/// A word that is tagged as a noun is taken for a verb only if the verb is a cue in at least this
/// share of its uses.
pub const MIN_SHARE_OF_MISTAGGED_VERB: f32 = 0.4; // half 1 + 9, double 0 + 24
/// A noun or an adjective is taken for a cue only if it is a cue in at least this percentage of its
/// uses.
pub const MIN_PERCENT_OF_NOMINAL_CUE: u32 = 40; // half 0 + 0, double 0 + 88
/// In “issued a warning that”, the noun “warning” is taken for the object of the cue verb “issued”
/// if the noun comes at most this many tokens after the verb.
pub const MAX_TOKENS_TO_OBJECT: usize = 4; // half 0 + 6, double 0 + 10

// Verbs and the words that belong to them, in tokens.

/// The auxiliaries of a verb begin at most this many tokens before the verb. The limit saves time.
pub const MAX_TOKENS_OF_VERB_GROUP: usize = 10;
/// The complement of a verb begins at most this many tokens after the verb.
pub const MAX_TOKENS_TO_COMPLEMENT: usize = 16; // half 0 + 7, double 0 + 0
/// The “by” of a passive verb comes at most this many tokens after the verb.
pub const MAX_TOKENS_TO_AGENT: usize = 7; // half 0 + 2, double 0 + 8
/// The noun of an object comes at most this many tokens after the first word of the object.
pub const MAX_TOKENS_TO_NOUN_OF_OBJECT: usize = 3; // half 0 + 3, double 0 + 0
/// Only this many tokens after a cue are searched for a finite verb, which shows that a clause
/// follows. The limit saves time.
pub const MAX_TOKENS_TO_FINITE_VERB: usize = 40;
/// Only this many later cues of the sentence can end a content. The limit saves time.
pub const MAX_CUES_THAT_END_CONTENT: usize = 8;
/// If a verb has no subject of its own, only this many earlier verbs are searched for a subject
/// that the verbs share. The limit saves time.
pub const MAX_VERBS_WITH_SHARED_SUBJECT: usize = 32;

// Noun phrases, in tokens.

/// A noun phrase has at most this many tokens.
pub const MAX_TOKENS_OF_NOUN_PHRASE: usize = 40; // half 0 + 48, double 0 + 4
/// A noun phrase with an apposition has at most this many tokens, unless the phrase begins a
/// clause.
pub const MAX_TOKENS_OF_APPOSITION: usize = 15; // half 0 + 7, double 0 + 2
/// Only this many commas before the end of a phrase are tried as the start of its apposition. The
/// limit saves time.
pub const MAX_COMMAS_OF_APPOSITION: usize = 4;
/// A relative clause at the end of a noun phrase begins at most this many tokens before the end of
/// the phrase.
pub const MAX_TOKENS_OF_RELATIVE_CLAUSE: usize = 14; // half 0 + 6, double 0 + 4
/// A time expression after a noun phrase has at most this many tokens: “the minister on Tuesday”.
pub const MAX_TOKENS_OF_TIME: usize = 5; // half 0 + 2, double 0 + 0
/// A parenthesis before the end of a noun phrase has at most this many tokens.
pub const MAX_TOKENS_OF_PARENTHESIS_BEFORE: usize = 12; // half 0 + 6, double 0 + 1
/// A parenthesis after a noun has at most this many tokens.
pub const MAX_TOKENS_OF_PARENTHESIS_AFTER: usize = 8; // half 0 + 4, double 0 + 0

// Contents.

/// A content has at most this many tokens. The limit saves time.
pub const MAX_TOKENS_OF_CONTENT: usize = 250;
/// A quotation that is not a clause, such as a title or a scare quote, has at most this many words.
pub const MAX_WORDS_OF_SCARE_QUOTE: usize = 4; // half 0 + 0, double 1 example
/// A quotation after a comma continues the clause before it only if it has at most this many
/// tokens. The number only moves the start of a content, on which no finding depends.
pub const MAX_TOKENS_OF_INLINE_QUOTE: usize = 4;
/// If the speaker of a quotation is the subject of a verb, the quotation ends at most this many
/// tokens before the verb. The limit saves time.
pub const MAX_TOKENS_AFTER_QUOTE: usize = 40;
/// At most this many marks may come between the halves of a split quotation. The number only moves
/// the end of a content, on which no finding depends.
pub const MAX_MARKS_BETWEEN_HALVES: usize = 3;
/// The second half of a split quotation begins at most this many tokens after the reporting verb.
pub const MAX_TOKENS_BETWEEN_HALVES: usize = 30;
/// An “according to” shares the content of an earlier “according to” that is at most this many
/// tokens away. The number only moves the end of a content, on which no finding depends.
pub const MAX_TOKENS_BETWEEN_ADJUNCTS: usize = 14;
/// At most this many tokens may follow the content and the cue in their block if a quotation in the
/// next block continues the content. No rule example depends on the number. Half of it would refuse
/// a long subject with a time; twice as many would accept a short statement after the cue.
pub const MAX_TOKENS_AFTER_CUE: usize = 12;

// Sources, in tokens.

/// A subject between a quotation and the verb has at most this many tokens. No rule example depends
/// on the number. Half of it would miss a subject with a long apposition; twice as many would
/// accept words that are not a subject.
pub const MAX_TOKENS_OF_SUBJECT_AFTER_QUOTE: usize = 20;
/// A source after “according to” has at most this many tokens if its tags do not make a noun
/// phrase. No rule example depends on the number, because most sources end earlier, at a comma,
/// full stop or colon.
pub const MAX_TOKENS_OF_UNTAGGED_SOURCE: usize = 20;
/// A label has at most this many tokens, including the colon after it.
pub const MAX_TOKENS_OF_LABEL: usize = 8; // half 0 + 1, double 0 + 0
/// A signature after a quotation has at most this many tokens, including the dash before it.
pub const MAX_TOKENS_OF_SIGNATURE: usize = 16; // half 0 + 4, double 0 + 0
/// A word in capitals names a speaker only if it has at least this many bytes; “Q:” names nobody.
pub const MIN_BYTES_OF_SPEAKER: usize = 3; // half 0 + 5, double 0 + 13

// Whom a pronoun or a short name means.

/// The antecedent of a pronoun is at most this many attributions earlier. No rule example depends
/// on the number, because `MAX_SENTENCES_TO_ANTECEDENT` mostly ends the search earlier.
pub const MAX_ATTRIBUTIONS_TO_ANTECEDENT: usize = 12;
/// A name in a phrase can only be a modifier if at least this many words follow it: “Hill” in “Hill
/// campaign spokeswoman Ann Lee”. No rule example depends on the number. In 500 posts of a blog,
/// half of it changes 90 facts, and twice as many 4.
pub const MIN_WORDS_AFTER_MODIFIER: usize = 3;
/// The full name for a short name is at most this many attributions earlier.
pub const MAX_ATTRIBUTIONS_TO_FULL_NAME: usize = 48; // half 0 + 22, double 0 + 2
/// A pronoun can mean a subject such as “the engineer, Paul Reyes,” only if the subject has at most
/// this many tokens. Longer subjects usually name more than one person. No rule example depends on
/// the number.
pub const MAX_TOKENS_OF_PERSON: usize = 10;
/// An antecedent that is a source is at most this many sentences before its pronoun.
pub const MAX_SENTENCES_TO_ANTECEDENT: usize = 5; // half 1 + 68, double 0 + 14
/// An antecedent that is not a source is at most this many sentences before its pronoun.
pub const MAX_SENTENCES_TO_MENTION: usize = 3; // half 1 + 6, double 0 + 2
/// Only this many tokens of a sentence are searched for an antecedent that is not a source. The
/// limit saves time.
pub const MAX_TOKENS_TO_MENTION: usize = 300;
