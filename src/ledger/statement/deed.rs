//! Finds verbs that can report a statement, but report a deed because of their subject or object.

use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::kind::BODIES;
use crate::analysis::attribution::{Attribution, CuePattern, Manner};
use crate::english::class::Class;
use crate::ledger::name;
use crate::text::draft::Draft;

/// Says whether an assembly or an office decides on a text: “the Senate rejected the bill”. In
/// “rejected the claim”, the verb gives an answer, not a decision.
pub fn is_vote(draft: &Draft, attribution: &Attribution) -> bool {
    const MAX_TOKENS_TO_NOUN: usize = 6;
    let decides = attribution
        .verb
        .is_some_and(|it| matches!(it.lemma, "approve" | "reject" | "adopt" | "pass"));
    let is_body = attribution.source.as_ref().is_some_and(|it| {
        let words = name::of(draft, it.span).tokens;
        let last = draft.tokens[words].last();
        last.is_some_and(|it| draft.is(it, BODIES))
    });
    let mut opening = attribution.opening(draft, MAX_TOKENS_TO_NOUN).iter();
    let answers = opening.any(|it| draft.is(it, Class::StatementNouns));
    let has_object = attribution.pattern == CuePattern::Verb(Frame::Object);
    decides && is_body && has_object && !answers
}

/// Says whether the verb with an object only says what somebody has or hears: “Sweden boasts 480
/// days”, “the members heard testimony”.
pub fn is_no_statement(attribution: &Attribution) -> bool {
    let is = |lemma: &str| attribution.verb.is_some_and(|it| it.lemma == lemma);
    let has_object = attribution.pattern == CuePattern::Verb(Frame::Object);
    is("hear") || is("boast") && has_object && attribution.manner == Manner::Indirect
}
