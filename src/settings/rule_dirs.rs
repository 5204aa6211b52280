//! `rule-dirs` of a settings file: the folders of a house's own rules. Does no IO.

use toml::de::DeValue;

use crate::settings::origin::Told;
use crate::settings::reader::{Reader, Value};

/// Reads the list of folders.
///
/// # Errors
///
/// When it is no list of texts.
pub fn read(reader: &Reader<'_>, value: &Value<'_>) -> Result<Vec<Told<String>>, String> {
    let DeValue::Array(list) = value.get_ref() else {
        let problem = "rule-dirs is to be a list of folders: rule-dirs = [\"house-rules/\"]";
        return Err(reader.fault(value.span(), problem));
    };
    let folders = list.iter();
    folders
        .map(|it| reader.string("a folder of rule-dirs", it))
        .collect()
}
