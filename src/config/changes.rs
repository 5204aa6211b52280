//! What a settings file changes of rules: `profile`, and the levels and parameters in `rules`. Knows
//! no draft.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::config::origin::Sourced;
use crate::config::reader::{Reader, Value};
use crate::detect::asked::hint_at;
use crate::detect::found::Grade;
use crate::rules::profile::{Level, Profile};
use crate::rules::rule::Rule;
use crate::text::nearest::hint;

/// What is wanted of a rule or a group.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Its level.
    pub level: Option<Sourced<Level>>,
    /// The least grade that is reported.
    pub grade: Option<Sourced<Grade>>,
    /// Parameters, by name, that are laid over those of the rule's detector.
    pub parameters: Parameters,
}

/// Parameters by name.
pub type Parameters = BTreeMap<String, Sourced<toml::Value>>;

/// What is wanted, by the names of rules and groups.
pub type Changes = BTreeMap<String, Change>;

/// The key of a rule's table that holds the level.
pub const LEVEL: &str = "level";

/// The key of a rule's table that holds the least grade that is reported.
pub const GRADE: &str = "grade";

/// The levels, as they are written.
pub const LEVELS: [(&str, Level); 4] = [
    ("off", Level::Off),
    ("info", Level::Info),
    ("warning", Level::Warning),
    ("error", Level::Error),
];

/// The grades, as they are written.
pub const GRADES: [(&str, Grade); 3] = [
    ("certain", Grade::Certain),
    ("likely", Grade::Likely),
    ("possible", Grade::Possible),
];

/// Reads the name of a profile.
///
/// # Errors
///
/// Names the nearest if there is none of that name.
pub fn profile(reader: &Reader<'_>, value: &Value<'_>) -> Result<Sourced<String>, String> {
    let name = reader.string("profile", value)?;
    match Profile::embedded(&name.value, reader.catalog) {
        Ok(_) => Ok(name),
        Err(it) => Err(reader.fault(value.span(), &it)),
    }
}

/// Reads the table `rules`.
///
/// # Errors
///
/// Names a rule, group, level or parameter that does not exist, and the nearest that does, or says
/// what a parameter is to be.
pub fn read(reader: &Reader<'_>, value: &Value<'_>) -> Result<Changes, String> {
    let DeValue::Table(table) = value.get_ref() else {
        let problem = "rules is to be a table: rules and groups with their levels";
        return Err(reader.fault(value.span(), problem));
    };
    let mut changes = Changes::new();
    for (key, value) in table {
        let name = key.get_ref();
        if !reader.catalog.knows(name) {
            let names = reader.catalog.names();
            let hint = hint(name, names, "; `copydesk rules` lists them");
            let problem = format!("no rule or group is called “{name}”{hint}");
            return Err(reader.fault(key.span(), &problem));
        }
        let change = match value.get_ref() {
            DeValue::Table(it) => change(reader, name, it)?,
            DeValue::String(_) => Change {
                level: Some(level(reader, name, value)?),
                ..Change::default()
            },
            _ => {
                let problem = format!(
                    "{name} is to be a level, {name} = \"off\", or a table of its level and parameters"
                );
                return Err(reader.fault(value.span(), &problem));
            }
        };
        changes.insert(name.to_string(), change);
    }
    Ok(changes)
}

fn level(reader: &Reader<'_>, rule: &str, value: &Value<'_>) -> Result<Sourced<Level>, String> {
    choice(reader, LEVEL, rule, value, &LEVELS)
}

/// Reads the `key` of the rule or group called `rule`, which is one of the names of `known`.
fn choice<T: Copy>(
    reader: &Reader<'_>,
    key: &str,
    rule: &str,
    value: &Value<'_>,
    known: &[(&str, T)],
) -> Result<Sourced<T>, String> {
    let written = reader.string(&format!("the {key} of {rule}"), value)?.value;
    if let Some((_, chosen)) = known.iter().find(|it| it.0 == written) {
        return Ok(reader.told(*chosen, value.span()));
    }
    let names: Vec<&str> = known.iter().map(|it| it.0).collect();
    let hint = hint(&written, names.iter().copied(), "");
    let known = names.join(", ");
    let problem = format!("no {key} is called “{written}”{hint} (there are {known})");
    Err(reader.fault(value.span(), &problem))
}

/// Reads the `table` of the rule or group called `name`.
fn change(reader: &Reader<'_>, name: &str, table: &DeTable<'_>) -> Result<Change, String> {
    let rules = reader.catalog.rules.iter();
    let rules: Vec<&Rule> = rules
        .map(|it| &**it)
        .filter(|it| it.id == name || it.group == name)
        .collect();
    let mut change = Change::default();
    for (key, value) in table {
        if key.get_ref() == LEVEL {
            change.level = Some(level(reader, name, value)?);
            continue;
        }
        if key.get_ref() == GRADE {
            change.grade = Some(choice(reader, GRADE, name, value, &GRADES)?);
            continue;
        }
        let knows = |it: &&&Rule| it.parameter(key.get_ref()).is_some();
        let knowing: Vec<&Rule> = rules.iter().filter(knows).copied().collect();
        if knowing.is_empty() {
            let problem = unknown(name, key.get_ref(), &rules);
            return Err(reader.fault(key.span(), &problem));
        }
        let written = toml::Value::deserialize(ValueDeserializer::from(value.clone()));
        let written = written.map_err(|it| reader.fault(value.span(), it.message()))?;
        let told = reader.told(written, value.span());
        for rule in knowing {
            try_out(reader, rule, key.get_ref(), &told.value)
                .map_err(|it| reader.fault(value.span(), &it))?;
        }
        change.parameters.insert(key.get_ref().to_string(), told);
    }
    Ok(change)
}

/// What is said of the parameter `key`, which none of `rules` knows, that are called `name`.
fn unknown(name: &str, key: &str, rules: &[&Rule]) -> String {
    let parameters = rules.iter().flat_map(|it| it.asked.known());
    let mut known: Vec<&str> = parameters.map(|it| it.name.as_str()).collect();
    known.extend([LEVEL, GRADE]);
    known.sort_unstable();
    known.dedup();
    let hint = hint_at(key, known.into_iter());
    if rules.iter().any(|it| it.id == name) {
        format!("{name} has no parameter “{key}”{hint}")
    } else {
        format!("no rule of {name} has a parameter “{key}”{hint}")
    }
}

/// Whether `rule` can be had with `value` as its parameter `key`.
fn try_out(reader: &Reader<'_>, rule: &Rule, key: &str, value: &toml::Value) -> Result<(), String> {
    if let Some(Err(it)) = rule.parameter(key).map(|it| it.check(value)) {
        return Err(format!("{key} of {} {it}", rule.id));
    }
    let alone = toml::Table::from_iter([(key.to_owned(), value.clone())]);
    let built = rule.with(&alone, &reader.catalog.lexicons);
    built
        .map(drop)
        .map_err(|it| format!("{key} of {}: {}", rule.id, it.problem))
}
