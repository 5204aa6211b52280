//! Writes output in every format, and checks that the output does no harm.

use std::collections::BTreeSet;
use std::io::Write;

use copydesk::engine::active::Active;
use copydesk::report::command::NeutralizedOutput;
use copydesk::report::format::terminal::Terminal;
use copydesk::report::format::{self, Commands, Context, FORMATS, Format, LineColumns};
use copydesk::report::position::ColumnUnit;
use copydesk::report::statistics;
use copydesk::report::terminal::View;
use copydesk::{Finding, LintedDocument, Report, Severity};

/// Writes `report` in every format and checks the output. `active` has the active rules.
pub(crate) fn every_format_is_harmless(report: &Report, active: &Active) {
    let active = &with_findings(active, report);
    let context = |width, color| Context {
        view: View {
            width,
            color,
            trace: true,
        },
        active,
        fails: &|severity| Severity::Warning <= severity,
        line_columns: LineColumns {
            unit: ColumnUnit::Utf16,
            has_end: true,
        },
    };
    for format in FORMATS {
        let bytes = written(*format, report, &context(100, false));
        match format.commands() {
            Commands::Neutralized => is_harmless(format.name(), &bytes),
            Commands::Escaped => {
                is_harmless(format.name(), &bytes);
                is_json(&text(format.name(), &bytes));
            }
            Commands::Own(commands) => {
                for line in text(format.name(), &bytes).lines() {
                    let is_own = commands.iter().any(|command| line.starts_with(command));
                    assert!(is_own, "{format:?}: {line:?}");
                }
            }
        }
    }
    is_harmless("terminal", &written(&Terminal, report, &context(10, true)));
    let mut bytes = Vec::new();
    let mut out = NeutralizedOutput::new(&mut bytes);
    let counted = statistics::write(&mut out, report).and_then(|()| out.flush());
    counted.expect("memory is written");
    is_harmless("statistics", &bytes);
}

/// Returns the rules of `active` that found something. The texts of all other rules would take most
/// of the time of a target.
fn with_findings(active: &Active, report: &Report) -> Active {
    let findings = report.documents().iter().flat_map(LintedDocument::all);
    let found: BTreeSet<&str> = findings.map(Finding::rule).collect();
    let mut active = active.clone();
    active.rules.retain(|(rule, _)| found.contains(&*rule.id));
    active
}

/// Returns what the command line writes for `report` in `format`.
fn written(format: &dyn Format, report: &Report, context: &Context<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    format::write(format, &mut bytes, report, context).expect("memory is written");
    bytes
}

/// Checks that `text` is JSON, as a whole or in each line.
fn is_json(text: &str) {
    let parses = |text: &str| serde_json::from_str::<serde_json::Value>(text).is_ok();
    assert!(parses(text) || text.lines().all(parses), "no JSON: {text}");
}

/// Checks that `bytes`, which were written in `format`, do not control a terminal, and contain no
/// command for a host that looks for commands in the output of programs.
pub(crate) fn is_harmless(format: &str, bytes: &[u8]) {
    for line in text(format, bytes).lines() {
        let is_command = line.trim_start().starts_with("::");
        assert!(!is_command, "{format}: a command: {line:?}");
        for opener in ["##[", "##vso[", "##teamcity["] {
            assert!(!line.contains(opener), "{format}: a command: {line:?}");
        }
    }
}

/// Returns `bytes` as text, without colours. Checks that the text has no control character except
/// the line feed, and no character that changes the order of the text around it.
fn text(format: &str, bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).expect("output is UTF-8");
    let text = without_colors(text);
    let drives = |it: &char| {
        let reorders = matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        it.is_control() && *it != '\n' || reorders || *it == '\u{feff}'
    };
    let found = text.chars().find(drives);
    assert!(found.is_none(), "{format}: {found:?} in {text:?}");
    text
}

/// Returns `text` without the sequences that set colours.
fn without_colors(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|it: char| !it.is_ascii_digit() && it != ';');
        match end.map(|it| part.split_at(it)) {
            Some((_, rest)) if rest.starts_with('m') => plain.push_str(&rest[1..]),
            _ => panic!("no colour: {part:?}"),
        }
    }
    plain
}
