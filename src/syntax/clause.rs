//! Finds clauses. A clause has a verb, and may have a subject and a complement: “the mayor | said |
//! that it rains”.

mod complement;
mod finite;
mod shared;
mod subject;

use std::ops::Range;

use strum::IntoStaticStr;

use crate::english;
use crate::english::class::Class;
use crate::english::verb::ReportingVerb;
use crate::syntax::Syntax;
use crate::syntax::chunk::{self, Chunk, NounPhrase, VerbGroup};
use crate::syntax::tag::Tag;

/// A clause with a finite verb, or an imperative.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The verb with its auxiliaries.
    pub verb: VerbGroup,
    /// The token of the noun or pronoun of the subject: “mayor” in “the mayor of Ansel said”.
    /// `None` for an imperative, and if no subject was found.
    pub subject: Option<usize>,
    /// The complement of the verb: “that it rains” in “he said that it rains”.
    pub complement: ClauseComplement,
}

impl Clause {
    /// Returns the tokens of the noun phrase that is the subject. `chunks` are those of the
    /// sentence.
    pub fn subject_phrase(&self, chunks: &[Chunk]) -> Option<Range<usize>> {
        let head = self.subject?;
        let phrase = chunks.iter().find_map(|chunk| match chunk {
            Chunk::Noun(noun) if noun.head == head => Some(noun.tokens.clone()),
            _ => None,
        });
        // A noun that was tagged as a verb belongs to no noun phrase: “figures” in “figures show”.
        Some(phrase.unwrap_or(head..head + 1))
    }
}

/// The complement of a verb: “that it rains” in “he said that it rains”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClauseComplement {
    /// The kind of the complement.
    pub kind: ComplementKind,
    /// The first token of the complement. If there is no complement, a token after the verb.
    pub start: usize,
}

/// The kind of the complement of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ComplementKind {
    /// A clause with “that”: “said that it rains”.
    That,
    /// A clause without a conjunction: “said it rains”.
    Clause,
    /// An indirect question: “asked whether it rains”.
    Question,
    /// An infinitive: “wants to leave”.
    #[strum(serialize = "to")]
    Infinitive,
    /// A verb in -ing: “kept digging”.
    Ing,
    /// A noun phrase: “closed the bridge”.
    Object,
    /// A quotation after the verb.
    Quote,
    /// What follows “be” or a verb such as “seem”: “is old”.
    Predicate,
    /// A phrase with a preposition: “spoke of rain”.
    #[strum(serialize = "prep")]
    Preposition,
    /// The verb has no complement.
    None,
}

/// Finds the clauses among the tokens of `sentence`. The clauses are in the order of their verbs.
pub fn find_clauses(syntax: &Syntax<'_>, sentence: &Range<usize>) -> Vec<Clause> {
    find_clauses_in(syntax, sentence, &chunk::split_sentence(syntax, sentence))
}

/// Finds the clauses like [`find_clauses`]. A caller that already has the `chunks` of the sentence
/// saves time.
pub fn find_clauses_in(
    syntax: &Syntax<'_>,
    sentence: &Range<usize>,
    chunks: &[Chunk],
) -> Vec<Clause> {
    let mut reader = ClauseReader {
        syntax,
        end: sentence.end,
        chunks,
        subjects: vec![None; chunks.len()],
    };
    for (idx, chunk) in chunks.iter().enumerate() {
        if let Chunk::Verb(verb) = chunk
            && reader.is_finite(idx, verb)
        {
            reader.subjects[idx] = Some(reader.subject(idx, verb));
        }
    }
    // The complement of a verb may be a clause with a verb and a subject of its own. Therefore the
    // subjects of all verbs are found before the complements.
    let verbs = chunks.iter().enumerate();
    let clause = |(idx, chunk): (usize, &Chunk)| match (chunk, reader.subjects[idx]) {
        (Chunk::Verb(verb), Some(subject)) => Some(Clause {
            verb: verb.clone(),
            subject: reader.subject_head(verb, subject),
            complement: reader.complement(idx, verb),
        }),
        _ => None,
    };
    verbs.filter_map(clause).collect()
}

