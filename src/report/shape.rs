//! The JSON form of a finding, and of the answer about one document. All JSON output has findings
//! in this form.
//!
//! Spans are half-open ranges of bytes of the file on disk. Lines and columns count from 1. The
//! names of keys and their order are stable.

use serde::Serialize;

use crate::engine::report::LintedDocument;
use crate::report::package_place::{self, PackageShape};
use crate::report::position::{Locator, Position};
use crate::report::sources::{ShownDraft, Sources};

use crate::rules::finding::{Finding, Fix, Safety};
use crate::text::language::Language;
use crate::text::span::Place;

/// The units in which the spans of a place are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spans {
    /// Only bytes of the file.
    Bytes,
    /// Bytes of the file, and also characters and UTF-16 code units of the text. Programs that have
    /// the text in memory need characters or code units.
    All,
}

/// The answer about one document.
#[derive(Serialize)]
pub struct AnswerShape<'d> {
    path: &'d str,
    words: usize,
    /// The language of a document that was not checked because it is not in English.
    skipped: Option<&'static str>,
    /// The option or the line of the configuration that excluded the document.
    excluded: Option<&'d str>,
    /// The parts of the document that were left unread, by kind.
    unread: Vec<UnreadPartShape>,
    findings: Vec<FindingShape<'d>>,
}

/// The number of words of one kind that were left unread.
#[derive(Serialize)]
struct UnreadPartShape {
    kind: &'static str,
    words: usize,
}

impl LintedDocument {
    /// Returns the answer about the document as one JSON object. `copydesk check --stdin-format
    /// jsonl` writes the same object, to which it adds the line number of the request.
    #[must_use]
    pub fn to_json(&self) -> String {
        let locator = Locator::new(&self.source, self.encoding);
        let sources = Sources::default();
        let answer = answer_shape(self, &locator, &sources);
        // All keys are strings, so serialization cannot fail.
        serde_json::to_string(&answer).unwrap_or_default()
    }
}

/// Returns the answer about `document`. `locator` is the locator of the document.
pub fn answer_shape<'d>(
    document: &'d LintedDocument,
    locator: &'d Locator<'d>,
    sources: &'d Sources<'d>,
) -> AnswerShape<'d> {
    let own = ShownDraft {
        draft: document,
        locator,
    };
    let findings = document.findings.iter();
    AnswerShape {
        path: &document.path,
        words: document.n_words,
        skipped: document.skipped.map(Language::code),
        excluded: None,
        unread: document
            .left_out
            .iter()
            .map(|(kind, words)| UnreadPartShape {
                kind: kind.into(),
                words,
            })
            .collect(),
        findings: findings
            .map(|finding| finding_shape(finding, own, sources, Spans::All))
            .collect(),
    }
}

/// Returns the answer about the document at `path`, which is excluded because of `objection`.
pub fn excluded_shape<'d>(path: &'d str, objection: &'d str) -> AnswerShape<'d> {
    AnswerShape {
        path,
        words: 0,
        skipped: None,
        excluded: Some(objection),
        unread: Vec::new(),
        findings: Vec::new(),
    }
}

/// A finding.
#[derive(Serialize)]
pub struct FindingShape<'f> {
    rule: &'f str,
    group: &'f str,
    severity: String,
    grade: String,
    message: &'f str,
    help: &'f str,
    path: &'f str,
    #[serde(flatten)]
    place: PlaceShape,
    related: Vec<RelatedShape<'f>>,
    fingerprint: &'f str,
    fixes: Vec<FixShape<'f>>,
    trace: Vec<ReasonShape<'f>>,
}

#[derive(Serialize)]
struct RelatedShape<'f> {
    path: &'f str,
    #[serde(flatten)]
    place: PlaceShape,
    message: &'f str,
}

#[derive(Serialize)]
struct FixShape<'f> {
    title: &'f str,
    safety: &'static str,
    edits: Vec<EditShape<'f>>,
}

