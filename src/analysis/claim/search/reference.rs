//! Finds the sentences that give the source of a statement in a sentence beside them, and refer to
//! this statement only with a pronoun or a noun: “The port authority said so on Monday.” “The
//! figures are from the yearly count of the port.”

use std::ops::Range;

use crate::analysis::backing::{Backing, BackingKind};
use crate::analysis::claim::tuning::{MAX_TOKENS_OF_REFERENCE, MAX_TOKENS_TO_REFERENCE};
use crate::analysis::{calendar, nearby};
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::syntax::Syntax;
use crate::syntax::chunk::VerbGroup;
use crate::syntax::clause::{self, Clause};
use crate::syntax::tag::Tag;

/// Nouns with which a sentence refers to a statement: “the claim”, “these figures”.
const STATEMENTS: ClassSet = ClassSet::of(&[
    Class::FigureNouns,
    Class::StatementNouns,
    Class::StudyResults,
]);

/// Words before such a noun which show that the reader knows the statement already.
const DEFINITE: ClassSet = ClassSet::of(&[Class::DefiniteOpeners, Class::Demonstratives]);

/// Pronouns that may stand for a statement.
const PRONOUNS: ClassSet = ClassSet::of(&[Class::Demonstratives, Class::NeuterPronouns]);

/// Nouns for a source that can be identified by a determiner alone: “the council”, “the report”.
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

/// Nouns for documents.
const DOCUMENTS: ClassSet = ClassSet::of(&[Class::DocumentNouns, Class::DocumentSource]);

/// Verbs of a source after “that is what” or “that is how”.
const TELLING: ClassSet = ClassSet::of(&[Class::StatingVerbs, Class::ViewingVerbs]);

/// Words that stand for a person whom an earlier sentence named.
const PERSONS: ClassSet = ClassSet::of(&[Class::GenderedPronouns]);

/// Words which show that a verb reports nothing: “could not say”, “may confirm”.
const UNSAID: ClassSet = ClassSet::of(&[Class::ModalVerbs, Class::Negations]);

/// Returns the words of sentence `idx` that refer to a statement in another sentence and give its
/// source. Returns `None` if the sentence does not do this.
pub fn find(syntax: &Syntax<'_>, idx: usize) -> Option<Backing> {
    let tokens = nearby::of_sentence(syntax.draft, idx);
    let refers =
        |at: usize| reference(syntax, at, tokens.end).is_some() || syntax.is(at, STATEMENTS);
    let is_question = tokens.clone().any(|at| syntax.word(at) == "?");
    if is_question || !tokens.clone().any(refers) {
        return None;
    }
    let reader = ReferenceReader { syntax, tokens };
    let clauses = clause::find_clauses(syntax, &reader.tokens);
    let is_reference = |clause: &Clause| reader.gives_source(clause);
    let is_given = if clauses.is_empty() {
        reader.is_verbless()
    } else {
        clauses.iter().any(is_reference)
    };
    (is_given || reader.is_inverted()).then(|| Backing {
        kind: BackingKind::Attribution,
        span: syntax.draft.sentences[idx].span,
    })
}

/// Reads one sentence.
struct ReferenceReader<'s, 'd> {
    syntax: &'s Syntax<'d>,
    tokens: Range<usize>,
}

impl ReferenceReader<'_, '_> {
    /// Says whether the sentence has the form “So says the mayor”.
    fn is_inverted(&self) -> bool {
        let start = self.tokens.start;
        self.syntax.word(start) == "so"
            && self.syntax.is(start + 1, Class::StatingVerbs)
            && self.names_source(start + 2..self.tokens.end)
    }

    /// Says whether the sentence, which has no verb, begins with a noun for a statement and its
    /// source: “Thus the conclusion of the review”, “Information from the Gazette”.
    fn is_verbless(&self) -> bool {
        let start = self.tokens.start;
        let mut opening = start..self.tokens.end.min(start + MAX_TOKENS_OF_REFERENCE);
        let noun = opening.find(|at| self.syntax.is(*at, STATEMENTS));
        noun.is_some_and(|noun| {
            self.is_of(noun + 1) && self.names_source(noun + 2..self.tokens.end)
        })
    }

    /// Says whether token `at` links a noun to its source: “of”, “by”, “from”.
    fn is_of(&self, at: usize) -> bool {
        self.syntax.word(at) == "of" || self.syntax.is(at, Class::GivingPrepositions)
    }

