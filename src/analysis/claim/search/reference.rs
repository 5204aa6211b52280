//! Finds the sentences that only give the source of a statement in the sentence before or after.
//! They refer to the statement with a pronoun or a noun, such as “so” in “The port authority said
//! so on Monday”, or “the figures” in “The figures are from the yearly count of the port”.

mod words;

use std::ops::Range;

use crate::analysis::attribution::kind::DOCUMENTS;
use crate::analysis::backing::{Backing, BackingKind};
use crate::analysis::claim::search::reference::words::{
    DEFINITE, StatementReference, is_statement, reference,
};
use crate::analysis::claim::tuning::{MAX_TOKENS_OF_REFERENCE, MAX_TOKENS_TO_REFERENCE};
use crate::analysis::{calendar, nearby};
use crate::english::class::{Class, ClassSet, RELATIVES};
use crate::syntax::Syntax;
use crate::syntax::chunk::{self, Chunk, VerbGroup};
use crate::syntax::clause::{self, Clause};
use crate::syntax::tag::Tag;

/// Nouns for a source that a reader can identify if only “the” precedes the noun: “the council”,
/// “the report”.
const SOURCES: ClassSet = ClassSet::of(&[
    Class::CollectiveSource,
    Class::DocumentNouns,
    Class::DocumentSource,
    Class::InstitutionNouns,
    Class::OrganizationSource,
    Class::PollingWords,
    Class::RoleNouns,
    Class::RoleSource,
]);

/// Verbs which show where something comes from, with “from” or “in”: “emerges from”, “appears in”.
const ARISING: ClassSet = ClassSet::of(&[
    Class::DeclaringVerbs,
    Class::EmergingVerbs,
    Class::RaisingVerbs,
]);

/// Words which show that a noun means one thing that the reader can identify.
const IDENTIFYING: ClassSet = ClassSet::of(&[
    Class::DefiniteOpeners,
    Class::Demonstratives,
    Class::Possessives,
]);

/// Verbs that tell what a source says or thinks: “says” in “that is what the mayor says”, “sees” in
/// “that is how the mayor sees it”.
const TELLING: ClassSet = ClassSet::of(&[Class::StatingVerbs, Class::ViewingVerbs]);

/// Words which show that a clause states nothing: “could not say”, “if the council says so”.
const UNSAID: ClassSet = ClassSet::of(&[
    Class::AdverbialConjunctions,
    Class::ConditionalConjunctions,
    Class::ModalVerbs,
    Class::Negations,
]);

/// Returns sentence `idx` as a backing if the sentence refers to a statement in another sentence
/// and gives the source of this statement. Returns `None` otherwise.
///
/// Only the main clause counts. “The mayor asked who said so” gives no source.
pub fn find(syntax: &Syntax<'_>, idx: usize) -> Option<Backing> {
    let tokens = nearby::of_sentence(syntax.draft, idx);
    let refers = |at: usize| reference(syntax, at, tokens.end).is_some();
    let is_question = tokens.clone().any(|at| syntax.word(at) == "?");
    if is_question || !tokens.clone().any(refers) {
        return None;
    }
    let chunks = chunk::split_sentence(syntax, &tokens);
    let clauses = clause::find_clauses_in(syntax, &tokens, &chunks);
    let reader = ReferenceReader {
        syntax,
        tokens,
        chunks,
    };
    // In “That is according to the mayor”, “that” is no relative pronoun.
    let is_relative = |clause: &&Clause| {
        let head = clause.subject.filter(|head| *head != reader.tokens.start);
        head.is_some_and(|head| syntax.is(head, RELATIVES))
    };
    let main = clauses.iter().find(|clause| !is_relative(clause));
    let gives_source = main.is_some_and(|clause| reader.gives_source(clause));
    (gives_source || reader.is_inverted()).then(|| Backing {
        kind: BackingKind::Attribution,
        span: syntax.draft.sentences[idx].span,
    })
}

