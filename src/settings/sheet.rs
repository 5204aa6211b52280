//! One settings file: its text into settings, each section by its own module. Knows no path it
//! speaks of.

#[cfg(test)]
mod tests;

use std::path::Path;

use toml::de::DeTable;

use crate::rules::catalog::Catalog;
use crate::settings::levels::{self, Levels};
use crate::settings::origin::Told;
use crate::settings::overrides::{self, Override};
use crate::settings::patterns::{self, Patterns};
use crate::settings::reader::Reader;

/// What one settings file says.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The settings file that this one is laid over.
    pub extends: Option<Told<String>>,
    /// The name of a profile.
    pub profile: Option<Told<String>>,
    /// Of the drafts in a folder, these alone.
    pub include: Option<Told<Patterns>>,
    /// Of the drafts in a folder, not these.
    pub exclude: Option<Told<Patterns>>,
    /// Levels for every draft.
    pub rules: Levels,
    /// What is different for some.
    pub overrides: Vec<Override>,
}

const KEYS: &[&str] = &[
    "extends",
    "profile",
    "include",
    "exclude",
    "rules",
    "overrides",
];

impl Sheet {
    /// Reads `text`, the file shown as `path`, whose globs speak of paths below `root`.
    ///
    /// # Errors
    ///
    /// Names the file, the line and what is wrong there, with the nearest known name.
    pub fn parse(path: &str, root: &Path, text: &str, catalog: &Catalog) -> Result<Self, String> {
        let reader = Reader {
            path,
            root,
            text,
            catalog,
        };
        let table = DeTable::parse(text).map_err(|it| {
            let problem: Vec<&str> = it.message().lines().map(str::trim).collect();
            reader.fault(it.span().unwrap_or(0..0), &problem.join("; "))
        })?;
        let table = table.get_ref();
        reader.keys(table, KEYS)?;
        let mut sheet = Self::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "extends" => sheet.extends = Some(reader.string("extends", value)?),
                "profile" => sheet.profile = Some(levels::profile(&reader, value)?),
                "include" => sheet.include = Some(patterns::read(&reader, "include", value)?),
                "exclude" => sheet.exclude = Some(patterns::read(&reader, "exclude", value)?),
                "rules" => sheet.rules = levels::read(&reader, value)?,
                _ => sheet.overrides = overrides::read(&reader, value)?,
            }
        }
        Ok(sheet)
    }
}
