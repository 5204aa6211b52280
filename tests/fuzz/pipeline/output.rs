//! Output in every format, and what none of them may hold.

use std::collections::BTreeSet;
use std::io::{self, Write};

use copydesk::engine::active::Active;
use copydesk::report::command::Inert;
use copydesk::report::terminal::{self, View};
use copydesk::report::{
    checkstyle, github, gitlab, json, junit, markdown, rdjsonl, sarif, short, statistics,
};
use copydesk::{Finding, LintedDocument, Report, Severity};

/// Writes `report` of the rules that are `active` in every format.
pub(crate) fn every_format_is_harmless(report: &Report, active: &Active) {
    for (width, color) in [(10, true), (100, false)] {
        let trace = true;
        let view = View {
            width,
            color,
            trace,
        };
        written_inert("terminal", |out| terminal::write(out, report, view));
    }
    written_inert("short", |out| short::write(out, report));
    written_inert("statistics", |mut out| statistics::write(&mut out, report));
    written_inert("checkstyle", |out| checkstyle::write(out, report));
    written_inert("markdown", |out| markdown::write(out, report));
    let fails = |severity| Severity::Warning <= severity;
    written_inert("junit", |out| junit::write(out, report, &fails));
    is_json(&written("json", |out| json::write(out, report)));
    is_json(&written("gitlab", |out| gitlab::write(out, report)));
    let active = with_findings(active, report);
    is_json(&written("sarif", |out| sarif::write(out, report, &active)));
    let lines = written("jsonl", |out| json::write_lines(out, report));
    lines.lines().for_each(is_json);
    let lines = written("rdjsonl", |out| rdjsonl::write(out, report));
    lines.lines().for_each(is_json);
    let mut commands = Vec::new();
    github::write(&mut commands, report).expect("memory is written");
    let commands = text("github", &commands);
    for line in commands.lines() {
        let starts = ["::error file=", "::warning file=", "::notice file="];
        assert!(starts.iter().any(|it| line.starts_with(it)), "{line:?}");
    }
}

/// Those of the rules that are `active` that found something: the words of all others would take most
/// of the time of a target.
fn with_findings(active: &Active, report: &Report) -> Active {
    let findings = report.documents().iter().flat_map(LintedDocument::all);
    let found: BTreeSet<&str> = findings.map(Finding::rule).collect();
    let mut active = active.clone();
    active.rules.retain(|(rule, _)| found.contains(&*rule.id));
    active
}

/// What `write` writes in `format`, from which the command line takes what a build host would do.
fn written_inert(format: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    written(format, |out| {
        let mut out = Inert::new(out);
        write(&mut out)?;
        out.flush()
    })
}

/// What `write` writes in `format`, which is harmless.
fn written(format: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("memory is written");
    is_harmless(format, &bytes);
    String::from_utf8(bytes).expect("harmless output is UTF-8")
}

fn is_json(text: &str) {
    let parsed: Result<serde_json::Value, _> = serde_json::from_str(text);
    assert!(parsed.is_ok(), "no JSON: {text}");
}

/// Whether `bytes`, which were written in `format`, drive neither a terminal nor a host that reads
/// commands in what programs print.
pub(crate) fn is_harmless(format: &str, bytes: &[u8]) {
    for line in text(format, bytes).lines() {
        let is_command = line.trim_start().starts_with("::");
        assert!(!is_command, "{format}: a command: {line:?}");
        for opener in ["##[", "##vso[", "##teamcity["] {
            assert!(!line.contains(opener), "{format}: a command: {line:?}");
        }
    }
}

/// The text that `bytes` are, without colours: no control character but the line feed is left, and
/// none that reorders what stands around it.
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

/// `text` without the sequences that set colours.
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
