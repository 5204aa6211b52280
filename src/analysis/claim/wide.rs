//! Claims that are sought only in incoming copy. In edited copy, most such claims come from
//! somebody whom readers know.

mod figure;
mod motive;
mod prediction;
mod recurrence;
mod trend;

use crate::analysis::claim::view::ClaimView;
use crate::analysis::claim::{ClaimKind, Finder, superlative};
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::span::Span;

/// The finders of all claims that are sought only in incoming copy.
pub const FINDERS: &[Finder] = &[
    (ClaimKind::Figure, None, figure::find),
    (
        ClaimKind::Figure,
        Some(ClassSet::of(&[
            Class::Majorities,
            Class::Fractions,
            Class::Numerals,
        ])),
        figure::find_parts,
    ),
    (
        ClaimKind::Figure,
        Some(ClassSet::of(&[Class::OrdinalCounts])),
        recurrence::find,
    ),
    (
        ClaimKind::Trend,
        Some(ClassSet::of(&[
            Class::DirectedVerbs,
            Class::EnduringVerbs,
            Class::ExperiencingVerbs,
            Class::GrowingAdverbs,
            Class::MeasuredNouns,
            Class::ReactionNouns,
            Class::SeeingVerbs,
            Class::SteepAdjectives,
            Class::TrendAdjectives,
            Class::TrendCounts,
            Class::TrendLabels,
            Class::TrendNouns,
            Class::TrendQuantities,
            Class::TurningVerbs,
        ])),
        trend::find,
    ),
    (
        ClaimKind::Superlative,
        Some(ClassSet::of(&[Class::RecordQuantities])),
        records,
    ),
    (
        ClaimKind::Superlative,
        Some(ClassSet::of(&[Class::SuperlativeOpeners])),
        superlative::find_first_ever,
    ),
    (ClaimKind::Superlative, None, superlative::find_ranked),
    (
        ClaimKind::Prediction,
        Some(ClassSet::of(&[
            Class::ConsequenceNouns,
            Class::DistantSpans,
            Class::PredictionCues,
            Class::ReducedPredictions,
            Class::WidePredictionCues,
        ])),
        prediction::find,
    ),
    (
        ClaimKind::Accusation,
        Some(ClassSet::of(&[Class::PassiveAccusations])),
        accusations,
    ),
    (
        ClaimKind::Motive,
        Some(ClassSet::of(&[Class::HopeVerbs])),
        motive::find,
    ),
    (
        ClaimKind::Motive,
        Some(ClassSet::of(&[
            Class::ExpectingAdverbs,
            Class::ResolveAdjectives,
            Class::ThoughtVerbs,
        ])),
        motive::find_resolve,
    ),
    (
        ClaimKind::Motive,
        Some(ClassSet::of(&[Class::Emotions, Class::Outbursts])),
        motive::find_emotions,
    ),
];

/// Adds to `found` an amount that the draft calls a record: “record levels of immigration”.
fn records(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    let entry = |at: &usize| view.entry(Class::RecordQuantities, *at);
    let first = view.tokens.clone().find(|token| entry(token).is_some());
    if let Some(at) = first {
        found.push(view.span(at..at + entry(&at).unwrap_or(1) + 1));
    }
}

/// Adds to `found` an accusation that does not say who makes it: “has been accused of”.
fn accusations(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    if view.find(Class::PublicRecord).is_some() {
        return;
    }
    let Some(start) = view.find(Class::PassiveAccusations) else {
        return;
    };
    let end = start + view.entry(Class::PassiveAccusations, start).unwrap_or(1);
    // “Whom he has accused of fraud” says who accuses.
    if view.class_before(start, 1, Class::FormsOfHave) {
        return;
    }
    // “By not cheering him” says how, and “by the board” says who.
    let tells_who = |at: usize| {
        view.word(at) == "by"
            && !view.has_class(at + 1, Class::Negations)
            && view.tag(at + 1) != Tag::VerbIng
    };
    let by = view
        .tokens
        .clone()
        .any(|token| end <= token && tells_who(token));
    if !by {
        found.push(view.span(start..end));
    }
}
