//! The thresholds of the search for attributions, each with its unit.
//!
//! Each number was halved and doubled. `tests/measure/thresholds.py` counted what changed in 115
//! drafts of news, a handbook, blogs and documentation. The comment after a number gives the
//! result. For example, `half 2 + 5, double 1 example` means:
//! - with half of the number, 2 of 225 findings and 5 of 4,642 facts of the analysis change;
//! - with twice the number, one rule example fails.
//!
//! If nothing changed in these drafts, the comment counts the changes in 86 other drafts: the
//! examples of this repository, and hurried and machine-written copy (118 findings, 980 facts). If
//! no comment follows a number, nothing changed in any draft.

// Whether a word is the cue of an attribution.

/// A verb counts as a cue only if the odds that the verb is a cue, as a natural logarithm, are
/// higher than this number. At this value, the harmonic mean of precision and recall is highest in
/// the texts from which the odds are counted.
pub const MIN_LOG_ODDS_OF_CUE: f32 = -0.25;
/// The factor for the weight that a complement has with all verbs together. This weight is used if
/// the lexicon has no figure for a verb with this complement.
pub const WEIGHT_OF_FRAME: f32 = 0.7; // half 0 + 104, double 1 + 69
/// The number of sightings that are added to the counts of a frame. The added sightings have the
/// expected fraction of cues. Therefore a frame that was seen only a few times weighs little.
pub const EXPECTED_SIGHTINGS: f64 = 5.0; // half 0 + 1, double 0 + 7
/// The minimum fraction of cues among the verbs with a frame, and also the minimum fraction of
/// other verbs. A smaller fraction is raised to this number. The limit matters only when the odds
/// are counted anew: in the present table no fraction is smaller than 0.018.
pub const MIN_SHARE_OF_FRAME: f64 = 0.01;
/// A verb may be tagged as a noun by mistake: “say” in “voters say they”. Such a word counts as a
/// verb only if the verb is a cue in at least this fraction of its uses.
pub const MIN_SHARE_OF_MISTAGGED_VERB: f32 = 0.4; // half 1 + 9, double 0 + 24
/// A verb in the third person may precede its subject after a comma (“…, argues Lee”) if at least
/// this share of the verb's uses in this position reports speech. The figure `after-comma` of the
/// verb has the share. Verbs such as “said” precede their subjects in any form. The effect of half
/// and double the number was not measured.
pub const MIN_SHARE_OF_INVERTING_VERB: f32 = 0.5;
/// A noun or an adjective counts as a cue only if the word is a cue in at least this percentage of
/// its uses.
pub const MIN_PERCENT_OF_NOMINAL_CUE: u32 = 40; // half 0 + 0, double 0 + 88
/// The maximum distance, in tokens, from a cue verb to a later noun that counts as the object of
/// the verb: “warning” in “issued a warning that”.
pub const MAX_TOKENS_TO_OBJECT: usize = 4; // half 0 + 6, double 0 + 10

// Verbs and the words that belong to them, in tokens.

/// The maximum distance, in tokens, from the first auxiliary of a verb to the verb. The limit saves
/// time.
pub const MAX_TOKENS_OF_VERB_GROUP: usize = 10;
/// The maximum distance, in tokens, from a verb to the start of its complement.
pub const MAX_TOKENS_TO_COMPLEMENT: usize = 16; // half 0 + 7, double 0 + 0
/// The maximum distance, in tokens, from a passive verb to the “by” that follows the verb.
pub const MAX_TOKENS_TO_AGENT: usize = 7; // half 0 + 2, double 0 + 8
/// The maximum distance, in tokens, from the first word of an object to the noun of the object.
pub const MAX_TOKENS_TO_NOUN_OF_OBJECT: usize = 3; // half 0 + 3, double 0 + 0
/// The maximum number of tokens after a cue that are searched for a finite verb, which shows that a
/// clause follows. The limit saves time.
pub const MAX_TOKENS_TO_FINITE_VERB: usize = 40;
/// The maximum number of later cues of the sentence that are tried as the end of a content. The
/// limit saves time.
pub const MAX_CUES_THAT_END_CONTENT: usize = 8;
/// The maximum number of earlier verbs whose subjects are tried for a verb without a subject of its
/// own. The limit saves time.
pub const MAX_VERBS_WITH_SHARED_SUBJECT: usize = 32;

// Noun phrases, in tokens.

/// A past tense after a noun and before a preposition may be a participle (“officials briefed on the
/// plan”) if less than this share of the verb's uses reports speech. “Brief” has a share of 0.31, so
/// half the number would leave it out. The effect on drafts was not measured.
pub const MAX_SHARE_OF_PARTICIPLE: f32 = 0.5;

/// The maximum number of tokens of a noun phrase.
pub const MAX_TOKENS_OF_NOUN_PHRASE: usize = 40; // half 0 + 48, double 0 + 4
/// The maximum number of tokens of a noun phrase with an apposition. A phrase that begins a clause
/// may be longer.
pub const MAX_TOKENS_OF_APPOSITION: usize = 15; // half 0 + 7, double 0 + 2
/// The maximum number of commas before the end of a phrase that are tried as the start of its
/// apposition. The limit saves time.
pub const MAX_COMMAS_OF_APPOSITION: usize = 4;
/// The maximum distance, in tokens, from the noun before a relative clause to the last noun phrase
/// of the clause: from “people” to “the mayor” in “people who met the mayor”.
pub const MAX_TOKENS_OF_RELATIVE_CLAUSE: usize = 14; // half 0 + 6, double 0 + 4
/// The maximum number of tokens of a time expression after a noun phrase: “the minister on
/// Tuesday”.
pub const MAX_TOKENS_OF_TIME: usize = 5; // half 0 + 2, double 0 + 0
/// The maximum number of tokens of a parenthesis before the end of a noun phrase.
pub const MAX_TOKENS_OF_PARENTHESIS_BEFORE: usize = 12; // half 0 + 6, double 0 + 1
/// The maximum number of tokens of a parenthesis after a noun.
pub const MAX_TOKENS_OF_PARENTHESIS_AFTER: usize = 8; // half 0 + 4, double 0 + 0

