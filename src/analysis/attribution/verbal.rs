//! Attributions by verbs. The subject, the form and the complement of a verb give the source and
//! the content.

use std::ops::Range;

use crate::analysis::attribution::candidate::{Candidate, Lead};
use crate::analysis::attribution::content::{self, Dependence};
use crate::analysis::attribution::found::Found;
use crate::analysis::attribution::frame::{self, Complement, Frame};
use crate::analysis::attribution::group::GroupForm;
use crate::analysis::attribution::phrase::right;
use crate::analysis::attribution::subject::Order;
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    MAX_CUES_THAT_END_CONTENT, MAX_TOKENS_TO_AGENT, MAX_TOKENS_TO_FINITE_VERB,
};
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;

/// Returns the attribution by the verb `cue`. `later` are the cues after `cue` in the same
/// sentence. The block of `cue` ends before token `block_end`.
pub fn verbal(
    view: &TokenView<'_>,
    cue: &Candidate,
    later: &[&Candidate],
    block_end: usize,
) -> Found {
    let stops = stops(view, cue, later);
    let voice = Voice::of(view, cue);
    Found {
        source: match voice {
            Voice::Passive => agent(view, cue),
            Voice::Raising => None,
            Voice::Plain => {
                let subject = cue.subject.as_ref().map(|subject| subject.tokens.clone());
                // In “when asked”, the word “when” is a conjunction and not the subject.
                subject.filter(|tokens| 1 < tokens.len() || !view.is_of(tokens.start, CONJUNCTIONS))
            }
        },
        cue: cue.group.start..cue.group.head + 1,
        parts: parts(view, cue, voice, &stops, block_end),
        verb: Some(cue.verb),
        pattern: cue.pattern(),
    }
}

/// What the subject of a cue has to do with the statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Voice {
    /// The subject makes the statement.
    Plain,
    /// The statement is about the subject: “she is expected to”. The source may follow after “by”.
    Passive,
    /// The statement is about the subject, and the verb can name no source: “she appears to”.
    Raising,
}

impl Voice {
    fn of(view: &TokenView<'_>, cue: &Candidate) -> Self {
        let raising = matches!(
            cue.complement.frame,
            Frame::Infinitive | Frame::Adjective | Frame::Like | Frame::That | Frame::Clause
        );
        if raising && view.is_of(cue.group.head, Class::RaisingVerbs) {
            return Self::Raising;
        }
        match cue.group.form {
            GroupForm::Passive => Self::Passive,
            GroupForm::Participle if view.tag(cue.group.head) == Tag::VerbParticiple => {
                match cue.lead {
                    Lead::Quote => Self::Plain,
                    _ if cue
                        .subject
                        .as_ref()
                        .is_some_and(|subject| subject.order == Order::After) =>
                    {
                        Self::Plain
                    }
                    _ if agent_of_participle(view, cue).is_some() => Self::Passive,
                    _ => Self::Plain,
                }
            }
            _ => Self::Plain,
        }
    }
}

/// Returns the source of a passive verb, which is the phrase after “by”.
fn agent(view: &TokenView<'_>, cue: &Candidate) -> Option<Range<usize>> {
    let next = cue.group.head + 1;
    let near = next..cue.sentence.end.min(next + MAX_TOKENS_TO_AGENT);
    let by = near
        .take_while(|idx| !view.is_mark(*idx) && !view.tag(*idx).is_finite())
        .find(|idx| view.word(*idx) == "by")?;
    right::after(view, by + 1, cue.sentence.end, false)
}

/// Returns the source of a participle if it is passive: “the mayor” in “a plan backed by the mayor”.
/// A verb with an object is active: “the mayor informed voters by letter”.
fn agent_of_participle(view: &TokenView<'_>, cue: &Candidate) -> Option<Range<usize>> {
    let next = cue.group.head + 1;
    let has_object = next < cue.sentence.end
        && matches!(
            view.tag(next),
            Tag::Noun | Tag::Name | Tag::Determiner | Tag::Number | Tag::Pronoun
        );
    if has_object { None } else { agent(view, cue) }
}

