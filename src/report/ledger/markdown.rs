//! Writes ledgers as Markdown: for each draft, a table of its sources, and its balance.

use std::io::{self, Write};

use crate::report::format::markdown::cell;
use crate::report::glyph;
use crate::report::ledger::{DraftLedger, balance_lines, position};

/// Writes `drafts`, each under a heading.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write(out: &mut dyn Write, drafts: &[DraftLedger]) -> io::Result<()> {
    for draft in drafts {
        let locator = draft.locator();
        writeln!(out, "## {}\n", shown(&draft.path))?;
        writeln!(
            out,
            "| source | kind | also called | quotations | paraphrases | words | first mentioned |"
        )?;
        writeln!(out, "|---|---|---|--:|--:|--:|---|")?;
        for source in &draft.ledger.sources {
            let at = position(&locator, source.first);
            writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} | {}:{} |",
                shown(&source.name),
                source.kind,
                shown(&source.aliases.join("; ")),
                source.n_quotations,
                source.n_paraphrases,
                source.n_words,
                at.line,
                at.column
            )?;
        }
        writeln!(out)?;
        for source in draft.ledger.sources.iter().filter(|it| !it.is_named) {
            let reason = source.reason.as_deref().unwrap_or("no reason is given");
            writeln!(
                out,
                "- not named: {}: {}",
                shown(&source.name),
                shown(reason)
            )?;
        }
        for (label, text) in balance_lines(&draft.ledger, &locator) {
            writeln!(out, "- {label}: {}", shown(&text))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

pub(super) fn shown(text: &str) -> String {
    cell(&glyph::shown(text))
}
