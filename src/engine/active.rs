//! The rules in force: a catalog seen through a profile and a user's choice. Knows no draft.

use std::sync::Arc;

use crate::rules::catalog::Catalog;
use crate::rules::finding::Severity;
use crate::rules::profile::Profile;
use crate::rules::rule::Rule;
use crate::text::nearest::hint;

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
    pub fn check(&self, catalogs: &[&Catalog]) -> Result<(), String> {
        let mut names = self.select.iter().chain(&self.ignore);
        let unknown = names.find(|name| !catalogs.iter().any(|it| it.knows(name)));
        unknown.map_or(Ok(()), |name| {
            let names = catalogs.iter().flat_map(|it| it.names());
            let hint = hint(name, names, "; `copydesk rules` lists them");
            Err(format!("no rule or group is called “{name}”{hint}"))
        })
    }
}

/// The rules in force.
#[derive(Clone, Default)]
pub struct Active {
    /// Each with its level, in the catalog's order.
    pub rules: Vec<(Arc<Rule>, Severity)>,
    /// Those that would be, but for a user's choice in this run.
    pub silenced: Vec<(Arc<Rule>, Severity)>,
}

impl Active {
    /// The level of the rule called `rule`; none if it is not in force.
    #[must_use]
    pub fn severity(&self, rule: &str) -> Option<Severity> {
        self.rules.iter().find(|it| it.0.id == rule).map(|it| it.1)
    }

    /// Whether a rule in force compares the drafts of a run.
    #[must_use]
    pub fn compares(&self) -> bool {
        let mut detectors = self.rules.iter().map(|it| &it.0.detector);
        detectors.any(|it| it.passages().is_some())
    }
}

/// The rules of `catalog` that count under `profile` and `choice`.
#[must_use]
pub fn activate(catalog: &Catalog, profile: &Profile, choice: &Choice) -> Active {
    let names =
        |list: &[String], rule: &Rule| list.iter().any(|it| *it == rule.id || *it == rule.group);
    let level = |rule: &Rule| {
        if names(&choice.ignore, rule) {
            return None;
        }
        let level = profile.severity(rule);
        if choice.select.is_empty() {
            return level;
        }
        names(&choice.select, rule).then_some(level.unwrap_or(rule.severity))
    };
    let mut active = Active::default();
    for rule in &catalog.rules {
        match (level(rule), profile.severity(rule)) {
            (Some(level), _) => active.rules.push((rule.clone(), level)),
            (None, Some(level)) => active.silenced.push((rule.clone(), level)),
            (None, None) => {}
        }
    }
    active
}
