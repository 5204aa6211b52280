//! What notes say of drafts, as JSON: each quotation, figure and passage with its verdict, also where
//! it is right.

use std::collections::HashMap;

use serde::Serialize;

use crate::engine::report::{Against, LintedDocument, Report};
use crate::notes::{ComparedFigure, ComparedPassage, ComparedQuotation, Comparison, NotePlace};
use crate::report::position::Locator;
use crate::report::shape::{PlaceShape, Spans, place_shape};

/// A draft beside the notes.
#[derive(Serialize)]
pub struct AgainstShape<'a> {
    path: &'a str,
    quotations: Vec<QuotationShape<'a>>,
    figures: Vec<FigureShape<'a>>,
    passages: Vec<PassageShape<'a>>,
    /// How many words the draft has, and how many of them stand in passages.
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

/// The notes of a run, each with its lines.
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

/// What `against` says of the drafts of `report`.
pub fn shapes<'a>(report: &'a Report, against: &'a Against) -> Vec<AgainstShape<'a>> {
    let locator =
        |it: &'a LintedDocument| (it.path.as_str(), Locator::new(&it.source, it.encoding));
    let locators = against.notes.iter().map(locator).collect();
    let notes = Notes { locators };
    let drafts = against.drafts.iter();
    let shapes = drafts.filter_map(|(path, comparison)| {
        let draft = report.drafts.iter().find(|it| it.path == *path)?;
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
        quotations: quotations.map(|it| quotation(it, locator, notes)).collect(),
        figures: figures.map(|it| figure(it, locator, notes)).collect(),
        passages: passages.map(|it| passage(it, locator, notes)).collect(),
        words: draft.n_words,
        words_in_passages: comparison.passages.iter().map(|it| it.n_words).sum(),
    }
}

fn quotation<'a>(
    it: &'a ComparedQuotation,
    locator: &Locator<'_>,
    notes: &Notes<'a>,
) -> QuotationShape<'a> {
    let changes = it.changes.iter();
    QuotationShape {
        text: &it.text,
        verdict: it.verdict.into(),
        speaker: it.speaker.as_deref(),
        changes: changes
            .map(|(draft, notes)| ChangeShape { notes, draft })
            .collect(),
        place: place_shape(it.place, locator, Spans::Bytes),
        notes: it.found.as_ref().and_then(|it| notes.place(it)),
    }
}

fn figure<'a>(it: &'a ComparedFigure, locator: &Locator<'_>, notes: &Notes<'a>) -> FigureShape<'a> {
    FigureShape {
        text: &it.text,
        verdict: it.verdict.into(),
        place: place_shape(it.place, locator, Spans::Bytes),
        notes: it.found.as_ref().and_then(|it| notes.place(it)),
    }
}

fn passage<'a>(
    it: &'a ComparedPassage,
    locator: &Locator<'_>,
    notes: &Notes<'a>,
) -> PassageShape<'a> {
    PassageShape {
        words: it.n_words,
        credited: it.is_credited,
        release: it.is_release,
        place: place_shape(it.place, locator, Spans::Bytes),
        notes: notes.place(&it.found),
    }
}
