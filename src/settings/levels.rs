//! Which rules count, and how much: `profile` and `rules` of a settings file. Knows no draft.

use std::collections::BTreeMap;

use toml::de::DeValue;

use crate::rules::profile::{Level, Profile};
use crate::settings::origin::Told;
use crate::settings::reader::{Reader, Value};
use crate::text::nearest::hint;

/// Levels by the names of rules and groups.
pub type Levels = BTreeMap<String, Told<Level>>;

const LEVELS: [(&str, Level); 4] = [
    ("off", Level::Off),
    ("info", Level::Info),
    ("warning", Level::Warning),
    ("error", Level::Error),
];

/// Reads the name of a profile.
///
/// # Errors
///
/// Names the nearest if there is none of that name.
pub fn profile(reader: &Reader<'_>, value: &Value<'_>) -> Result<Told<String>, String> {
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
/// Names a rule, group or level that does not exist, and the nearest that does.
pub fn read(reader: &Reader<'_>, value: &Value<'_>) -> Result<Levels, String> {
    let DeValue::Table(table) = value.get_ref() else {
        let problem = "rules is to be a table: rules and groups with their levels";
        return Err(reader.fault(value.span(), problem));
    };
    let mut levels = Levels::new();
    for (key, value) in table {
        let name = key.get_ref();
        if !reader.catalog.knows(name) {
            let names = reader.catalog.names();
            let hint = hint(name, names, "; `copydesk rules` lists them");
            let problem = format!("no rule or group is called “{name}”{hint}");
            return Err(reader.fault(key.span(), &problem));
        }
        levels.insert(name.to_string(), level(reader, name, value)?);
    }
    Ok(levels)
}

fn level(reader: &Reader<'_>, rule: &str, value: &Value<'_>) -> Result<Told<Level>, String> {
    let written = reader.string(&format!("the level of {rule}"), value)?.value;
    if let Some((_, level)) = LEVELS.iter().find(|it| it.0 == written) {
        return Ok(reader.told(*level, value.span()));
    }
    let names = LEVELS.map(|it| it.0);
    let hint = hint(&written, names, "");
    let known = names.join(", ");
    let problem = format!("no level is called “{written}”{hint} (there are {known})");
    Err(reader.fault(value.span(), &problem))
}
