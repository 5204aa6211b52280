//! Writes findings for a person at a terminal: the text with the place underlined, the related
//! places and the help.

pub mod cut;
pub mod excerpt;
pub mod marked_source;
pub mod painter;
pub mod rows;
pub mod strip;
pub mod wrap;

use std::io::{self, Write};

use codespan_reporting::diagnostic::{Diagnostic, LabelStyle, Severity as Gravity};
use codespan_reporting::files::{Error, Location};
use codespan_reporting::term::{self, Config};

use crate::engine::report::{LintedDocument, Report};
use crate::report::glyph;
use crate::report::position::Locator;
use crate::report::sources::{ShownDraft, Sources};
use crate::report::terminal::excerpt::{Excerpt, Excerpts};
use crate::report::terminal::marked_source::{Mark, MarkedSource};
use crate::report::terminal::painter::{Painter, bold};
use crate::report::terminal::wrap::{elide, wrap};
use crate::report::whereabouts::place_in_package;
use crate::rules::finding::{Finding, Reason, Severity};

/// The minimum width of the layout. A narrower terminal wraps the lines itself.
const MIN_WIDTH: usize = 40;

/// The maximum number of related places that are shown. If there are more, their number is given.
const MAX_RELATED: usize = 8;

/// The label before the help.
const HELP: &str = "help: ";

/// The label before the place in a word-processor document.
const WHERE: &str = "in:   ";

/// The label before the steps of the decision.
const WHY: &str = "why:  ";

/// The layout of findings.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// The width of the terminal in columns, or 100 without a terminal.
    pub width: usize,
    /// True if colours are used.
    pub color: bool,
    /// True if the steps of the decision are printed under each finding.
    pub trace: bool,
}

/// Writes the findings of `report`, with a blank line after each.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write(out: &mut dyn Write, report: &Report, view: View) -> io::Result<()> {
    let sources = Sources::of(report);
    report
        .drafts
        .iter()
        .try_for_each(|document| write_draft(out, document, &sources, view))
}

/// Writes the findings of `draft`, with a blank line after each. `sources` contains the drafts with
/// related places.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_draft(
    out: &mut dyn Write,
    draft: &LintedDocument,
    sources: &Sources<'_>,
    view: View,
) -> io::Result<()> {
    if draft.findings.is_empty() {
        return Ok(());
    }
    let locator = Locator::new(&draft.source, draft.encoding);
    let own = ShownDraft {
        draft,
        locator: &locator,
    };
    for finding in &draft.findings {
        out.write_all(&drawn(finding, own, sources, view)?)?;
    }
    Ok(())
}

/// Returns the output for `finding`, which is in `own`, followed by a blank line.
fn drawn(
    finding: &Finding,
    own: ShownDraft<'_>,
    sources: &Sources<'_>,
    view: View,
) -> io::Result<Vec<u8>> {
    let view = View {
        width: view.width.max(MIN_WIDTH),
        ..view
    };
    let marked_sources = marked_sources(own, sources, finding);
    let gutter = marked_sources
        .iter()
        .map(|(source, marks)| gutter(source.locator, marks));
    let gutter = gutter.max().unwrap_or(0);
    let excerpts = marked_sources.iter();
    let excerpts = excerpts.map(|(source, marks)| excerpt(*source, marks, view.width - gutter));
    let excerpts = Excerpts(excerpts.collect());
    let diagnostic = Diagnostic::new(gravity(finding.severity))
        .with_code(glyph::shown(&finding.rule))
        .with_message(message(finding, view.width))
        .with_labels(excerpts.labels())
        .with_notes(notes(finding, own, view, gutter));
    let mut painter = Painter::new(view.color);
    let config = Config::default();
    term::emit_to_write_style(&mut painter, &config, &excerpts, &diagnostic).map_err(|error| {
        match error {
            Error::Io(error) => error,
            error => io::Error::other(error),
        }
    })?;
    Ok(painter.into_written())
}

fn gravity(severity: Severity) -> Gravity {
    match severity {
        Severity::Info => Gravity::Note,
        Severity::Warning => Gravity::Warning,
        Severity::Error => Gravity::Error,
    }
}