/// Decides whether one sentence gives the source of a statement in another sentence.
struct ReferenceReader<'s, 'd> {
    syntax: &'s Syntax<'d>,
    tokens: Range<usize>,
    chunks: Vec<Chunk>,
}

impl ReferenceReader<'_, '_> {
    /// Says whether the sentence has the form “So says the mayor”.
    fn is_inverted(&self) -> bool {
        let start = self.tokens.start;
        self.syntax.word(start) == "so"
            && self.syntax.is(start + 1, Class::StatingVerbs)
            && self.names_source(start + 2..self.tokens.end)
    }

    /// Says whether the main clause `clause` gives the source of a statement to which it refers.
    fn gives_source(&self, clause: &Clause) -> bool {
        let verb = &clause.verb;
        let until = self.tokens.start..verb.tokens.end;
        if verb.is_negated || until.into_iter().any(|at| self.syntax.is(at, UNSAID)) {
            return false;
        }
        let after = verb.tokens.end..self.tokens.end;
        match self.subject_reference(verb) {
            Some(subject) if verb.is_passive => {
                subject.is_stated_by(self.syntax, verb.head) && self.has_agent(after.clone())
                    || self.is_written_in(verb.head, after)
            }
            Some(subject) => self.comes_from(subject, verb, after),
            None => !verb.is_passive && self.has_speaker(clause) && self.has_object(verb, after),
        }
    }

    /// Returns the words directly before `verb` that refer to a statement: “The figures” in “The
    /// figures are from the count”.
    fn subject_reference(&self, verb: &VerbGroup) -> Option<StatementReference> {
        let mut start = verb.tokens.start;
        // An aside may separate these words from the verb: “That, in any case, is the finding of
        // the court”.
        if self.tokens.start < start && self.syntax.word(start - 1) == "," {
            let mut before = (self.tokens.start..start - 1)
                .rev()
                .take(MAX_TOKENS_TO_REFERENCE);
            start = before
                .find(|at| self.syntax.word(*at) == ",")
                .unwrap_or(start);
        }
        let first = start
            .saturating_sub(MAX_TOKENS_OF_REFERENCE)
            .max(self.tokens.start);
        let found = |at| reference(self.syntax, at, start).filter(|found| found.end == start);
        (first..start)
            .filter(|at| self.may_open_clause(*at))
            .find_map(found)
    }

    /// Says whether the main clause may begin at token `at`. Only a few adverbs, adjectives,
    /// prepositions, conjunctions and marks may precede this token: “At least” in “At least that is
    /// how the mayor sees it”.
    fn may_open_clause(&self, at: usize) -> bool {
        let is_adverbial = |before: usize| {
            matches!(
                self.syntax.tag(before),
                Tag::Adjective | Tag::Adposition | Tag::Adverb | Tag::Coordinator | Tag::Mark
            )
        };
        let mut before = self.tokens.start..at;
        before.len() < MAX_TOKENS_OF_REFERENCE && before.all(is_adverbial)
    }

    /// Says whether a phrase with “by” or “from” after a passive verb names a source: “was
    /// announced by the council”. `after` are the tokens after the verb.
    fn has_agent(&self, after: Range<usize>) -> bool {
        let mut near = after.clone().take(MAX_TOKENS_TO_REFERENCE);
        let by = near.find(|at| self.syntax.word(*at) == "by");
        let from = Some(after.start).filter(|at| self.syntax.word(*at) == "from");
        by.or(from)
            .is_some_and(|preposition| self.identifies(self.phrase(preposition + 1)))
    }

    /// Says whether the participle `verb` and a phrase with “in” tell in which document something
    /// is written: “is given in the report”. `after` are the tokens after the participle.
    fn is_written_in(&self, verb: usize, after: Range<usize>) -> bool {
        self.syntax.is(verb, Class::StatingVerbs)
            && self.syntax.word(after.start) == "in"
            && self.has_document(self.phrase(after.start + 1))
    }

