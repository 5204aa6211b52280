//! Recognises reporting verbs that report nothing where they are used, such as “continues” in
//! “continues to grow”. These verbs are no cues.

use std::ops::Range;

use crate::analysis::attribution::candidate::Candidate;
use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::group::GroupForm;
use crate::analysis::attribution::phrase::modifier;
use crate::analysis::attribution::subject::Order;
use crate::analysis::attribution::token_view::TokenView;
use crate::english::class::Class;
use crate::syntax::tag::Tag;
use crate::text::stem;

/// Says whether an infinitive that reports nothing follows the verb at token `head`: “to grow” in
/// “continues to grow”. Then “continues” reports nothing either. In “continues to say”, the
/// infinitive reports something, so the result is false.
pub(super) fn governs_verb(view: &TokenView<'_>, head: usize, ceiling: usize) -> bool {
    let verb = head + 2;
    verb < ceiling
        && view.word(head + 1) == "to"
        && view.is_of(head, Class::CatenativeVerbs)
        && !view.is_of(head, Class::RaisingVerbs)
        && view.tag(verb).is_verb()
        && view.verb(verb).is_none()
}

/// Says whether the word at token `head` is the noun “state” before another noun: “state officials”,
/// “Ohio state Sen. Ann Lee”. After a plural, the word is a verb: “prosecutors state Lee lied”.
pub(super) fn is_noun_state(view: &TokenView<'_>, head: usize, ceiling: usize) -> bool {
    let is_plural = |idx: usize| {
        let word = view.word(idx);
        view.tag(idx) == Tag::Noun && stem::singular(word) != word
    };
    view.word(head) == "state"
        && head + 1 < ceiling
        && view.tag(head + 1).is_noun()
        && !head.checked_sub(1).is_some_and(is_plural)
}

/// Removes each candidate whose verb is part of the verb group of the next candidate. In “Ann
/// continues to say so”, this is “continues”, because the next candidate is “continues to say”. The
/// next candidate must have a subject.
pub(super) fn remove_governors(candidates: &mut Vec<Candidate>) {
    let is_governor = |both: &[Candidate]| match both {
        [first, next] => next.subject.is_some() && next.group.start <= first.group.head,
        _ => false,
    };
    let mut at = 1;
    while at < candidates.len() {
        if is_governor(&candidates[at - 1..=at]) {
            candidates.remove(at - 1);
        } else {
            at += 1;
        }
    }
}

/// Removes each participle that was tagged as a past tense and is part of the subject of another
/// candidate: “briefed” in “officials briefed on the plan said”. Also removes a participle that names
/// the noun before it: “named” in “a reader named Ann Lee said”.
pub(super) fn remove_reduced_relatives(view: &TokenView<'_>, candidates: &mut Vec<Candidate>) {
    let subject = |candidate: &Candidate, order: Order| {
        let subject = candidate.subject.as_ref();
        let subject = subject.filter(|subject| subject.order == order);
        subject.map(|subject| subject.tokens.clone())
    };
    let before = candidates.iter();
    let before = before.filter_map(|candidate| subject(candidate, Order::Before));
    let subjects: Vec<Range<usize>> = before.collect();
    candidates.retain(|candidate| {
        let verb = candidate.group.head;
        let is_participle = modifier::is_past_participle(view, verb)
            || view.is_of(verb, Class::ObjectComplementVerbs);
        !is_participle
            || subject(candidate, Order::Relative).is_some()
            || !subjects.iter().any(|tokens| tokens.contains(&verb))
    });
}

/// Says whether `candidate` is a participle that only introduces the name of the noun before it:
/// “called” in “joined a club called Torvik Rowers”. The sentence must have another verb, such as
/// “joined”.
pub(super) fn is_description(view: &TokenView<'_>, candidate: &Candidate) -> bool {
    let group = &candidate.group;
    let is_other_verb = |idx: usize| view.tag(idx).is_finite_or_auxiliary();
    group.form == GroupForm::Participle
        && view.tag(group.head) == Tag::VerbParticiple
        && candidate.complement.frame == Frame::Object
        && view.is_of(group.head, Class::ObjectComplementVerbs)
        && group
            .start
            .checked_sub(1)
            .is_some_and(|before| view.tag(before).is_noun())
        && candidate.sentence.clone().any(is_other_verb)
}
