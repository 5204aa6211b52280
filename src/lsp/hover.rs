//! The hover text of a place: the findings with their grades and traces, and the sources of the
//! sentence. The text is plain text, so that an editor does not interpret words of a draft as
//! markup.

use std::fmt::Write as _;

use gen_lsp_types::{Contents, Hover, MarkupContent, MarkupKind};

use crate::engine::verdict::touch;
use crate::error::Error;
use crate::lsp::query::QueryContext;
use crate::lsp::testimony;
use crate::report::glyph;
use crate::report::place::sentences;
use crate::report::position::Locator;
use crate::rules::finding::Finding;
use crate::text::span::Place;

/// Returns the hover text of byte `at`, or `None` if there is nothing to show.
///
/// # Errors
///
/// Returns an error if the configuration has a mistake.
pub fn hover(basis: &QueryContext, at: u32) -> Result<Option<Hover>, Error> {
    let here = Place::new(at, at);
    let locator = basis.locator();
    let report = basis.checked.report();
    let drafts = report.into_iter().flat_map(|report| &report.drafts);
    let findings = drafts.flat_map(|document| &document.findings);
    let findings: Vec<&Finding> = findings
        .filter(|finding| touch(finding.place, here))
        .collect();
    let mut parts: Vec<String> = findings
        .iter()
        .map(|finding| finding_text(finding, &locator))
        .collect();
    let snapshot = &basis.checked.snapshot;
    let attributions = basis.checker.analyze(snapshot, |analysis| {
        let draft = analysis.draft;
        let sentences = sentences(analysis, here);
        let is_here = |idx: &usize| touch(draft.place(draft.sentences[*idx].span), here);
        let first = sentences.clone().find(is_here)?;
        let place = draft.place(draft.sentences[first].span);
        let lines = testimony::lines(analysis, &locator, first..first + 1);
        Some((place, lines.join("\n")))
    })?;
    let attributions = attributions.flatten();
    let place = findings.first().map(|finding| finding.place);
    let place = place.or(attributions.as_ref().map(|(place, _)| *place));
    parts.extend(attributions.map(|(_, text)| text));
    Ok(place.map(|place| Hover {
        contents: Contents::MarkupContent(MarkupContent {
            kind: MarkupKind::PlainText,
            value: parts.join("\n\n"),
        }),
        range: Some(basis.client.columns.range(&locator, place)),
    }))
}

/// Returns the text about `finding`.
fn finding_text(finding: &Finding, locator: &Locator<'_>) -> String {
    let line = |place: Place| locator.position(place.start).line;
    let mut text = format!(
        "{} {}: {}\nhelp: {}\ngrade: {}",
        finding.severity,
        finding.rule,
        glyph::shown(&finding.message),
        glyph::shown(&finding.help),
        finding.grade,
    );
    let mut add = |words: &str, place: Option<Place>| {
        let at = place.map(|place| format!(" (line {})", line(place)));
        let (words, at) = (glyph::shown(words), at.unwrap_or_default());
        write!(text, "\n- {words}{at}").expect("a string takes any text");
    };
    for reason in &finding.trace {
        add(&reason.text, reason.place);
    }
    for related in &finding.related {
        let place = Some(related.place).filter(|_| related.path.is_none());
        add(&related.message, place);
    }
    text
}