// Contents.

/// The maximum number of tokens of a content. The limit saves time.
pub const MAX_TOKENS_OF_CONTENT: usize = 250;
/// The maximum number of words of a quotation that is not a clause, such as a title or a scare
/// quote.
pub const MAX_WORDS_OF_SCARE_QUOTE: usize = 4; // half 0 + 0, double 1 example
/// A quotation after a comma counts as a continuation of the clause before the comma only if the
/// quotation has at most this many tokens. The number only moves the start of a content, on which
/// no finding depends.
pub const MAX_TOKENS_OF_INLINE_QUOTE: usize = 4;
/// The maximum distance, in tokens, from the end of a quotation to a verb whose subject is the
/// speaker of the quotation. The limit saves time.
pub const MAX_TOKENS_AFTER_QUOTE: usize = 40;
/// The maximum number of marks between the halves of a split quotation. The number only moves the
/// end of a content, on which no finding depends.
pub const MAX_MARKS_BETWEEN_HALVES: usize = 3;
/// The maximum distance, in tokens, to the second half of a split quotation. The distance is
/// counted from the end of the reporting clause or, if this clause comes first, from the end of the
/// first half.
pub const MAX_TOKENS_BETWEEN_HALVES: usize = 30;
/// The maximum distance, in tokens, between two phrases with “according to” that have the same
/// content. The number only moves the end of a content, on which no finding depends.
pub const MAX_TOKENS_BETWEEN_ADJUNCTS: usize = 14;
/// The content of an attribution may continue with a quotation in the next block. If the content is
/// not quoted and its block does not end with a colon, at most this many tokens may follow the
/// content and its cue. No rule example depends on the number. Half the number would refuse a long
/// subject with a time; twice the number would accept a short statement after the cue.
pub const MAX_TOKENS_AFTER_CUE: usize = 12;

// Sources, in tokens.

/// The maximum number of tokens of a subject between a quotation and the verb. No rule example
/// depends on the number. Half the number would miss a subject with a long apposition; twice the
/// number would accept words that are not a subject.
pub const MAX_TOKENS_OF_SUBJECT_AFTER_QUOTE: usize = 20;
/// The maximum number of tokens of a source after “according to”, if the tags of these tokens do
/// not make a noun phrase. No rule example depends on the number, because most sources end earlier,
/// at a comma, full stop or colon.
pub const MAX_TOKENS_OF_UNTAGGED_SOURCE: usize = 20;
/// The maximum number of tokens of a label, including the colon after the label.
pub const MAX_TOKENS_OF_LABEL: usize = 8; // half 0 + 1, double 0 + 0
/// The maximum number of tokens of a signature after a quotation, including the dash before the
/// signature.
pub const MAX_TOKENS_OF_SIGNATURE: usize = 16; // half 0 + 4, double 0 + 0
/// A word in capitals counts as the name of a speaker only if the word has at least this many
/// bytes; “Q:” names nobody.
pub const MIN_BYTES_OF_SPEAKER: usize = 3; // half 0 + 5, double 0 + 13

// Whom a pronoun or a short name means.

/// The maximum distance, in attributions, from a pronoun back to its antecedent. No rule example
/// depends on the number, because `MAX_SENTENCES_TO_ANTECEDENT` mostly ends the search earlier.
pub const MAX_ATTRIBUTIONS_TO_ANTECEDENT: usize = 12;
/// A name in a phrase counts as a modifier only if at least this many words follow the name: “Hill”
/// in “Hill campaign spokeswoman Ann Lee”. No rule example depends on the number. In 500 posts of a
/// blog, half the number changes 90 facts, and twice the number changes 4.
pub const MIN_WORDS_AFTER_MODIFIER: usize = 3;
/// The maximum distance, in attributions, from a short name back to the full name.
pub const MAX_ATTRIBUTIONS_TO_FULL_NAME: usize = 48; // half 0 + 22, double 0 + 2
/// The maximum number of tokens of a subject that a pronoun can mean, such as “the engineer, Paul
/// Reyes,”. Longer subjects usually name more than one person. No rule example depends on the
/// number.
pub const MAX_TOKENS_OF_PERSON: usize = 10;
/// The maximum distance, in sentences, from a pronoun back to an antecedent that is a source.
pub const MAX_SENTENCES_TO_ANTECEDENT: usize = 5; // half 1 + 68, double 0 + 14
/// The maximum distance, in sentences, from a pronoun back to an antecedent that is not a source.
pub const MAX_SENTENCES_TO_MENTION: usize = 3; // half 1 + 6, double 0 + 2
/// The maximum number of tokens of a sentence that are searched for an antecedent that is not a
/// source. The limit saves time.
pub const MAX_TOKENS_TO_MENTION: usize = 300;
