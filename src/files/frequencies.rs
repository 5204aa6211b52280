//! A user's own table of word frequencies.

use std::path::Path;

use crate::analysis::repeat::background::Background;
use crate::error::Error;
use crate::files::{bounded, path};

/// How a table is made.
pub const REMEDY: &str = "make one by `copydesk frequencies FOLDER > FILE`";

/// The table that ships together with that in the file at `path`.
///
/// # Errors
///
/// Says why the file cannot be read or is no table, and the remedy.
pub fn read(path: &Path) -> Result<Background, Error> {
    let text = bounded::read_text(path, bounded::MAX_TABLE, "count fewer drafts");
    let table = text.and_then(|text| Background::with(&text));
    table.map_err(|error| {
        let error = match error.remedy() {
            Some(_) => error,
            None => error.with_remedy(REMEDY),
        };
        error.in_file(path::shown(path))
    })
}
