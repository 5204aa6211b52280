//! The user's table of word frequencies.

use std::path::Path;

use crate::analysis::repeat::background::Background;
use crate::error::Error;
use crate::files::{bounded, path};

/// The remedy if a table cannot be used: how to make a new table.
pub const REMEDY: &str = "make a new table with `copydesk frequencies FOLDER > FILE`";

/// Reads the table in the file at `path`, and combines it with the built-in table.
///
/// # Errors
///
/// Returns an error if the file cannot be read or is not a table. The error says why, and gives the
/// remedy.
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
