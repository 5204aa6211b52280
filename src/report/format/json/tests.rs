//! Tests of the JSON format.

use serde_json::{Value, json};

use super::*;
use crate::engine::report::LintedDocument;
use crate::report::format::jsonl::Jsonl;
use crate::report::sample;
use crate::rules::finding::{Edit, Finding, Fix, Related, Safety, Severity};
use crate::text::encoding::{ByteOrder, Encoding};
use crate::text::left_out::LeftOutWords;
use crate::text::markup::Markup;
use crate::text::span::Place;

const MARKED: Encoding = Encoding::Utf8 { mark: true };

fn draft(source: &str, encoding: Encoding, doubled: &str) -> LintedDocument {
    let places: Vec<Place> = source
        .match_indices(doubled)
        .map(|(at, found_text)| {
            Place::new(
                at.try_into().unwrap(),
                (at + found_text.len()).try_into().unwrap(),
            )
        })
        .collect();
    let finding = Finding {
        message: format!("“{doubled}” twice"),
        help: "delete one".to_owned(),
        related: vec![Related {
            path: None,
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
        ..Finding::sample("doubled-word", Severity::Warning, places[1])
    };
    LintedDocument {
        path: "notes/tide.md".to_owned(),
        source: source.to_owned(),
        encoding,
        markup: Markup::Plain,
        package: None,
        n_words: 4,
        findings: vec![finding],
        accepted: Vec::new(),
        left_out: LeftOutWords::default(),
        skipped: None,
    }
}

fn written(report: &Report) -> String {
    sample::written(&Json, report)
}

fn report(draft: LintedDocument) -> Report {
    Report {
        drafts: vec![draft],
        n_unread: 1,
        ..Report::default()
    }
}

#[test]
fn one_object_holds_findings_and_summary() {
    let run = report(draft("“Tide”\r\n🌊 in in", MARKED, "in"));
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
            "infos": 0, "unread": 1, "left_out": 0, "allowed": 0, "baseline": 0, "skipped": 0,
            "unread_words": 0,
        })
    );
    assert!(text.ends_with("}\n"));
}

#[test]
fn keys_keep_their_order() {
    let text = written(&report(draft("in in", MARKED, "in")));
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
        "allowed",
        "baseline",
    ];
    let mut rest = text.as_str();
    for key in keys {
        let at = rest.find(&format!("\"{key}\":"));
        rest = &rest[at.unwrap_or_else(|| panic!("{key} in its place in {text}"))..];
    }
}

#[test]
fn each_line_is_a_finding() {
    let mut run = report(draft("in in", MARKED, "in"));
    run.drafts.push(draft(
        "so so",
        Encoding::Utf16 {
            order: ByteOrder::Little,
            mark: true,
        },
        "so",
    ));
    let text = sample::written(&Jsonl, &run);
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let whole: Value = serde_json::from_str(&written(&run)).unwrap();
    assert_eq!(Value::Array(lines.clone()), whole["findings"]);
    assert_eq!(lines[1]["span"], json!({"start": 8, "end": 12}));
}

#[test]
fn an_empty_run_is_an_object_and_no_lines() {
    let value: Value = serde_json::from_str(&written(&Report::default())).unwrap();
    assert_eq!(value["findings"], json!([]));
    assert_eq!(sample::written(&Jsonl, &Report::default()), "");
}

#[test]
fn hostile_text_is_escaped_and_comes_back_whole() {
    let mut hostile = draft("in in", MARKED, "in");
    hostile.findings[0].message = "a\u{1b}[2J\u{9b}b\u{202e}\u{e0041}\n\"".to_owned();
    let message = hostile.findings[0].message.clone();
    let text = written(&report(hostile));
    assert!(
        !text.chars().any(|character| character != '\n'
            && (character.is_control() || glyph::is_hidden(character)))
    );
    let value: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["findings"][0]["message"], message);
}

#[test]
fn a_place_in_another_draft_is_told_by_its_path() {
    let mut copy = draft("in in", MARKED, "in");
    copy.findings[0].related[0].path = Some("notes/ebb.md".to_owned());
    let origin = LintedDocument {
        path: "notes/ebb.md".to_owned(),
        source: "🌊\nin".to_owned(),
        findings: Vec::new(),
        encoding: Encoding::Utf8 { mark: false },
        ..copy.clone()
    };
    copy.findings[0].related[0].place = Place::new(5, 7);
    let mut run = report(copy);
    run.drafts.push(origin);
    let value: Value = serde_json::from_str(&written(&run)).unwrap();
    let related = &value["findings"][0]["related"][0];
    assert_eq!(related["path"], "notes/ebb.md");
    assert_eq!(related["span"], json!({"start": 5, "end": 7}));
    assert_eq!(related["start"]["line"], 2);
    run.drafts.truncate(1);
    let value: Value = serde_json::from_str(&written(&run)).unwrap();
    assert_eq!(value["findings"][0]["related"], json!([]));
}

#[test]
fn an_unread_file_is_named_with_its_reason() {
    let report = Report {
        n_unread: 1,
        unread: vec![Unreadable {
            path: "a.md".to_owned(),
            problem: "it is a folder".to_owned(),
        }],
        ..Report::default()
    };
    let expected = json!({"path": "a.md", "reason": "it is a folder"});
    let value: Value = serde_json::from_str(&written(&report)).unwrap();
    assert_eq!(value["unread"], json!([expected]));
    let lines = sample::written(&Jsonl, &report);
    let value: Value = serde_json::from_str(&lines).unwrap();
    assert_eq!(value, json!({"unread": expected}));
}
