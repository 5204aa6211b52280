//! Finds the subjects of verbs.

use crate::english::class::{Class, RELATIVES};
use crate::syntax::chunk::{Chunk, Finiteness, NounPhrase, VerbGroup};
use crate::syntax::clause::{ClauseReader, Subject};
use crate::syntax::tag::Tag;

impl ClauseReader<'_, '_> {
    /// Returns the subject of `verb`, the finite verb group at chunk `idx`.
    pub(super) fn subject(&self, idx: usize, verb: &VerbGroup) -> Subject {
        if verb.inverted_subject.is_some() {
            return Subject::Inner;
        }
        let follows_noun = self
            .chunk_before(idx)
            .is_some_and(|before| self.noun_at(before).is_some());
        if verb.form == Finiteness::Base && !follows_noun && !self.shares_auxiliary(idx) {
            return Subject::Nobody;
        }
        let Some(before) = self.chunk_before(idx) else {
            return self.inverted_subject(idx);
        };
        match &self.chunks[before] {
            Chunk::Noun(noun) => {
                let is_relative =
                    self.syntax.is(noun.head, RELATIVES) || self.syntax.word(noun.head) == "what";
                let is_question = self
                    .end
                    .checked_sub(1)
                    .is_some_and(|before| self.syntax.word(before) == "?");
                let is_be = self.syntax.is(verb.head, Class::FormsOfBe);
                if is_relative && is_question && is_be && self.is_followed_by_noun(idx) {
                    return Subject::Chunk(idx + 1);
                }
                if noun.tokens.len() == 1 && is_relative {
                    return Subject::Token(noun.head);
                }
                self.governing_noun(before)
            }
            Chunk::Word(at) => self.subject_after_word(idx, before, *at),
            // In “the plan he backed failed”, the subject of “failed” is the noun before “he”.
            Chunk::Verb(other) => {
                if other.form == Finiteness::Ing || other.form == Finiteness::Infinitive {
                    return self.subject_before_nonfinite(before);
                }
                match self.subjects[before] {
                    Some(Subject::Chunk(at)) => at
                        .checked_sub(1)
                        .filter(|before| self.noun_at(*before).is_some())
                        .map_or(Subject::Token(other.head), |before| {
                            self.governing_noun(before)
                        }),
                    Some(Subject::Token(at)) => self
                        .chunk_at(at)
                        .and_then(|chunk| chunk.checked_sub(1))
                        .filter(|before| self.noun_at(*before).is_some())
                        .map_or(Subject::Token(other.head), |before| {
                            self.governing_noun(before)
                        }),
                    _ => self.subject_before_nonfinite(before),
                }
            }
        }
    }

    /// Returns the subject of the verb at chunk `idx`. A single word comes before the verb, such as
    /// a conjunction, a comma or a relative “that”. The token of this word is `at`, and its chunk
    /// is `before`.
    fn subject_after_word(&self, idx: usize, before: usize, at: usize) -> Subject {
        let syntax = self.syntax;
        if syntax.is(at, RELATIVES) || syntax.word(at) == "what" {
            return Subject::Token(at);
        }
        match syntax.tag(at) {
            Tag::Coordinator => self.shared_subject(before).unwrap_or(Subject::Nobody),
            Tag::Mark if matches!(syntax.word(at), "," | "—" | "–" | "-" | ")") => {
                if let Some(subject) = self.subject_before_aside(before) {
                    return subject;
                }
                let tag = syntax.tag(self.head_of(idx));
                let is_bare = matches!(tag, Tag::VerbPresent | Tag::VerbBase)
                    && self.chunks[idx].tokens().len() == 1;
                if is_bare && self.begins_with_subordinate_clause() {
                    return Subject::Nobody;
                }
                self.shared_subject(before)
                    .unwrap_or_else(|| self.inverted_subject(idx))
            }
            _ if syntax.word(at) == "there" => Subject::Token(at),
            Tag::Mark => {
                let noun = before
                    .checked_sub(1)
                    .filter(|before| self.noun_at(*before).is_some());
                let inside = matches!(syntax.word(at), "\"" | "”" | "“");
                match noun {
                    Some(noun) if inside => self.governing_noun(noun),
                    _ => self.inverted_subject(idx),
                }
            }
            _ => self.inverted_subject(idx),
        }
    }

