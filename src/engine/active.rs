//! The rules in force: a catalog seen through a profile and a user's choice. Knows no draft.

use crate::rules::catalog::Catalog;
use crate::rules::finding::Severity;
use crate::rules::profile::Profile;
use crate::rules::rule::Rule;

/// What a user chose beside the profile: names of rules and groups.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// If not empty, only these count, also where the profile has them off.
    pub select: Vec<String>,
    /// These do not count.
    pub ignore: Vec<String>,
}

/// The rules in force.
#[derive(Default)]
pub struct Active<'c> {
    /// Each with its level, in the catalog's order.
    pub rules: Vec<(&'c Rule, Severity)>,
    /// Those that would be, but for a user's choice in this run.
    pub silenced: Vec<(&'c Rule, Severity)>,
}

impl Active<'_> {
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
///
/// # Errors
///
/// Names a rule or group of the choice that does not exist, and the nearest that does.
pub fn activate<'c>(
    catalog: &'c Catalog,
    profile: &Profile,
    choice: &Choice,
) -> Result<Active<'c>, String> {
    for name in choice.select.iter().chain(&choice.ignore) {
        if !catalog.knows(name) {
            let hint = catalog.nearest(name);
            let hint = hint
                .map(|it| format!("; is “{it}” meant?"))
                .unwrap_or_default();
            return Err(format!("no rule or group is called “{name}”{hint}"));
        }
    }
    let names =
        |list: &[String], rule: &Rule| list.iter().any(|it| *it == rule.id || *it == rule.group);
    let level = |rule: &'c Rule| {
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
            (Some(level), _) => active.rules.push((rule, level)),
            (None, Some(level)) => active.silenced.push((rule, level)),
            (None, None) => {}
        }
    }
    Ok(active)
}
