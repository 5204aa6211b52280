//! Writes findings in the diagnostic format of reviewdog, one per line.
//!
//! Columns count bytes of UTF-8 from 1, as the format requires. The end of a range is exclusive.

use std::io::{self, Write};

use serde::Serialize;

use crate::engine::report::Report;
use crate::report::format::json::write_value;
use crate::report::format::{Commands, Context, Format};
use crate::report::position::Locator;
use crate::report::sources::{ShownDraft, Sources, for_each_finding};
use crate::report::uri::slashed;
use crate::report::whereabouts::place_in_package_with_words;
use crate::rules::finding::{Finding, Severity};
use crate::text::span::Place;

/// The format `rdjsonl`.
pub struct Rdjsonl;

impl Format for Rdjsonl {
    fn name(&self) -> &'static str {
        "rdjsonl"
    }

    fn help(&self) -> &'static str {
        "Diagnostics for reviewdog, one per line"
    }

    fn paths_from_root(&self) -> bool {
        true
    }

    fn commands(&self) -> Commands {
        Commands::Escaped
    }

    fn write(&self, out: &mut dyn Write, report: &Report, _: &Context<'_>) -> io::Result<()> {
        let sources = Sources::of(report);
        for_each_finding(report, |source, finding| {
            write_value(out, &diagnostic(finding, source, &sources))?;
            out.write_all(b"\n")
        })
    }
}

#[derive(Serialize)]
struct Diagnostic<'f> {
    message: String,
    location: Location,
    severity: &'static str,
    source: Tool,
    code: Code<'f>,
    suggestions: Vec<Suggestion<'f>>,
    related_locations: Vec<RelatedLocation<'f>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
}

#[derive(Serialize)]
struct Code<'f> {
    value: &'f str,
}

#[derive(Serialize)]
struct Suggestion<'f> {
    range: Range,
    text: &'f str,
}

#[derive(Serialize)]
struct RelatedLocation<'f> {
    message: &'f str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

fn diagnostic<'f>(
    finding: &'f Finding,
    own: ShownDraft<'_>,
    sources: &Sources<'_>,
) -> Diagnostic<'f> {
    // A suggestion is a single edit, so somebody could apply only a part of a fix that has several
    // edits. Such a fix is left out.
    let alone = finding.fixes.iter().filter(|fix| fix.edits.len() == 1);
    let suggestions = alone.flat_map(|fix| &fix.edits).map(|edit| Suggestion {
        range: range(edit.place, own.locator),
        text: &edit.text,
    });
    let related = finding.related.iter().filter_map(|related| {
        Some(RelatedLocation {
            message: &related.message,
            location: location(related.place, sources.source(own, related)?),
        })
    });
    Diagnostic {
        message: match place_in_package_with_words(own, finding.place) {
            None => format!("{}; {}", finding.message, finding.help),
            Some(place_words) => format!("{}; {}; in {place_words}", finding.message, finding.help),
        },
        location: location(finding.place, own),
        severity: match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info => "INFO",
        },
        source: Tool {
            name: env!("CARGO_PKG_NAME"),
        },
        code: Code {
            value: &finding.rule,
        },
        suggestions: suggestions.collect(),
        related_locations: related.collect(),
    }
}

fn location(place: Place, source: ShownDraft<'_>) -> Location {
    Location {
        path: slashed(&source.draft.path),
        range: range(place, source.locator),
    }
}

fn range(place: Place, locator: &Locator<'_>) -> Range {
    let position = |at| {
        let found = locator.position(at);
        Position {
            line: found.line,
            column: found.column_byte,
        }
    };
    Range {
        start: position(place.start),
        end: position(place.end),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::sample;

    #[test]
    fn each_line_is_a_diagnostic_with_columns_in_bytes() {
        let text = sample::written(&Rdjsonl, &sample::report());
        assert!(!text.contains('\u{1b}'));
        let lines: Vec<Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let range = json!({"start": {"line": 1, "column": 12}, "end": {"line": 1, "column": 14}});
        assert_eq!(lines[0]["location"]["range"], range);
        assert_eq!(
            lines[0]["suggestions"][0],
            json!({"range": range, "text": ""})
        );
        let copy = &lines[1]["related_locations"][0];
        assert_eq!(copy["location"]["path"], "a,b/ebb tide.md");
        assert_eq!(copy["location"]["range"]["start"]["column"], 6);
        assert_eq!(lines[1]["severity"], "INFO");
        assert_eq!(lines.len(), 2);
    }
}
