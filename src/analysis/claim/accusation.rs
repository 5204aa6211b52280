//! Accusations that the draft itself makes, without a source: “the mayor misled the council”.

use crate::analysis::claim::tuning::MAX_TOKENS_TO_UNREAL_ACCUSATION;
use crate::analysis::claim::view::ClaimView;
use crate::english::class::Class;
use crate::syntax::tag::Tag;
use crate::text::span::Span;

/// Adds to `found` the first accusation of the sentence, if there is one.
pub fn find(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    let mut is_legal = None;
    for at in view.tokens.clone() {
        let Some(n_tokens) = view
            .entry(Class::AccusingVerbs, at)
            .filter(|_| !view.is_name(at))
        else {
            continue;
        };
        // In “children abused by”, the verb is passive, and the words before it do not name anybody
        // who did wrong.
        let passive = view.is(at + n_tokens, &["by"]);
        if passive || *is_legal.get_or_insert_with(|| view.find(Class::LegalWords).is_some()) {
            continue;
        }
        if let Some(start) = accused(view, at) {
            found.push(view.span(start..at + n_tokens));
            return;
        }
    }
}

/// Says whether the subject at the start of the sentence is also the subject of the verb after the
/// “and” at token `end`: “The mayor is corrupt and took bribes.”
fn has_subject(view: &ClaimView<'_>, end: usize) -> bool {
    let first = view.tokens.start;
    let is_verb = |idx: &usize| view.tag(*idx).is_finite_or_auxiliary();
    let verb = (first..end).find(is_verb);
    let is_plain = (first..end)
        .all(|idx| view.tag(idx) != Tag::Mark && !view.has_class(idx, Class::UnrealWords));
    is_plain && verb.is_some_and(|idx| view.phrase_start(idx) == Some(first))
}

/// Returns the first token of the accusation whose verb is token `at`. In “the mayor misled the
/// council”, the accusation begins with the subject of the verb. In “the mayor of Ely misled the
/// council”, the phrase before the verb is only the end of the subject, so the result is `at`. Only
/// forms of “have” and adverbs may separate the subject from the verb. Returns `None` if no subject
/// is named, or if the draft does not state the accusation as a fact.
fn accused(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    while view.tokens.start < end
        && (view.has_class(end - 1, Class::FormsOfHave) || view.tag(end - 1) == Tag::Adverb)
    {
        if view.has_class(end - 1, Class::UnrealWords) {
            return None;
        }
        end -= 1;
    }
    // A participle without “has” may be passive: “the children abused at school”.
    let active = view.tag(at) != Tag::VerbParticiple || end < at;
    let near = at
        .saturating_sub(MAX_TOKENS_TO_UNREAL_ACCUSATION)
        .max(view.tokens.start);
    let unreal = (near..at).any(|idx| view.has_class(idx, Class::UnrealWords));
    let head = end.checked_sub(1).filter(|_| active && !unreal)?;
    if view.has_class(head, Class::AccusedPronouns) {
        return Some(head);
    }
    if view.is(head, &["and"]) {
        return has_subject(view, head).then_some(at);
    }
    let start = view.phrase_start(end)?;
    // After a preposition, the phrase is only the end of the subject: “Ely” in “the mayor of Ely”.
    let part = view.tokens.start < start
        && matches!(
            view.tag(start - 1),
            Tag::Adposition | Tag::Particle | Tag::Coordinator
        );
    Some(if part { at } else { start })
}
