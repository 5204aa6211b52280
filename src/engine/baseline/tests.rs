//! Tests which entries of a baseline accept which findings of a run.

use super::*;
use crate::rules::finding::{Severity, Ties};
use crate::text::encoding::Encoding;
use crate::text::left_out::LeftOutWords;
use crate::text::markup::Markup;
use crate::text::span::Place;

/// Parses a finding or an entry from a notation such as `a s+t*2/80@3`. The notation begins with
/// the draft and the sentence. Optional parts follow: other sentences (`+t`), the numbers of drafts
/// and words of the copies (`*2/80`), and the place (`@3`).
fn entry(written: &str) -> Entry {
    let (path, rest) = written.split_once(' ').unwrap();
    let (rest, at) = rest.split_once('@').unwrap_or((rest, "0"));
    let (rest, copies) = rest.split_once('*').unwrap_or((rest, "0/0"));
    let (n_drafts, n_copied) = copies.split_once('/').unwrap();
    let mut sentences = rest.split('+').map(|part| format!("{part:.<16}"));
    Entry {
        path: path.to_owned(),
        rule: "doubled-word".to_owned(),
        sentence: sentences.next().unwrap(),
        with: sentences.collect(),
        n_drafts: n_drafts.parse().unwrap(),
        n_copied: n_copied.parse().unwrap(),
        accepted_on: "2026-03-02".to_owned(),
        words: SOURCE[at.parse().unwrap()..][..1].to_owned(),
    }
}

const SOURCE: &str = "0123456789";

fn finding(entry: &Entry) -> Finding {
    let at = SOURCE.find(&entry.words).unwrap();
    let at = u32::try_from(at).unwrap();
    Finding {
        fingerprint: format!("{}:{at}", entry.sentence),
        ties: Ties {
            sentences: entry.with.clone(),
            n_drafts: entry.n_drafts,
            n_copied: entry.n_copied,
        },
        ..Finding::sample(&entry.rule, Severity::Error, Place::new(at, at + 1))
    }
}

fn draft(findings: &[Entry]) -> LintedDocument {
    LintedDocument {
        path: String::new(),
        source: SOURCE.to_owned(),
        encoding: Encoding::Utf8 { mark: false },
        markup: Markup::Plain,
        package: None,
        n_words: 1,
        findings: findings.iter().map(finding).collect(),
        accepted: Vec::new(),
        left_out: LeftOutWords::default(),
        skipped: None,
    }
}

/// Applies `entries` to `found`. A `!` before an entry means that the run covered too little to
/// judge the entry. `~` means that the draft of the entry is gone. `~!` means that the draft is
/// gone from a folder that the run did not cover.
fn settle(
    entries: &[&str],
    found: &[&str],
    today: Option<&str>,
) -> (Vec<NamedDraft<'static>>, BaselineResult) {
    let statuses: HashMap<Entry, EntryStatus> = entries
        .iter()
        .map(|written| {
            let status = match (written.contains('~'), written.contains('!')) {
                (true, is_sought) => EntryStatus::Gone {
                    was_sought: !is_sought,
                },
                (false, true) => EntryStatus::Unseen,
                (false, false) => EntryStatus::Checked,
            };
            (entry(written.trim_end_matches(['~', '!'])), status)
        })
        .collect();
    let found: Vec<Entry> = found.iter().map(|found| entry(found)).collect();
    let mut drafts = Vec::new();
    for of_draft in found.chunk_by(|a, b| a.path == b.path) {
        drafts.push(NamedDraft {
            path: of_draft[0].path.clone(),
            checked: Box::leak(Box::new(draft(of_draft))),
        });
    }
    let written = entries
        .iter()
        .map(|written| entry(written.trim_end_matches(['~', '!'])));
    let status = |entry: &Entry| statuses[entry];
    let settled = accept(written.collect(), &mut drafts, status, today);
    (drafts, settled)
}

