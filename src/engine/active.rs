//! The active rules: the rules of a catalog that the profile and the user's choice turn on.

use std::sync::Arc;

use crate::analysis::situation::Situation;
use crate::detect::Detector;
use crate::detect::found::{Grade, Match};
use crate::error::Error;
use crate::rules::catalog::Catalog;
use crate::rules::finding::Severity;
use crate::rules::profile::Profile;
use crate::rules::rule::Rule;
use crate::rules::severity::Severities;
use crate::text::nearest::UnknownName;

/// The rules and groups that a user selects or ignores. This choice takes precedence over the
/// profile.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// If this list is not empty, only these rules and groups are active, even those that the
    /// profile turns off.
    pub select: Vec<String>,
    /// These rules and groups are off.
    pub ignore: Vec<String>,
}

impl Choice {
    /// Checks that each name is the name of a rule or a group in one of `catalogs`.
    ///
    /// # Errors
    ///
    /// Returns an error if a name is unknown. The error gives the first unknown name, and the most
    /// similar known name.
    pub fn check(&self, catalogs: &[&Catalog]) -> Result<(), Error> {
        let mut names = self.select.iter().chain(&self.ignore);
        let unknown = names.find(|name| !catalogs.iter().any(|catalog| catalog.has_name(name)));
        unknown.map_or(Ok(()), |name| {
            let names = catalogs.iter().flat_map(|catalog| catalog.names());
            let unknown = UnknownName::new("rule or group", name, names);
            Err(unknown.or("`copydesk rules` lists all rules"))
        })
    }

    /// Returns the severities of `rule` under `profile` and this choice. Selecting a group does not
    /// turn on its preview rules. A preview rule must be selected by its own name.
    fn severities(&self, rule: &Rule, profile: &Profile) -> Severities {
        let names = |list: &[String]| {
            list.iter()
                .any(|name| *name == rule.id || *name == rule.group)
        };
        let of_profile = profile.severities(rule);
        let is_selected = self.select.is_empty() || names(&self.select);
        if names(&self.ignore) || !is_selected {
            return Severities::OFF;
        }
        let is_named = self.select.contains(&rule.id);
        let is_asked_for = is_named || !self.select.is_empty() && !rule.is_preview();
        if of_profile.is_off() && is_asked_for {
            rule.severities_on_request(profile.situation)
        } else {
            of_profile
        }
    }
}

/// The active rules.
#[derive(Clone, Default)]
pub struct Active {
    /// Whether edited or incoming copy is checked.
    pub situation: Situation,
    /// The rules and their severities, in the order of the catalog. Each rule reports at least one
    /// grade.
    pub rules: Vec<(Arc<Rule>, Severities)>,
    /// Rules with findings that this run does not report, and the severities of these findings.
    /// There are two cases: the user's choice turns off a rule that the profile turns on, or an
    /// active rule does not report some grade. A draft may still need suppressions of these
    /// findings.
    pub silenced: Vec<(Arc<Rule>, Severities)>,
}

impl Active {
    /// Returns the severities of the rule called `rule`, or `None` if the rule is not active.
    pub fn severities(&self, rule: &str) -> Option<Severities> {
        self.rules
            .iter()
            .find(|(known, _)| known.id == rule)
            .map(|&(_, severities)| severities)
    }

    /// Returns the severity and the grade of `found`, which is a match of a rule with the
    /// severities `severities`. Returns `None` if the match is not reported.
    pub fn weigh(&self, severities: Severities, found: &Match) -> Option<(Severity, Grade)> {
        let grade = found.grades.of(self.situation)?;
        Some((severities.of(grade)?, grade))
    }

    /// Says whether an active rule compares the drafts of a run with each other.
    pub fn compares(&self) -> bool {
        let mut detectors = self.rules.iter().map(|(rule, _)| &rule.detector);
        detectors.any(Detector::compares_drafts)
    }

    /// Says whether an active rule compares the quotations of one draft with those of other drafts.
    pub fn compares_quotations(&self) -> bool {
        let mut detectors = self.rules.iter().map(|(rule, _)| &rule.detector);
        detectors.any(|detector| matches!(detector, Detector::Wordings(_)))
    }
}

/// Returns the rules of `catalog` that are active under `profile` and `choice`.
pub fn activate(catalog: &Catalog, profile: &Profile, choice: &Choice) -> Active {
    let mut active = Active {
        situation: profile.situation,
        ..Active::default()
    };
    for rule in &catalog.rules {
        let of_profile = profile.severities(rule);
        let severities = choice.severities(rule, profile);
        if severities.is_off() {
            if !of_profile.is_off() {
                active.silenced.push((rule.clone(), of_profile));
            }
            continue;
        }
        active.rules.push((rule.clone(), severities));
        let unreported = severities.unreported();
        if !unreported.is_off() {
            active.silenced.push((rule.clone(), unreported));
        }
    }
    active
}
