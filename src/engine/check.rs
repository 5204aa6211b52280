//! Findings of the active rules in one draft.

use std::collections::{HashMap, HashSet};

use crate::analysis::Analysis;
use crate::detect::Detector;
use crate::detect::found::{Grade, Match};
use crate::engine::active::Active;
use crate::rules::finding::{Finding, Related, Severity, Ties};
use crate::rules::rule::Rule;
use crate::rules::word;
use crate::text::draft::Draft;
use crate::text::lines::on_one_line;
use crate::text::span::Place;
use crate::text::words::normalize;

/// A finding is identified by at most this many sentences of its place. The second sentence helps
/// if an edit before the place shifts where the first sentence begins.
pub const MAX_SENTENCES_OF_PLACE: usize = 2;

/// A match that a rule reports. Its fingerprint is not computed yet.
pub struct FindingCandidate<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// The severity and the grade of the finding.
    pub weight: (Severity, Grade),
    /// The match.
    pub found: Match,
    /// Further related places, besides those of the match. They may be in other drafts.
    pub elsewhere: Vec<Related>,
    /// The hashes of the sentences that the match is about.
    pub identities: Identities,
}

/// The facts by which a finding is recognised. For each sentence that the finding is about, the
/// rule and the sentence are hashed together. The sentences themselves are not kept, because many
/// findings may share a long sentence.
#[derive(Clone, Debug, Default)]
pub struct Identities {
    /// The hash of the sentence in which the finding begins.
    pub own: u128,
    /// The hashes of the other sentences: the sentences in which the place of the finding
    /// continues, and the sentences of the related places.
    pub others: Vec<u128>,
    /// The number of drafts that contain places of the finding; 0 if one draft contains all places.
    pub n_drafts: usize,
    /// The number of words of all places of the finding; 0 if one draft contains all places.
    pub n_copied: usize,
}

impl Identities {
    /// Returns the identities of a finding of `rule` that is only about the sentence `own`.
    pub fn alone(rule: &str, own: &str) -> Self {
        Self {
            own: identity(rule, own),
            ..Self::default()
        }
    }
}

/// Returns the findings of the active rules, in the order of their places.
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
        // Each sentence is hashed once for each rule, even if several findings are about it.
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
                // Related places that follow each other are often in the same sentence.
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

/// Says whether the vocabulary exempts the match. A match is exempt if it lies in boilerplate or in
/// ignored words, or if its message quotes ignored words.
pub fn is_exempt(analysis: &Analysis<'_>, hit: &Match) -> bool {
    let vocabulary_uses = &analysis.vocabulary_uses;
    let mut captured = hit.captured.iter();
    vocabulary_uses.is_boilerplate(hit.place)
        || vocabulary_uses.is_ignored(hit.place)
        || captured.any(|place| vocabulary_uses.is_ignored(*place))
}

/// Returns the indices of the first sentences of `place`, at most [`MAX_SENTENCES_OF_PLACE`].
fn sentences(draft: &Draft, place: Place) -> impl Iterator<Item = usize> + use<'_> {
    let all = &draft.sentences;
    let starts = |idx: usize| draft.place(all[idx].span).start;
    let after = all.partition_point(|sentence| draft.place(sentence.span).start <= place.start);
    let first = after.saturating_sub(1);
    let idxs = (first..all.len()).take(MAX_SENTENCES_OF_PLACE);
    idxs.take_while(move |idx| *idx == first || starts(*idx) < place.end)
}

/// Returns `candidates` as findings with fingerprints, in the order of their places. A fingerprint
/// consists of a hash and a number. The hash is made from the rule and the sentence. The number
/// tells findings with the same hash apart.
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

/// Returns the hashes of the other sentences of a finding, and how many drafts and words its copies
/// have. Each hash occurs once; the hash of the finding's own sentence is left out.
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

/// Adds the findings `more` of other rules to `findings`, and sorts all findings by their places.
pub fn merge(findings: &mut Vec<Finding>, more: Vec<Finding>) {
    findings.extend(more);
    findings.sort_by(|a, b| (a.place, &a.rule).cmp(&(b.place, &b.rule)));
}

/// Returns a hash of a rule and a sentence. The hash does not depend on line breaks and capitals.
pub fn identity(rule: &str, sentence: &str) -> u128 {
    let text = format!("{rule}\n{}", normalize(&on_one_line(sentence)));
    xxhash_rust::xxh3::xxh3_128(text.as_bytes())
}
