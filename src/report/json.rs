//! Findings as JSON: one object for a run, or one line for each finding. Knows no terminal.
//!
//! Spans are bytes of the file as it is on disk, half-open. Lines and columns count from 1. The
//! names and their order are a promise to whoever reads them; a change that could break a reader
//! raises [`VERSION`].

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::engine::outcome::{Checked, Outcome};
use crate::report::glyph;
use crate::report::position::{Locator, Position};
use crate::report::summary::Summary;
use crate::rules::finding::{Finding, Fix, Safety, Severity};
use crate::text::span::Place;

/// The version of the shape.
pub const VERSION: u32 = 1;

/// Writes `outcome` as one object, a finding on each line of it.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    write!(out, "{{\"version\":{VERSION},\"tool\":")?;
    write_value(out, &TOOL)?;
    out.write_all(b",\"findings\":[")?;
    let mut separator: &[u8] = b"\n";
    for draft in &outcome.drafts {
        for_each_finding(draft, |finding| {
            out.write_all(separator)?;
            separator = b",\n";
            write_value(out, finding)
        })?;
    }
    out.write_all(b"\n],\"summary\":")?;
    write_value(out, &Summary::of(outcome))?;
    out.write_all(b"}\n")
}

/// Writes the findings of `outcome`, each as an object on a line of its own.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn write_lines(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    for draft in &outcome.drafts {
        for_each_finding(draft, |finding| {
            write_value(out, finding)?;
            out.write_all(b"\n")
        })?;
    }
    Ok(())
}

/// What wrote the findings.
#[derive(Serialize)]
struct ToolShape {
    name: &'static str,
    version: &'static str,
}

const TOOL: ToolShape = ToolShape {
    name: env!("CARGO_PKG_NAME"),
    version: env!("CARGO_PKG_VERSION"),
};

#[derive(Serialize)]
struct FindingShape<'f> {
    rule: &'f str,
    group: &'f str,
    severity: &'static str,
    message: &'f str,
    help: &'f str,
    path: &'f str,
    #[serde(flatten)]
    place: PlaceShape,
    related: Vec<RelatedShape<'f>>,
    fingerprint: &'f str,
    fixes: Vec<FixShape<'f>>,
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

#[derive(Serialize)]
struct EditShape<'f> {
    #[serde(flatten)]
    place: PlaceShape,
    text: &'f str,
}