/// Checks which of `found` are still reported, and how many entries are stale.
fn check(entries: &[&str], found: &[&str], reported: &[&str], n_stale: usize) {
    let (drafts, settled) = settle(entries, found, None);
    let mut left = Vec::new();
    for draft in &drafts {
        let findings = draft.checked.findings.iter();
        left.extend(findings.map(|finding| (draft.path.clone(), finding.fingerprint.clone())));
    }
    let expected: Vec<_> = reported
        .iter()
        .map(|reported| (entry(reported).path, finding(&entry(reported)).fingerprint))
        .collect();
    assert_eq!(left, expected, "{entries:?} {found:?}");
    assert_eq!(settled.stale.len(), n_stale, "{entries:?} {found:?}");
}

#[test]
fn an_entry_accepts_one_finding() {
    check(&["a s"], &["a s"], &[], 0);
    check(&["a s"], &["a t"], &["a t"], 1);
    check(&["a s@1"], &["a s@1", "a s@2"], &["a s@2"], 0);
    check(&["a s@1", "a s@2"], &["a s@2", "a s@1"], &[], 0);
    check(&["a s@1", "a s@2"], &["a s@2"], &[], 1);
}

#[test]
fn a_copy_is_new_and_what_moved_is_not() {
    check(&["a s"], &["a s", "b s"], &["b s"], 0);
    check(&["b s"], &["a s", "b s"], &["a s"], 0);
    check(&["a s"], &["b s"], &[], 0);
    check(&["a s"], &["b s", "c s"], &["c s"], 0);
    check(&["a s~"], &["b s"], &[], 0);
    check(&["a s~"], &["b t"], &["b t"], 1);
}

#[test]
fn what_the_run_did_not_see_is_neither_stale_nor_taken() {
    check(&["a s!"], &["b s"], &["b s"], 0);
    check(&["a s!"], &["a s"], &[], 0);
    check(&["a s~!"], &["b t"], &["b t"], 0);
    check(&["a s~!"], &["b s"], &[], 0);
}

#[test]
fn places_may_change_sides() {
    check(&["a s+t"], &["a t+s"], &[], 0);
    check(&["a s+t"], &["b t+s"], &[], 0);
    // The first of three similar sentences moved to the end.
    check(&["a s+r", "a t+s"], &["a t+s", "a r+t"], &[], 0);
    check(&["a s+t"], &["a u+v"], &["a u+v"], 1);
    // The entry of one pair does not accept a pair with a third sentence.
    check(&["a s+t"], &["a u+t"], &["a u+t"], 1);
}

#[test]
fn a_further_copy_is_new() {
    check(&["a s+t*2/80"], &["a s+t*2/95"], &[], 0);
    check(&["a s+t*3/80"], &["a s+t*2/40"], &[], 0);
    check(&["b s+t+u*3/120"], &["c r+u*2/80"], &[], 0);
    check(&["a s+t*2/80"], &["a s+t*3/90"], &["a s+t*3/90"], 1);
    check(&["a s+t*2/80"], &["a s+t*2/150"], &["a s+t*2/150"], 1);
}

#[test]
fn a_draft_that_was_named_twice_is_accepted_twice() {
    check(&["a s"], &["a s", "b t", "a s"], &["b t"], 0);
}

/// Checks the baseline that a run of today writes. Each entry has the form `draft sentence since`.
fn check_written(entries: &[&str], found: &[&str], expected: &[&str]) {
    let (drafts, settled) = settle(entries, found, Some("2026-11-25"));
    assert!(drafts.iter().all(|draft| draft.checked.findings.is_empty()));
    let written = settled.entries.iter();
    let written: Vec<String> = written
        .map(|written| {
            format!(
                "{} {} {}",
                written.path,
                written.sentence.trim_end_matches('.'),
                written.accepted_on
            )
        })
        .collect();
    assert_eq!(written, expected, "{entries:?} {found:?}");
}

#[test]
fn what_is_known_keeps_its_day() {
    check_written(
        &["a s", "a r"],
        &["a t", "b s"],
        &["a t 2026-11-25", "b s 2026-03-02"],
    );
    check_written(
        &["a s!", "b s~!", "c s~"],
        &["a t"],
        &["a s 2026-03-02", "a t 2026-11-25", "b s 2026-03-02"],
    );
}

#[test]
fn what_the_run_saw_a_part_of_stays_as_it_was() {
    let (_, settled) = settle(&["a s+t*3/80!"], &["a s*2/40"], Some("2026-11-25"));
    assert_eq!(settled.entries, [entry("a s+t*3/80")]);
}
