//! Writes the answers to a stream of documents, as JSON Lines.

use std::io::{self, Write};

use serde::Serialize;

use crate::engine::report::{LintedDocument, Report, Unreadable};
use crate::error::Error;
use crate::report::format::json::{UnreadShape, unread_shape, write_value};
use crate::report::position::Locator;
use crate::report::shape::{
    AnswerShape, FindingShape, Spans, answer_shape, excluded_shape, finding_shape,
};
use crate::report::sources::{ShownDraft, Sources};

/// Writes the answer to the request on line `line`. `linted` is the document of the request.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_linted(out: &mut dyn Write, line: usize, linted: &LintedDocument) -> io::Result<()> {
    let locator = Locator::new(&linted.source, linted.encoding);
    let sources = Sources::default();
    let answer = answer_shape(linted, &locator, &sources);
    write_line(out, &LineShape { line, answer })
}

/// Writes the answer to the request on line `line`. The document at `path` was excluded, and
/// `objection` gives the reason.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_excluded(
    out: &mut dyn Write,
    line: usize,
    (path, objection): (&str, &str),
) -> io::Result<()> {
    let answer = excluded_shape(path, objection);
    write_line(out, &LineShape { line, answer })
}

/// Writes an error as the answer to the request on line `line`. `path` is `None` if the path of the
/// document is unknown.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_error(
    out: &mut dyn Write,
    line: usize,
    path: Option<&str>,
    error: &Error,
) -> io::Result<()> {
    let shape = ErrorShape {
        message: error.to_string(),
        path: error.path(),
        line: error.line(),
        problem: error.problem(),
        remedy: error.remedy(),
    };
    let error = shape;
    write_line(out, &ErrorLineShape { line, path, error })
}

/// Writes the findings from the comparison of `n_documents` documents, and the documents in
/// `failed`, which could not be compared.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_compared(
    out: &mut dyn Write,
    n_documents: usize,
    report: &Report,
    failed: &[Unreadable],
) -> io::Result<()> {
    let sources = Sources::of(report);
    let with_findings = report
        .drafts
        .iter()
        .filter(|document| !document.findings.is_empty());
    let located: Vec<(&LintedDocument, Locator<'_>)> = with_findings
        .map(|draft| (draft, Locator::new(&draft.source, draft.encoding)))
        .collect();
    let findings = located.iter().flat_map(|(draft, locator)| {
        let own = ShownDraft { draft, locator };
        let findings = draft.findings.iter();
        findings.map(move |finding| (finding, own))
    });
    let findings = findings.map(|(finding, own)| finding_shape(finding, own, &sources, Spans::All));
    write_line(
        out,
        &ComparedShape {
            compared: n_documents,
            findings: findings.collect(),
            unread: failed.iter().map(unread_shape).collect(),
        },
    )
}

fn write_line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    write_value(out, value)?;
    out.write_all(b"\n")?;
    // Flush the answer, because the program that wrote the request is waiting for it.
    out.flush()
}

#[derive(Serialize)]
struct LineShape<'d> {
    line: usize,
    #[serde(flatten)]
    answer: AnswerShape<'d>,
}

#[derive(Serialize)]
struct ErrorLineShape<'e> {
    line: usize,
    path: Option<&'e str>,
    error: ErrorShape<'e>,
}

/// An error. If the error is in a configuration file, it has the file and the line.
#[derive(Serialize)]
struct ErrorShape<'e> {
    message: String,
    path: Option<&'e str>,
    line: Option<usize>,
    problem: &'e str,
    remedy: Option<&'e str>,
}

#[derive(Serialize)]
struct ComparedShape<'r> {
    compared: usize,
    findings: Vec<FindingShape<'r>>,
    unread: Vec<UnreadShape<'r>>,
}
