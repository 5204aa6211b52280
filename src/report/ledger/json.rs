//! Writes ledgers as one JSON object. Spans are half-open ranges of bytes of the file on disk.

use std::io::{self, Write};

use serde::Serialize;

use crate::report::format::json::write_value;
use crate::report::ledger::DraftLedger;
use crate::report::ledger_shape::{LedgerShape, ledger_shape};
use crate::report::shape::Spans;

#[derive(Serialize)]
struct AllShape<'a> {
    version: u32,
    drafts: Vec<LedgerShape<'a>>,
}

/// The version of the JSON format.
const VERSION: u32 = 1;

/// Writes `drafts` as one JSON object.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write(out: &mut dyn Write, drafts: &[DraftLedger]) -> io::Result<()> {
    let shape = AllShape {
        version: VERSION,
        drafts: drafts
            .iter()
            .map(|it| ledger_shape(&it.path, &it.ledger, &it.locator(), Spans::Bytes))
            .collect(),
    };
    write_value(out, &shape)?;
    writeln!(out)
}