    /// Says whether the words `after` the active `verb` give the source of `subject`: “from the
    /// yearly count”, “what the mayor said”, “the finding of the court”.
    fn comes_from(
        &self,
        subject: StatementReference,
        verb: &VerbGroup,
        after: Range<usize>,
    ) -> bool {
        let is_be = self.syntax.is(verb.head, Class::FormsOfBe);
        let first = after.start;
        let word = self.syntax.word(first);
        // The verb group of “is according to” ends in “according”.
        if self.syntax.word(verb.head) == "according" {
            return self.names_source(after);
        }
        let phrase = || self.phrase(first + 1);
        let is_arising = is_be || self.syntax.is(verb.head, ARISING);
        if subject.is_noun && is_arising {
            // “In” may also say where something is, so the name of a place is not enough.
            return match word {
                "from" => self.identifies(phrase()),
                "in" => self.has_document(phrase()),
                _ => is_be && self.is_statement_of(after),
            };
        }
        let emerges = self.syntax.is(verb.head, Class::EmergingVerbs) && word == "from";
        emerges && self.has_document(phrase())
            || is_be && (self.is_what_somebody_said(&after) || self.is_statement_of(after))
    }

    /// Says whether `tokens` begin with “what” or “how”, a source and a verb: “what the mayor
    /// said”.
    fn is_what_somebody_said(&self, tokens: &Range<usize>) -> bool {
        let word = self.syntax.word(tokens.start);
        let mut rest = tokens.start + 1..tokens.end;
        let verb = rest.find(|at| self.syntax.is(*at, TELLING));
        (word == "what" || word == "how")
            && verb.is_some_and(|verb| self.names_source(tokens.start + 1..verb))
    }

    /// Says whether `tokens` are a noun for a statement and its source: “the finding of the court”.
    fn is_statement_of(&self, tokens: Range<usize>) -> bool {
        let first = tokens.start;
        let preposition = first + 2;
        self.syntax.tag(first) == Tag::Determiner
            && is_statement(self.syntax, first + 1)
            && (self.syntax.word(preposition) == "of"
                || self.syntax.is(preposition, Class::GivingPrepositions))
            && self.names_source(preposition + 1..tokens.end)
    }

    /// Says whether the object of `verb` refers to a statement: “so” in “told reporters so”.
    /// `after` are the tokens after the verb. In “is the source of this information”, the words
    /// after “source of” refer to the statement.
    fn has_object(&self, verb: &VerbGroup, after: Range<usize>) -> bool {
        let is_source = self.syntax.is(verb.head, Class::FormsOfBe)
            && self.syntax.word(after.start + 1) == "source"
            && self.syntax.word(after.start + 2) == "of";
        let words = after.clone().take(MAX_TOKENS_TO_REFERENCE);
        let is_outside = |tag: Tag| matches!(tag, Tag::Mark | Tag::Auxiliary) || tag.is_verb();
        let mut words = words.take_while(|at| !is_outside(self.syntax.tag(*at)));
        words.any(|at| {
            let is_governed = after.start < at && self.syntax.tag(at - 1) == Tag::Adposition;
            // “It” as an object mostly stands for a thing.
            let is_thing = self.syntax.is(at, Class::NeuterPronouns);
            let is_conjunction = self.syntax.tag(at) == Tag::Subordinator;
            let found = reference(self.syntax, at, after.end)
                .filter(|_| is_governed == is_source && !is_thing && !is_conjunction);
            found.is_some_and(|found| {
                (is_source || found.is_stated_by(self.syntax, verb.head))
                    && self.may_follow_object(found.end)
            })
        })
    }

    /// Says whether an object may end before token `at`: “so” in “said so on Monday”, “this” in
    /// “reported this first”. In “released the figures for May”, the object does not end before
    /// “for”.
    fn may_follow_object(&self, at: usize) -> bool {
        let closes = |at: usize| {
            let tag = self.syntax.tag(at);
            let word = self.syntax.word(at);
            self.tokens.end <= at
                || matches!(tag, Tag::Mark | Tag::Coordinator | Tag::Subordinator)
                || self.syntax.is(at, AFTER_OBJECT)
                || word == "to"
                || calendar::is_clock(word)
        };
        let is_adverb = self.syntax.tag(at) == Tag::Adverb;
        let is_time = is_adverb && self.syntax.is(at, Class::TimeCompanions);
        is_time || closes(at) || is_adverb && closes(at + 1)
    }

