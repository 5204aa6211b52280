//! Decides whether a text that is a source, such as a letter or a poll, says something.

use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::kind::DOCUMENTS;
use crate::analysis::attribution::{Attribution, CuePattern};
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::english::verb::Sense;
use crate::ledger::name;
use crate::text::draft::Draft;
use crate::text::token::Token;

/// Says whether `noun` means a law. To cite a law is a deed and not a statement: “cited a 1955
/// law”.
pub fn is_law(draft: &Draft, noun: &Token) -> bool {
    let word = draft.word(noun);
    matches!(word, "law" | "statute" | "constitution" | "bill")
}

/// Says whether the source is a text that says something. A text cannot do anything else: “the
/// letter asks the port to explain it”, “the suit seeks damages”.
pub fn is_told(draft: &Draft, attribution: &Attribution) -> bool {
    use Frame::{Infinitive, Object, Preposition};
    let asks = attribution.verb.is_some_and(|it| {
        let is = |class| english::dictionary().is(it.lemma, class);
        let says = is(Class::SayingVerbs) || is(Class::AddressingVerbs) || is(Class::DeedVerbs);
        says || it.sense == Sense::Directive
    });
    let head = attribution.source.as_ref().and_then(|it| {
        let words = name::of(draft, it.span).tokens;
        draft.tokens[words].last()
    });
    let is_text =
        head.is_some_and(|it| draft.is(it, DOCUMENTS) && !it.capital && !is_law(draft, it));
    // “Seeks to show” says what the text is for.
    let addresses = attribution
        .verb
        .is_some_and(|it| english::dictionary().is(it.lemma, Class::AddressingVerbs));
    let has_object = match attribution.pattern {
        CuePattern::Verb(Object | Preposition) => true,
        CuePattern::Verb(Infinitive) => addresses,
        _ => false,
    };
    asks && is_text && has_object
}

/// Says whether `attribution` says what a study or a poll found, even without a clause: “a poll
/// showed a dead heat”.
pub fn is_finding(draft: &Draft, attribution: &Attribution) -> bool {
    const STUDIES: ClassSet = ClassSet::of(&[Class::BareStudies, Class::PollingWords]);
    let finds = attribution.verb.is_some_and(|it| {
        let is = |class| english::dictionary().is(it.lemma, class);
        is(Class::FindingVerbs) && is(Class::StudyVerbs)
    });
    let is_study = attribution.source.as_ref().is_some_and(|it| {
        let words = name::of(draft, it.span).tokens;
        draft.tokens[words].iter().any(|it| draft.is(it, STUDIES))
    });
    finds && is_study && attribution.pattern == CuePattern::Verb(Frame::Object)
}
