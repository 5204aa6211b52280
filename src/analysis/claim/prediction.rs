//! Predictions: “prices are expected to fall”.

use crate::analysis::claim::tuning::{MAX_TOKENS_TO_CHANGE, MAX_TOKENS_TO_SCHEDULE};
use crate::analysis::claim::view::ClaimView;
use crate::english::class::Class;
use crate::text::span::Span;

/// Adds to `found` the first prediction of the sentence, if there is one.
pub fn find(view: &ClaimView<'_>, found: &mut Vec<Span>) {
    let Some(start) = view.find(Class::PredictionCues) else {
        return;
    };
    let end = start + view.entry(Class::PredictionCues, start).unwrap_or(1);
    let scheduled = (end..end + MAX_TOKENS_TO_SCHEDULE)
        .any(|idx| view.entry(Class::ScheduledVerbs, idx).is_some());
    // Readers know that a prognosis for an injured person comes from a doctor.
    let is_prognosis = view.has_class(end, Class::PrognosisVerbs);
    if is_conditional(view) || scheduled || is_prognosis || !view.is_plain(end) {
        return;
    }
    // “Is likely to” often only makes a statement more cautious, and predicts nothing.
    let careful = (start..end).any(|idx| view.has_class(idx, Class::CarefulAdverbs));
    let weighty = (end..end + MAX_TOKENS_TO_CHANGE)
        .any(|idx| view.entry(Class::MeasuredVerbs, idx).is_some());
    // In “looks more likely than ever that”, the clause after “that” is the prediction.
    let has_clause = view.word(end - 1) == "that";
    if careful && !weighty && !has_clause {
        return;
    }
    found.push(view.span(start..end + usize::from(!has_clause)));
}

/// Says whether the sentence has a condition for its prediction, such as “unless”.
pub fn is_conditional(view: &ClaimView<'_>) -> bool {
    let mut tokens = view.tokens.clone();
    tokens.any(|token| view.has_class(token, Class::PredictionConditions))
}