#[derive(Serialize)]
struct PlaceShape {
    span: SpanShape,
    start: PositionShape,
    end: PositionShape,
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

fn for_each_finding(
    draft: &Checked,
    mut visit: impl FnMut(&FindingShape<'_>) -> io::Result<()>,
) -> io::Result<()> {
    if draft.findings.is_empty() {
        return Ok(());
    }
    let locator = Locator::new(&draft.source, draft.encoding);
    for finding in &draft.findings {
        visit(&shape(&draft.path, finding, &locator))?;
    }
    Ok(())
}

fn shape<'f>(path: &'f str, finding: &'f Finding, locator: &Locator<'_>) -> FindingShape<'f> {
    let related = finding.related.iter().map(|it| RelatedShape {
        path,
        place: place_shape(it.place, locator),
        message: &it.message,
    });
    FindingShape {
        rule: &finding.rule,
        group: &finding.group,
        severity: match finding.severity {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        message: &finding.message,
        help: &finding.help,
        path,
        place: place_shape(finding.place, locator),
        related: related.collect(),
        fingerprint: &finding.fingerprint,
        fixes: finding
            .fixes
            .iter()
            .map(|it| fix_shape(it, locator))
            .collect(),
    }
}

fn fix_shape<'f>(fix: &'f Fix, locator: &Locator<'_>) -> FixShape<'f> {
    let edits = fix.edits.iter().map(|it| EditShape {
        place: place_shape(it.place, locator),
        text: &it.text,
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

fn place_shape(place: Place, locator: &Locator<'_>) -> PlaceShape {
    let span = locator.on_disk(place);
    PlaceShape {
        span: SpanShape {
            start: span.start,
            end: span.end,
        },
        start: position_shape(locator.position(place.start)),
        end: position_shape(locator.position(place.end)),
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

fn write_value(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Harmless))?;
    Ok(())
}

/// Compact, and with those characters escaped that could drive a terminal or hide text in it:
/// JSON is read by people, too.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W>(&mut self, out: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        let mut written = 0;
        for (at, hidden) in fragment.char_indices().filter(|it| glyph::is_hidden(it.1)) {
            out.write_all(&fragment.as_bytes()[written..at])?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            written = at + hidden.len_utf8();
        }
        out.write_all(&fragment.as_bytes()[written..])
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::finding::{Edit, Related};
    use crate::text::encoding::Encoding;

    const MARKED: Encoding = Encoding::Utf8 { mark: true };

    fn draft(source: &str, encoding: Encoding, doubled: &str) -> Checked {
        let places: Vec<Place> = source
            .match_indices(doubled)
            .map(|(at, it)| Place::new(at.try_into().unwrap(), (at + it.len()).try_into().unwrap()))
            .collect();
        let finding = Finding {
            rule: "doubled-word".to_owned(),
            group: "duplication".to_owned(),
            severity: Severity::Warning,
            message: format!("“{doubled}” twice"),
            label: String::new(),
            help: "delete one".to_owned(),
            place: places[1],
            related: vec![Related {
                place: places[0],
                message: "first here".to_owned(),
            }],
            fixes: vec![Fix {
                title: "delete the second".to_owned(),
                safety: Safety::Ask,
                edits: vec![Edit {
                    place: places[1],
                    text: String::new(),
                }],
            }],
            fingerprint: "doubled-word:1".to_owned(),
        };
        Checked {
            path: "notes/tide.md".to_owned(),
            source: source.to_owned(),
            encoding,
            n_words: 4,
            findings: vec![finding],
        }
    }

    fn written(outcome: &Outcome) -> String {
        let mut out = Vec::new();
        write(&mut out, outcome).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn outcome(draft: Checked) -> Outcome {
        Outcome {
            drafts: vec![draft],
            n_unread: 1,
        }
    }

    #[test]
    fn one_object_holds_findings_and_summary() {
        let run = outcome(draft("“Tide”\r\n🌊 in in", MARKED, "in"));
        let text = written(&run);
        let value: Value = serde_json::from_str(&text).unwrap();
        let second = json!({
            "span": {"start": 23, "end": 25},
            "start": {"line": 2, "column": 6, "column_utf16": 7, "column_byte": 9},
            "end": {"line": 2, "column": 8, "column_utf16": 9, "column_byte": 11},
        });
        let finding = &value["findings"][0];
        for key in ["span", "start", "end"] {
            assert_eq!(finding[key], second[key]);
            assert_eq!(finding["fixes"][0]["edits"][0][key], second[key]);
        }
        assert_eq!(
            finding["related"][0]["span"],
            json!({"start": 20, "end": 22})
        );
        assert_eq!(finding["fixes"][0]["safety"], "ask");
        assert_eq!(value["tool"]["name"], "copydesk");
        assert_eq!(
            value["summary"],
            json!({
                "drafts": 1, "words": 4, "findings": 1, "errors": 0, "warnings": 1,
                "infos": 0, "unread": 1,
            })
        );
        assert!(text.ends_with("}\n"));
    }

    #[test]
    fn keys_keep_their_order() {
        let text = written(&outcome(draft("in in", MARKED, "in")));
        let keys = [
            "version",
            "tool",
            "findings",
            "rule",
            "group",
            "severity",
            "message",
            "help",
            "path",
            "span",
            "start",
            "end",
            "related",
            "fingerprint",
            "fixes",
            "title",
            "safety",
            "edits",
            "summary",
            "drafts",
            "words",
            "errors",
            "warnings",
            "infos",
            "unread",
        ];
        let mut rest = text.as_str();
        for key in keys {
            let at = rest.find(&format!("\"{key}\":"));
            rest = &rest[at.unwrap_or_else(|| panic!("{key} in its place in {text}"))..];
        }
    }

    #[test]
    fn each_line_is_a_finding() {
        let mut run = outcome(draft("in in", MARKED, "in"));
        run.drafts.push(draft("so so", Encoding::Utf16, "so"));
        let mut out = Vec::new();
        write_lines(&mut out, &run).unwrap();
        let text = String::from_utf8(out).unwrap();
        let lines: Vec<Value> = text
            .lines()
            .map(|it| serde_json::from_str(it).unwrap())
            .collect();
        let whole: Value = serde_json::from_str(&written(&run)).unwrap();
        assert_eq!(Value::Array(lines.clone()), whole["findings"]);
        assert_eq!(lines[1]["span"], json!({"start": 8, "end": 12}));
    }

    #[test]
    fn an_empty_run_is_an_object_and_no_lines() {
        let value: Value = serde_json::from_str(&written(&Outcome::default())).unwrap();
        assert_eq!(value["findings"], json!([]));
        let mut out = Vec::new();
        write_lines(&mut out, &Outcome::default()).unwrap();
        assert!(out.is_empty());
    }

    #[test]
    fn hostile_text_is_escaped_and_comes_back_whole() {
        let mut hostile = draft("in in", MARKED, "in");
        hostile.findings[0].message = "a\u{1b}[2J\u{9b}b\u{202e}\u{e0041}\n\"".to_owned();
        let message = hostile.findings[0].message.clone();
        let text = written(&outcome(hostile));
        assert!(
            !text
                .chars()
                .any(|it| it != '\n' && (it.is_control() || glyph::is_hidden(it)))
        );
        let value: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["findings"][0]["message"], message);
    }
}
