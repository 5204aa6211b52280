//! The rules in force: a catalog seen through a profile and a user's choice.

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

/// What a user chose beside the profile: names of rules and groups.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// If not empty, only these count, also where the profile has them off.
    pub select: Vec<String>,
    /// These do not count.
    pub ignore: Vec<String>,
}

impl Choice {
    /// Whether each name is a rule or a group of one of `catalogs`.
    ///
    /// # Errors
    ///
    /// Names one that is not, and the nearest that is.
    pub fn check(&self, catalogs: &[&Catalog]) -> Result<(), Error> {
        let mut names = self.select.iter().chain(&self.ignore);
        let unknown = names.find(|name| !catalogs.iter().any(|catalog| catalog.knows(name)));
        unknown.map_or(Ok(()), |name| {
            let names = catalogs.iter().flat_map(|catalog| catalog.names());
            let unknown = UnknownName::new("rule or group", name, names);
            Err(unknown.or("`copydesk rules` lists all rules"))
        })
    }

    /// The severities of `rule` under `profile` and this choice. A selected group does not ask for
    /// its preview rules; a selected rule is always reported.
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

/// The rules in force.
#[derive(Clone, Default)]
pub struct Active {
    /// Which copy is checked.
    pub situation: Situation,
    /// Each with its severities, in the catalog's order. At least one grade of each is reported.
    pub rules: Vec<(Arc<Rule>, Severities)>,
    /// What the profile reports and a user's choice for this run silences, and the grades that
    /// the profile does not report of rules in force. A suppression may be needed for either.
    pub silenced: Vec<(Arc<Rule>, Severities)>,
}

impl Active {
    /// The severities of the rule called `rule`; none if it is not in force.
    pub fn severities(&self, rule: &str) -> Option<Severities> {
        self.rules
            .iter()
            .find(|(known, _)| known.id == rule)
            .map(|&(_, severities)| severities)
    }

    /// The severity and the grade of `found` by a rule with these `severities`; `None` if it is
    /// not reported.
    pub fn weigh(&self, severities: Severities, found: &Match) -> Option<(Severity, Grade)> {
        let grade = found.grades.of(self.situation)?;
        Some((severities.of(grade)?, grade))
    }

    /// Whether a rule in force compares the drafts of a run.
    pub fn compares(&self) -> bool {
        let mut detectors = self.rules.iter().map(|(rule, _)| &rule.detector);
        detectors.any(|detector| matches!(detector, Detector::Run(_)))
    }
}

/// The rules of `catalog` that count under `profile` and `choice`.
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