    /// Returns the subject that a second verb shares with the last finite verb before chunk `idx`:
    /// “he” in “he came and saw”. Chunk `idx` is the conjunction or mark between the two verbs.
    fn shared_subject(&self, idx: usize) -> Option<Subject> {
        let verb = (0..idx).rev().find(|idx| self.subjects[*idx].is_some())?;
        let subject = self.subjects[verb]?;
        Some(match (subject, &self.chunks[verb]) {
            (Subject::Inner, Chunk::Verb(verb)) => verb
                .inverted_subject
                .as_ref()
                .map_or(Subject::Nobody, |noun_phrase| {
                    Subject::Token(noun_phrase.head)
                }),
            _ => subject,
        })
    }

    /// Returns the noun after the verb at chunk `idx`: “Ann” in “said Ann” or “where is Ann”.
    fn inverted_subject(&self, idx: usize) -> Subject {
        let after = idx + 1;
        match self.chunks.get(after) {
            Some(Chunk::Noun(_)) => Subject::Chunk(after),
            _ => Subject::Nobody,
        }
    }

    /// Returns the subject before an aside between two commas or brackets: “mayor” in “the mayor,
    /// who was ill, sold the house”. Chunk `close` is the second comma or bracket. Returns `None`
    /// if there is no such aside.
    fn subject_before_aside(&self, close: usize) -> Option<Subject> {
        let is_open = |idx: &usize| match (&self.chunks[*idx], &self.chunks[close]) {
            (Chunk::Word(one), Chunk::Word(two)) => {
                let (one, two) = (self.syntax.word(*one), self.syntax.word(*two));
                one == two || one == "(" && two == ")"
            }
            _ => false,
        };
        let open = (0..close).rev().find(is_open)?;
        let before = open.checked_sub(1)?;
        match &self.chunks[before] {
            Chunk::Noun(_) => Some(self.governing_noun(before)),
            Chunk::Verb(verb) if self.is_attributive_or_nominal(before, verb) => {
                Some(self.subject_before_nonfinite(before))
            }
            _ => None,
        }
    }

    /// Returns the noun to which the verb at chunk `idx` belongs, if the verb has no subject of its
    /// own: “people” in “people living in Kent”. If no noun comes before the verb, as in “living in
    /// Kent is cheap”, the verb itself is returned as the subject.
    fn subject_before_nonfinite(&self, idx: usize) -> Subject {
        let Some(before) = self.chunk_before(idx) else {
            return Subject::Token(self.head_of(idx));
        };
        match &self.chunks[before] {
            Chunk::Noun(_) => self.governing_noun(before),
            Chunk::Verb(_) => self.subject_before_nonfinite(before),
            Chunk::Word(at) if self.syntax.tag(*at) == Tag::Adposition => self
                .chunk_before(before)
                .filter(|before| self.noun_at(*before).is_some())
                .map_or(Subject::Token(self.head_of(idx)), |before| {
                    self.governing_noun(before)
                }),
            Chunk::Word(_) => Subject::Token(self.head_of(idx)),
        }
    }

    /// Returns the noun on which the noun at chunk `idx` depends: “hundreds” in “hundreds of
    /// students”, “people” in “people living in Kent”. Returns the noun at chunk `idx` itself if it
    /// depends on no other noun.
    pub(super) fn governing_noun(&self, idx: usize) -> Subject {
        let mut at = idx;
        loop {
            let is_nominative =
                |noun_phrase: &NounPhrase| self.syntax.is(noun_phrase.head, Class::SubjectPronouns);
            let Some(before) = self
                .chunk_before(at)
                .filter(|_| !self.noun_at(at).is_some_and(is_nominative))
            else {
                return Subject::Chunk(at);
            };
            match &self.chunks[before] {
                // Two coordinated nouns after a preposition: “of the Senate and House”.
                Chunk::Word(word) if self.syntax.tag(*word) == Tag::Coordinator => {
                    let first = self
                        .chunk_before(before)
                        .filter(|before| self.noun_at(*before).is_some());
                    match first {
                        Some(first)
                            if self.follows_preposition(first) && !self.joins_clauses(before) =>
                        {
                            at = first;
                        }
                        _ => return Subject::Chunk(at),
                    }
                }
                // A clause after a temporal preposition: “after the state repealed it”.
                Chunk::Word(word) if self.syntax.is(*word, Class::TemporalPrepositions) => {
                    return Subject::Chunk(at);
                }
                Chunk::Word(word) if self.is_preposition(*word) => {
                    let Some(outer) = self.chunk_before(before) else {
                        return Subject::Chunk(at);
                    };
                    match &self.chunks[outer] {
                        Chunk::Noun(_) => at = outer,
                        Chunk::Verb(verb) if self.is_attributive_or_nominal(outer, verb) => {
                            return self.subject_before_nonfinite(outer);
                        }
                        Chunk::Verb(_) => match self.relative_clause_antecedent(outer) {
                            Some(noun) => at = noun,
                            None => return Subject::Chunk(at),
                        },
                        Chunk::Word(_) => return Subject::Chunk(at),
                    }
                }
                // A verb without a subject of its own: “putting this here makes”, “people wearing
                // hats left”.
                Chunk::Verb(verb) if self.is_attributive_or_nominal(before, verb) => {
                    return self.subject_before_nonfinite(before);
                }
                Chunk::Verb(_) => match self.relative_clause_antecedent(before) {
                    Some(noun) => at = noun,
                    None => return Subject::Chunk(at),
                },
                _ => return Subject::Chunk(at),
            }
        }
    }