    /// Says whether the subject of `clause` is a speaker that a reader can identify: a name, “the
    /// mayor”, “police”, “a spokesman for the port”, or a pronoun for a person.
    fn has_speaker(&self, clause: &Clause) -> bool {
        let (Some(head), Some(phrase)) = (clause.subject, clause.subject_phrase(&self.chunks))
        else {
            return false;
        };
        // In “the court's ruling”, “'s” is before the phrase and says whose ruling is meant.
        let owner = phrase.start.checked_sub(1);
        let owner = owner.filter(|at| self.syntax.is(*at, Class::PossessiveEndings));
        let (start, end) = (owner.unwrap_or(phrase.start), clause.verb.tokens.start);
        if self.syntax.is(head, Class::GenderedPronouns) || self.is_name(head) {
            return true;
        }
        let is = |classes: ClassSet| (start..end).any(|at| self.syntax.is(at, classes));
        let is_named = (start..end).any(|at| self.is_name(at));
        let is_indefinite = (start..head).any(|at| self.syntax.is(at, Class::IndefiniteArticles));
        let is_body = self.syntax.is(head, Class::OrganizationSource) && !is_indefinite;
        let is_source = self.syntax.is(head, SOURCES) || is_named && is(IDENTIFYING);
        is_source
            && !self.syntax.is(head, Class::Partisans)
            && (is_named || is_body || is(IDENTIFYING))
    }

    /// Says whether `tokens` name a person, an organization or a document.
    fn names_source(&self, mut tokens: Range<usize>) -> bool {
        let start = tokens.start;
        tokens.any(|at| self.is_name(at) || self.is_known_source(at, start))
    }

    /// Says whether `tokens` name a source, or begin with something that the reader can identify:
    /// “the yearly count”.
    fn identifies(&self, tokens: Range<usize>) -> bool {
        self.syntax.is(tokens.start, DEFINITE) || self.names_source(tokens)
    }

    /// Says whether `tokens` have a noun for a document that the reader can identify.
    fn has_document(&self, mut tokens: Range<usize>) -> bool {
        let start = tokens.start;
        let is_named = tokens.clone().any(|at| self.is_name(at));
        tokens.any(|at| {
            self.syntax.is(at, DOCUMENTS) && (is_named || self.is_known_source(at, start))
        })
    }

    /// Returns the tokens from `start` to the next mark, auxiliary or verb in the present.
    fn phrase(&self, start: usize) -> Range<usize> {
        let ends = |at: &usize| {
            matches!(
                self.syntax.tag(*at),
                Tag::Mark | Tag::Auxiliary | Tag::VerbThird | Tag::VerbPresent
            )
        };
        let end = (start..self.tokens.end).find(ends);
        start..end.unwrap_or(self.tokens.end).max(start)
    }

    fn is_name(&self, at: usize) -> bool {
        self.syntax.tag(at) == Tag::Name && !calendar::is_time(self.syntax.word(at))
    }

    /// Says whether token `at` is a noun for a source that the reader can identify: “council” in
    /// “the council”. A determiner of the noun is sought from token `start` on.
    fn is_known_source(&self, at: usize, start: usize) -> bool {
        let first = start.max(at.saturating_sub(MAX_TOKENS_OF_REFERENCE));
        let is_word = |at: &usize| self.syntax.token(*at).is_word();
        let mut before = (first..at).rev().take_while(is_word);
        self.syntax.is(at, SOURCES) && before.any(|at| self.syntax.is(at, DEFINITE))
    }
}

/// Words that may directly follow an object, because they do not belong to the object: “on” in
/// “said so on Monday”, “because” or “himself”.
const AFTER_OBJECT: ClassSet = ClassSet::of(&[
    Class::AdverbialConjunctions,
    Class::ReflexivePronouns,
    Class::TimeOpeners,
]);
