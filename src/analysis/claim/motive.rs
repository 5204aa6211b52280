//! Motives and thoughts, which only the person who has them knows: “in an attempt to avoid a
//! hearing”, “ministers fear”.

use crate::analysis::attribution::kind::BODIES;
use crate::analysis::claim::view::ClaimView;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::span::Span;

/// The classes of the words and phrases with which motives begin.
pub const BEGINNINGS: ClassSet = ClassSet::of(&[Class::MotiveCues, Class::MindVerbs]);

/// Adds to `found` the first motive or thought of the sentence, if there is one.
pub fn find(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    for at in view.beginnings(&BEGINNINGS) {
        if let Some(n_tokens) = view.entry(Class::MotiveCues, at) {
            found.push(view.span(at..at + n_tokens));
            return;
        }
        let Some(n_tokens) = view.entry(Class::MindVerbs, at) else {
            continue;
        };
        let present = matches!(view.tag(at), Tag::VerbPresent | Tag::VerbThird);
        // The subject must open the sentence, because a verb in the middle of the sentence may
        // belong to a relative clause.
        let start = view
            .phrase_start(at)
            .filter(|phrase_start| *phrase_start == view.tokens.start);
        // “Police believe” gives the view of an organization, which the organization itself states.
        let is_body = at
            .checked_sub(1)
            .is_some_and(|head| view.has_class(head, BODIES));
        let is_held = is_body && view.has_class(at, Class::ViewingVerbs);
        if let Some(start) = start.filter(|_| present && !is_held) {
            found.push(view.span(start..at + n_tokens));
            return;
        }
    }
}