    /// Says whether `clause` gives the source of a statement to which the clause refers.
    fn gives_source(&self, clause: &Clause) -> bool {
        let verb = &clause.verb;
        if verb.is_negated || verb.tokens.clone().any(|at| self.syntax.is(at, UNSAID)) {
            return false;
        }
        let after = verb.tokens.end..self.tokens.end;
        if let Some(subject) = self.subject_reference(verb) {
            let is_stated = verb.is_passive
                && (subject.may_follow(self.syntax, verb.head)
                    || self.is_in_document(verb.head, &after));
            return is_stated && self.names_agent(after.clone()) || self.is_from(verb, after);
        }
        let subject = self.tokens.start..verb.tokens.start;
        !verb.is_passive && self.names_speaker(clause, subject) && self.has_reference(verb, after)
    }

    /// Says whether the participle `verb` says that something is written, and the tokens `after` it
    /// name the document: “is set out in the minutes”.
    fn is_in_document(&self, verb: usize, after: &Range<usize>) -> bool {
        let is_document =
            |at| self.syntax.is(at, DOCUMENTS) && self.is_known_source(at, after.start);
        self.syntax.is(verb, Class::StatingVerbs) && after.clone().any(is_document)
    }

    /// Returns the words directly before `verb` that refer to a statement: “The figures” in “The
    /// figures are from the count”.
    fn subject_reference(&self, verb: &VerbGroup) -> Option<Reference> {
        let mut start = verb.tokens.start;
        // An aside may separate the two: “That, in any case, is the finding of the court”.
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
            .filter(|at| self.may_open(*at))
            .find_map(found)
    }

    /// Says whether a clause may begin at token `at`, because only a mark or adverbs are before the
    /// token: “At least that is how the mayor sees it”.
    fn may_open(&self, at: usize) -> bool {
        let is_light = |before: usize| {
            let tag = self.syntax.tag(before);
            let is_adverb = matches!(tag, Tag::Adjective | Tag::Adposition | Tag::Adverb);
            (is_adverb || matches!(tag, Tag::Coordinator | Tag::Mark))
                && !self.syntax.is(before, Class::AdverbialConjunctions)
        };
        let mut before = self.tokens.start..at;
        let last = before.clone().next_back();
        last.is_none_or(|last| self.syntax.word(last) == ";")
            || before.len() < MAX_TOKENS_OF_REFERENCE && before.all(is_light)
    }

    /// Says whether the words `after` the verb give the source of the subject: “from the yearly
    /// count”, “what the mayor said”, “the finding of the court”.
    fn is_from(&self, verb: &VerbGroup, after: Range<usize>) -> bool {
        let is_be = self.syntax.is(verb.head, Class::FormsOfBe);
        let first = after.start;
        let word = self.syntax.word(first);
        // The verb group of “is according to” ends in “according”.
        if self.syntax.word(verb.head) == "according" {
            return self.names_source(after);
        }
        if is_be || self.syntax.is(verb.head, ARISING) {
            // “In” may also say where something is, so the name of a place is not enough.
            let is_named = match word {
                "from" => self.names_agent(after.clone()),
                "in" => after.clone().any(|at| self.is_known_source(at, first)),
                _ => false,
            };
            if is_named {
                return true;
            }
        }
        let is_told = self.syntax.is(first, Class::QuestionWords)
            && after.clone().any(|at| self.syntax.is(at, TELLING));
        let is_statement = self.syntax.tag(first) == Tag::Determiner
            && self.syntax.is(first + 1, STATEMENTS)
            && self.is_of(first + 2);
        is_be && (is_told || is_statement) && self.names_source(after)
    }

