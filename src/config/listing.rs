//! Lists the settings that apply to a draft, for `copydesk config`. The values are listed as they
//! are written in the files.

use serde::Deserialize;
use toml::Value;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::config::file::ConfigFile;
use crate::config::origin::Origin;
use crate::config::resolve::ConfigLayers;
use crate::detect::found::excerpt;

/// A setting in a configuration file.
pub struct ListedSetting {
    /// The name of the setting. If the setting is in a table, the name of the table comes first:
    /// `vocabulary.ignore`.
    pub name: String,
    /// The value as TOML. A long list is reduced to its first items.
    pub value: String,
    /// The file and the line that contain the setting.
    pub origin: Origin,
}

/// The maximum number of items of a list that are printed. A vocabulary may have thousands of
/// items.
const MAX_ITEMS: usize = 3;

/// The settings that this list leaves out. Their values do not depend on the files alone, so
/// `copydesk config` prints them in other parts of its output.
const RESOLVED: [&str; 4] = ["files", "overrides", "profile", "rules"];

/// The settings whose values in all files are combined. For any other setting, only the value in
/// the last file applies.
const ADDED_UP: [&str; 4] = ["exclude", "extends", "rule-dirs", "vocabulary"];

impl ConfigLayers {
    /// Returns the settings that apply to a draft, without the profile and the rules. `overrides`
    /// has the indices of the overrides that apply to the draft. The settings are sorted by name;
    /// settings of the same name are sorted by file, the last file first.
    pub fn listed(&self, overrides: &[usize]) -> Vec<ListedSetting> {
        let parsed = self
            .files
            .iter()
            .map(|file| (file, DeTable::parse(&file.text)));
        let tables: Vec<(&ConfigFile, DeTable<'_>)> = parsed
            .filter_map(|(file, table)| Some((file, table.ok()?.into_inner())))
            .collect();
        let layers = tables.iter().map(|(file, table)| (*file, table));
        let of_overrides = layers.clone().flat_map(|(file, table)| {
            let list = table
                .get("overrides")
                .and_then(|de_value| de_value.get_ref().as_array());
            let tables = list.into_iter().flatten();
            tables.filter_map(move |de_value| Some((file, de_value.get_ref().as_table()?)))
        });
        let holding = of_overrides
            .enumerate()
            .filter(|(number, _)| overrides.contains(number));
        let layers: Vec<_> = layers
            .chain(holding.map(|(_, overriding)| overriding))
            .collect();
        let mut listed: Vec<ListedSetting> = Vec::new();
        for (file, table) in layers.into_iter().rev() {
            for (name, (start, value)) in settings(table) {
                let is_known = |listed_setting: &ListedSetting| listed_setting.name == name;
                let adds_up = ADDED_UP.iter().any(|prefix| name.starts_with(prefix));
                if adds_up || !listed.iter().any(is_known) {
                    let origin = file.origin(start);
                    let value = shown(&value);
                    listed.push(ListedSetting {
                        name,
                        value,
                        origin,
                    });
                }
            }
        }
        listed.sort_by(|a, b| a.name.cmp(&b.name));
        listed
    }
}

/// Returns the settings in a table and its subtables, each with its value and the byte at which the
/// value starts.
fn settings(table: &DeTable<'_>) -> Vec<(String, (usize, Value))> {
    let mut settings = Vec::new();
    for (name, value) in table
        .iter()
        .filter(|(key, _)| !RESOLVED.contains(&&**key.get_ref()))
    {
        if let DeValue::Table(table) = value.get_ref() {
            let inner = self::settings(table).into_iter();
            settings.extend(inner.map(|(inner, value)| (format!("{name}.{inner}"), value)));
        } else if let Ok(entry) = Value::deserialize(ValueDeserializer::from(value.clone())) {
            settings.push((name.to_string(), (value.span().start, entry)));
        }
    }
    settings
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => format!("\"{}\"", excerpt(text)),
        Value::Array(list) => {
            let mut items: Vec<String> = list.iter().take(MAX_ITEMS).map(shown).collect();
            if MAX_ITEMS < list.len() {
                items.push(format!("and {} more", list.len() - MAX_ITEMS));
            }
            format!("[{}]", items.join(", "))
        }
        Value::Table(table) => {
            let entries = table
                .iter()
                .map(|(name, value)| format!("{name} = {}", shown(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        value => value.to_string(),
    }
}
