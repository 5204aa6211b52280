//! Writes ledgers as CSV (RFC 4180), one row per source. Cells are escaped so that a spreadsheet
//! does not run them as formulas.

use std::io::{self, Write};

use crate::report::glyph;
use crate::report::ledger::{DraftLedger, position};

/// Writes the sources of `drafts`.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write(out: &mut dyn Write, drafts: &[DraftLedger]) -> io::Result<()> {
    let heads =
        "draft,source,kind,named,aliases,quotations,paraphrases,words,line,column,links,reason";
    write!(out, "{heads}\r\n")?;
    for draft in drafts {
        let locator = draft.locator();
        for source in &draft.ledger.sources {
            let at = position(&locator, source.first);
            let cells = [
                cell(&draft.path),
                cell(&source.name),
                source.kind.to_string(),
                if source.is_named { "yes" } else { "no" }.to_owned(),
                cell(&source.aliases.join("; ")),
                source.n_quotations.to_string(),
                source.n_paraphrases.to_string(),
                source.n_words.to_string(),
                at.line.to_string(),
                at.column.to_string(),
                cell(&source.links.join(" ")),
                cell(source.reason.as_deref().unwrap_or_default()),
            ];
            write!(out, "{}\r\n", cells.join(","))?;
        }
    }
    Ok(())
}

/// Returns `text` as a cell. An apostrophe is put before text that a spreadsheet would run as a
/// formula.
pub(super) fn cell(text: &str) -> String {
    let mut shown = glyph::shown(text);
    if shown.starts_with(['=', '+', '-', '@']) {
        shown.insert(0, '\'');
    }
    if shown.contains(['"', ',', '\n', '\r']) {
        return format!("\"{}\"", shown.replace('"', "\"\""));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_text() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("Maren, the mayor"), "\"Maren, the mayor\"");
        assert_eq!(cell("the \"mayor\""), "\"the \"\"mayor\"\"\"");
        assert_eq!(cell("Maren"), "Maren");
    }
}
