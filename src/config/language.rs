//! The setting `language`: whether drafts are taken for English. Knows no draft.

use crate::config::origin::Sourced;
use crate::config::reader::{Reader, Value};
use crate::text::language::Expected;
use crate::text::nearest::hint;

/// What the setting may say.
pub const NAMES: [(&str, Expected); 2] = [("auto", Expected::Auto), ("en", Expected::English)];

/// Reads the setting.
///
/// # Errors
///
/// When it says something else.
pub fn read(reader: &Reader<'_>, value: &Value<'_>) -> Result<Sourced<Expected>, String> {
    let written = reader.plain("language", value)?;
    if let Some((_, expected)) = NAMES.iter().find(|it| it.0 == written) {
        return Ok(reader.told(*expected, value.span()));
    }
    let names = NAMES.map(|it| it.0);
    let hint = hint(
        written,
        names,
        " (there are auto and en: nothing but English is checked)",
    );
    let problem = format!("language cannot be “{written}”{hint}");
    Err(reader.fault(value.span(), &problem))
}
