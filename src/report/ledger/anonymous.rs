//! Writes a log of the sources that drafts do not name, by month and author. Each source has its
//! position, and the reason that the draft gives for leaving out the name.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::report::format::json::write_value;
use crate::report::glyph;
use crate::report::ledger::DraftLedger;
use crate::report::ledger::csv::cell;
use crate::report::ledger::markdown::shown;
use crate::report::ledger_shape::{FilePlaceShape, file_place_shape};
use crate::report::summary::count;

/// Printed as the month of a draft without a date.
const UNDATED: &str = "no date";

/// Printed as the author of a draft that names no author.
const UNSIGNED: &str = "no author";

/// Printed if the draft gives no reason for leaving out the name.
const UNEXPLAINED: &str = "no reason is given";

/// The version of the JSON format.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct LogShape {
    version: u32,
    sources: Vec<HiddenShape>,
    totals: Vec<TotalShape>,
}

/// A source that is not named.
#[derive(Serialize)]
struct HiddenShape {
    month: Option<String>,
    authors: Vec<String>,
    path: String,
    first: FilePlaceShape,
    name: String,
    quotations: usize,
    paraphrases: usize,
    reason: Option<String>,
}

/// The number of sources that an author left unnamed in a month.
#[derive(Serialize)]
struct TotalShape {
    month: Option<String>,
    author: Option<String>,
    sources: usize,
    without_reason: usize,
}

impl HiddenShape {
    fn month(&self) -> &str {
        self.month.as_deref().unwrap_or(UNDATED)
    }

    fn author(&self) -> String {
        if self.authors.is_empty() {
            UNSIGNED.to_owned()
        } else {
            self.authors.join("; ")
        }
    }
}

/// Returns the log of `drafts`, sorted by month, author and draft.
fn log(drafts: &[DraftLedger]) -> LogShape {
    let mut sources: Vec<HiddenShape> = Vec::new();
    for draft in drafts {
        let locator = draft.locator();
        for hidden in draft.ledger.sources.iter().filter(|it| !it.is_named) {
            sources.push(HiddenShape {
                month: draft.month(),
                authors: draft.authors.clone(),
                path: draft.path.clone(),
                first: file_place_shape(hidden.first, &locator),
                name: hidden.name.clone(),
                quotations: hidden.n_quotations,
                paraphrases: hidden.n_paraphrases,
                reason: hidden.reason.clone(),
            });
        }
    }
    // The sort is stable, so sources of one draft stay in the order of its ledger.
    sources.sort_by_cached_key(|it| (it.month().to_owned(), it.author(), it.path.clone()));
    let totals = totals(&sources);
    LogShape {
        version: VERSION,
        sources,
        totals,
    }
}

/// Returns the totals of `sources`. If a draft has several authors, its sources count for each of
/// them.
fn totals(sources: &[HiddenShape]) -> Vec<TotalShape> {
    let mut totals: BTreeMap<[Option<&str>; 2], TotalShape> = BTreeMap::new();
    for source in sources {
        let mut authors: Vec<Option<&str>> =
            source.authors.iter().map(|it| Some(it.as_str())).collect();
        if authors.is_empty() {
            authors.push(None);
        }
        for author in authors {
            let month = source.month.as_deref();
            let total = totals.entry([month, author]).or_insert_with(|| TotalShape {
                month: month.map(str::to_owned),
                author: author.map(str::to_owned),
                sources: 0,
                without_reason: 0,
            });
            total.sources += 1;
            total.without_reason += usize::from(source.reason.is_none());
        }
    }
    totals.into_values().collect()
}

/// Writes the log of `drafts` as readable text.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_table(out: &mut dyn Write, drafts: &[DraftLedger]) -> io::Result<()> {
    let log = log(drafts);
    if log.sources.is_empty() {
        return writeln!(out, "every source is named");
    }
    let groups = log
        .sources
        .chunk_by(|one, two| (one.month(), one.author()) == (two.month(), two.author()));
    for group in groups {
        let Some(first) = group.first() else {
            continue;
        };
        let n_unexplained = group.iter().filter(|it| it.reason.is_none()).count();
        writeln!(
            out,
            "{}  {}: {}, {n_unexplained} without a reason\n",
            first.month(),
            glyph::shown(&first.author()),
            count(group.len(), "source")
        )?;
        for it in group {
            let reason = it.reason.as_deref().unwrap_or(UNEXPLAINED);
            writeln!(
                out,
                "  {}:{}:{}  {}: {}",
                glyph::shown(&it.path),
                it.first.line,
                it.first.column,
                glyph::shown(&it.name),
                glyph::shown(reason)
            )?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Writes the log of `drafts` as one JSON object.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_json(out: &mut dyn Write, drafts: &[DraftLedger]) -> io::Result<()> {
    write_value(out, &log(drafts))?;
    writeln!(out)
}

/// Writes the log of `drafts` as CSV, one row per source.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_csv(out: &mut dyn Write, drafts: &[DraftLedger]) -> io::Result<()> {
    let heads = "month,author,draft,line,column,source,quotations,paraphrases,reason";
    write!(out, "{heads}\r\n")?;
    for it in log(drafts).sources {
        let cells = [
            it.month.clone().unwrap_or_default(),
            cell(&it.authors.join("; ")),
            cell(&it.path),
            it.first.line.to_string(),
            it.first.column.to_string(),
            cell(&it.name),
            it.quotations.to_string(),
            it.paraphrases.to_string(),
            cell(it.reason.as_deref().unwrap_or_default()),
        ];
        write!(out, "{}\r\n", cells.join(","))?;
    }
    Ok(())
}

/// Writes the log of `drafts` as Markdown: a table of totals, and a table of the sources.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_markdown(out: &mut dyn Write, drafts: &[DraftLedger]) -> io::Result<()> {
    let log = log(drafts);
    writeln!(out, "| month | author | not named | without a reason |")?;
    writeln!(out, "|---|---|--:|--:|")?;
    for it in &log.totals {
        writeln!(
            out,
            "| {} | {} | {} | {} |",
            it.month.as_deref().unwrap_or(UNDATED),
            shown(it.author.as_deref().unwrap_or(UNSIGNED)),
            it.sources,
            it.without_reason
        )?;
    }
    writeln!(out, "\n| month | author | draft | source | reason |")?;
    writeln!(out, "|---|---|---|---|---|")?;
    for it in &log.sources {
        writeln!(
            out,
            "| {} | {} | {}:{}:{} | {} | {} |",
            it.month(),
            shown(&it.author()),
            shown(&it.path),
            it.first.line,
            it.first.column,
            shown(&it.name),
            shown(it.reason.as_deref().unwrap_or(UNEXPLAINED))
        )?;
    }
    Ok(())
}
