//! The section `[frontmatter]`: which of its texts are read as prose. Knows no draft.

use crate::config::origin::Sourced;
use crate::config::reader::{Reader, Value};

/// The settings of the section.
pub const KEYS: &[&str] = &["check"];

/// Reads the table `value`: the keys whose texts are read, those below others with dots between.
///
/// # Errors
///
/// When it has a key that is not known, or `check` is no list of texts.
pub fn read(
    reader: &Reader<'_>,
    value: &Value<'_>,
) -> Result<Option<Sourced<Vec<String>>>, String> {
    let table = reader.section("frontmatter", "check = [\"title\", \"summary\"]", value)?;
    reader.keys(table, KEYS)?;
    let mut check = None;
    for value in table.values() {
        let list = reader.list("check", "[\"title\", \"summary\"]", value)?;
        let names = list.iter().map(|it| reader.plain("a key of check", it));
        let names = names.map(|it| it.map(str::to_owned));
        let names = names.collect::<Result<_, _>>()?;
        check = Some(reader.told(names, value.span()));
    }
    Ok(check)
}
