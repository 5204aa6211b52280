//! Views that the draft ascribes to somebody without a verb of saying: “many remain skeptical”,
//! “activists have raised concerns”, “with some calling it a folly”, “studies have linked”, “there
//! are fears that”.

mod hanging;
mod impersonal;
mod study;

use std::ops::Range;

use crate::analysis::quote::{self, Quote};
use crate::analysis::tuning::{MAX_TOKENS_TO_STANCE_ADJECTIVE, MAX_TOKENS_TO_STANCE_NOUN};
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::english::verb::Sense;
use crate::syntax::Syntax;
use crate::syntax::chunk::{self, Chunk};
use crate::syntax::clause::{self, Clause};
use crate::text::span::Span;

/// A view that the draft ascribes to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stance {
    /// The words that name the holder of the view.
    pub source: Span,
    /// The words from the verb to the word for the view: “remain skeptical”.
    pub words: Span,
    /// The kind of the holder.
    pub kind: StanceSource,
}

/// The kind of the holder of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StanceSource {
    /// Somebody. The words at `source` may or may not say who this is.
    Somebody,
    /// Nobody in particular, as the construction shows: “there are those who”.
    Anybody,
    /// A study that is not named.
    Study,
    /// Nobody. The view itself is the subject: “questions were raised”.
    Nobody,
}

/// The classes of the words that can express a view. A sentence without these words contains no
/// view.
const VIEWS: ClassSet = ClassSet::of(&[
    Class::BareStudies,
    Class::ImpersonalNouns,
    Class::ReportingVerbs,
    Class::StanceAdjectives,
    Class::StanceNouns,
    Class::StudyResults,
]);

/// Finds the views that the draft of `syntax` ascribes to somebody, in reading order. Views within
/// one of `quotes` are left out.
pub fn find(syntax: &Syntax<'_>, quotes: &[Quote]) -> Vec<Stance> {
    let mut stances = Vec::new();
    for sentence in &syntax.draft.sentences {
        let first = stances.len();
        if sentence.beginning_classes.has(Class::QuantitySources) {
            stances.extend(hanging::holders(syntax, &sentence.tokens));
        }
        if !sentence.beginning_classes.meets(&VIEWS) {
            continue;
        }
        let chunks = chunk::split_sentence(syntax, &sentence.tokens);
        let clauses = clause::find_clauses_in(syntax, &sentence.tokens, &chunks);
        for clause in &clauses {
            let found = stance(syntax, &chunks, clause);
            let found = found.or_else(|| study::of_clause(syntax, &chunks, clause));
            let found = found.or_else(|| hanging::apart(syntax, &chunks, clause));
            stances.extend(found.or_else(|| impersonal::of_clause(syntax, &chunks, clause)));
        }
        hanging::add(syntax, &chunks, &mut stances);
        stances.extend(study::existing(syntax, &chunks));
        stances.extend(study::adjunct(syntax, &sentence.tokens, &chunks));
        stances.extend(impersonal::existing(syntax, &chunks, sentence.tokens.end));
        stances[first..].sort_by_key(|stance| stance.words.start);
    }
    stances.retain(|stance| quote::holding(quotes, stance.words).is_none());
    stances
}

fn stance(syntax: &Syntax<'_>, chunks: &[Chunk], clause: &Clause) -> Option<Stance> {
    let source = clause.subject_phrase(chunks)?;
    let view = view(syntax, clause)?;
    let is_before = source.end <= clause.verb.tokens.start;
    is_before.then(|| Stance {
        source: span(syntax, source.start, source.end - 1),
        words: span(syntax, clause.verb.tokens.start, view),
        kind: StanceSource::Somebody,
    })
}

/// Says whether a phrase that begins at token `at` opens a clause of the sentence with the tokens
/// `sentence`.
fn opens_clause(syntax: &Syntax<'_>, sentence: &Range<usize>, at: usize) -> bool {
    at == sentence.start
        || !syntax.token(at - 1).is_word()
        || syntax.is(at - 1, Class::Coordinators)
}

/// Returns the span from token `first` to token `last`, including both tokens.
fn span(syntax: &Syntax<'_>, first: usize, last: usize) -> Span {
    syntax.token(first).span.cover(syntax.token(last).span)
}

/// Says whether the verb at token `at` reports what somebody says or thinks.
fn tells_view(syntax: &Syntax<'_>, at: usize) -> bool {
    let record = syntax.draft.record(syntax.token(at));
    let verb = english::dictionary().reporting_verb(record);
    verb.is_some_and(|verb| {
        matches!(
            verb.sense,
            Sense::Neutral | Sense::Loaded | Sense::Cognition
        )
    })
}

/// Returns the token of the adjective or noun in `clause` that ascribes a view to the subject:
/// “skeptical” in “many remain skeptical”, “concerns” in “activists raised concerns”.
fn view(syntax: &Syntax<'_>, clause: &Clause) -> Option<usize> {
    const COPULAS: ClassSet = ClassSet::of(&[Class::FormsOfBe, Class::StanceCopulas]);
    let verb = clause.verb.head;
    let near = |n_tokens: usize, class: Class| {
        let sentence = syntax.draft.sentence_at(syntax.token(verb).span.start);
        let end = syntax.draft.sentences[sentence].tokens.end;
        let mut tokens = verb + 1..end.min(verb + 1 + n_tokens);
        let found =
            tokens.find(|token| syntax.is(*token, class) || !syntax.token(*token).is_word())?;
        syntax.is(found, class).then_some(found)
    };
    if syntax.is(verb, COPULAS) {
        near(MAX_TOKENS_TO_STANCE_ADJECTIVE, Class::StanceAdjectives)
    } else if syntax.is(verb, Class::StanceVerbs) && !clause.verb.is_passive {
        near(MAX_TOKENS_TO_STANCE_NOUN, Class::StanceNouns)
    } else {
        None
    }
}
