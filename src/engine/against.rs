//! Findings of the rules about notes, at places where a draft and its notes disagree.

use crate::analysis::Analysis;
use crate::detect::Detector;
use crate::detect::against::Discrepancy;
use crate::detect::found::{Grade, Match, excerpt, told_change};
use crate::detect::step::{Capture, Step, StepKind};
use crate::engine::active::Active;
use crate::engine::check::{FindingCandidate, Identities, identify, identity, is_exempt};
use crate::notes::{
    ComparedFigure, ComparedPassage, ComparedQuotation, Comparison, FigureVerdict, NotePlace,
    QuotationVerdict,
};
use crate::rules::finding::{Finding, Related};
use crate::text::span::Span;

/// Returns the findings of the `active` rules about `comparison`, in the order of their places.
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
            let related = place.map(|note_place| Related {
                path: Some(note_place.path.clone()),
                place: note_place.place,
                message: rule.related.fill(&found.captures),
            });
            let own = identity(&rule.id, found.context.text(analysis.draft.prose()));
            candidates.push(FindingCandidate {
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

/// Returns a match for each place in `comparison` with the problem `discrepancy`. Each match comes
/// with the place in the notes that it was compared with, if there is one.
fn matches<'c>(
    analysis: &Analysis<'_>,
    comparison: &'c Comparison,
    discrepancy: Discrepancy,
) -> Vec<(Match, Option<&'c NotePlace>)> {
    let quotations = comparison.quotations.iter();
    let quotations = quotations
        .filter(|compared_quotation| of_quotation(compared_quotation) == Some(discrepancy));
    let figures = comparison.figures.iter();
    let figures = figures.filter(|compared_figure| of_figure(compared_figure) == Some(discrepancy));
    let passages = comparison.passages.iter();
    let passages =
        passages.filter(|compared_passage| of_passage(compared_passage) == Some(discrepancy));
    let mut found: Vec<(Match, Option<&NotePlace>)> = Vec::new();
    found.extend(quotations.map(|compared_quotation| {
        let hit = hit(
            analysis,
            compared_quotation.span,
            compared_quotation.found.as_ref(),
        )
        .capture_text(
            Capture::Changes,
            quoted_changes(&compared_quotation.changes),
        );
        (hit, compared_quotation.found.as_ref())
    }));
    found.extend(figures.map(|compared_figure| {
        (
            hit(
                analysis,
                compared_figure.span,
                compared_figure.found.as_ref(),
            ),
            compared_figure.found.as_ref(),
        )
    }));
    found.extend(passages.map(|compared_passage| {
        let hit = hit(
            analysis,
            compared_passage.span,
            Some(&compared_passage.found),
        )
        .capture_text(Capture::Count, compared_passage.n_words.to_string());
        (hit, Some(&compared_passage.found))
    }));
    found
}

fn hit(analysis: &Analysis<'_>, span: Span, found: Option<&NotePlace>) -> Match {
    let written = found
        .map(|note_place| excerpt(&note_place.text))
        .unwrap_or_default();
    let speaker = found
        .and_then(|note_place| note_place.speaker.as_deref())
        .unwrap_or("somebody");
    let origin = found
        .map(|note_place| note_place.path.clone())
        .unwrap_or_default();
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

/// Formats the words that differ. The words of the notes come first: `“dry” → “wet”`.
pub fn quoted_changes(changes: &[(String, String)]) -> String {
    let pairs = changes
        .iter()
        .map(|(draft, notes)| told_change(&excerpt(notes), &excerpt(draft)));
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

/// Returns the discrepancy of `passage`, or `None` if the passage needs no credit or has credit.
/// Words of a press release need credit. Words of the writer's own notes do not need credit.
fn of_passage(passage: &ComparedPassage) -> Option<Discrepancy> {
    (passage.is_release && !passage.is_credited).then_some(Discrepancy::UncreditedPassage)
}