/// Returns the parts of the content of `cue`, in reading order.
fn parts(
    view: &TokenView<'_>,
    cue: &Candidate,
    voice: Voice,
    stops: &[usize],
    block_end: usize,
) -> Vec<Range<usize>> {
    if voice != Voice::Plain {
        return said_of_subject(view, cue, voice, stops);
    }
    if stands_after(view, cue) {
        let before = said_before(view, cue, block_end);
        // In “She ‘was late.’ Ann called him rude”, the quotation belongs to the sentence before.
        if !before.is_empty() || cue.complement.frame == Frame::End {
            return before;
        }
    }
    if cue.complement.frame == Frame::End {
        return said_around(view, cue);
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    let floor = cue.sentence.start;
    let quote = cue.complement.frame == Frame::Quote;
    if cue.lead == Lead::Quote && quote {
        parts.extend(content::before(view, cue.clause_start(), floor, floor));
    }
    let complement = complement(view, cue);
    let dependence = dependence(view, cue);
    parts.extend(content::after(
        view,
        complement,
        &cue.sentence,
        stops,
        dependence,
    ));
    if quote {
        let end = parts.last().map_or(cue.complement.start, |part| part.end);
        parts.extend(content::split_rest(view, end, &cue.sentence, block_end));
    }
    parts
}

/// Returns the content of a passive verb, or of a verb such as “seem”. The content consists of the
/// subject and the words after the verb: “she” and “to win” in “she is expected to win”.
fn said_of_subject(
    view: &TokenView<'_>,
    cue: &Candidate,
    voice: Voice,
    stops: &[usize],
) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let own = cue
        .subject
        .as_ref()
        .filter(|subject| subject.order != Order::Shared);
    if !view.is_of(cue.group.head, Class::AddressingVerbs) {
        parts.extend(own.map(|subject| subject.tokens.clone()));
    }
    let next = cue.complement.start;
    if voice == Voice::Raising || cue.sentence.end <= next || view.word(next) != "by" {
        let dependence = dependence(view, cue);
        parts.extend(content::after(
            view,
            cue.complement,
            &cue.sentence,
            stops,
            dependence,
        ));
    }
    parts
}

/// Returns the content before a reporting clause such as “she said”. If this clause splits the
/// content, the second half is included.
fn said_before(view: &TokenView<'_>, cue: &Candidate, block_end: usize) -> Vec<Range<usize>> {
    let floor = cue.sentence.start;
    let mut parts: Vec<Range<usize>> = Vec::new();
    parts.extend(content::before(view, cue.clause_start(), floor, floor));
    let quoted = parts
        .first()
        .is_some_and(|part| view.is_quoted(part.end - 1));
    if cue.lead == Lead::Quote || quoted {
        parts.extend(content::split_rest(
            view,
            clause_end(cue),
            &cue.sentence,
            block_end,
        ));
    } else if cue.complement.frame == Frame::End {
        parts.extend(content::rest(view, clause_end(cue), &cue.sentence));
    }
    parts
}

/// Returns the content of a verb without a complement. The content is the words around “as she
/// said”, or an object that precedes the subject, such as “the plan” in “the plan he backed”.
fn said_around(view: &TokenView<'_>, cue: &Candidate) -> Vec<Range<usize>> {
    let floor = cue.sentence.start;
    let own = cue
        .subject
        .as_ref()
        .filter(|subject| subject.order == Order::Before);
    let end = own.map_or(cue.group.start, |subject| subject.tokens.start);
    if floor < end && view.word(end - 1) == "as" {
        return content::around(view, end - 1, clause_end(cue), &cue.sentence);
    }
    content::object_before(view, end, floor)
        .into_iter()
        .collect()
}

/// Returns how the clause of the cue depends on another clause: “While he said so, she left”.
fn dependence(view: &TokenView<'_>, cue: &Candidate) -> Dependence {
    let order = cue.subject.as_ref().map(|subject| subject.order);
    if order == Some(Order::Relative) {
        return Dependence::Relative;
    }
    let is_nonfinite = matches!(
        cue.group.form,
        GroupForm::Ing | GroupForm::Participle | GroupForm::Infinitive
    );
    // In “While he said so and called for more, she left”, “said” and “called” share a subject.
    let shared = cue
        .subject
        .as_ref()
        .filter(|subject| subject.order == Order::Shared && !is_nonfinite);
    let start = shared.map_or(cue.clause_start(), |subject| subject.tokens.start);
    let depends = if start == cue.sentence.start {
        is_nonfinite
    } else {
        matches!(view.tag(start - 1), Tag::Subordinator | Tag::Adposition)
            || view.is_of(start - 1, SUBORDINATING)
    };
    if depends {
        Dependence::Conjunction
    } else {
        Dependence::None
    }
}

/// Conjunctions that may stand before a verb without a subject: “when asked”, “although found”.
const CONJUNCTIONS: ClassSet =
    ClassSet::of(&[Class::AdverbialConjunctions, Class::ConditionalOpeners]);

