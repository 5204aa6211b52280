//! `copydesk sources`.

use std::io::Write;

use crate::analysis::Analysis;
use crate::cli::arguments::sources::{LedgerFormat, Ledgers};
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::listing;
use crate::cli::screen::Screen;
use crate::ledger::Ledger;
use crate::linter::guard;
use crate::report::ledger::{DraftLedger, csv, json, markdown, table};

/// Lists the sources of each draft, and how much of it stands on whose word.
///
/// # Errors
///
/// When an option or a configuration file has a mistake, or when the output cannot be written.
pub fn run(arguments: &Ledgers, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let session = listing::open(arguments.options(), screen)?;
    let run = session.run()?;
    let mut unread = [session.inputs.unreadable(), session.inputs.misnamed()].concat();
    let mut drafts = Vec::new();
    for idx in 0..session.inputs.len() {
        let read = session.inputs.read(idx).and_then(|document| {
            let ledger = |analysis: &Analysis<'_>| Ledger::of(analysis);
            let ledger = guard::document(&document.path, || run.analyze(idx, &document, ledger))?;
            Ok(DraftLedger {
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
    let write = match arguments.format {
        LedgerFormat::Table => table::write,
        LedgerFormat::Json => json::write,
        LedgerFormat::Csv => csv::write,
        LedgerFormat::Markdown => markdown::write,
    };
    write(&mut output, &drafts)?;
    output.flush()?;
    Ok(screen.complain_of(unread))
}
