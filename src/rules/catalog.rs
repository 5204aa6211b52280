//! All rules. Knows no profile.

use std::sync::Arc;

use crate::embedded;
use crate::rules::rule::{Fault, Rule};

/// The folders of `rules/` that hold no rules.
const NO_GROUPS: &[&str] = &["lexicons", "models", "profiles"];

/// Rules in the order of their groups and names. Cheap to clone: the rules are shared.
#[derive(Clone)]
pub struct Catalog {
    /// The rules.
    pub rules: Vec<Arc<Rule>>,
}

impl Catalog {
    /// The rules that are built in.
    ///
    /// # Errors
    ///
    /// Names the rule file that is wrong. The tests load them all, so a released binary has none.
    pub fn embedded() -> Result<Self, Fault> {
        let mut rules = Vec::new();
        for group in embedded::folders() {
            if NO_GROUPS.contains(&group) {
                continue;
            }
            for file in embedded::folder(group) {
                let path = format!("rules/{}", file.path);
                rules.push(Arc::new(Rule::parse(&path, file.text)?));
            }
        }
        Ok(Self { rules })
    }

    /// The rule called `id`.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Arc<Rule>> {
        self.rules.iter().find(|it| it.id == id)
    }

    /// The names of the groups, in order.
    #[must_use]
    pub fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = self.rules.iter().map(|it| it.group.as_str()).collect();
        groups.dedup();
        groups
    }

    /// Whether `name` is a rule or a group.
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        self.rules
            .iter()
            .any(|it| it.id == name || it.group == name)
    }

    /// The names of rules and groups.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let ids = self.rules.iter().map(|it| it.id.as_str());
        ids.chain(self.groups())
    }
}
