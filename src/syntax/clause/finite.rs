//! Finds finite verbs. A finite verb has a subject or is an imperative.

use crate::english::class::{Class, RELATIVES};
use crate::syntax::chunk::{Chunk, Finiteness, NounPhrase, VerbGroup};
use crate::syntax::clause::{ClauseReader, Subject};
use crate::syntax::tag::Tag;

impl ClauseReader<'_, '_> {
    /// Says whether `verb`, the verb group at chunk `idx`, has a subject or is an imperative.
    pub(super) fn is_finite(&self, idx: usize, verb: &VerbGroup) -> bool {
        match verb.form {
            Finiteness::Finite => true,
            // A verb without an ending and an auxiliary is an imperative if it begins a clause.
            // Elsewhere it is an infinitive, unless a plural subject comes before it.
            Finiteness::Base => {
                let before = self.chunk_before(idx);
                match before.map(|before| &self.chunks[before]) {
                    None => true,
                    Some(Chunk::Noun(noun)) => self.is_plural(noun) && !self.follows_verb(before),
                    Some(Chunk::Word(at)) if self.syntax.tag(*at) == Tag::Coordinator => {
                        self.shares_modal(idx)
                    }
                    Some(Chunk::Word(at)) => {
                        let opens = matches!(self.syntax.tag(*at), Tag::Mark | Tag::Interjection);
                        opens
                            && (!self.has_verb_before(idx) || self.begins_with_subordinate_clause())
                    }
                    Some(Chunk::Verb(_)) => false,
                }
            }
            Finiteness::Participle if self.is_bare_past(idx) => true,
            Finiteness::Participle => {
                // If the tagger took “filed” in “he filed it” for a participle, the tagger was
                // wrong, because “he” needs a finite verb. After a noun, “filed” may be a
                // participle: “the reports filed in May”.
                let noun = self
                    .chunk_before(idx)
                    .and_then(|before| self.noun_at(before));
                noun.is_some_and(|noun_phrase| {
                    self.syntax.is(noun_phrase.head, Class::SubjectPronouns)
                })
            }
            Finiteness::Infinitive | Finiteness::Ing => false,
        }
    }

    /// Says whether the tagger took a verb in the past at chunk `idx` for a participle. Such a verb
    /// comes after “and”, or after a noun that has no other finite verb.
    fn is_bare_past(&self, idx: usize) -> bool {
        let Some(before) = self.chunk_before(idx) else {
            return false;
        };
        match &self.chunks[before] {
            Chunk::Noun(_) => {
                let Subject::Chunk(top) = self.governing_noun(before) else {
                    return false;
                };
                let depends =
                    self.chunk_before(top)
                        .is_some_and(|before| match &self.chunks[before] {
                            Chunk::Word(at) => self.is_preposition(*at),
                            Chunk::Verb(_) => true,
                            Chunk::Noun(_) => false,
                        });
                !depends && !self.has_finite_after(idx)
            }
            Chunk::Word(at) if self.syntax.tag(*at) == Tag::Coordinator => {
                let last = (0..before).rev().find_map(|idx| match &self.chunks[idx] {
                    Chunk::Verb(verb) => Some((idx, verb)),
                    _ => None,
                });
                last.is_some_and(|(idx, verb)| self.subjects[idx].is_some() && !verb.is_passive)
            }
            _ => false,
        }
    }

    /// Says whether a finite verb comes after chunk `idx` before another clause begins.
    fn has_finite_after(&self, idx: usize) -> bool {
        for chunk in &self.chunks[idx + 1..] {
            match chunk {
                Chunk::Verb(verb) if verb.form == Finiteness::Finite => return true,
                Chunk::Word(at) => {
                    let opens =
                        matches!(self.syntax.tag(*at), Tag::Subordinator | Tag::Coordinator)
                            || self.syntax.is(*at, Class::QuestionWords)
                            || self.syntax.word(*at) == ","
                            || self.syntax.word(*at) == "that";
                    if opens {
                        return false;
                    }
                }
                Chunk::Noun(noun) if self.syntax.is(noun.head, RELATIVES) => {
                    return false;
                }
                Chunk::Verb(_) | Chunk::Noun(_) => {}
            }
        }
        false
    }

    /// Says whether the verb at chunk `idx`, which has no auxiliary, shares the auxiliary of the
    /// verb before it. “Get” in “could go and get” does.
    pub(super) fn shares_modal(&self, idx: usize) -> bool {
        let last = (0..idx).rev().find_map(|idx| match &self.chunks[idx] {
            Chunk::Verb(verb) => Some((idx, verb)),
            _ => None,
        });
        last.is_some_and(|(idx, verb)| {
            let has_auxiliary = self.syntax.tag(verb.tokens.start) == Tag::Auxiliary;
            self.subjects[idx].is_some() && has_auxiliary && verb.form == Finiteness::Finite
        })
    }

    /// Says whether the sentence begins with a subordinate clause. Such a clause begins with a word
    /// such as “if”, or with an infinitive such as “to find out”.
    pub(super) fn begins_with_subordinate_clause(&self) -> bool {
        match self.chunks.first() {
            Some(Chunk::Word(at)) => {
                self.syntax.tag(*at) == Tag::Subordinator
                    || self.syntax.is(*at, Class::QuestionWords)
            }
            Some(Chunk::Verb(verb)) => verb.form == Finiteness::Infinitive,
            _ => false,
        }
    }

    fn is_plural(&self, noun: &NounPhrase) -> bool {
        let word = self.syntax.word(noun.head);
        word.ends_with('s')
            || word == "you"
            || self.syntax.is(noun.head, Class::SubjectPronouns)
            || self.syntax.is(noun.head, Class::IrregularPlurals)
    }

    /// Says whether the noun at chunk `idx` comes after a verb: “people” in “help people see”.
    fn follows_verb(&self, idx: Option<usize>) -> bool {
        let before = idx.and_then(|idx| self.chunk_before(idx));
        before.is_some_and(|before| matches!(self.chunks[before], Chunk::Verb(_)))
    }

    fn has_verb_before(&self, idx: usize) -> bool {
        self.chunks[..idx]
            .iter()
            .any(|chunk| matches!(chunk, Chunk::Verb(_)))
    }
}
