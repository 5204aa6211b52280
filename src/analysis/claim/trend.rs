//! Trends and milestones that the draft states as if everybody knew them: “rising militancy”, “an
//! essential milestone”.

use crate::analysis::claim::tuning::{MAX_TOKENS_TO_TREND, MIN_BYTES_OF_ABSTRACT_NOUN};
use crate::analysis::claim::view::ClaimView;
use crate::english::class::Class;
use crate::text::span::Span;

/// Adds to `found` the first trend or milestone of the sentence, if there is one.
pub fn find(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    for at in view.tokens.clone() {
        let end = rising(view, at).or_else(|| milestone(view, at));
        if let Some(end) = end {
            found.push(view.span(at..end));
            return;
        }
    }
}

fn rising(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let n_tokens = view.entry(Class::TrendAdjectives, at)?;
    let start = at + n_tokens;
    let noun = |idx: &usize| {
        let word = view.word(*idx);
        view.has_class(*idx, Class::TrendNouns)
            || view.has_class(*idx, Class::GraveNouns)
            || word.len() >= MIN_BYTES_OF_ABSTRACT_NOUN
                && (word.ends_with("ism") || word.ends_with("ancy"))
    };
    let mut words = (start..start + MAX_TOKENS_TO_TREND).take_while(|idx| view.is_plain(*idx));
    let found = words.find(noun)?;
    // Only adjectives and nouns may separate the adjective of the trend from its noun.
    let joined = (start..found).all(|idx| !view.has_class(idx, Class::TrendBreakers));
    // Words such as “from Democrats” after the noun say whose trend it is.
    let owned = view.has_class(found + 1, Class::OwnerPrepositions);
    (joined && !owned && !view.is_name(found) && view.tag(found).is_noun()).then_some(found + 1)
}

fn milestone(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let n_tokens = view.entry(Class::WeightyAdjectives, at)?;
    if !view.class_before(at, 1, Class::IndefiniteArticles) {
        return None;
    }
    let noun = at + n_tokens;
    Some(noun + view.entry(Class::MilestoneNouns, noun)?)
}
