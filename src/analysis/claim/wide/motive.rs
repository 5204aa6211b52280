//! Wishes and thoughts, which are sought only in incoming copy. Only the person who has a wish or a
//! thought can know it.

use crate::analysis::claim::view::ClaimView;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::span::Span;

/// Adds to `found` the first wish of the sentence: “the bank hopes to become”.
pub(super) fn find(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    let hope = view.tokens.clone().find(|token| {
        let tag = view.tag(*token);
        let is_asserted = matches!(tag, Tag::VerbPresent | Tag::VerbThird)
            || tag == Tag::VerbIng && view.class_before(*token, 1, Class::FormsOfBe);
        is_asserted && view.has_class(*token, Class::HopeVerbs) && view.word(*token + 1) == "to"
    });
    let Some(hope) = hope else { return };
    let mut verb = hope;
    while view.class_before(verb, 1, AUXILIARIES) {
        verb -= 1;
    }
    if let Some(start) = view.phrase_start(verb) {
        found.push(view.span(start..hope + 2));
    }
}

/// Verbs that may separate a subject from its verb of hope: “will be hoping”.
const AUXILIARIES: ClassSet = ClassSet::of(&[Class::FormsOfBe, Class::ModalVerbs]);

/// Adds to `found` the first words for resolve, an expectation or a belief: “is desperate to
/// avoid”, “eagerly await”, “because they believed”.
pub(super) fn find_resolve(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    for at in view.tokens.clone() {
        let resolved = view
            .entry(Class::ResolveAdjectives, at)
            .filter(|_| view.class_before(at, 1, Class::FormsOfBe))
            .map(|n_tokens| at + n_tokens);
        let waits = || {
            let is_waiting =
                view.has_class(at, Class::ExpectingAdverbs) && view.tag(at + 1).is_verb();
            is_waiting.then_some(at + 2)
        };
        let reason = || thought(view, at);
        if let Some(end) = resolved.or_else(waits).or_else(reason) {
            found.push(view.span(at..end));
            return;
        }
    }
}

/// Finds a belief that is given as a reason at token `at`: “because they believed their vote had no
/// effect”. Returns the first token after the verb.
fn thought(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    if view.word(at) != "because" {
        return None;
    }
    let is_pronoun = view.has_class(at + 1, Class::SubjectPronouns);
    let verb = if is_pronoun {
        at + 2
    } else {
        view.phrase_end(at + 1)?
    };
    let is_asserted = matches!(
        view.tag(verb),
        Tag::VerbPast | Tag::VerbPresent | Tag::VerbThird
    );
    (is_asserted && view.has_class(verb, Class::ThoughtVerbs)).then_some(verb + 1)
}
