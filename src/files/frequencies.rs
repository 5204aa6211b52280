//! The user's table of word frequencies.

use std::path::Path;

use crate::analysis::repeat::background::Background;
use crate::error::Error;
use crate::files::{bounded, path};

/// How to make a table.
pub const REMEDY: &str = "make a new table with `copydesk frequencies FOLDER > FILE`";

/// The built-in table combined with the table in the file at `path`.
///
/// # Errors
///
/// When the file cannot be read or is not a table. The error says why, and gives the remedy.
pub fn read(path: &Path) -> Result<Background, Error> {
    let text = bounded::read_text(path, bounded::MAX_TABLE, "make a table of fewer drafts");
    let table = text.and_then(|text| Background::with(&text));
    table.map_err(|error| {
        let error = match error.remedy() {
            Some(_) => error,
            None => error.with_remedy(REMEDY),
        };
        error.in_file(path::shown(path))
    })
}
