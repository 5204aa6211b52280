//! Findings of the rules about notes: what of a comparison does not agree. Knows no files.

use crate::analysis::Analysis;
use crate::detect::Detector;
use crate::detect::against::Discrepancy;
use crate::detect::found::{Grade, Match, excerpt};
use crate::detect::step::{Capture, Step, StepKind};
use crate::engine::active::Active;
use crate::engine::check::{Candidate, Identities, identify, identity, is_exempt};
use crate::notes::{
    ComparedFigure, ComparedPassage, ComparedQuotation, Comparison, FigureVerdict, NotePlace,
    QuotationVerdict,
};
use crate::rules::finding::{Finding, Related};
use crate::text::span::Span;

/// What the rules that are `active` say of `comparison`, in the order of the places.
pub fn findings(active: &Active, analysis: &Analysis<'_>, comparison: &Comparison) -> Vec<Finding> {
    let mut candidates = Vec::new();
    for (rule, severities) in &active.rules {
        let Detector::Notes(discrepancy) = rule.detector else {
            continue;
        };
        for (found, place) in matches(analysis, comparison, discrepancy) {
            let weight = active.weigh(*severities, &found);
            let Some(weight) = weight.filter(|_| !is_exempt(analysis, &found)) else {
                continue;
            };
            let related = place.map(|it| Related {
                path: Some(it.path.clone()),
                place: it.place,
                message: rule.related.fill(&found.captures),
            });
            let own = identity(&rule.id, found.context.text(analysis.draft.prose()));
            candidates.push(Candidate {
                rule,
                weight,
                elsewhere: related.into_iter().collect(),
                identities: Identities {
                    own,
                    ..Identities::default()
                },
                found,
            });
        }
    }
    identify(candidates)
}

/// The places of `comparison` with this `discrepancy`, each with its place in the notes.
fn matches<'c>(
    analysis: &Analysis<'_>,
    comparison: &'c Comparison,
    discrepancy: Discrepancy,
) -> Vec<(Match, Option<&'c NotePlace>)> {
    let quotations = comparison.quotations.iter();
    let quotations = quotations.filter(|it| of_quotation(it) == Some(discrepancy));
    let figures = comparison.figures.iter();
    let figures = figures.filter(|it| of_figure(it) == Some(discrepancy));
    let passages = comparison.passages.iter();
    let passages = passages.filter(|it| of_passage(it) == Some(discrepancy));
    let mut found: Vec<(Match, Option<&NotePlace>)> = Vec::new();
    found.extend(quotations.map(|it| {
        let hit = hit(analysis, it.span, it.found.as_ref())
            .capture_text(Capture::Changes, changes(&it.changes));
        (hit, it.found.as_ref())
    }));
    found.extend(figures.map(|it| (hit(analysis, it.span, it.found.as_ref()), it.found.as_ref())));
    found.extend(passages.map(|it| {
        let hit = hit(analysis, it.span, Some(&it.found))
            .capture_text(Capture::Count, it.n_words.to_string());
        (hit, Some(&it.found))
    }));
    found
}

fn hit(analysis: &Analysis<'_>, span: Span, found: Option<&NotePlace>) -> Match {
    let written = found.map(|it| excerpt(&it.text)).unwrap_or_default();
    let speaker = found
        .and_then(|it| it.speaker.as_deref())
        .unwrap_or("somebody");
    let origin = found.map(|it| it.path.clone()).unwrap_or_default();
    let step = match found {
        Some(_) => Step::new(StepKind::NotesHave)
            .capture(Capture::Written, written.clone())
            .capture(Capture::Origin, origin.clone()),
        None => Step::new(StepKind::NotesHaveNot),
    };
    Match::at(analysis, span)
        .grade(Grade::Certain)
        .capture(Capture::Words, analysis.draft, span)
        .capture_text(Capture::Written, written)
        .capture_text(Capture::Source, speaker.to_owned())
        .capture_text(Capture::Origin, origin)
        .step(step)
}

/// The words that differ: `“dry” → “wet”`.
fn changes(changes: &[(String, String)]) -> String {
    let quoted = |it: &str| {
        if it.is_empty() {
            "∅".to_owned()
        } else {
            format!("“{}”", excerpt(it))
        }
    };
    let pairs = changes
        .iter()
        .map(|(draft, notes)| format!("{} → {}", quoted(notes), quoted(draft)));
    pairs.collect::<Vec<_>>().join(", ")
}

fn of_quotation(quotation: &ComparedQuotation) -> Option<Discrepancy> {
    match quotation.verdict {
        QuotationVerdict::Exact => None,
        QuotationVerdict::Altered => Some(Discrepancy::AlteredQuotation),
        QuotationVerdict::OtherSpeaker => Some(Discrepancy::OtherSpeaker),
        QuotationVerdict::Unfound => Some(Discrepancy::UnfoundQuotation),
    }
}

fn of_figure(figure: &ComparedFigure) -> Option<Discrepancy> {
    match figure.verdict {
        FigureVerdict::Same | FigureVerdict::Rounded => None,
        FigureVerdict::RoundedUnfairly => Some(Discrepancy::UnfairRounding),
        FigureVerdict::Other => Some(Discrepancy::OtherFigure),
        FigureVerdict::Unfound => Some(Discrepancy::UnfoundFigure),
    }
}

/// What is taken from one's own notes needs no credit.
fn of_passage(passage: &ComparedPassage) -> Option<Discrepancy> {
    (passage.is_release && !passage.is_credited).then_some(Discrepancy::UncreditedPassage)
}