/// Where the subject of a verb is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    /// The subject is the chunk with this index.
    Chunk(usize),
    /// The subject is within the verb group: “did he say”.
    Inner,
    /// The subject is the token with this index, such as a relative pronoun.
    Token(usize),
    /// The verb has no subject, like an imperative.
    Nobody,
}

/// Finds the clauses of one sentence.
struct ClauseReader<'s, 'd> {
    syntax: &'s Syntax<'d>,
    end: usize,
    chunks: &'s [Chunk],
    /// For each chunk, the subject if the chunk is a finite verb group. `None` for all other
    /// chunks.
    subjects: Vec<Option<Subject>>,
}

impl ClauseReader<'_, '_> {
    /// Returns the token of the noun or pronoun of `subject`, which is the subject of `verb`.
    fn subject_head(&self, verb: &VerbGroup, subject: Subject) -> Option<usize> {
        match subject {
            Subject::Chunk(at) => Some(self.head_of(at)),
            Subject::Inner => verb
                .inverted_subject
                .as_ref()
                .map(|noun_phrase| noun_phrase.head),
            Subject::Token(at) => Some(at),
            Subject::Nobody => None,
        }
    }

    /// Says whether `verb` mostly reports what somebody says or thinks.
    fn is_reporting_verb(&self, verb: &VerbGroup) -> bool {
        self.reporting_verb(verb)
            .is_some_and(|verb| MIN_SHARE_OF_REPORTING <= verb.share)
    }

    /// Returns the reporting verb of which `verb` is a form, even if that verb seldom reports
    /// something. Returns `None` if `verb` is no form of a reporting verb.
    fn reporting_verb(&self, verb: &VerbGroup) -> Option<&'static ReportingVerb> {
        let record = self.syntax.draft.record(self.syntax.token(verb.head));
        english::dictionary().reporting_verb(record)
    }

    /// Returns the last chunk before chunk `idx` that is not an adverb. “There” and words such as
    /// “when” do not count as adverbs here. Returns `None` if there is no such chunk.
    fn chunk_before(&self, idx: usize) -> Option<usize> {
        let is_skipped = |idx: &usize| match &self.chunks[*idx] {
            Chunk::Word(at) => {
                self.syntax.tag(*at) == Tag::Adverb
                    && self.syntax.word(*at) != "there"
                    && !self.syntax.is(*at, Class::QuestionWords)
            }
            _ => false,
        };
        (0..idx).rev().find(|idx| !is_skipped(idx))
    }

    fn noun_at(&self, idx: usize) -> Option<&NounPhrase> {
        match &self.chunks[idx] {
            Chunk::Noun(noun_phrase) => Some(noun_phrase),
            _ => None,
        }
    }

    /// Says whether chunk `idx` is the single word or mark `word`.
    fn is_word(&self, idx: usize, word: &str) -> bool {
        matches!(&self.chunks[idx], Chunk::Word(at) if self.syntax.word(*at) == word)
    }

    /// Returns the main token of chunk `idx`: the noun of a noun phrase, or the verb of a verb
    /// group.
    fn head_of(&self, idx: usize) -> usize {
        match &self.chunks[idx] {
            Chunk::Noun(noun_phrase) => noun_phrase.head,
            Chunk::Verb(verb_group) => verb_group.head,
            Chunk::Word(at) => *at,
        }
    }

    fn chunk_at(&self, token: usize) -> Option<usize> {
        let idx = self
            .chunks
            .partition_point(|chunk| chunk.tokens().end <= token);
        (idx < self.chunks.len()).then_some(idx)
    }

    /// Says whether token `at` is a preposition. “To” before a verb counts as a preposition here.
    fn is_preposition(&self, at: usize) -> bool {
        self.syntax.tag(at) == Tag::Adposition
            || self.syntax.tag(at) == Tag::Particle && self.syntax.word(at) == "to"
    }
}

/// A verb counts as a verb that mostly reports if at least this share of its uses report what
/// somebody says or thinks. After such a verb, a noun is the subject of a clause: “prices” in “said
/// prices rose”.
const MIN_SHARE_OF_REPORTING: f32 = 0.5;

#[cfg(test)]
mod tests;
