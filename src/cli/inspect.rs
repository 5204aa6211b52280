//! `copydesk inspect`.

use std::io::{self, Write};

use crate::analysis::analyze;
use crate::cli::Ending;
use crate::cli::arguments::{Inspect, InspectFormat};
use crate::cli::guard;
use crate::cli::listing;
use crate::cli::screen::Screen;
use crate::files::document::Document;
use crate::report::inspect::Inspection;
use crate::text::draft::Draft;

/// Shows the analysis of each draft.
///
/// # Errors
///
/// When the output cannot be written.
pub fn run(arguments: &Inspect, screen: &mut Screen) -> io::Result<Ending> {
    let Some(inputs) = listing::open(&arguments.drafts, screen) else {
        return Ok(Ending::Failed);
    };
    let mut unreadable = [inputs.unreadable(), inputs.misnamed()].concat();
    let mut output = screen.output();
    for idx in 0..inputs.len() {
        match inputs.read(idx) {
            Ok(document) => {
                let path = document.path.clone();
                match guard::draft(&path, || shown(document, arguments)) {
                    Ok(text) => output.write_all(&text?)?,
                    Err(it) => unreadable.push(it),
                }
            }
            Err(it) => unreadable.push(it),
        }
    }
    output.flush()?;
    Ok(screen.tell_of(&unreadable))
}

/// The analysis of `document` as it is shown.
fn shown(document: Document, arguments: &Inspect) -> io::Result<Vec<u8>> {
    let Document {
        path,
        text,
        encoding,
        markup,
    } = document;
    let draft = Draft::parse_as(
        text,
        markup,
        &[],
        arguments.drafts.expected().unwrap_or_default(),
    );
    let analysis = analyze(&draft);
    let inspection = Inspection::new(&path, &analysis, encoding);
    let mut output = Vec::new();
    match arguments.format {
        InspectFormat::Jsonl => inspection.write_line(&mut output)?,
        InspectFormat::Outline => inspection.write_outline(&mut output)?,
    }
    Ok(output)
}
