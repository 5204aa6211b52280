//! Clauses: a verb, whose doing it is, and what it takes.

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
    /// Its verb.
    pub verb: VerbGroup,
    /// The head of its subject; none of an imperative.
    pub subject: Option<usize>,
    /// What its verb takes.
    pub complement: ClauseComplement,
}

/// What a verb takes: where it begins, and of what kind it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClauseComplement {
    /// Its kind.
    pub kind: ComplementKind,
    /// Its first token; of none the token behind the verb.
    pub start: usize,
}

/// The kind of a complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ComplementKind {
    /// A clause with “that”.
    That,
    /// A clause without a conjunction.
    Clause,
    /// A question: “whether it rains”.
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
    /// What a copula says of its subject.
    Predicate,
    /// A preposition and what depends on it.
    #[strum(serialize = "prep")]
    Preposition,
    /// Nothing.
    None,
}

/// The clauses of the tokens `sentence`, in the order of their verbs.
pub fn find(syntax: &Syntax<'_>, sentence: &Range<usize>) -> Vec<Clause> {
    among(syntax, sentence, &chunk::of(syntax, sentence))
}

/// As [`find`], where the `chunks` of the sentence are known.
pub fn among(syntax: &Syntax<'_>, sentence: &Range<usize>, chunks: &[Chunk]) -> Vec<Clause> {
    let mut reader = Reader {
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
    // What a verb takes may be a clause, so the subjects of all verbs are found before.
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

/// Where the subject of a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    /// It is this chunk.
    Chunk(usize),
    /// It stands within the verb group.
    Inner,
    /// It is this token: a relative pronoun.
    Token(usize),
    /// There is none.
    Nobody,
}

/// Reads the clauses of one sentence, from its first verb to its last.
struct Reader<'s, 'd> {
    syntax: &'s Syntax<'d>,
    end: usize,
    chunks: &'s [Chunk],
    /// The subject of each verb group so far that is finite.
    subjects: Vec<Option<Subject>>,
}

impl Reader<'_, '_> {
    /// The token of `subject`, the subject of `verb`.
    fn subject_head(&self, verb: &VerbGroup, subject: Subject) -> Option<usize> {
        match subject {
            Subject::Chunk(at) => Some(self.head(at)),
            Subject::Inner => verb.inner.as_ref().map(|noun_phrase| noun_phrase.head),
            Subject::Token(at) => Some(at),
            Subject::Nobody => None,
        }
    }

    /// Whether the verb mostly reports what somebody says or thinks.
    fn reports(&self, verb: &VerbGroup) -> bool {
        let record = self.syntax.draft.record(self.syntax.token(verb.head));
        let verb = english::dictionary().reporting_verb(record);
        verb.is_some_and(|verb| MIN_SHARE_OF_REPORTING <= verb.share)
    }

    /// The chunk before chunk `idx`, past adverbs and words such as “both”.
    fn before(&self, idx: usize) -> Option<usize> {
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

    fn noun(&self, idx: usize) -> Option<&NounPhrase> {
        match &self.chunks[idx] {
            Chunk::Noun(noun_phrase) => Some(noun_phrase),
            _ => None,
        }
    }

    /// The head of chunk `idx`.
    fn head(&self, idx: usize) -> usize {
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

    /// Whether token `at` is a preposition; “to” before a noun is one whatever its tag.
    fn is_preposition(&self, at: usize) -> bool {
        self.syntax.tag(at) == Tag::Adposition
            || self.syntax.tag(at) == Tag::Particle && self.syntax.word(at) == "to"
    }
}

/// From this share on a verb mostly reports, so that a noun behind it is the subject of a clause.
const MIN_SHARE_OF_REPORTING: f32 = 0.5;

#[cfg(test)]
mod tests;
