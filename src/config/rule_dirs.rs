//! `rule-dirs` of a settings file: the folders of a house's own rules. Does no IO.

use crate::config::origin::Sourced;
use crate::config::reader::{Reader, Value};

/// Reads the list of folders.
///
/// # Errors
///
/// When it is no list of texts.
pub fn read(reader: &Reader<'_>, value: &Value<'_>) -> Result<Vec<Sourced<String>>, String> {
    let folders = reader.list("rule-dirs", "[\"house-rules/\"]", value)?;
    folders
        .iter()
        .map(|it| reader.string("a folder of rule-dirs", it))
        .collect()
}
