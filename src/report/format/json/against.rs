//! Writes the comparison of drafts with notes as JSON. Each quotation, figure and passage is
//! written with its verdict, even if it matches the notes.

use std::collections::HashMap;

use serde::Serialize;

use crate::engine::report::{Against, LintedDocument, Report};
use crate::notes::{ComparedFigure, ComparedPassage, ComparedQuotation, Comparison, NotePlace};
use crate::report::position::Locator;
use crate::report::shape::{PlaceShape, Spans, place_shape};

/// The comparison of one draft with the notes.
#[derive(Serialize)]
pub struct AgainstShape<'a> {
    path: &'a str,
    quotations: Vec<QuotationShape<'a>>,
    figures: Vec<FigureShape<'a>>,
    passages: Vec<PassageShape<'a>>,
    /// The number of words in the draft. `words_in_passages` counts only words in passages that
    /// the draft and the notes share.
    words: usize,
    words_in_passages: usize,
}

#[derive(Serialize)]
struct QuotationShape<'a> {
    text: &'a str,
    verdict: &'static str,
    speaker: Option<&'a str>,
    changes: Vec<ChangeShape<'a>>,
    #[serde(flatten)]
    place: PlaceShape,
    notes: Option<NoteShape<'a>>,
}

#[derive(Serialize)]
struct ChangeShape<'a> {
    notes: &'a str,
    draft: &'a str,
}

#[derive(Serialize)]
struct FigureShape<'a> {
    text: &'a str,
    verdict: &'static str,
    #[serde(flatten)]
    place: PlaceShape,
    notes: Option<NoteShape<'a>>,
}

#[derive(Serialize)]
struct PassageShape<'a> {
    words: usize,
    credited: bool,
    release: bool,
    #[serde(flatten)]
    place: PlaceShape,
    notes: Option<NoteShape<'a>>,
}

/// A place in the notes.
#[derive(Serialize)]
struct NoteShape<'a> {
    path: &'a str,
    text: &'a str,
    speaker: Option<&'a str>,
    #[serde(flatten)]
    place: PlaceShape,
}

/// The locators of the notes of a run, by path.
struct Notes<'a> {
    locators: HashMap<&'a str, Locator<'a>>,
}

impl<'a> Notes<'a> {
    fn place(&self, found: &'a NotePlace) -> Option<NoteShape<'a>> {
        let locator = self.locators.get(found.path.as_str())?;
        Some(NoteShape {
            path: &found.path,
            text: &found.text,
            speaker: found.speaker.as_deref(),
            place: place_shape(found.place, locator, Spans::Bytes),
        })
    }
}

/// Returns the JSON form of the comparisons in `against`, for the drafts of `report`.
pub fn shapes<'a>(report: &'a Report, against: &'a Against) -> Vec<AgainstShape<'a>> {
    let locator = |document: &'a LintedDocument| {
        (
            document.path.as_str(),
            Locator::new(&document.source, document.encoding),
        )
    };
    let locators = against.notes.iter().map(locator).collect();
    let notes = Notes { locators };
    let drafts = against.drafts.iter();
    let shapes = drafts.filter_map(|(path, comparison)| {
        let draft = report
            .drafts
            .iter()
            .find(|document| document.path == *path)?;
        Some(shape(draft, comparison, &notes))
    });
    shapes.collect()
}

fn shape<'a>(
    draft: &'a LintedDocument,
    comparison: &'a Comparison,
    notes: &Notes<'a>,
) -> AgainstShape<'a> {
    let locator = &Locator::new(&draft.source, draft.encoding);
    let quotations = comparison.quotations.iter();
    let figures = comparison.figures.iter();
    let passages = comparison.passages.iter();
    AgainstShape {
        path: &draft.path,
        quotations: quotations
            .map(|compared_quotation| quotation(compared_quotation, locator, notes))
            .collect(),
        figures: figures
            .map(|compared_figure| figure(compared_figure, locator, notes))
            .collect(),
        passages: passages
            .map(|compared_passage| passage(compared_passage, locator, notes))
            .collect(),
        words: draft.n_words,
        words_in_passages: comparison
            .passages
            .iter()
            .map(|compared_passage| compared_passage.n_words)
            .sum(),
    }
}

fn quotation<'a>(
    compared_quotation: &'a ComparedQuotation,
    locator: &Locator<'_>,
    notes: &Notes<'a>,
) -> QuotationShape<'a> {
    let changes = compared_quotation.changes.iter();
    QuotationShape {
        text: &compared_quotation.text,
        verdict: compared_quotation.verdict.into(),
        speaker: compared_quotation.speaker.as_deref(),
        changes: changes
            .map(|(draft, notes)| ChangeShape { notes, draft })
            .collect(),
        place: place_shape(compared_quotation.place, locator, Spans::Bytes),
        notes: compared_quotation
            .found
            .as_ref()
            .and_then(|note_place| notes.place(note_place)),
    }
}

fn figure<'a>(
    compared_figure: &'a ComparedFigure,
    locator: &Locator<'_>,
    notes: &Notes<'a>,
) -> FigureShape<'a> {
    FigureShape {
        text: &compared_figure.text,
        verdict: compared_figure.verdict.into(),
        place: place_shape(compared_figure.place, locator, Spans::Bytes),
        notes: compared_figure
            .found
            .as_ref()
            .and_then(|note_place| notes.place(note_place)),
    }
}

fn passage<'a>(
    compared_passage: &'a ComparedPassage,
    locator: &Locator<'_>,
    notes: &Notes<'a>,
) -> PassageShape<'a> {
    PassageShape {
        words: compared_passage.n_words,
        credited: compared_passage.is_credited,
        release: compared_passage.is_release,
        place: place_shape(compared_passage.place, locator, Spans::Bytes),
        notes: notes.place(&compared_passage.found),
    }
}
