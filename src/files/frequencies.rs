//! A user's own table of word frequencies. Knows no drafts.

use std::path::Path;

use crate::analysis::repeat::background::Background;
use crate::files::document::cause;
use crate::files::path;

/// The table that ships together with that in the file at `path`.
///
/// # Errors
///
/// Says why the file cannot be read or is no table, and the remedy.
pub fn read(path: &Path) -> Result<Background, String> {
    let shown = path::shown(path);
    let fault = |problem: &str| {
        format!("{shown}: {problem}; make one by `copydesk frequencies FOLDER > FILE`")
    };
    let text = std::fs::read_to_string(path).map_err(|it| fault(&cause(&it)))?;
    Background::with(&text).map_err(|it| fault(&it))
}
