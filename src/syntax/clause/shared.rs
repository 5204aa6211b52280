//! Finds verbs that share the subject or the auxiliary of the verb before them: “get” in “could go
//! and get”.

use crate::syntax::chunk::{Chunk, Finiteness, VerbGroup};
use crate::syntax::clause::{ClauseReader, Subject};
use crate::syntax::tag::Tag;

impl ClauseReader<'_, '_> {
    /// Says whether the verb at chunk `idx`, which has no auxiliary and no ending, shares the
    /// auxiliary or the subject of the verb before it: “get” in “could go and get”, “say” in “they
    /// agree but say”.
    pub(super) fn shares_auxiliary(&self, idx: usize) -> bool {
        // In “plan to build, but say”, “say” is not coordinated with the infinitive “to build”,
        // because a comma comes between the two verbs.
        let is_after_comma = self
            .chunk_before(idx)
            .and_then(|and| and.checked_sub(1))
            .is_some_and(|before| self.is_word(before, ","));
        let is_before = |verb: &VerbGroup| !is_after_comma || verb.form != Finiteness::Infinitive;
        self.last_verb(idx, is_before).is_some_and(|(idx, verb)| {
            let has_auxiliary = self.syntax.tag(verb.tokens.start) == Tag::Auxiliary;
            let is_present = self.syntax.tag(verb.head) == Tag::VerbPresent;
            match (verb.form, self.subjects[idx]) {
                (Finiteness::Finite, Some(_)) => has_auxiliary || is_present,
                (Finiteness::Base, Some(subject)) => subject != Subject::Nobody,
                _ => false,
            }
        })
    }

    /// Says whether the verb at chunk `idx`, a form in -ing without an auxiliary, shares the
    /// auxiliary of the verb before it: “expanding” in “are growing and expanding”.
    pub(super) fn shares_progressive(&self, idx: usize) -> bool {
        let Some(and) = self.chunk_before(idx) else {
            return false;
        };
        let is_progressive = |(idx, verb): (usize, &VerbGroup)| {
            self.subjects[idx].is_some()
                && 1 < verb.tokens.len()
                && self.syntax.tag(verb.head) == Tag::VerbIng
        };
        // In “is closing roads, and raising taxes is unpopular”, the form is a subject.
        self.is_coordinator(and)
            && !self.has_finite_after(idx)
            && self.last_verb(and, |_| true).is_some_and(is_progressive)
    }

    /// Says whether the verb at chunk `idx` is a verb in the past that shares the subject of the
    /// verb before it: “placed” in “he came and placed third”. The tagger took the verb for a
    /// participle. The conjunction or comma between the two verbs is chunk `before` and token `at`.
    pub(super) fn continues_past(&self, idx: usize, before: usize, at: usize) -> bool {
        if self.is_coordinator(before) {
            // An infinitive may come between the two verbs: “came to join the team and placed”.
            let is_before = |verb: &VerbGroup| verb.form != Finiteness::Infinitive;
            return self
                .last_verb(before, is_before)
                .is_some_and(|(idx, verb)| {
                    self.subjects[idx].is_some() && (!verb.is_passive || idx + 1 == before)
                });
        }
        // A list of at least three verbs: “he grew up, formed a band and left”.
        let is_third = |both: &[Chunk]| match both {
            [Chunk::Word(and), Chunk::Verb(_)] => self.syntax.tag(*and) == Tag::Coordinator,
            _ => false,
        };
        let has_object = matches!(self.chunks.get(idx + 1), Some(Chunk::Noun(_)));
        self.syntax.word(at) == ","
            && has_object
            && self.syntax.word(self.head_of(idx)).ends_with("ed")
            && self.chunks[idx..].windows(2).any(is_third)
            && self.last_verb(before, |_| true).is_some_and(|(idx, verb)| {
                self.subjects[idx].is_some() && self.syntax.tag(verb.head) == Tag::VerbPast
            })
    }

    /// Returns the last verb group before chunk `idx` for which `is_asked` is true, and the index
    /// of its chunk.
    fn last_verb(
        &self,
        idx: usize,
        is_asked: impl Fn(&VerbGroup) -> bool,
    ) -> Option<(usize, &VerbGroup)> {
        (0..idx).rev().find_map(|idx| match &self.chunks[idx] {
            Chunk::Verb(verb) if is_asked(verb) => Some((idx, verb)),
            _ => None,
        })
    }

    fn is_coordinator(&self, idx: usize) -> bool {
        matches!(&self.chunks[idx], Chunk::Word(at) if self.syntax.tag(*at) == Tag::Coordinator)
    }
}
