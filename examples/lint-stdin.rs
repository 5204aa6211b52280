//! A small front end: lints standard input with the `copydesk.toml` of the current folder, and
//! prints each finding with the words of the draft at its place.
//!
//! ```text
//! cargo run --example lint-stdin < draft.md
//! ```

use std::io::{self, Read, Write};
use std::process::ExitCode;

use copydesk::{Config, Document, Error, Finding, Linter, Severity};

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            drop(writeln!(io::stderr(), "{error}"));
            ExitCode::FAILURE
        }
    }
}

/// Lints standard input. Returns whether every finding is an info.
fn run() -> Result<bool, Error> {
    let failed = |error: io::Error| Error::new(error.to_string());
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes).map_err(failed)?;
    let document = Document::from_bytes("draft.md", bytes)?;
    let findings = Linter::new(Config::nearest())?.lint(&document)?;
    let mut out = io::stdout().lock();
    for finding in &findings {
        print(&mut out, &document, finding).map_err(failed)?;
    }
    let mut severities = findings.iter().map(Finding::severity);
    Ok(!severities.any(|severity| Severity::Info < severity))
}

fn print(out: &mut dyn Write, document: &Document, finding: &Finding) -> io::Result<()> {
    let range = finding.range();
    let line = document.position(range.start).line;
    let words = document.text().get(range).unwrap_or_default();
    // The words of a draft may contain control sequences of a terminal.
    let words = words.escape_debug();
    writeln!(out, "{line:>5}  {}  {words}", finding.message())
}
