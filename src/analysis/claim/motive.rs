//! Motives and thoughts, which only the person who has them knows: “in an attempt to avoid a
//! hearing”, “ministers fear”.

use crate::analysis::claim::view::ClaimView;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::span::Span;

/// The classes of the words and phrases with which motives begin.
pub const BEGINNINGS: ClassSet = ClassSet::of(&[Class::MotiveCues, Class::MindVerbs]);

/// Adds the motives of the sentence to `found`.
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
        if let Some(start) = start.filter(|_| present) {
            found.push(view.span(start..at + n_tokens));
            return;
        }
    }
}
