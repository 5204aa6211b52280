//! `copydesk frequencies`.

use std::io::{self, Write};

use crate::analysis::repeat::frequencies::count;
use crate::cli::arguments::Frequencies;
use crate::cli::guard;
use crate::cli::progress::Progress;
use crate::cli::screen::Screen;
use crate::cli::{Ending, listing};
use crate::files::document::Document;
use crate::report::glyph;
use crate::text::draft::Draft;

/// Counts the words of the drafts and writes the table.
///
/// # Errors
///
/// When the output cannot be written.
pub fn run(arguments: &Frequencies, screen: &mut Screen) -> io::Result<Ending> {
    let Some(inputs) = listing::open(&arguments.drafts, screen) else {
        return Ok(Ending::Failed);
    };
    let expected = arguments.drafts.expected().unwrap_or_default();
    let mut unreadable = [inputs.unreadable(), inputs.misnamed()].concat();
    let mut n_drafts = 0;
    let progress = Progress::new(inputs.len(), false);
    let inputs_read = (0..inputs.len()).map(|it| {
        let Document {
            path, text, markup, ..
        } = inputs.read(it)?;
        guard::draft(&path, || Draft::parse_as(text, markup, &[], expected))
    });
    let table = count(
        inputs_read
            .inspect(|_| progress.step())
            .filter_map(|it| match it {
                Ok(draft) => {
                    n_drafts += 1;
                    Some(draft)
                }
                Err(it) => {
                    unreadable.push(it);
                    None
                }
            }),
    );
    drop(progress);
    let paths = inputs
        .roots()
        .iter()
        .map(|it| glyph::shown(&it.to_string_lossy()));
    let paths: Vec<String> = paths.collect();
    let mut output = screen.output();
    writeln!(
        output,
        "# How often words are written: a stem, its count, and which stems stood after it how \
        often.\n# Made by `copydesk frequencies {}`; drafts counted: {n_drafts}.\n\
        # “*” is the count of all words.",
        paths.join(" ")
    )?;
    output.write_all(table.as_bytes())?;
    output.flush()?;
    Ok(screen.tell_of(&unreadable))
}
