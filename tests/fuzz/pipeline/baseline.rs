//! Reads a baseline, compares the baseline with the findings of a draft, writes it and reads it
//! again.

use std::fs;

use copydesk::Document;
use copydesk::engine::baseline::{BaselineResult, Entry, EntryStatus, NamedDraft, accept};
use copydesk::files::baseline::Baseline;

use crate::pipeline::house::{DRAFT, EVERY_RULE};

/// Checks a baseline with these `bytes`.
pub(crate) fn check(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = folder.path().join("copydesk-baseline.toml");
    fs::write(&path, bytes).expect("a file can be written");
    let baseline = match Baseline::open(&path, false) {
        Ok(baseline) => baseline,
        Err(problem) => {
            let names = problem.to_string().contains("copydesk-baseline.toml");
            assert!(names, "no file is named: {problem}");
            return;
        }
    };
    for entry in &baseline.entries {
        std::hint::black_box(baseline.draft(&entry.path));
    }
    settle(baseline.entries.clone(), |_| EntryStatus::Checked, None);
    let status = |entry: &Entry| match entry.path.as_str() {
        "draft.md" => EntryStatus::Checked,
        "gone.md" => EntryStatus::Gone { was_sought: true },
        "moved.md" => EntryStatus::Gone { was_sought: false },
        _ => EntryStatus::Unseen,
    };
    let written = settle(baseline.entries.clone(), status, Some("2026-03-02"));
    let is_written = baseline.write(&written.entries);
    is_written.expect("a file can be written");
    let again = Baseline::open(&path, false).expect("what was written can be read");
    assert_eq!(again.entries, written.entries, "it is read as written");
    let is_written = again.write(&again.entries);
    assert_eq!(is_written, Ok(false), "it is written as it was");
    let settled = settle(again.entries, status, None);
    assert_eq!(
        settled.entries, written.entries,
        "nothing was left to settle"
    );
    assert!(settled.stale.is_empty(), "{:?}", settled.stale);
}

/// Compares `entries` with the findings of a draft, and returns the result.
fn settle(
    entries: Vec<Entry>,
    status: impl Fn(&Entry) -> EntryStatus,
    today: Option<&str>,
) -> BaselineResult {
    let mut checked = EVERY_RULE.examine(&Document::new("draft.md", DRAFT));
    let n_findings = checked.all().count();
    let mut drafts = [NamedDraft {
        path: "draft.md".to_owned(),
        checked: &mut checked,
    }];
    let settled = accept(entries, &mut drafts, status, today);
    assert_eq!(checked.all().count(), n_findings, "findings went");
    if today.is_some() {
        assert!(checked.findings().is_empty(), "a finding was not accepted");
    }
    settled
}
