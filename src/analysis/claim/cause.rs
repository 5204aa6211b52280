//! Causes of an outcome for which somebody is responsible: “caused by years of mismanagement”.

use crate::analysis::claim::tuning::MAX_TOKENS_TO_OUTCOME;
use crate::analysis::claim::view::ClaimView;
use crate::english::class::{Class, ClassSet};
use crate::text::span::Span;

/// The classes of the words and phrases with which causes begin.
pub const BEGINNINGS: ClassSet = ClassSet::of(&[Class::CauseCues, Class::CausingVerbs]);

/// Adds to `found` the first cause in the sentence, if there is one.
pub fn find(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    let mut changes = None;
    for at in view.beginnings(&BEGINNINGS) {
        if let Some(n_tokens) = view.entry(Class::CausingVerbs, at)
            && let Some(end) =
                view.within(Class::OutcomeNouns, at + n_tokens, MAX_TOKENS_TO_OUTCOME)
        {
            found.push(view.span(at..end));
            return;
        }
        let Some(n_tokens) = view.entry(Class::CauseCues, at) else {
            continue;
        };
        let end = at + n_tokens;
        if let Some(end) = view.within(Class::BlameNouns, end, MAX_TOKENS_TO_OUTCOME) {
            found.push(view.span(at..end));
            return;
        }
        if *changes.get_or_insert_with(|| view.find(Class::OutcomeVerbs).is_some()) {
            found.push(view.span(at..end));
            return;
        }
    }
}
