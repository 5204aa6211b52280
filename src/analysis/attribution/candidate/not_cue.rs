//! Reporting verbs that say nothing at their place, so that they are no cues.

use crate::analysis::attribution::candidate::Candidate;
use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::group::GroupForm;
use crate::analysis::attribution::token_view::TokenView;
use crate::english::class::Class;
use crate::syntax::tag::Tag;

/// Says whether the verb at token `head` only governs an infinitive, and says nothing itself:
/// “continues” in “continues to grow”.
pub(super) fn governs_verb(view: &TokenView<'_>, head: usize, ceiling: usize) -> bool {
    let verb = head + 2;
    verb < ceiling
        && view.word(head + 1) == "to"
        && view.is_of(head, Class::CatenativeVerbs)
        && !view.is_of(head, Class::RaisingVerbs)
        && view.tag(verb).is_verb()
}

/// Says whether `candidate` is a participle that only describes the noun before it: “called” in “a
/// club called Torvik Rowers”, “released” in “a poll released Monday shows most agree”.
pub(super) fn is_description(view: &TokenView<'_>, candidate: &Candidate) -> bool {
    let group = &candidate.group;
    let follows_noun = group
        .start
        .checked_sub(1)
        .is_some_and(|before| view.tag(before).is_noun());
    let names = candidate.complement.frame == Frame::Object
        && view.is_of(group.head, Class::ObjectComplementVerbs);
    let has_clause = candidate.complement.frame == Frame::Clause
        && !view.is_of(group.head, Class::AddressingVerbs);
    group.form == GroupForm::Participle
        && view.tag(group.head) == Tag::VerbParticiple
        && follows_noun
        && (names || has_clause)
}
