//! The table `rules` of a configuration file: levels and parameters by rule or group.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use crate::config::file::ConfigFile;
use crate::config::value::{Setting, StringOr};
use crate::detect::found::Grade;
use crate::error::Error;
use crate::rules::catalog::Catalog;
use crate::rules::rule::Rule;
use crate::rules::severity::Level;
use crate::text::nearest::UnknownName;

/// Settings by the names of rules and groups: a level, or a table with a level and parameters.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct RuleTable(BTreeMap<Spanned<String>, Spanned<RuleEntry>>);

/// The settings of one rule or group.
type RuleEntry = StringOr<Level, RuleSettings>;

/// The table of settings of a rule or group.
#[derive(Clone, Debug, Default)]
pub struct RuleSettings {
    /// The level.
    level: Setting<Level>,
    /// The minimum grade that is reported.
    grade: Setting<Grade>,
    /// The parameters that replace the rule's own parameters.
    parameters: BTreeMap<Spanned<String>, Spanned<toml::Value>>,
}

/// The key of the level in a rule's table.
pub const LEVEL: &str = "level";

/// The key of the minimum grade in a rule's table.
pub const GRADE: &str = "grade";

impl<'de> Deserialize<'de> for RuleSettings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RuleSettingsVisitor)
    }
}

struct RuleSettingsVisitor;

impl<'de> Visitor<'de> for RuleSettingsVisitor {
    type Value = RuleSettings;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table with a level and parameters")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RuleSettings, A::Error> {
        let mut settings = RuleSettings::default();
        while let Some(key) = map.next_key::<Spanned<String>>()? {
            match key.get_ref().as_str() {
                LEVEL => settings.level = map.next_value()?,
                GRADE => settings.grade = map.next_value()?,
                _ => drop(settings.parameters.insert(key, map.next_value()?)),
            }
        }
        Ok(settings)
    }
}

impl JsonSchema for RuleTable {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("rules")
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        // The names of the rules depend on a catalog. The module `schema` inserts them.
        let level = generator.subschema_for::<Level>();
        let grade = generator.subschema_for::<Grade>();
        let table = json_schema!({ "properties": { LEVEL: level, GRADE: grade } });
        json_schema!({ "type": "object", "additionalProperties": { "anyOf": [level, table] } })
    }
}

impl RuleTable {
    /// Returns the level and the minimum grade for the rule or group `name`, with their positions
    /// in the file.
    pub fn levels(&self, name: &str) -> (Option<Spanned<Level>>, Option<Spanned<Grade>>) {
        let Some(entry) = self.0.get(name) else {
            return (None, None);
        };
        match entry.get_ref() {
            StringOr::String(level) => (Some(Spanned::new(entry.span(), *level)), None),
            StringOr::Table(rule_settings) => (
                rule_settings.level.get().cloned(),
                rule_settings.grade.get().cloned(),
            ),
        }
    }

    /// Returns the parameters for the rule or group `name`.
    pub fn parameters(
        &self,
        name: &str,
    ) -> impl Iterator<Item = (&Spanned<String>, &Spanned<toml::Value>)> {
        let table = match self.0.get(name).map(Spanned::get_ref) {
            Some(StringOr::Table(table)) => Some(table),
            _ => None,
        };
        table
            .into_iter()
            .flat_map(|rule_settings| &rule_settings.parameters)
    }

    /// Checks this table of `file` against the rules of `catalog`.
    ///
    /// # Errors
    ///
    /// Returns an error if a rule, group or parameter does not exist; the error gives the most
    /// similar name. Also returns an error if the value of a parameter is invalid.
    pub fn check(&self, file: &ConfigFile, catalog: &Catalog) -> Result<(), Error> {
        for name in self.0.keys() {
            if !catalog.has_name(name.get_ref()) {
                let unknown = UnknownName::new("rule or group", name.get_ref(), catalog.names());
                return Err(file.error(name, unknown.or("`copydesk rules` lists all rules")));
            }
            let rules = catalog.rules.iter().map(|rule| &**rule);
            let rules: Vec<&Rule> = rules
                .filter(|rule| rule.id == *name.get_ref() || rule.group == *name.get_ref())
                .collect();
            for (key, value) in self.parameters(name.get_ref()) {
                let knows = |rule: &&&Rule| rule.parameter(key.get_ref()).is_some();
                let mut knowing = rules.iter().filter(knows).peekable();
                if knowing.peek().is_none() {
                    return Err(file.error(key, unknown(name.get_ref(), key.get_ref(), &rules)));
                }
                for rule in knowing {
                    try_out(rule, key.get_ref(), value.get_ref(), catalog)
                        .map_err(|error| file.error(value, error))?;
                }
            }
        }
        Ok(())
    }
}

/// Returns the error for the parameter `key`, which none of `rules` has. `name` is the name of the
/// table: the name of the rule, or of the group that contains `rules`.
fn unknown(name: &str, key: &str, rules: &[&Rule]) -> Error {
    let parameters = rules.iter().flat_map(|rule| rule.asked.known());
    let mut known: Vec<&str> = parameters
        .map(|parameter| parameter.name.as_str())
        .collect();
    known.extend([LEVEL, GRADE]);
    known.sort_unstable();
    known.dedup();
    Error::from(UnknownName::listed("setting", key, known)).within(&format!("in `{name}`"))
}

/// Checks that `rule` accepts `value` for its parameter `key`.
fn try_out(rule: &Rule, key: &str, value: &toml::Value, catalog: &Catalog) -> Result<(), Error> {
    let alone = toml::Table::from_iter([(key.to_owned(), value.clone())]);
    let checked = rule
        .parameter(key)
        .map_or(Ok(()), |parameter| parameter.check(value));
    let built = checked.and_then(|()| {
        let built = rule.with(&alone, &catalog.lexicons);
        built.map(drop).map_err(|wrong| wrong.error)
    });
    built.map_err(|error| error.within(&format!("in `{key}` of `{}`", rule.id)))
}
