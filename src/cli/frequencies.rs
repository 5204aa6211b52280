//! `copydesk frequencies`.

use std::io::Write;

use crate::analysis::repeat::frequencies::count;
use crate::cli::arguments::Frequencies;
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::listing;
use crate::cli::progress::Progress;
use crate::cli::screen::Screen;
use crate::files::document::Document;
use crate::linter::guard;
use crate::report::glyph;

/// Counts the words of the drafts and writes the table.
///
/// # Errors
///
/// When an option or a configuration file has a mistake, or when the output cannot be written.
pub fn run(arguments: &Frequencies, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let session = listing::open(arguments.options(), screen)?;
    let inputs = &session.inputs;
    let mut unreadable = [inputs.unreadable(), inputs.misnamed()].concat();
    let mut n_drafts = 0;
    let progress = Progress::new(inputs.len(), false);
    let inputs_read = (0..inputs.len()).map(|idx| {
        let context = &session.rule_sets.document(idx).context;
        let Document {
            path, text, markup, ..
        } = inputs.read(idx)?;
        guard::document(&path, || context.parse(text, markup))
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
        .roots
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
    Ok(screen.complain_of(unreadable))
}
