//! `copydesk sources`.

use std::io::Write;

use crate::analysis::Analysis;
use crate::cli::arguments::sources::{LedgerFormat, Ledgers};
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::listing;
use crate::cli::screen::Screen;
use crate::engine::compare;
use crate::ledger::Ledger;
use crate::linter::guard;
use crate::report::ledger::{DraftLedger, anonymous, csv, json, markdown, table};
use crate::text::markdown::front::author;

/// Prints the sources of each draft, and how much of the draft is attributed to these sources.
///
/// # Errors
///
/// Returns an error if an option or a configuration file has a mistake, or if the output cannot be
/// written.
pub fn run(arguments: &Ledgers, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let session = listing::open(arguments.options(), screen)?;
    let run = session.run()?;
    let mut unread = [session.inputs.unreadable(), session.inputs.misnamed()].concat();
    let mut drafts = Vec::new();
    for idx in 0..session.inputs.len() {
        let read = session.inputs.read(idx).and_then(|document| {
            let read = |analysis: &Analysis<'_>| {
                let published = compare::date(analysis.draft, &document.path);
                (Ledger::of(analysis), published)
            };
            let read = guard::document(&document.path, || run.analyze(idx, &document, read))?;
            let (ledger, published) = read;
            Ok(DraftLedger {
                published,
                authors: author::authors(&document.text),
                path: document.path,
                source: document.text,
                encoding: document.encoding,
                ledger,
            })
        });
        match read {
            Ok(draft) => drafts.push(draft),
            Err(unreadable) => unread.push(unreadable),
        }
    }
    let mut output = match arguments.format {
        LedgerFormat::Json => screen.exact_output(),
        LedgerFormat::Table | LedgerFormat::Csv | LedgerFormat::Markdown => screen.output(),
    };
    let write = match (arguments.format, arguments.anonymous) {
        (LedgerFormat::Table, false) => table::write,
        (LedgerFormat::Json, false) => json::write,
        (LedgerFormat::Csv, false) => csv::write,
        (LedgerFormat::Markdown, false) => markdown::write,
        (LedgerFormat::Table, true) => anonymous::write_table,
        (LedgerFormat::Json, true) => anonymous::write_json,
        (LedgerFormat::Csv, true) => anonymous::write_csv,
        (LedgerFormat::Markdown, true) => anonymous::write_markdown,
    };
    write(&mut output, &drafts)?;
    output.flush()?;
    Ok(screen.print_unreadable(unread))
}
