//! Applies suppression comments to findings in other drafts. For example, a shared passage may be
//! suppressed in the draft from which it was copied.

use std::collections::HashMap;

use crate::engine::report::{Acceptance, Accepted};
use crate::engine::suppression::Suppressions;
use crate::rules::finding::Finding;

/// A draft of a run.
pub struct ComparedDraft<'d> {
    /// The path of the draft, as findings name it.
    pub path: String,
    /// The findings in the draft.
    pub findings: &'d mut Vec<Finding>,
    /// The suppression comments of the draft.
    pub suppressions: &'d mut Suppressions,
}

/// Removes findings that another draft suppresses. The first related place of a finding must be in
/// this other draft. The comments of the other draft must cover all related places in that draft.
/// Returns the removed findings by draft.
pub fn accept(drafts: &mut [ComparedDraft<'_>]) -> Vec<Vec<Accepted>> {
    let paths = drafts.iter().enumerate();
    let paths: HashMap<String, usize> = paths
        .map(|(idx, draft)| (draft.path.clone(), idx))
        .collect();
    let mut accepted = Vec::new();
    for idx in 0..drafts.len() {
        let mut taken = Vec::new();
        let mut kept = Vec::new();
        for finding in std::mem::take(drafts[idx].findings) {
            match reason(drafts, &paths, &finding) {
                Some(reason) => taken.push(Accepted {
                    finding,
                    by: Acceptance::Suppression { reason },
                }),
                None => kept.push(finding),
            }
        }
        *drafts[idx].findings = kept;
        accepted.push(taken);
    }
    accepted
}

/// If the draft with the first related place of `finding` suppresses the finding, returns the
/// reason. Otherwise returns `None`.
fn reason(
    drafts: &mut [ComparedDraft<'_>],
    paths: &HashMap<String, usize>,
    finding: &Finding,
) -> Option<String> {
    let origin = finding.related.first()?.path.as_ref()?;
    let other = drafts.get_mut(*paths.get(origin)?)?;
    let related = finding.related.iter();
    let mut places = related.filter(|related| related.path.as_ref() == Some(origin));
    let mut reason = None;
    places
        .all(|place| {
            reason = other.suppressions.reason_at(finding, place.place.start);
            reason.is_some()
        })
        .then_some(reason)
        .flatten()
}
