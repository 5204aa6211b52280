//! Counts of how often something has happened within a time: “the third derailment in five years”.
//! Somebody must have counted the cases.

use crate::analysis::calendar;
use crate::analysis::claim::tuning::{
    MAX_TOKENS_TO_COUNTS, MAX_TOKENS_TO_ORDINAL, MAX_TOKENS_TO_PERIOD,
};
use crate::analysis::claim::view::ClaimView;
use crate::analysis::number::{self, Measure};
use crate::english::class::Class;
use crate::text::span::Span;

/// Adds to `found` the first count of earlier cases in the sentence. A count is left out if the
/// rest of the paragraph names the years of the cases.
pub(super) fn find(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    let first = view
        .tokens
        .clone()
        .find_map(|at| Some((at, end(view, at)?)));
    if let Some((at, end)) = first.filter(|_| !is_dated_after(view)) {
        found.push(view.span(at..end));
    }
}

/// Finds a count of cases at token `at`: “third derailment on the line in five years”. Returns the
/// first token after the count.
fn end(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let is_stated = view.class_before(at, 1, Class::DefiniteOpeners)
        && (1..=MAX_TOKENS_TO_ORDINAL)
            .any(|distance| view.class_before(at, 1 + distance, Class::FormsOfBe));
    if !is_stated || !view.has_class(at, Class::OrdinalCounts) {
        return None;
    }
    (at + 1..at + MAX_TOKENS_TO_PERIOD)
        .take_while(|idx| view.is_plain(*idx) || view.is_figure(*idx))
        .find_map(|idx| period(view, idx))
}

/// Finds a period at token `at`: “in five years”, “in as many weeks”, “since January”. Returns the
/// first token after the period.
fn period(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let is_since = view.is(at, &["since"]);
    if is_since && (view.is_figure(at + 1) || calendar::is_clock(view.word(at + 1))) {
        return Some(at + 2);
    }
    let is_unit = |idx: &usize| view.has_class(*idx, Class::TimeUnits);
    let unit = (at + 2..=at + 1 + MAX_TOKENS_TO_ORDINAL).find(is_unit)?;
    view.is(at, &["in"]).then_some(unit + 1)
}

/// Says whether a year comes after the sentence in its paragraph.
fn is_dated_after(view: &ClaimView<'_>) -> bool {
    let end = view.tokens.end;
    let rest = end..view.paragraph.end.min(end + MAX_TOKENS_TO_COUNTS);
    rest.clone().any(|idx| {
        number::number_at(view.draft, idx, &rest)
            .is_some_and(|number| number.measure == Measure::Year)
    })
}