/// Words that make a clause depend on another clause, whatever their tag: “because”, “if”.
const SUBORDINATING: ClassSet = ClassSet::of(&[
    Class::AdverbialConjunctions,
    Class::ConcessiveConjunctions,
    Class::ConditionalOpeners,
    Class::FreeRelativeAdverbs,
    Class::TemporalPrepositions,
]);

/// Says whether the cue follows its content.
fn stands_after(view: &TokenView<'_>, cue: &Candidate) -> bool {
    let circumstance = matches!(
        cue.complement.frame,
        Frame::Object
            | Frame::Preposition
            | Frame::Ing
            | Frame::Adjective
            | Frame::Infinitive
            | Frame::Like
    );
    let question = cue.complement.frame == Frame::Question;
    let after = cue
        .subject
        .as_ref()
        .is_some_and(|subject| subject.order == Order::After);
    match cue.lead {
        Lead::Quote => cue.complement.frame == Frame::End || circumstance || question || after,
        Lead::Comma => {
            cue.complement.frame == Frame::End
                || after
                || circumstance
                    && cue.group.form == GroupForm::Active
                    && cue
                        .subject
                        .as_ref()
                        .is_some_and(|subject| subject.order == Order::Before)
                    && cue.clause_start() != cue.group.start
                    && view.is_of(cue.group.head, Class::SpeakingVerbs)
                    && !has_verb(view, cue)
        }
        Lead::None => false,
    }
}

/// Says whether a finite verb follows the cue. If so, the complement is a clause, even if the tags
/// show an object.
fn has_verb(view: &TokenView<'_>, cue: &Candidate) -> bool {
    let from = cue.complement.start;
    (from..cue.sentence.end.min(from + MAX_TOKENS_TO_FINITE_VERB))
        .any(|idx| !view.is_quoted(idx) && view.tag(idx).is_finite_or_auxiliary())
}

/// Returns the complement of a cue. The words for the person addressed, such as “the council” in
/// “told the council that”, and a preposition before the complement are skipped.
fn complement(view: &TokenView<'_>, cue: &Candidate) -> Complement {
    let found = cue.complement;
    match found.frame {
        Frame::Object if view.is_of(cue.group.head, Class::AddressingVerbs) => {
            let hearer = right::after(view, found.start, cue.sentence.end, false);
            let end = hearer.map_or(found.start, |range| range.end);
            let next = frame::complement(view, end, cue.sentence.end);
            match next.frame {
                Frame::End | Frame::Adjective | Frame::Ing => found,
                Frame::Preposition => past_preposition(view, next, cue.sentence.end),
                _ => next,
            }
        }
        Frame::Preposition => past_preposition(view, found, cue.sentence.end),
        Frame::Object | Frame::Adjective if cue.verb.lemma == "say" && has_verb(view, cue) => {
            Complement {
                frame: Frame::Clause,
                ..found
            }
        }
        _ => found,
    }
}

fn past_preposition(view: &TokenView<'_>, found: Complement, ceiling: usize) -> Complement {
    let mut start = found.start + 1;
    while start < ceiling && view.tag(start) == Tag::Adposition {
        start += 1;
    }
    Complement {
        frame: found.frame,
        start: start.min(ceiling),
    }
}

/// Returns the tokens at which the content of `cue` must end because another reporting clause
/// begins there.
fn stops(view: &TokenView<'_>, cue: &Candidate, later: &[&Candidate]) -> Vec<usize> {
    let mut stops = Vec::new();
    for other in later.iter().take(MAX_CUES_THAT_END_CONTENT) {
        let start = other.clause_start();
        if start <= cue.complement.start {
            continue;
        }
        let before = start - 1;
        let joined = view.tag(before) == Tag::Coordinator;
        let comma = view.is_mark(before) && view.word(before) == ",";
        let shared = other
            .subject
            .as_ref()
            .is_none_or(|subject| subject.order == Order::Shared);
        let aside = before.checked_sub(1).is_some_and(|previous| {
            cue.complement.start < previous
                && view.word(previous) == ","
                && view.is_of(before, CONTRASTING)
        });
        if stands_after(view, other)
            || aside
            || comma && other.group.form == GroupForm::Ing
            || joined && shared && other.group.form == GroupForm::Active
        {
            stops.push(if joined || aside { before } else { start });
        }
    }
    stops
}

/// Conjunctions that open a clause in contrast to the content of an earlier cue: “but”, “though”.
const CONTRASTING: ClassSet = ClassSet::of(&[
    Class::ConcessiveConjunctions,
    Class::ContrastiveConjunctions,
]);

fn clause_end(cue: &Candidate) -> usize {
    match &cue.subject {
        Some(subject) if subject.order == Order::After => subject.tokens.end,
        _ => cue.complement.start,
    }
}
