//! Lists of globs in a settings file: `include`, `exclude`, `files`. Does no IO.

use crate::config::globs::Globs;
use crate::config::origin::Sourced;
use crate::config::reader::{Reader, Value};

/// Globs, and how they were written.
#[derive(Clone, Debug)]
pub struct Patterns {
    /// As they were written.
    pub written: Vec<String>,
    /// As they are read.
    pub globs: Globs,
}

/// Reads the list `value`, which stands at `key`.
///
/// # Errors
///
/// When it is no list, or something in it is no glob.
pub fn read(
    reader: &Reader<'_>,
    key: &str,
    value: &Value<'_>,
) -> Result<Sourced<Patterns>, String> {
    let list = reader.list(key, "[\"archive/\"]", value)?;
    let mut written = Vec::new();
    for it in list {
        let pattern = reader.plain(&format!("a glob of {key}"), it)?.to_owned();
        // Each alone first, so that the line of the broken one is told.
        Globs::new(reader.root, std::slice::from_ref(&pattern))
            .map_err(|problem| reader.fault(it.span(), &problem))?;
        written.push(pattern);
    }
    let globs = Globs::new(reader.root, &written);
    let globs = globs.map_err(|it| reader.fault(value.span(), &it))?;
    Ok(reader.told(Patterns { written, globs }, value.span()))
}
