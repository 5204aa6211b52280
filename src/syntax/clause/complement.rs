//! Finds the complements of verbs: clauses, objects, infinitives and others.

use crate::english::class::{Class, ClassSet};
use crate::syntax::chunk::{Chunk, Finiteness, NounPhrase, VerbGroup};
use crate::syntax::clause::{ClauseComplement, ClauseReader, ComplementKind, Subject};
use crate::syntax::tag::Tag;

impl ClauseReader<'_, '_> {
    /// Returns the complement of `verb`, the verb group at chunk `idx`.
    pub(super) fn complement(&self, idx: usize, verb: &VerbGroup) -> ClauseComplement {
        let syntax = self.syntax;
        let mut at = verb.head + 1;
        let is_particle = |idx: usize| {
            syntax.is(idx, Class::LinkingParticles)
                && matches!(
                    syntax.tag(idx),
                    Tag::Adposition | Tag::Adverb | Tag::Particle
                )
                && idx + 1 < self.end
                && !syntax.tag(idx + 1).is_noun()
                && syntax.tag(idx + 1) != Tag::Determiner
        };
        let is_skipped = |idx: usize| {
            syntax.tag(idx) == Tag::Adverb && !syntax.is(idx, Class::QuestionWords)
                || syntax.tag(idx) == Tag::Particle && syntax.word(idx) != "to"
                || idx == verb.head + 1 && is_particle(idx)
        };
        while at < self.end && is_skipped(at) {
            at += 1;
        }
        let kind = if at < self.end {
            self.complement_kind(idx, verb, at)
        } else {
            ComplementKind::None
        };
        // A word of degree belongs to the adjective or noun after it: “very” in “is very high”.
        let start = match kind {
            ComplementKind::Predicate | ComplementKind::Object => {
                self.with_degree(verb.head + 1, at)
            }
            _ => at,
        };
        let is_colon = start < self.end && syntax.word(start) == ":";
        let start = start + usize::from(is_colon && kind != ComplementKind::None);
        ClauseComplement { kind, start }
    }

    /// Returns the first token of the phrase at token `at`, including words of degree such as
    /// “very” before it. The result is not before `floor`.
    fn with_degree(&self, floor: usize, at: usize) -> usize {
        const DEGREE: ClassSet = ClassSet::of(&[Class::DegreeWords, Class::DegreeAdverbs]);
        let degree = |idx: &usize| self.syntax.is(*idx, DEGREE);
        (floor..at).rev().take_while(degree).last().unwrap_or(at)
    }

    /// Returns the kind of the complement of `verb` that begins at token `at`. `idx` is the chunk
    /// of the verb.
    fn complement_kind(&self, idx: usize, verb: &VerbGroup, at: usize) -> ComplementKind {
        use ComplementKind as Kind;
        let syntax = self.syntax;
        let is_be = syntax.is(verb.head, Class::FormsOfBe);
        let links = is_be || syntax.is(verb.head, Class::LinkingVerbs);
        let word = syntax.word(at);
        if matches!(word, "\"" | "“" | "‘") {
            return if links { Kind::Predicate } else { Kind::Quote };
        }
        if word == ":" && at + 1 < self.end {
            let is_quoted = matches!(syntax.word(at + 1), "\"" | "“" | "‘");
            return if is_quoted { Kind::Quote } else { Kind::Clause };
        }
        if word == "that" && self.begins_clause(at + 1) {
            return Kind::That;
        }
        if syntax.is(at, Class::QuestionWords) {
            // In “know when it rains”, the clause with “when” is the complement. In “work when it
            // rains” it only gives a time.
            let is_adjunct =
                syntax.is(at, Class::AdjunctQuestions) && !self.is_reporting_verb(verb);
            return if is_adjunct {
                Kind::None
            } else {
                Kind::Question
            };
        }
        let Some(next) = self.chunk_at(at) else {
            return Kind::None;
        };
        match &self.chunks[next] {
            Chunk::Verb(other) => match other.form {
                Finiteness::Infinitive if is_be => Kind::Predicate,
                Finiteness::Infinitive | Finiteness::Base => Kind::Infinitive,
                Finiteness::Ing if idx + 1 == next => Kind::Ing,
                Finiteness::Participle if links => Kind::Predicate,
                _ => Kind::None,
            },
            _ if links => match syntax.tag(at) {
                Tag::Mark | Tag::Subordinator | Tag::Coordinator => Kind::None,
                _ => Kind::Predicate,
            },
            Chunk::Noun(_) if self.is_subject(next) => Kind::Clause,
            Chunk::Noun(noun) if self.is_time_expression(noun) => Kind::None,
            Chunk::Noun(_) => Kind::Object,
            Chunk::Word(_) => match syntax.tag(at) {
                Tag::Adposition => Kind::Preposition,
                Tag::Particle => Kind::Infinitive,
                Tag::Adjective => Kind::Predicate,
                Tag::Subordinator if word == "that" => Kind::That,
                Tag::Determiner => Kind::Object,
                _ => Kind::None,
            },
        }
    }

    /// Says whether a clause begins at token `at`, that is, a noun and a finite verb after it.
    fn begins_clause(&self, at: usize) -> bool {
        let Some(first) = self.chunk_at(at) else {
            return false;
        };
        let mut nouns = 0;
        for chunk in &self.chunks[first..] {
            match chunk {
                Chunk::Noun(_) => nouns += 1,
                Chunk::Verb(verb) => {
                    return nouns > 0 && matches!(verb.form, Finiteness::Finite | Finiteness::Base);
                }
                Chunk::Word(word) => match self.syntax.tag(*word) {
                    Tag::Adposition | Tag::Adverb | Tag::Adjective | Tag::Coordinator
                        if nouns > 0 => {}
                    Tag::Adverb | Tag::Adjective => {}
                    _ if self.syntax.word(*word) == "there" => nouns += 1,
                    _ => return false,
                },
            }
        }
        false
    }

    fn is_time_expression(&self, noun: &NounPhrase) -> bool {
        self.syntax.is(noun.head, Class::BareTimes)
    }

    /// Says whether the noun at chunk `idx` is the subject of a finite verb that comes after the
    /// noun.
    fn is_subject(&self, idx: usize) -> bool {
        let is_it = |subject: &Option<Subject>| *subject == Some(Subject::Chunk(idx));
        self.subjects[idx..].iter().any(is_it)
    }
}
