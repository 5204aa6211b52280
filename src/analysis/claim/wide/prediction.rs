//! Predictions that are sought only in incoming copy.

use crate::analysis::claim::prediction::is_conditional;
use crate::analysis::claim::tuning::{
    MAX_TOKENS_TO_CHANGE, MAX_TOKENS_TO_FUTURE, MAX_TOKENS_TO_SCHEDULE,
};
use crate::analysis::claim::view::ClaimView;
use crate::english::class::{Class, ClassSet};
use crate::text::span::Span;

/// Adds to `found` the first prediction of the sentence, unless the sentence has a condition.
pub(super) fn find(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    if is_conditional(view) {
        return;
    }
    for at in view.tokens.clone() {
        let end = reduced(view, at)
            .or_else(|| weighty(view, at))
            .or_else(|| consequences(view, at))
            .or_else(|| lasting(view, at));
        if let Some(end) = end {
            found.push(view.span(at..end));
            return;
        }
    }
}

/// Finds a prediction without a finite verb at token `at`: “expected to benefit” in “with schools
/// expected to benefit”. Returns the first token after the prediction.
fn reduced(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let n_tokens = view.entry(Class::ReducedPredictions, at)?;
    let is_asserted = view.is_plain(at + n_tokens)
        && at
            .checked_sub(1)
            .is_some_and(|before| view.tag(before).is_noun());
    is_asserted.then_some(at + n_tokens + 1)
}

/// Finds the cue of a prediction at token `at`, such as “is likely to” or “looks poised to”, and
/// returns the first token after the cue.
fn cue(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let wide = view.entry(Class::WidePredictionCues, at);
    Some(at + wide.or_else(|| view.entry(Class::PredictionCues, at))?)
}

/// Finds the prediction of something important at token `at`: “is likely to further damage his
/// standing”, “looks poised to win”. Returns the first token after its verb. A schedule (“is
/// expected to arrive”) is left out, and so is a statement that is only cautious (“is likely to
/// be”).
fn weighty(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let end = cue(view, at)?;
    let is_weighty = || {
        view.within(Class::WeightyVerbs, end, MAX_TOKENS_TO_SCHEDULE)
            .or_else(|| view.within(Class::MeasuredVerbs, end, MAX_TOKENS_TO_SCHEDULE))
    };
    let is_scheduled = view
        .within(Class::ScheduledVerbs, end, MAX_TOKENS_TO_SCHEDULE)
        .is_some();
    is_weighty().filter(|_| !is_scheduled)
}

/// Finds a prediction of consequences at token `at`: “will have far-reaching consequences”. Returns
/// the first token after the prediction.
fn consequences(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let opens = view.word(at) == "will" && view.word(at + 1) == "have";
    opens
        .then(|| view.within(Class::ConsequenceNouns, at + 2, MAX_TOKENS_TO_CHANGE))
        .flatten()
}

/// Finds a prediction at token `at` with the time for which it is made: “are likely to remain high
/// in the near term”, “will be felt for years to come”. Returns the first token after the time.
/// After “will” alone, the time must be as vague as “for years to come”, because “will” with
/// another time may tell a plan: “will open next year”.
fn lasting(view: &ClaimView<'_>, at: usize) -> Option<usize> {
    let (start, times) = match cue(view, at) {
        Some(end) => (end, FUTURE_SPANS),
        None if view.word(at) == "will" => (at + 1, Class::DistantSpans.into()),
        None => return None,
    };
    view.within(times, start, MAX_TOKENS_TO_FUTURE)
}

/// Phrases for the time for which a prediction is made: “in the near term”.
const FUTURE_SPANS: ClassSet = ClassSet::of(&[Class::DistantSpans, Class::FutureSpans]);