    /// Says whether the tokens `after` `verb` have a reference to a statement as the object of the
    /// verb. Somebody who is addressed may precede the object: “told reporters so”. In “is the
    /// source of this information”, the reference follows a preposition.
    fn has_reference(&self, verb: &VerbGroup, after: Range<usize>) -> bool {
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
                (is_source || found.may_follow(self.syntax, verb.head)) && self.is_end(found.end)
            })
        })
    }

    /// Says whether an object may end before token `at`: “so” in “said so on Monday”, “this” in
    /// “reported this first”.
    fn is_end(&self, at: usize) -> bool {
        let is_light = matches!(self.syntax.tag(at), Tag::Adjective | Tag::Adverb);
        let is_time = is_light && self.syntax.is(at, Class::TimeCompanions);
        is_time || self.is_after_object(at) || is_light && self.is_after_object(at + 1)
    }

    /// Says whether token `at` cannot be part of an object, because it is a mark, a preposition, a
    /// conjunction or a time.
    fn is_after_object(&self, at: usize) -> bool {
        let word = self.syntax.word(at);
        let tag = self.syntax.tag(at);
        let is_other = matches!(tag, Tag::Mark | Tag::Adposition | Tag::Coordinator);
        self.tokens.end <= at || word != "of" && (is_other || calendar::is_clock(word))
    }

    /// Says whether the tokens `subject` before the verb of `clause` name a speaker.
    fn names_speaker(&self, clause: &Clause, subject: Range<usize>) -> bool {
        let is_person = |head: usize| self.syntax.is(head, PERSONS);
        clause.subject.is_some_and(is_person) || self.names_source(subject)
    }

    /// Says whether `tokens` name a person, an organization or a document.
    fn names_source(&self, tokens: Range<usize>) -> bool {
        let start = tokens.start;
        tokens.into_iter().any(|at| {
            let is_name = self.syntax.tag(at) == Tag::Name;
            is_name && !calendar::is_time(self.syntax.word(at)) || self.is_known_source(at, start)
        })
    }

    /// Says whether `tokens` after a verb name a source, or begin with “by” or “from” and something
    /// that the reader can identify: “from the yearly count”.
    fn names_agent(&self, tokens: Range<usize>) -> bool {
        let opens = self.syntax.is(tokens.start, Class::GivingPrepositions);
        opens && self.syntax.is(tokens.start + 1, DEFINITE) || self.names_source(tokens)
    }

    /// Says whether token `at` is a noun for a source that the reader can identify: “council” in
    /// “the council”, “police”. A determiner of the noun is sought from token `start` on.
    fn is_known_source(&self, at: usize, start: usize) -> bool {
        let first = start.max(at.saturating_sub(MAX_TOKENS_OF_REFERENCE));
        let mut before = (first..at).rev();
        let mut before = before
            .by_ref()
            .take_while(|at| self.syntax.token(*at).is_word());
        self.syntax.is(at, SOURCES) && before.any(|at| self.syntax.is(at, DEFINITE))
            || self.syntax.is(at, Class::OrganizationSource) && first == at
    }
}

/// Words that refer to a statement.
#[derive(Clone, Copy)]
struct Reference {
    /// The token after these words.
    end: usize,
    /// Whether the words are a noun phrase, such as “the figures”.
    is_noun: bool,
}

impl Reference {
    /// Says whether a source that is the subject of `verb` states what these words stand for.
    /// Somebody may give or publish “the figures”, but “gave it” says nothing of a statement.
    fn may_follow(self, syntax: &Syntax<'_>, verb: usize) -> bool {
        let record = syntax.draft.record(syntax.token(verb));
        let reporting = english::dictionary().reporting_verb(record);
        let is = |class| reporting.is_some_and(|it| english::dictionary().is(it.lemma, class));
        let is_saying = is(Class::FindingVerbs) || is(Class::SayingVerbs);
        syntax.is(verb, Class::StatingVerbs) && (self.is_noun || is_saying)
    }
}

/// Returns the words at token `at` that refer to a statement: “so”, “as much”, “this”, “the
/// figures”. The words must end before token `end`. Returns `None` if the words at `at` do not refer
/// to a statement.
fn reference(syntax: &Syntax<'_>, at: usize, end: usize) -> Option<Reference> {
    let word = syntax.word(at);
    let pronoun = |n_tokens| Reference {
        end: at + n_tokens,
        is_noun: false,
    };
    let next = syntax.word(at + 1);
    let is_pair = word == "as" && next == "much" || syntax.is(at, DEFINITE) && next == "same";
    if is_pair && at + 2 <= end {
        return Some(pronoun(2));
    }
    if syntax.is(at, DEFINITE) {
        let mut words = at + 1..end.min(at + MAX_TOKENS_OF_REFERENCE);
        let noun = words.find(|noun| syntax.tag(*noun) != Tag::Adjective);
        if let Some(noun) = noun.filter(|noun| syntax.is(*noun, STATEMENTS)) {
            return Some(Reference {
                end: noun + 1,
                is_noun: true,
            });
        }
    }
    let is_pronoun = syntax.is(at, PRONOUNS) || word == "so";
    // “Earlier this year” refers to no statement.
    let next = syntax.draft.tokens.get(at + 1);
    let is_time = next.is_some_and(|next| !next.capital && calendar::is_clock(syntax.word(at + 1)));
    (is_pronoun && !is_time).then(|| pronoun(1))
}
