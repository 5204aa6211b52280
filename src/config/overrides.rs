//! `[[overrides]]` of a settings file: what is different for some drafts. Knows no draft.

use toml::de::DeValue;

use crate::config::changes::{self, Changes};
use crate::config::language;
use crate::config::origin::Sourced;
use crate::config::patterns::{self, Patterns};
use crate::config::reader::{Reader, Value};
use crate::text::language::Expected;

/// What is different for some drafts.
#[derive(Clone, Debug)]
pub struct Override {
    /// Which drafts.
    pub files: Patterns,
    /// The name of a profile.
    pub profile: Option<Sourced<String>>,
    /// What these drafts are taken to be written in.
    pub language: Option<Sourced<Expected>>,
    /// Levels and parameters.
    pub rules: Changes,
}

/// The keys that one may have.
pub const KEYS: &[&str] = &["files", "profile", "language", "rules"];

/// Reads the tables below the lines `[[overrides]]`.
///
/// # Errors
///
/// When they are no tables, or one of them says something that is not known.
pub fn read(reader: &Reader<'_>, value: &Value<'_>) -> Result<Vec<Override>, String> {
    let shape = "overrides are to be tables, each below a line [[overrides]]";
    let DeValue::Array(list) = value.get_ref() else {
        return Err(reader.fault(value.span(), shape));
    };
    let mut overrides = Vec::new();
    for it in list {
        let DeValue::Table(table) = it.get_ref() else {
            return Err(reader.fault(it.span(), shape));
        };
        reader.keys(table, KEYS)?;
        let (mut files, mut profile, mut language) = (None, None, None);
        let mut rules = Changes::new();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "files" => files = Some(patterns::read(reader, "files", value)?.value),
                "profile" => profile = Some(changes::profile(reader, value)?),
                "language" => language = Some(language::read(reader, value)?),
                _ => rules = changes::read(reader, value)?,
            }
        }
        let Some(files) = files else {
            let problem = "an override is to say for which drafts: files = [\"archive/\"]";
            return Err(reader.fault(it.span(), problem));
        };
        overrides.push(Override {
            files,
            profile,
            language,
            rules,
        });
    }
    Ok(overrides)
}
