//! Findings about quotations that two drafts of a run give in different words.

use std::collections::{BTreeMap, BTreeSet};

use crate::detect::found::{Grade, Match, MatchContext};
use crate::detect::step::{Capture, Step, StepKind};
use crate::detect::wording::WordingBounds;
use crate::engine::active::Active;
use crate::engine::against::quoted_changes;
use crate::engine::check::{FindingCandidate, Identities, identify, identity};
use crate::notes::wording::{NearPair, Saying, changes};
use crate::rules::finding::{Finding, Related};
use crate::rules::rule::Rule;
use crate::text::span::Span;

/// The quotations of a run that may be versions of the same statement.
#[derive(Clone, Copy, Debug)]
pub struct ReworkedRun<'r> {
    /// The pairs of quotations, sorted.
    pub pairs: &'r [NearPair],
    /// The quotations of each draft that `pairs` mentions, by the index of the draft.
    pub sayings: &'r BTreeMap<usize, Vec<Saying>>,
    /// The paths of all drafts.
    pub paths: &'r [&'r str],
}

/// Returns the findings of `rule` about the quotations of `run`, by the index of the later draft.
/// Each quotation has at most one finding.
pub fn findings(
    (active, rule): (&Active, &Rule),
    bounds: WordingBounds,
    run: &ReworkedRun<'_>,
) -> BTreeMap<usize, Vec<Finding>> {
    let saying = |(draft, number): (usize, usize)| run.sayings.get(&draft)?.get(number);
    let mut reported: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut found: BTreeMap<usize, Vec<FindingCandidate<'_>>> = BTreeMap::new();
    for pair in run.pairs {
        let (Some(first), Some(second)) = (saying(pair.first), saying(pair.second)) else {
            continue;
        };
        let Some(changed) = changes(second, first, bounds) else {
            continue;
        };
        if reported.insert(pair.second) {
            let origin = run.paths[pair.first.0];
            let candidate = candidate((active, rule), (first, second), origin, &changed);
            found.entry(pair.second.0).or_default().extend(candidate);
        }
    }
    let identified = found.into_iter();
    identified
        .map(|(idx, candidates)| (idx, identify(candidates)))
        .collect()
}

/// Returns the finding for the quotation `second`, with the words that differ from `first`. The
/// quotation `first` is in the draft at `origin`. `None` if the rule does not report the grade of
/// the finding.
fn candidate<'r>(
    (active, rule): (&Active, &'r Rule),
    (first, second): (&Saying, &Saying),
    origin: &str,
    changed: &[(String, String)],
) -> Option<FindingCandidate<'r>> {
    let words = quoted_changes(changed);
    let step = Step::new(StepKind::OtherWords)
        .place(second.place)
        .capture(Capture::Origin, origin.to_owned())
        .capture(Capture::Changes, words.clone());
    let hit = Match::new(second.place, MatchContext::Prose(Span::default()))
        .grade(Grade::Certain)
        .capture_text(Capture::Origin, origin.to_owned())
        .capture_text(Capture::Changes, words)
        .step(step);
    let severities = active.severities(&rule.id)?;
    let weight = active.weigh(severities, &hit)?;
    let related = Related {
        path: Some(origin.to_owned()),
        place: first.place,
        message: rule.related.fill(&hit.captures),
    };
    Some(FindingCandidate {
        rule,
        weight,
        elsewhere: vec![related],
        identities: Identities {
            own: identity(&rule.id, &second.text),
            others: vec![identity(&rule.id, &first.text)],
            ..Identities::default()
        },
        found: hit,
    })
}
