//! Wishes and thoughts, which are sought only in incoming copy. Only the person who has a wish or a
//! thought can know it.

use crate::analysis::claim::tuning::MAX_TOKENS_OF_AFFECTED;
use crate::analysis::claim::view::ClaimView;
use crate::analysis::claim::wide::trend::PEOPLE;
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

/// Adds to `found` the first feeling that the draft ascribes to somebody: “were left disheartened”,
/// “has sent fans into a frenzy”, “residents are furious”.
pub(super) fn find_emotions(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    for at in view.tokens.clone() {
        let emotion = view.entry(Class::Emotions, at);
        let Some(n_tokens) = emotion.or_else(|| view.entry(Class::Outbursts, at)) else {
            continue;
        };
        let many = || emotion.and_then(|_| many_who_are(view, at));
        if let Some(start) = affected(view, at).or_else(many) {
            found.push(view.span(start..at + n_tokens));
            return;
        }
    }
}

/// Returns the verb that causes the feeling or outburst at token `at`: “left” in “were left angry”
/// and in “left many residents angry”.
fn affected(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let is_passive = view.class_before(at, 2, Class::FormsOfBe)
        || view.class_before(at, 2, Class::Negations) && view.class_before(at, 3, Class::FormsOfBe);
    let verb = at.checked_sub(1)?;
    let is_participle = matches!(view.tag(verb), Tag::VerbParticiple | Tag::VerbPast);
    if view.has_class(verb, Class::AffectingVerbs) && is_passive && is_participle {
        return Some(verb);
    }
    let start = at.saturating_sub(MAX_TOKENS_OF_AFFECTED + 1);
    let mut before = (start..at).rev().take_while(|token| view.is_plain(*token));
    let verb = before.find(|token| {
        view.has_class(*token, Class::AffectingVerbs) && view.tag(*token).is_verb()
    })?;
    let is_of_many = (verb + 1..at).any(|token| view.has_class(token, PEOPLE));
    is_of_many.then_some(verb)
}

/// Returns the first token of the group of people who have the feeling at token `at`: “residents”
/// in “residents are furious”.
fn many_who_are(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let verb = at
        .checked_sub(1)
        .filter(|verb| view.has_class(*verb, Class::FormsOfBe))?;
    let start = view.phrase_start(verb)?;
    // “Workers of the yard are furious” is about the workers.
    let (start, head) = match start.checked_sub(1) {
        Some(of) if view.word(of) == "of" => (view.phrase_start(of)?, of.checked_sub(1)?),
        _ => (start, verb.checked_sub(1)?),
    };
    (view.has_class(head, PEOPLE) && view.ends_in(head, b's') && view.opens_clause(start))
        .then_some(start)
}
