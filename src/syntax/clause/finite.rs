//! Finds finite verbs. A finite verb has a subject or is an imperative.

use crate::english::class::{Class, RELATIVES};
use crate::syntax::chunk::{Chunk, Finiteness, NounPhrase, VerbGroup};
use crate::syntax::clause::{ClauseReader, Subject};
use crate::syntax::tag::Tag;

impl ClauseReader<'_, '_> {
    /// Says whether `verb`, the verb group at chunk `idx`, has a subject or is an imperative.
    pub(super) fn is_finite(&self, idx: usize, verb: &VerbGroup) -> bool {
        match verb.form {
            Finiteness::Finite => {
                !self.is_bare_infinitive(idx, verb) && !self.is_reduced(idx, verb)
            }
            // A verb with neither an ending nor an auxiliary is an imperative if it begins a
            // clause: “say it”. After a plural subject, it is a present form: “they say it”.
            // Elsewhere it is an infinitive.
            Finiteness::Base => {
                let before = self.chunk_before(idx);
                match before.map(|before| &self.chunks[before]) {
                    None => true,
                    Some(Chunk::Noun(noun)) => {
                        !self.follows_verb(before)
                            && (self.is_plural(noun)
                                || before.is_some_and(|noun| self.is_subject_of_base(noun)))
                    }
                    Some(Chunk::Word(at)) if self.syntax.tag(*at) == Tag::Coordinator => {
                        self.shares_auxiliary(idx)
                    }
                    Some(Chunk::Word(at)) => {
                        let opens = matches!(self.syntax.tag(*at), Tag::Mark | Tag::Interjection);
                        opens
                            && (!self.has_verb_before(idx)
                                || self.syntax.word(*at) == "("
                                || self.begins_with_subordinate_clause())
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
            Finiteness::Ing => self.shares_progressive(idx),
            Finiteness::Infinitive => false,
        }
    }

    /// Says whether `verb`, the verb group at chunk `idx`, is an infinitive after the object of
    /// another verb, although it looks like a present form: “grow” in “saw the towns grow”.
    fn is_bare_infinitive(&self, idx: usize, verb: &VerbGroup) -> bool {
        let is_bare = verb.tokens.len() == 1 && self.syntax.tag(verb.head) == Tag::VerbPresent;
        is_bare
            && self.governor(idx).is_some_and(|verb| {
                // “I hear prices rise” may report something. “We heard the bells ring” does not.
                let is_present = matches!(
                    self.syntax.tag(verb.head),
                    Tag::VerbPresent | Tag::VerbThird
                );
                self.syntax.is(verb.head, Class::BareInfinitiveVerbs)
                    && !(is_present && self.reporting_verb(verb).is_some())
            })
    }

    /// Says whether `verb`, the verb group at chunk `idx`, is a participle that describes the noun
    /// before it, although it looks like a past form: “linked” in “see the pages linked above”.
    /// Such a noun is the object of a verb that reports nothing, here “see”. It may also depend on
    /// the object: “see the list of pages linked above”.
    fn is_reduced(&self, idx: usize, verb: &VerbGroup) -> bool {
        let is_past = verb.tokens.len() == 1 && self.syntax.tag(verb.head) == Tag::VerbPast;
        let next = verb.head + 1;
        let is_open =
            next < self.end && matches!(self.syntax.tag(next), Tag::Adposition | Tag::Adverb);
        is_past
            && is_open
            && self.syntax.word(verb.head).ends_with("ed")
            && !self.begins_with_subordinate_clause()
            && self
                .governor(idx)
                .is_some_and(|verb| !self.is_reporting_verb(verb) && !self.is_thought(verb))
    }

    /// Returns the verb before the object that ends right before chunk `idx`: “saw” for “grow” in
    /// “saw the towns of the coast grow”. Returns `None` if there is no such verb.
    fn governor(&self, idx: usize) -> Option<&VerbGroup> {
        let may_be_object = |noun: &NounPhrase| !self.syntax.is(noun.head, Class::SubjectPronouns);
        let object = self
            .chunk_before(idx)
            .filter(|before| self.noun_at(*before).is_some_and(may_be_object))?;
        let Subject::Chunk(top) = self.governing_noun(object) else {
            return None;
        };
        match &self.chunks[self.chunk_before(top)?] {
            Chunk::Verb(verb) => Some(verb),
            _ => None,
        }
    }

    /// Says whether the verb at chunk `idx` is in the past, although the tagger took it for a
    /// participle. Such a verb is the only finite verb after a noun (“the firm filed it”), or it
    /// continues a list of verbs (“the firm came and filed it”).
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
            Chunk::Word(at) => self.continues_past(idx, before, *at),
            Chunk::Verb(_) => false,
        }
    }

    /// Says whether a finite verb comes after chunk `idx` and before the start of another clause.
    pub(super) fn has_finite_after(&self, idx: usize) -> bool {
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

    /// Says whether the sentence begins with a subordinate clause. Such a clause begins with a word
    /// such as “if”, or with an infinitive such as “to find out”.
    pub(super) fn begins_with_subordinate_clause(&self) -> bool {
        // An adverb may come first: “even if”.
        let is_adverb = |chunk: &&Chunk| match chunk {
            Chunk::Word(at) => {
                self.syntax.tag(*at) == Tag::Adverb && !self.syntax.is(*at, Class::QuestionWords)
            }
            _ => false,
        };
        match self.chunks.iter().find(|chunk| !is_adverb(chunk)) {
            Some(Chunk::Word(at)) => {
                self.syntax.tag(*at) == Tag::Subordinator
                    || self.syntax.is(*at, Class::QuestionWords)
            }
            Some(Chunk::Verb(verb)) => verb.form == Finiteness::Infinitive,
            _ => false,
        }
    }

    /// Says whether the noun at chunk `idx` may be the subject of a verb without an ending,
    /// although the noun is singular. There are two cases:
    ///
    /// - The noun depends on a plural noun: “plan” in “critics of the plan say”.
    /// - The noun opens a clause about a demand: “council” in “asked that the council submit a
    ///   plan”.
    fn is_subject_of_base(&self, idx: usize) -> bool {
        let Subject::Chunk(top) = self.governing_noun(idx) else {
            return false;
        };
        let is_plural = top != idx && self.noun_at(top).is_some_and(|noun| self.is_plural(noun));
        let follows_that = self
            .chunk_before(top)
            .is_some_and(|before| self.is_word(before, "that"));
        is_plural && !self.follows_verb(Some(top)) || follows_that
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
