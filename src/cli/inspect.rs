//! `copydesk inspect`.

use std::io::{self, Write};

use crate::analysis::Analysis;
use crate::cli::arguments::{Inspect, InspectFormat};
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::listing;
use crate::cli::screen::Screen;
use crate::files::document::Document;
use crate::linter::guard;
use crate::report::inspect::Inspection;

/// Prints the analysis of each draft, as `check` would analyse it.
///
/// # Errors
///
/// Returns an error if an option or a configuration file has a mistake, or if the output cannot be
/// written.
pub fn run(arguments: &Inspect, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let session = listing::open(arguments.options(), screen)?;
    let run = session.run()?;
    let mut unread = [session.inputs.unreadable(), session.inputs.misnamed()].concat();
    let mut output = screen.output();
    for idx in 0..session.inputs.len() {
        let shown = session.inputs.read(idx).and_then(|document| {
            let show = |analysis: &Analysis<'_>| show(&document, analysis, arguments.format);
            guard::document(&document.path, || run.analyze(idx, &document, show))
        });
        match shown {
            Ok(text) => output.write_all(&text?)?,
            Err(unreadable) => unread.push(unreadable),
        }
    }
    output.flush()?;
    Ok(screen.print_unreadable(unread))
}

/// Returns the analysis of `document` in the chosen format.
fn show(
    document: &Document,
    analysis: &Analysis<'_>,
    format: InspectFormat,
) -> io::Result<Vec<u8>> {
    let inspection = Inspection::new(&document.path, analysis, document.encoding);
    let mut output = Vec::new();
    match format {
        InspectFormat::Jsonl => inspection.write_line(&mut output)?,
        InspectFormat::Outline => inspection.write_outline(&mut output)?,
    }
    Ok(output)
}
