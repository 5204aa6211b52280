//! The remarks of `copydesk check` about baselines.

use crate::engine::baseline::{BaselineResult, Entry};
use crate::files::baseline::NAME;
use crate::linter::baselines::BaselineOutcome;
use crate::report::summary::count;

/// The maximum number of stale entries that are listed.
const MAX_LISTED: usize = 10;

/// Returns the remarks about a baseline.
pub fn remarks(baseline: &BaselineOutcome<'_>) -> Vec<String> {
    let Some(is_written) = baseline.written else {
        return stale(&baseline.shown, &baseline.settled.stale);
    };
    let mut remarks = vec![written(&baseline.shown, is_written, baseline.settled)];
    if baseline.is_unnamed {
        remarks.push(format!(
            "  later runs use the baseline if copydesk.toml has `baseline = \"{NAME}\"`"
        ));
    }
    remarks
}

/// Returns the remark of `--write-baseline`: whether the baseline file was written, and what
/// changed.
fn written(shown: &str, is_written: bool, settled: &BaselineResult) -> String {
    let what = if is_written {
        "is written"
    } else {
        "is unchanged"
    };
    let mut counts = vec![count(settled.entries.len(), "finding")];
    for (number, what) in [(settled.n_new, "new"), (settled.stale.len(), "dropped")] {
        if 0 < number {
            counts.push(format!("{number} {what}"));
        }
    }
    format!("{shown} {what}: {}", counts.join(", "))
}

/// Returns the remark that lists the baseline entries that no longer match a finding.
fn stale(shown: &str, stale: &[Entry]) -> Vec<String> {
    if stale.is_empty() {
        return Vec::new();
    }
    let n_stale = stale.len();
    let (entries, accept) = match n_stale {
        1 => ("entry", "matches"),
        _ => ("entries", "match"),
    };
    let head = format!(
        "{shown}: {n_stale} {entries} {accept} no finding; --write-baseline drops such entries"
    );
    let mut remarks = vec![head];
    for entry in stale.iter().take(MAX_LISTED) {
        let Entry {
            path,
            rule,
            words,
            accepted_on,
            ..
        } = entry;
        remarks.push(format!("  {path}: {rule}, “{words}”, since {accepted_on}"));
    }
    if MAX_LISTED < n_stale {
        remarks.push(format!("  and {} more", n_stale - MAX_LISTED));
    }
    remarks
}
