//! Finds the complements of verbs: clauses, objects, infinitives and others.

use crate::english::class::{Class, ClassSet};
use crate::english::verb::Sense;
use crate::syntax::chunk::{Chunk, Finiteness, NounPhrase, VerbGroup};
use crate::syntax::clause::{ClauseComplement, ClauseReader, ComplementKind, Subject};
use crate::syntax::particle;
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
                && !self.is_object_pronoun(idx + 1)
                && !matches!(
                    syntax.tag(idx + 1),
                    Tag::Noun | Tag::Name | Tag::Determiner | Tag::Adjective | Tag::VerbIng
                )
        };
        let is_own_particle = |idx: usize| {
            idx + 1 < self.end
                && syntax.is(idx, Class::VerbParticles)
                && matches!(
                    syntax.tag(idx + 1),
                    Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::Name | Tag::Pronoun
                )
                && particle::takes_particle(syntax.word(verb.head), syntax.word(idx))
        };
        let is_skipped = |idx: usize| {
            syntax.tag(idx) == Tag::Adverb && !syntax.is(idx, Class::QuestionWords)
                || syntax.tag(idx) == Tag::Particle && syntax.word(idx) != "to"
                || idx == verb.head + 1 && (is_particle(idx) || is_own_particle(idx))
        };
        while at < self.end && (is_skipped(at) || syntax.word(at) == "”") {
            at += 1;
        }
        // In “what is tea”, the noun after the verb is the subject.
        let is_subject = match self.subjects[idx] {
            Some(Subject::Chunk(noun)) => idx < noun && self.chunks[noun].tokens().contains(&at),
            _ => false,
        };
        let kind = if at < self.end && !is_subject {
            self.complement_kind(idx, verb, at)
        } else {
            ComplementKind::None
        };
        let that = (kind == ComplementKind::Preposition)
            .then(|| self.that_after_preposition(idx, verb))
            .flatten();
        let (kind, at) = that.map_or((kind, at), |that| (ComplementKind::That, that));
        // A word of degree belongs to the adjective or noun after it: “very” in “is very high”.
        let start = match kind {
            ComplementKind::Predicate | ComplementKind::Object => {
                self.with_degree(verb.head + 1, at)
            }
            _ => at,
        };
        let is_mark = start < self.end && matches!(syntax.word(start), ":" | ",");
        let start = start + usize::from(is_mark && kind != ComplementKind::None);
        ClauseComplement { kind, start }
    }

    /// Returns the first token of the phrase at token `at`, including words of degree such as
    /// “very” before it. The result is not before `floor`.
    fn with_degree(&self, floor: usize, at: usize) -> usize {
        const DEGREE: ClassSet = ClassSet::of(&[Class::DegreeWords, Class::DegreeAdverbs]);
        // A word of degree before an article does not belong to the phrase: “just” in “is just a
        // city”.
        if self.syntax.tag(at) == Tag::Determiner {
            return at;
        }
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
        if let Some(kind) = self.kind_by_opening(verb, at, links) {
            return kind;
        }
        let word = syntax.word(at);
        let Some(next) = self.chunk_at(at) else {
            return Kind::None;
        };
        match &self.chunks[next] {
            Chunk::Verb(other) => match other.form {
                Finiteness::Infinitive | Finiteness::Base => Kind::Infinitive,
                Finiteness::Ing if idx + 1 == next => Kind::Ing,
                Finiteness::Participle if links => Kind::Predicate,
                _ => Kind::None,
            },
            _ if links => match syntax.tag(at) {
                Tag::Mark | Tag::Subordinator | Tag::Coordinator => Kind::None,
                _ => Kind::Predicate,
            },
            Chunk::Noun(_) if self.is_subject(next) && !self.takes_no_clause(next, verb) => {
                Kind::Clause
            }
            // After a passive, a second clause begins: “when it was built it leaked”.
            Chunk::Noun(_) if self.is_subject(next) && verb.is_passive => Kind::None,
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

    /// Finds the “that” of a clause that `verb` reports. A phrase with a preposition comes between
    /// the verb and “that”: “wrote to the council that it rains”. `idx` is the chunk of the verb.
    /// Returns the token of “that”; `None` if there is no such clause.
    fn that_after_preposition(&self, idx: usize, verb: &VerbGroup) -> Option<usize> {
        if !self.is_reporting_verb(verb) {
            return None;
        }
        let rest = self.chunks[idx + 1..]
            .iter()
            .take_while(|chunk| !matches!(chunk, Chunk::Verb(_)));
        let mut thats = rest.filter_map(|chunk| match chunk {
            Chunk::Word(at) if self.syntax.word(*at) == "that" => Some(*at),
            _ => None,
        });
        thats.find(|at| {
            let is_conjunction = self.syntax.tag(*at) == Tag::Subordinator;
            (is_conjunction || self.opens_quote(at + 1))
                && self.begins_clause(at + 1)
                && self.has_words_after_verb(at + 1)
        })
    }

    /// Says whether words follow the first verb after token `at`. If no words follow, the clause
    /// may be a relative clause: “that she had married” in “argued with the man that she had
    /// married”.
    fn has_words_after_verb(&self, at: usize) -> bool {
        let verb = self.chunks.iter().find_map(|chunk| match chunk {
            Chunk::Verb(verb) if at <= verb.head => Some(verb.head),
            _ => None,
        });
        let next = verb.map_or(self.end, |head| head + 1);
        next < self.end && self.syntax.tag(next) != Tag::Mark
    }

    /// Says whether token `at` is a pronoun that is an object, such as “him”. “Her” before a noun
    /// is a possessive.
    fn is_object_pronoun(&self, at: usize) -> bool {
        let has_noun = at + 1 < self.end && self.syntax.tag(at + 1).is_noun();
        self.syntax.is(at, Class::ObjectPronouns) && !has_noun
    }

    /// Returns the kind of the complement of `verb` if the mark or the word at token `at` decides
    /// the kind: a quotation mark, “that” or “whether”. Otherwise returns `None`. `links` says
    /// whether `verb` is a verb such as “be”.
    fn kind_by_opening(&self, verb: &VerbGroup, at: usize, links: bool) -> Option<ComplementKind> {
        use ComplementKind as Kind;
        let syntax = self.syntax;
        let word = syntax.word(at);
        if self.opens_quote(at) {
            return Some(if links { Kind::Predicate } else { Kind::Quote });
        }
        if word == "," && self.opens_quote(at + 1) && self.is_reporting_verb(verb) {
            return Some(Kind::Quote);
        }
        if word == ":" && at + 1 < self.end {
            let is_quoted = self.opens_quote(at + 1);
            return Some(if is_quoted { Kind::Quote } else { Kind::Clause });
        }
        if word == "that" && self.begins_clause(at + 1) {
            return Some(Kind::That);
        }
        if syntax.is(at, Class::QuestionWords) {
            // In “know when it rains”, the clause with “when” is the complement. In “work when it
            // rains” it only gives a time.
            let is_adjunct = syntax.is(at, Class::AdjunctQuestions)
                && !self.is_reporting_verb(verb)
                && !self.is_thought(verb);
            return Some(if is_adjunct {
                Kind::None
            } else {
                Kind::Question
            });
        }
        // Before a form in -ing, the tagger takes a preposition for a conjunction.
        (!links && self.opens_gerund(at)).then_some(Kind::Preposition)
    }

    /// Says whether token `at` is a mark that may open a quotation.
    fn opens_quote(&self, at: usize) -> bool {
        at < self.end && matches!(self.syntax.word(at), "\"" | "“" | "‘")
    }

    /// Says whether a clause begins at token `at`: first a noun comes, and then a finite verb.
    fn begins_clause(&self, at: usize) -> bool {
        let Some(first) = self.chunk_at(at) else {
            return false;
        };
        let mut nouns = 0;
        for (idx, chunk) in self.chunks.iter().enumerate().skip(first) {
            match chunk {
                Chunk::Noun(_) => nouns += 1,
                // A form in -ing may be the subject: “that raising wages helps”.
                Chunk::Verb(verb) if verb.form == Finiteness::Ing => nouns += 1,
                Chunk::Verb(verb) => {
                    let has_subject = self.subjects[idx].is_some();
                    return nouns > 0
                        && (has_subject
                            || matches!(verb.form, Finiteness::Finite | Finiteness::Base));
                }
                Chunk::Word(word) if *word == at && self.opens_quote(at) => {}
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

    /// Says whether the noun at chunk `next`, after `verb`, opens no clause that `verb` reports.
    /// This is so if `verb` is no verb of saying, thought or knowledge, and in addition one of
    /// these is true:
    ///
    /// - `verb` is passive: “when it was built it leaked”.
    /// - An infinitive follows the noun: “wants that to mean”.
    fn takes_no_clause(&self, next: usize, verb: &VerbGroup) -> bool {
        let is_infinitive = |chunk: &Chunk| matches!(chunk, Chunk::Verb(verb) if verb.form == Finiteness::Infinitive);
        !self.is_reporting_verb(verb)
            && !self.is_thought(verb)
            && (verb.is_passive || self.chunks.get(next + 1).is_some_and(is_infinitive))
    }

    /// Says whether `verb` is a verb of thought or knowledge: “know” in “know if it rains”.
    pub(super) fn is_thought(&self, verb: &VerbGroup) -> bool {
        self.reporting_verb(verb)
            .is_some_and(|verb| matches!(verb.sense, Sense::Cognition | Sense::Factive))
    }

    /// Says whether token `at` is a preposition before a form in -ing: “by” in “by digging”.
    fn opens_gerund(&self, at: usize) -> bool {
        let syntax = self.syntax;
        let next = at + 1;
        next < self.end
            && syntax.word(at) != "that"
            && syntax.tag(next) == Tag::VerbIng
            && matches!(
                syntax.tag(at),
                Tag::Subordinator | Tag::Particle | Tag::Adposition
            )
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
