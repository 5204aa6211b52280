//! A user's own table of word frequencies. Knows no drafts.

use std::path::Path;

use crate::analysis::repeat::background::Background;
use crate::files::{bounded, path};

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
    let text = bounded::read_text(path, bounded::MAX_TABLE, "count fewer drafts");
    let text = text.map_err(|it| fault(&it))?;
    Background::with(&text).map_err(|it| fault(&it))
}
