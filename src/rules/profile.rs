//! Profiles: named choices of rules and severities.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::analysis::situation::Situation;
use crate::detect::found::Grade;
use crate::embedded;
use crate::error::Error;
use crate::rules::catalog::Catalog;
use crate::rules::file::mistake::parse;
use crate::rules::finding::Severity;
use crate::rules::rule::Rule;
use crate::rules::severity::{Level, Severities};
use crate::text::nearest::UnknownName;

/// A named choice of rules and severities.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The name of the profile, which is the name of its file.
    pub name: String,
    /// What the profile is for, in one line.
    pub title: String,
    /// Whether the profile is for edited or for incoming copy.
    pub situation: Situation,
    /// Whether preview rules are reported.
    pub preview: bool,
    /// Whether every grade of every rule is reported. A grade without a severity then has the
    /// severity info.
    every_grade: bool,
    /// The changes of severities, by the name of a rule or a group. A rule without a change keeps
    /// its own severities.
    changes: BTreeMap<String, LevelChange>,
}

/// A change that a profile or a configuration makes to the severities of a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "WrittenChange")]
pub struct LevelChange {
    /// The level that replaces the severities of all reported grades. `None` keeps these
    /// severities.
    pub level: Option<Level>,
    /// The lowest grade that is reported. `None` keeps the grades that are reported.
    pub grade: Option<Grade>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenChange {
    Level(Level),
    Table {
        level: Option<Level>,
        grade: Option<Grade>,
    },
}

impl From<WrittenChange> for LevelChange {
    fn from(written: WrittenChange) -> Self {
        match written {
            WrittenChange::Level(level) => Self {
                level: Some(level),
                grade: None,
            },
            WrittenChange::Table { level, grade } => Self { level, grade },
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Written {
    title: String,
    #[serde(default)]
    copy: Situation,
    #[serde(default)]
    every_grade: bool,
    #[serde(default)]
    rules: BTreeMap<String, LevelChange>,
}

impl Profile {
    /// Returns the built-in profile called `name`.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no profile called `name`, or if the file of the profile has a
    /// mistake.
    pub fn embedded(name: &str, catalog: &Catalog) -> Result<Self, Error> {
        let path = format!("profiles/{name}.toml");
        let files = embedded::folder("profiles");
        let Some(file) = files.iter().find(|file| file.path == path) else {
            let names = names();
            let names = names.iter().map(String::as_str);
            return Err(UnknownName::listed("profile", name, names).into());
        };
        Self::parse(name, file.text, catalog)
    }

    /// Reads the profile file `text`.
    ///
    /// # Errors
    ///
    /// Returns an error if the file has a mistake, such as a rule or group that does not exist.
    pub fn parse(name: &str, text: &str, catalog: &Catalog) -> Result<Self, Error> {
        let path = format!("rules/profiles/{name}.toml");
        let written: Written = parse(&path, text)?;
        if let Some(unknown) = written.rules.keys().find(|key| !catalog.has_name(key)) {
            let unknown = UnknownName::new("rule or group", unknown, catalog.names());
            return Err(Error::from(unknown).in_file(path));
        }
        Ok(Self {
            name: name.to_owned(),
            title: written.title,
            situation: written.copy,
            preview: written.every_grade,
            every_grade: written.every_grade,
            changes: written.rules,
        })
    }

    /// Sets the change of the rule called `rule`. An earlier change of the rule is replaced.
    pub fn set(&mut self, rule: &str, change: LevelChange) {
        self.changes.insert(rule.to_owned(), change);
    }

    /// Says whether the profile has a change for `rule`, under the name of the rule or of its
    /// group.
    pub fn names(&self, rule: &Rule) -> bool {
        self.changes.contains_key(&rule.id) || self.changes.contains_key(&rule.group)
    }

    /// Returns the severities of `rule`. If the profile changes the rule itself, that change
    /// decides. Otherwise a change of its group decides. Without any change, the rule's own
    /// severities are returned.
    pub fn severities(&self, rule: &Rule) -> Severities {
        let named = self.changes.get(&rule.id);
        let change = named.or_else(|| self.changes.get(&rule.group));
        let asks = named.is_some() || self.preview && rule.is_preview();
        let mut severities = rule.severities(self.situation);
        if severities.is_off() && (asks || change.is_some() && !rule.is_preview()) {
            severities = rule.severities_on_request(self.situation);
        }
        if self.every_grade {
            let own = severities.or(rule.severities_on_request(self.situation));
            severities = own.or(Severities::uniform(Severity::Info));
        }
        let Some(change) = change else {
            return severities;
        };
        if let Some(grade) = change.grade {
            severities = severities.with_least(grade);
        }
        match change.level {
            None => severities,
            Some(Level::Off) => Severities::OFF,
            Some(Level::At(severity)) => severities.at(severity),
        }
    }
}

/// Returns the names of the built-in profiles, sorted.
pub fn names() -> Vec<String> {
    let files = embedded::folder("profiles");
    let stem = |path: &str| {
        Some(
            path.strip_prefix("profiles/")?
                .strip_suffix(".toml")?
                .to_owned(),
        )
    };
    files.iter().filter_map(|file| stem(file.path)).collect()
}