/// Returns the drafts in which `finding` has places, each with these places. The draft of the
/// finding comes first, and the place of the finding comes first in this draft.
fn marked_sources<'s>(
    own: ShownDraft<'s>,
    sources: &'s Sources<'_>,
    finding: &Finding,
) -> Vec<(ShownDraft<'s>, Vec<Mark>)> {
    let mark = Mark {
        place: finding.place,
        style: LabelStyle::Primary,
        message: elide(&finding.label, usize::MAX),
    };
    let mut marked_sources = vec![(own, vec![mark])];
    for related in finding.related.iter().take(MAX_RELATED) {
        let Some(source) = sources.source(own, related) else {
            continue;
        };
        let mark = Mark {
            place: related.place,
            style: LabelStyle::Secondary,
            message: elide(&related.message, usize::MAX),
        };
        let known = marked_sources.iter_mut();
        match known
            .into_iter()
            .find(|(known, _)| known.draft.path == source.draft.path)
        {
            Some(marked) => marked.1.push(mark),
            None => marked_sources.push((source, vec![mark])),
        }
    }
    marked_sources
}

/// Returns the number of columns before the text of a row: the width of the greatest line number,
/// and a border.
fn gutter(locator: &Locator<'_>, marks: &[Mark]) -> usize {
    let ends = marks
        .iter()
        .map(|mark| mark.place.start.max(mark.place.end));
    let last = ends.max().map_or(1, |end| locator.position(end).line);
    last.to_string().len() + 3
}

/// Returns the excerpt with `marks` in the draft of `source`. Its heading gives the location of the
/// first mark.
fn excerpt(source: ShownDraft<'_>, marks: &[Mark], columns: usize) -> Excerpt {
    let ShownDraft { draft, locator } = source;
    let start = marks.first().map_or(0, |mark| mark.place.start);
    let position = locator.position(start);
    let location = Location {
        line_number: position.line as usize,
        column_number: position.column as usize,
    };
    let name = glyph::shown(&draft.path);
    let marked = MarkedSource::new(&draft.source, locator.lines(), marks, columns);
    Excerpt::new(&marked, name, location)
}

/// Returns the message, wrapped to `width` columns. The first line is shorter, because the severity
/// and the name of the rule come before it.
fn message(finding: &Finding, width: usize) -> String {
    let before = format!("{}[{}]: ", finding.severity, glyph::shown(&finding.rule));
    let first = width.saturating_sub(glyph::width(&before));
    wrap(&finding.message, first, width - 2).join("\n  ")
}

fn notes(finding: &Finding, own: ShownDraft<'_>, view: View, gutter: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(more) = finding.related.len().checked_sub(MAX_RELATED + 1) {
        let ending = if more == 0 { "" } else { "s" };
        notes.push(format!("and {} more place{ending}", more + 1));
    }
    let room = view.width - gutter - 1;
    if let Some(place_words) = place_in_package(own, finding.place) {
        notes.push(headed(WHERE, [place_words.as_str()], room, view.color));
    }
    if !finding.help.is_empty() {
        notes.push(headed(HELP, [finding.help.as_str()], room, view.color));
    }
    if view.trace && !finding.trace.is_empty() {
        let steps = finding.trace.iter().map(|reason| step(reason, own.locator));
        let steps: Vec<String> = steps.collect();
        notes.push(headed(
            WHY,
            steps.iter().map(String::as_str),
            room,
            view.color,
        ));
    }
    notes
}

/// Returns a step of the decision in words. If the step has a place, its line and column follow.
fn step(reason: &Reason, locator: &Locator<'_>) -> String {
    match reason.place {
        None => reason.text.clone(),
        Some(place) => {
            let position = locator.position(place.start);
            format!("{} ({}:{})", reason.text, position.line, position.column)
        }
    }
}

/// Returns `heading` with `items`. The first item is beside the heading, and the other items are
/// below. Lines are wrapped at `room` columns.
fn headed<'i>(
    heading: &str,
    items: impl IntoIterator<Item = &'i str>,
    room: usize,
    color: bool,
) -> String {
    let room = room - heading.len();
    let lines = items.into_iter().flat_map(|item| wrap(item, room, room));
    let lines: Vec<String> = lines.collect();
    let indent = format!("\n{}", " ".repeat(heading.len()));
    let pad = " ".repeat(heading.len() - heading.trim_end().len());
    bold(heading.trim_end(), color) + &pad + &lines.join(&indent)
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod trial;
