//! Clauses: a verb, its subject and its complement.

mod complement;
mod finite;
mod subject;

use std::ops::Range;

use strum::IntoStaticStr;

use crate::english;
use crate::english::class::Class;
use crate::syntax::Syntax;
use crate::syntax::chunk::{self, Chunk, NounPhrase, VerbGroup};
use crate::syntax::tag::Tag;

/// A clause with a finite verb, or an imperative.
#[derive(Clone, Debug)]
pub struct Clause {
    /// The verb.
    pub verb: VerbGroup,
    /// The token that is the head of the subject; none for an imperative.
    pub subject: Option<usize>,
    /// The complement of the verb.
    pub complement: ClauseComplement,
}

/// The complement of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClauseComplement {
    /// The kind of the complement.
    pub kind: ComplementKind,
    /// The first token; without a complement, the token after the verb.
    pub start: usize,
}

/// The kind of a complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ComplementKind {
    /// A clause with “that”: “said that it rains”.
    That,
    /// A clause without a conjunction: “said it rains”.
    Clause,
    /// An indirect question: “asked whether it rains”.
    Question,
    /// An infinitive with “to”.
    #[strum(serialize = "to")]
    Infinitive,
    /// A verb in -ing.
    Ing,
    /// A noun phrase.
    Object,
    /// A quotation.
    Quote,
    /// The predicate of a copula: “is old”.
    Predicate,
    /// A prepositional phrase.
    #[strum(serialize = "prep")]
    Preposition,
    /// No complement.
    None,
}

/// Finds the clauses of the tokens `sentence`, in the order of their verbs.
pub fn find_clauses(syntax: &Syntax<'_>, sentence: &Range<usize>) -> Vec<Clause> {
    find_clauses_in(syntax, sentence, &chunk::split_sentence(syntax, sentence))
}

/// Like [`find_clauses`], but with the `chunks` of the sentence, if the caller already has them.
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
    // A complement may be a clause, so the subjects of all verbs are found first.
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

/// The position of the subject of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    /// The subject is this chunk.
    Chunk(usize),
    /// The subject is within the verb group.
    Inner,
    /// The subject is this token, such as a relative pronoun.
    Token(usize),
    /// There is no subject.
    Nobody,
}

/// Reads the clauses of one sentence, from its first verb to its last.
struct ClauseReader<'s, 'd> {
    syntax: &'s Syntax<'d>,
    end: usize,
    chunks: &'s [Chunk],
    /// For each chunk that is a finite verb group, its subject.
    subjects: Vec<Option<Subject>>,
}

impl ClauseReader<'_, '_> {
    /// Returns the head token of `subject`, the subject of `verb`.
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

    /// Returns whether the verb mostly reports what somebody says or thinks.
    fn is_reporting_verb(&self, verb: &VerbGroup) -> bool {
        let record = self.syntax.draft.record(self.syntax.token(verb.head));
        let verb = english::dictionary().reporting_verb(record);
        verb.is_some_and(|verb| MIN_SHARE_OF_REPORTING <= verb.share)
    }

    /// Returns the chunk before chunk `idx`, skipping adverbs and words such as “both”.
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

    /// Returns the head token of chunk `idx`.
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

    /// Returns whether token `at` is a preposition. The particle “to” counts as one.
    fn is_preposition(&self, at: usize) -> bool {
        self.syntax.tag(at) == Tag::Adposition
            || self.syntax.tag(at) == Tag::Particle && self.syntax.word(at) == "to"
    }
}

/// A verb “mostly reports” if at least this share of its uses report what somebody says or thinks.
/// After such a verb, a noun is the subject of a clause: “said prices rose”.
const MIN_SHARE_OF_REPORTING: f32 = 0.5;

#[cfg(test)]
mod tests;