/// A step of the decision. A step without a place has no keys for a place.
#[derive(Serialize)]
struct ReasonShape<'f> {
    text: &'f str,
    #[serde(flatten)]
    place: Option<PlaceShape>,
}

#[derive(Serialize)]
struct EditShape<'f> {
    #[serde(flatten)]
    place: PlaceShape,
    text: &'f str,
}

/// A place in a document: its spans, and the lines and columns of both ends.
#[derive(Serialize)]
pub struct PlaceShape {
    span: SpanShape,
    #[serde(flatten)]
    of_text: Option<TextSpansShape>,
    start: PositionShape,
    end: PositionShape,
    /// Where the place is in the files of a word-processor document. The other keys are about the
    /// text that was read from this document.
    #[serde(skip_serializing_if = "Option::is_none")]
    package: Option<PackageShape>,
}

/// A place in units of the text in memory. A byte order mark is counted as a character.
#[derive(Serialize)]
struct TextSpansShape {
    span_characters: SpanShape,
    span_utf16: SpanShape,
}

#[derive(Serialize)]
struct SpanShape {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct PositionShape {
    line: u32,
    column: u32,
    column_utf16: u32,
    column_byte: u32,
}

/// Returns the JSON form of `finding`, which is in the document `own`. `sources` contains the other
/// documents that have related places.
pub fn finding_shape<'f>(
    finding: &'f Finding,
    own: ShownDraft<'f>,
    sources: &'f Sources<'_>,
    spans: Spans,
) -> FindingShape<'f> {
    let own_place = |place| place_in(own, place, spans);
    let related = finding.related.iter().filter_map(|related| {
        let source = sources.source(own, related)?;
        Some(RelatedShape {
            path: &source.draft.path,
            place: place_in(source, related.place, spans),
            message: &related.message,
        })
    });
    FindingShape {
        rule: &finding.rule,
        group: &finding.group,
        severity: finding.severity.to_string(),
        grade: finding.grade.to_string(),
        message: &finding.message,
        help: &finding.help,
        path: &own.draft.path,
        place: own_place(finding.place),
        related: related.collect(),
        fingerprint: &finding.fingerprint,
        fixes: finding
            .fixes
            .iter()
            .map(|fix| fix_shape(fix, own_place))
            .collect(),
        trace: finding
            .trace
            .iter()
            .map(|reason| ReasonShape {
                text: &reason.text,
                place: reason.place.map(own_place),
            })
            .collect(),
    }
}

fn fix_shape(fix: &Fix, shape: impl Fn(Place) -> PlaceShape) -> FixShape<'_> {
    let edits = fix.edits.iter().map(|edit| EditShape {
        place: shape(edit.place),
        text: &edit.text,
    });
    FixShape {
        title: &fix.title,
        safety: match fix.safety {
            Safety::Ask => "ask",
            Safety::Safe => "safe",
        },
        edits: edits.collect(),
    }
}

/// Returns the JSON form of `place` in the document of `source`. `spans` says which units are
/// written.
fn place_in(source: ShownDraft<'_>, place: Place, spans: Spans) -> PlaceShape {
    PlaceShape {
        package: package_place::shape(source.draft, place),
        ..place_shape(place, source.locator, spans)
    }
}

/// Returns the JSON form of `place`. `spans` says which units are written.
pub fn place_shape(place: Place, locator: &Locator<'_>, spans: Spans) -> PlaceShape {
    let measured = locator.measure(place);
    let of_text = || TextSpansShape {
        span_characters: span_shape(measured.characters),
        span_utf16: span_shape(measured.utf16_units),
    };
    PlaceShape {
        span: span_shape(measured.on_disk),
        of_text: (spans == Spans::All).then(of_text),
        start: position_shape(measured.start),
        end: position_shape(measured.end),
        package: None,
    }
}

fn span_shape(place: Place) -> SpanShape {
    SpanShape {
        start: place.start,
        end: place.end,
    }
}

fn position_shape(position: Position) -> PositionShape {
    PositionShape {
        line: position.line,
        column: position.column,
        column_utf16: position.column_utf16,
        column_byte: position.column_byte,
    }
}
