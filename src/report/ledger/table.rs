//! Writes ledgers as tables for a terminal. Each column is as wide as its widest cell.

use std::io::{self, Write};

use crate::report::glyph;
use crate::report::ledger::{DraftLedger, balance_lines, position};

/// The maximum width of a cell, in columns of the terminal.
const MAX_COLUMNS: usize = 44;

/// The heads of the columns.
const HEADS: [&str; 7] = [
    "source",
    "kind",
    "quotations",
    "paraphrases",
    "words",
    "first mentioned",
    "also called",
];

/// True for each column that contains numbers.
const NUMBERS: [bool; 7] = [false, false, true, true, true, false, false];

/// Writes `drafts`, each as a table and the lines of its balance.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write(out: &mut dyn Write, drafts: &[DraftLedger]) -> io::Result<()> {
    for (idx, draft) in drafts.iter().enumerate() {
        if 0 < idx {
            writeln!(out)?;
        }
        write_draft(out, draft)?;
    }
    Ok(())
}

fn write_draft(out: &mut dyn Write, draft: &DraftLedger) -> io::Result<()> {
    let locator = draft.locator();
    writeln!(out, "{}\n", glyph::shown(&draft.path))?;
    let sources = &draft.ledger.sources;
    let rows = sources.iter().map(|it| {
        let at = position(&locator, it.first);
        [
            cell(&it.name),
            it.kind.to_string(),
            it.n_quotations.to_string(),
            it.n_paraphrases.to_string(),
            it.n_words.to_string(),
            format!("{}:{}", at.line, at.column),
            cell(&it.aliases.join("; ")),
        ]
    });
    let rows: Vec<[String; 7]> = rows.collect();
    if rows.is_empty() {
        writeln!(out, "  the draft credits no statement to a source")?;
    } else {
        let heads = HEADS.map(str::to_owned);
        let all = || std::iter::once(&heads).chain(&rows);
        let widths: [usize; 7] =
            std::array::from_fn(|at| all().map(|it| glyph::width(&it[at])).max().unwrap_or(0));
        for row in all() {
            writeln!(out, "  {}", line(row, &widths))?;
        }
    }
    writeln!(out)?;
    for source in sources.iter().filter(|it| !it.is_named) {
        let reason = source.reason.as_deref().unwrap_or("no reason is given");
        let name = glyph::shown(&source.name);
        writeln!(out, "  not named: {name}: {}", glyph::shown(reason))?;
    }
    for (label, text) in balance_lines(&draft.ledger, &locator) {
        writeln!(out, "  {label}: {}", glyph::shown(&text))?;
    }
    Ok(())
}

fn line(row: &[String; 7], widths: &[usize; 7]) -> String {
    let cells = (0..row.len()).map(|at| {
        let gap = " ".repeat(widths[at].saturating_sub(glyph::width(&row[at])));
        if NUMBERS[at] {
            format!("{gap}{}", row[at])
        } else {
            format!("{}{gap}", row[at])
        }
    });
    let cells: Vec<String> = cells.collect();
    cells.join("  ").trim_end().to_owned()
}

/// Returns `text` as a cell, cut off if it is too wide.
fn cell(text: &str) -> String {
    let shown = glyph::shown(text);
    if glyph::width(&shown) <= MAX_COLUMNS {
        return shown;
    }
    let mut cut = String::new();
    glyph::for_each_cluster(&shown, |it| {
        if glyph::width(&cut) + glyph::width(it) < MAX_COLUMNS {
            cut.push_str(it);
        }
    });
    cut + "…"
}
