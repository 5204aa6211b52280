//! Findings of the rules in force in one draft.

use std::collections::{HashMap, HashSet};

use crate::analysis::Analysis;
use crate::detect::Detector;
use crate::detect::found::{Grade, Match};
use crate::engine::active::Active;
use crate::rules::finding::{Finding, Related, Severity, Ties};
use crate::rules::rule::Rule;
use crate::rules::word;
use crate::text::draft::Draft;
use crate::text::span::Place;
use crate::text::words::normalize;

/// How many sentences of a place are kept: where one begins may shift with the words before it.
pub const MOST_OF_PLACE: usize = 2;

/// A match that a rule reports, before it is known what it is recognised by.
pub struct FindingCandidate<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// Its severity and its grade.
    pub weight: (Severity, Grade),
    /// The match.
    pub found: Match,
    /// Places beside those of the match, which may be of other drafts.
    pub elsewhere: Vec<Related>,
    /// The sentences that it is about.
    pub identities: Identities,
}

/// What a finding is recognised by: a number for each sentence that it is about, together with its
/// rule. The sentences themselves are not kept, since many findings may share a long one.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    /// The number of the sentence that the finding begins in.
    pub own: u128,
    /// The numbers of the other sentences of its place, and of the places related to it.
    pub others: Vec<u128>,
    /// How many drafts its places are in, if in several; otherwise 0.
    pub n_drafts: usize,
    /// How many words they have there, all together; otherwise 0.
    pub n_copied: usize,
}

impl Identities {
    /// Of a finding of `rule` that is about the sentence `own` and no other.
    pub fn alone(rule: &str, own: &str) -> Self {
        Self {
            own: identity(rule, own),
            ..Self::default()
        }
    }
}

/// What the rules in force find, in the order of the places.
pub fn check(active: &Active, analysis: &Analysis<'_>) -> Vec<Finding> {
    let draft = analysis.draft;
    let mut candidates = Vec::new();
    let mut found = Vec::new();
    for (rule, severities) in &active.rules {
        let Detector::Draft(detector) = &rule.detector else {
            continue;
        };
        analysis.begin_rule(&rule.id);
        detector.detect(analysis, &mut found);
        // Each sentence is read once for each rule, however many findings are about it.
        let mut known: HashMap<usize, u128> = HashMap::new();
        for hit in found.drain(..) {
            let weight = active.weigh(*severities, &hit);
            let Some(weight) = weight.filter(|_| !is_exempt(analysis, &hit)) else {
                continue;
            };
            let places = [hit.place].into_iter().chain(hit.related.iter().copied());
            let mut others = Vec::new();
            let mut last = None;
            for idx in places.flat_map(|place| sentences(draft, place)) {
                // Related places in a row often share a sentence.
                if last.replace(idx) == Some(idx) {
                    continue;
                }
                let text = || draft.text(draft.sentences[idx].span);
                others.push(
                    *known
                        .entry(idx)
                        .or_insert_with(|| identity(&rule.id, text())),
                );
            }
            let identities = Identities {
                own: identity(&rule.id, hit.context.text(draft.prose())),
                others,
                ..Identities::default()
            };
            candidates.push(FindingCandidate {
                rule,
                weight,
                found: hit,
                elsewhere: Vec::new(),
                identities,
            });
        }
    }
    identify(candidates)
}

/// Whether the house wants nothing said of it: it lies within boilerplate or within words that are
/// never flagged, or its message quotes such words.
pub fn is_exempt(analysis: &Analysis<'_>, hit: &Match) -> bool {
    let familiar = &analysis.familiar;
    let mut captured = hit.captured.iter();
    familiar.is_boilerplate(hit.place)
        || familiar.is_ignored(hit.place)
        || captured.any(|place| familiar.is_ignored(*place))
}

/// The numbers of the first sentences of `place`.
fn sentences(draft: &Draft, place: Place) -> impl Iterator<Item = usize> + use<'_> {
    let all = &draft.sentences;
    let starts = |idx: usize| draft.place(all[idx].span).start;
    let after = all.partition_point(|sentence| draft.place(sentence.span).start <= place.start);
    let first = after.saturating_sub(1);
    let idxs = (first..all.len()).take(MOST_OF_PLACE);
    idxs.take_while(move |idx| *idx == first || starts(*idx) < place.end)
}

/// The findings that `candidates` are, in the order of their places, each with its fingerprint,
/// which is made of its rule and the sentence beside it.
pub fn identify(mut candidates: Vec<FindingCandidate<'_>>) -> Vec<Finding> {
    candidates.sort_by(|a, b| (a.found.place, &a.rule.id).cmp(&(b.found.place, &b.rule.id)));
    let mut seen: HashMap<u128, u32> = HashMap::new();
    let identified = candidates.into_iter().map(|candidate| {
        let hash = candidate.identities.own;
        let ordinal = seen
            .entry(hash)
            .and_modify(|count| *count += 1)
            .or_insert(0);
        let identity = (
            format!("{hash:032x}:{ordinal}"),
            ties(&candidate.identities),
        );
        let mut finding =
            word::finding(candidate.rule, candidate.weight, &candidate.found, identity);
        finding.related.extend(candidate.elsewhere);
        finding
    });
    identified.collect()
}

/// What the places of a finding have in common: the fingerprints of the other sentences, each once
/// and without the finding's own, and how much was copied.
fn ties(identities: &Identities) -> Ties {
    let mut known = HashSet::from([identities.own]);
    let others = identities.others.iter();
    let new = others.filter(|other| known.insert(**other));
    Ties {
        sentences: new.map(|hash| format!("{hash:032x}")).collect(),
        n_drafts: identities.n_drafts,
        n_copied: identities.n_copied,
    }
}

/// Adds `more` findings of other rules to `findings`, in the order of their places.
pub fn merge(findings: &mut Vec<Finding>, more: Vec<Finding>) {
    findings.extend(more);
    findings.sort_by(|a, b| (a.place, &a.rule).cmp(&(b.place, &b.rule)));
}

/// A number for a rule and a sentence that survives re-wrapping and other capitals.
pub fn identity(rule: &str, sentence: &str) -> u128 {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let text = format!("{rule}\n{}", normalize(&words.join(" ")));
    xxhash_rust::xxh3::xxh3_128(text.as_bytes())
}
