//! Findings of the rules in force in one draft. Knows no files.

use std::collections::HashMap;

use crate::analysis::Analysis;
use crate::detect::found::Match;
use crate::engine::active::Active;
use crate::rules::finding::Finding;
use crate::rules::word;
use crate::text::words::normalize;

/// What the rules in force find, in the order of the places.
#[must_use]
pub fn check(active: &Active, analysis: &Analysis<'_>) -> Vec<Finding> {
    let mut findings: Vec<(Finding, String)> = Vec::new();
    let mut found = Vec::new();
    for (rule, severity) in &active.rules {
        rule.detector.detect(analysis, &mut found);
        for it in found.drain(..).filter(|it| !is_exempt(analysis, it)) {
            findings.push((word::finding(rule, *severity, &it), it.context));
        }
    }
    identify(findings)
}

/// Whether the house wants nothing said of it: it lies within boilerplate or within words that are
/// never flagged, or its message quotes such words.
fn is_exempt(analysis: &Analysis<'_>, hit: &Match) -> bool {
    let familiar = &analysis.familiar;
    let mut captured = hit.captured.iter();
    familiar.is_boilerplate(hit.place)
        || familiar.is_ignored(hit.place)
        || captured.any(|it| familiar.is_ignored(*it))
}

/// `findings` in the order of their places, each with its fingerprint, which is made of its rule
/// and the sentence beside it.
#[must_use]
pub fn identify(mut findings: Vec<(Finding, String)>) -> Vec<Finding> {
    findings.sort_by(|(a, _), (b, _)| (a.place, &a.rule).cmp(&(b.place, &b.rule)));
    let mut seen: HashMap<u128, u32> = HashMap::new();
    let identified = findings.into_iter().map(|(mut finding, context)| {
        let hash = identity(&finding.rule, &context);
        let ordinal = seen.entry(hash).and_modify(|it| *it += 1).or_insert(0);
        finding.fingerprint = format!("{hash:032x}:{ordinal}");
        finding
    });
    identified.collect()
}

/// Adds `more` findings of other rules to `findings`, in the order of their places.
pub fn merge(findings: &mut Vec<Finding>, more: Vec<Finding>) {
    findings.extend(more);
    findings.sort_by(|a, b| (a.place, &a.rule).cmp(&(b.place, &b.rule)));
}

/// A number for a rule and a sentence that survives re-wrapping and other capitals.
fn identity(rule: &str, context: &str) -> u128 {
    let words: Vec<&str> = context.split_whitespace().collect();
    let text = format!("{rule}\n{}", normalize(&words.join(" ")));
    xxhash_rust::xxh3::xxh3_128(text.as_bytes())
}
