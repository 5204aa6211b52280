//! Profiles: which rules count, and how much. Knows no settings file.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::embedded;
use crate::rules::catalog::Catalog;
use crate::rules::finding::Severity;
use crate::rules::rule::{Fault, Rule};
use crate::text::nearest::hint;

/// A named choice of rules.
#[derive(Clone, Debug)]
pub struct Profile {
    /// Its name: the name of its file.
    pub name: String,
    /// What it is for, in a line.
    pub title: String,
    /// Levels by the name of a rule or a group; what it does not name keeps its own severity.
    levels: BTreeMap<String, Level>,
}

/// Whether a rule counts, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It does not count.
    Off,
    /// Worth a look.
    Info,
    /// Probably a fault.
    Warning,
    /// A fault.
    Error,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: String,
    #[serde(default)]
    rules: BTreeMap<String, Level>,
}

impl Level {
    /// The severity of what counts.
    #[must_use]
    pub fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

impl Profile {
    /// The built-in profile called `name`.
    ///
    /// # Errors
    ///
    /// Names the nearest profile when there is none of that name, or the fault in its file.
    pub fn embedded(name: &str, catalog: &Catalog) -> Result<Self, String> {
        let path = format!("profiles/{name}.toml");
        let file = embedded::folder("profiles")
            .into_iter()
            .find(|it| it.path == path);
        let Some(file) = file else {
            let known = names();
            let hint = hint(name, known.iter().map(String::as_str), "");
            return Err(format!(
                "no profile is called “{name}”{hint} (there are {})",
                known.join(", ")
            ));
        };
        Self::parse(name, file.text, catalog).map_err(|it| it.to_string())
    }

    /// Reads the profile file `text`.
    ///
    /// # Errors
    ///
    /// Says what is wrong in the file: a rule or group that does not exist, say.
    pub fn parse(name: &str, text: &str, catalog: &Catalog) -> Result<Self, Fault> {
        let fault = |problem| Fault {
            path: format!("rules/profiles/{name}.toml"),
            line: None,
            problem,
        };
        let written: Written = toml::from_str(text).map_err(|it| fault(it.message().to_owned()))?;
        if let Some(unknown) = written.rules.keys().find(|it| !catalog.knows(it)) {
            return Err(fault(format!("no rule or group is called “{unknown}”")));
        }
        Ok(Self {
            name: name.to_owned(),
            title: written.title,
            levels: written.rules,
        })
    }

    /// Lays `level` over what it says of the rule called `rule`.
    pub fn lay(&mut self, rule: &str, level: Level) {
        self.levels.insert(rule.to_owned(), level);
    }

    /// Whether it has a word on `rule`, by name or by group.
    #[must_use]
    pub fn names(&self, rule: &Rule) -> bool {
        self.levels.contains_key(&rule.id) || self.levels.contains_key(&rule.group)
    }

    /// How much `rule` counts: by its own name, else by its group's, else by its own severity.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        let level = self
            .levels
            .get(&rule.id)
            .or_else(|| self.levels.get(&rule.group));
        level.map_or(Some(rule.severity), |it| it.severity())
    }
}

/// The names of the built-in profiles, sorted.
#[must_use]
pub fn names() -> Vec<String> {
    let files = embedded::folder("profiles");
    let stem = |path: &str| {
        Some(
            path.strip_prefix("profiles/")?
                .strip_suffix(".toml")?
                .to_owned(),
        )
    };
    files.iter().filter_map(|it| stem(it.path)).collect()
}
