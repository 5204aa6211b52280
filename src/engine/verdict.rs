//! Verdicts on the matches of each rule at a place. A verdict says whether a match is reported, and
//! if not, why.

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::detect::Detector;
use crate::detect::found::{Grade, Match};
use crate::engine::active::Active;
use crate::engine::check::is_exempt;
use crate::rules::catalog::Catalog;
use crate::rules::finding::Severity;
use crate::rules::rule::Rule;
use crate::text::span::Place;

/// A match of a rule's detector, and the verdict on it.
#[derive(Clone)]
pub struct MatchVerdict {
    /// The rule.
    pub rule: Arc<Rule>,
    /// The match.
    pub found: Match,
    /// How sure the detector is for the kind of copy that is checked; `None` if the match is not a
    /// fault in such copy.
    pub grade: Option<Grade>,
    /// The verdict.
    pub status: MatchStatus,
}

/// The verdict on a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchStatus {
    /// The match is reported at this severity, unless a comment or a baseline accepts it.
    Reported(Severity),
    /// The rule is off.
    RuleOff,
    /// The rule does not report the grade of the match.
    GradeOff,
    /// The match is not a fault in the kind of copy that is checked.
    NoFault,
    /// The vocabulary exempts the match.
    Exempt,
}

/// Returns a verdict on each match that the rules of `catalog` have in `scope`, in the order of the
/// catalog. Rules that are off are included. Rules that compare drafts with other texts are left
/// out, and so are rules about suppression comments.
pub fn verdicts(
    catalog: &Catalog,
    active: &Active,
    analysis: &Analysis<'_>,
    scope: Place,
) -> Vec<MatchVerdict> {
    let mut verdicts = Vec::new();
    let mut found = Vec::new();
    for rule in &catalog.rules {
        let Detector::Draft(detector) = &rule.detector else {
            continue;
        };
        detector.detect(analysis, &mut found);
        let concerned = found.drain(..).filter(|hit| touch(hit.place, scope));
        verdicts.extend(concerned.map(|found| MatchVerdict {
            rule: rule.clone(),
            grade: found.grades.of(active.situation),
            status: status(rule, active, analysis, &found),
            found,
        }));
    }
    verdicts
}

/// Says whether `place` and `scope` share a byte. An empty place has no bytes, so it only has to be
/// within the other place or at its edge.
pub fn touch(place: Place, scope: Place) -> bool {
    let is_empty = place.start == place.end || scope.start == scope.end;
    if is_empty {
        place.start <= scope.end && scope.start <= place.end
    } else {
        place.start < scope.end && scope.start < place.end
    }
}

fn status(rule: &Rule, active: &Active, analysis: &Analysis<'_>, found: &Match) -> MatchStatus {
    if is_exempt(analysis, found) {
        return MatchStatus::Exempt;
    }
    if found.grades.of(active.situation).is_none() {
        return MatchStatus::NoFault;
    }
    match active.severities(&rule.id) {
        None => MatchStatus::RuleOff,
        Some(severities) => match active.weigh(severities, found) {
            Some((severity, _)) => MatchStatus::Reported(severity),
            None => MatchStatus::GradeOff,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_touch_if_they_share_a_byte() {
        let place = |start, end| Place::new(start, end);
        for (a, b, expected) in [
            (place(1, 3), place(2, 5), true),
            (place(1, 3), place(3, 5), false),
            (place(3, 3), place(3, 5), true),
            (place(1, 3), place(3, 3), true),
            (place(1, 3), place(4, 4), false),
        ] {
            assert_eq!(touch(a, b), expected, "{a:?} {b:?}");
            assert_eq!(touch(b, a), expected, "{b:?} {a:?}");
        }
    }
}
