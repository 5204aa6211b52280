//! Findings of the rules in force in one draft. Knows no files.

use std::collections::{HashMap, HashSet};

use crate::analysis::Analysis;
use crate::detect::found::Match;
use crate::engine::active::Active;
use crate::rules::finding::Finding;
use crate::rules::word;
use crate::text::draft::Draft;
use crate::text::span::Place;
use crate::text::words::normalize;

/// How many sentences of a place are kept: where one begins may shift with the words before it.
pub const MOST_OF_PLACE: usize = 2;

/// The sentences that a finding is about, by which it is recognised.
#[derive(Clone, Debug)]
pub struct Context {
    /// The one that it begins in.
    pub own: String,
    /// Others of its place, and those of the places related to it.
    pub others: Vec<String>,
}

impl Context {
    /// The sentence `own` and no other.
    #[must_use]
    pub fn alone(own: &str) -> Self {
        Self {
            own: own.to_owned(),
            others: Vec::new(),
        }
    }
}

/// What the rules in force find, in the order of the places.
#[must_use]
pub fn check(active: &Active, analysis: &Analysis<'_>) -> Vec<Finding> {
    let mut findings: Vec<(Finding, Context)> = Vec::new();
    let mut found = Vec::new();
    for (rule, severities) in &active.rules {
        rule.detector.detect(analysis, &mut found);
        for it in found.drain(..) {
            let weight = active.weigh(*severities, &it);
            let Some(weight) = weight.filter(|_| !is_exempt(analysis, &it)) else {
                continue;
            };
            let places = [it.place].into_iter().chain(it.related.iter().copied());
            let context = Context {
                others: places
                    .flat_map(|it| sentences(analysis.draft, it))
                    .collect(),
                own: it.context.clone(),
            };
            findings.push((word::finding(rule, weight, &it), context));
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

/// The first sentences of `place`.
fn sentences(draft: &Draft, place: Place) -> Vec<String> {
    let all = &draft.sentences;
    let starts = |span| draft.place(span).start;
    let after = all.partition_point(|it| starts(it.span) <= place.start);
    let first = after.saturating_sub(1);
    let within = |idx: usize| idx == first || starts(all[idx].span) < place.end;
    let idxs = (first..all.len()).take(MOST_OF_PLACE);
    idxs.take_while(|it| within(*it))
        .map(|it| draft.text(all[it].span).to_owned())
        .collect()
}

/// `findings` in the order of their places, each with its fingerprint, which is made of its rule
/// and the sentence beside it.
#[must_use]
pub fn identify(mut findings: Vec<(Finding, Context)>) -> Vec<Finding> {
    findings.sort_by(|(a, _), (b, _)| (a.place, &a.rule).cmp(&(b.place, &b.rule)));
    let mut seen: HashMap<u128, u32> = HashMap::new();
    let identified = findings.into_iter().map(|(mut finding, context)| {
        let hash = identity(&finding.rule, &context.own);
        let ordinal = seen.entry(hash).and_modify(|it| *it += 1).or_insert(0);
        finding.fingerprint = format!("{hash:032x}:{ordinal}");
        finding.ties.sentences = ties(&finding.rule, hash, &context.others);
        finding
    });
    identified.collect()
}

/// The fingerprints of `others`, each once and without that which is a finding's `own`.
fn ties(rule: &str, own: u128, others: &[String]) -> Vec<String> {
    let mut known = HashSet::from([own]);
    let all = others.iter().map(|it| identity(rule, it));
    let new = all.filter(|it| known.insert(*it));
    new.map(|it| format!("{it:032x}")).collect()
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