    /// Says whether `verb`, the verb group at chunk `idx`, describes a noun before it, or is used
    /// like a noun: “living in Kent is cheap”.
    pub(super) fn is_attributive_or_nominal(&self, idx: usize, verb: &VerbGroup) -> bool {
        match verb.form {
            Finiteness::Infinitive => {
                let before = self.chunk_before(idx).map(|before| &self.chunks[before]);
                matches!(before, None | Some(Chunk::Noun(_)))
            }
            Finiteness::Ing => {
                // A verb in -ing right after another verb belongs to that verb: “said hoping”,
                // “wants to see prices falling”.
                let before = self.chunk_before(idx).map(|before| &self.chunks[before]);
                !matches!(before, Some(Chunk::Verb(_)))
            }
            Finiteness::Participle => self.subjects[idx].is_none(),
            Finiteness::Finite | Finiteness::Base => false,
        }
    }

    /// Returns the chunk of the noun that a relative clause describes: “state” in “a state that had
    /// a plan”. The finite verb of the clause is at chunk `verb`. Returns `None` if there is no
    /// such noun, or if the verb reports what somebody says or thinks.
    fn relative_clause_antecedent(&self, verb: usize) -> Option<usize> {
        let pronoun = match self.subjects[verb] {
            Some(Subject::Token(pronoun)) => pronoun,
            // A clause with “that” may also describe a noun: “the claim that it rains has …”.
            Some(Subject::Chunk(at)) => {
                let that = self.chunk_before(at)?;
                let is_that = matches!(&self.chunks[that], Chunk::Word(idx) if self.syntax.word(*idx) == "that");
                let noun = that
                    .checked_sub(1)
                    .filter(|before| is_that && self.noun_at(*before).is_some());
                return noun;
            }
            _ => return None,
        };
        let Chunk::Verb(group) = &self.chunks[verb] else {
            return None;
        };
        if self.is_reporting_verb(group) {
            return None;
        }
        let before = self.chunk_at(pronoun)?.checked_sub(1)?;
        self.noun_at(before).map(|_| before)
    }

    /// Says whether the conjunction at chunk `idx` joins two clauses, and not two nouns after a
    /// preposition: “and” in “it rained in the valley and people left”. The conjunction joins
    /// clauses if the finite verb before it has a subject of its own, and if no mark is between the
    /// verb and the conjunction. A verb that mostly reports what somebody says or thinks does not
    /// count.
    fn joins_clauses(&self, idx: usize) -> bool {
        let is_mark =
            |chunk: &Chunk| matches!(chunk, Chunk::Word(at) if self.syntax.tag(*at) == Tag::Mark);
        let clause = (0..idx)
            .rev()
            .take_while(|before| !is_mark(&self.chunks[*before]));
        let mut verbs = clause.filter_map(|before| match &self.chunks[before] {
            Chunk::Verb(verb) => Some((self.subjects[before]?, verb)),
            _ => None,
        });
        verbs.next().is_some_and(|(subject, verb)| {
            matches!(subject, Subject::Chunk(_)) && !self.is_reporting_verb(verb)
        })
    }

    /// Says whether a preposition comes directly before the noun at chunk `idx`.
    fn follows_preposition(&self, idx: usize) -> bool {
        let before = self.chunk_before(idx).map(|before| &self.chunks[before]);
        matches!(before, Some(Chunk::Word(at)) if self.is_preposition(*at))
    }

    fn is_followed_by_noun(&self, idx: usize) -> bool {
        matches!(self.chunks.get(idx + 1), Some(Chunk::Noun(_)))
    }
}
