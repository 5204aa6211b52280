//! The output of `--fix` and `--diff`.

use std::io::{self, Write};

use crate::cli::screen::Screen;
use crate::engine::report::LintedDocument;
use crate::files::decode::encode;
use crate::linter::fixer::{Counts, Fixed};
use crate::packages::change::Obstacle;
use crate::report::command::NeutralizedOutput;
use crate::report::patch::{self, Reader};
use crate::report::position::Locator;
use crate::report::sources::ShownDraft;
use crate::report::summary::grouped;
use crate::report::whereabouts::place_in_package_with_words;

/// Prints `draft`, the fixed text of standard input. After this call, `screen` writes everything to
/// standard error.
///
/// # Errors
///
/// Returns an error if standard output cannot be written.
pub fn print(draft: &LintedDocument, screen: &mut Screen) -> io::Result<()> {
    let (text, encoding) = (&draft.source, draft.encoding);
    let mut out = io::BufWriter::new(io::stdout());
    match screen.reader() {
        Reader::Program => out.write_all(&encode(text, encoding))?,
        reader @ Reader::Person { .. } => {
            let mut inert = NeutralizedOutput::new(&mut out);
            patch::write_text(&mut inert, text, reader)?;
            inert.flush()?;
        }
    }
    screen.yield_output();
    out.flush()
}

/// Writes the changes of `fixed` as a diff.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_diff(fixed: &Fixed, out: &mut dyn Write, reader: Reader) -> io::Result<()> {
    let mut changes = fixed.changes();
    changes.try_for_each(|(before, after)| patch::write(out, before, after, reader))
}

/// Returns the remarks about fixes that cannot be written into a document. Each remark gives the
/// reason.
pub fn obstacles(fixed: &Fixed) -> Vec<String> {
    let report = &fixed.linted.report;
    let obstacles = fixed.obstacles().into_iter();
    let remarks = obstacles.map(|(idx, finding, obstacle)| {
        let draft = &report.drafts[idx];
        let locator = &Locator::new(&draft.source, draft.encoding);
        let place_words = place_in_package_with_words(ShownDraft { draft, locator }, finding.place);
        // An e-mail has lines, but no numbered paragraphs.
        let place_words = place_words.unwrap_or_else(|| {
            let line = locator.position(finding.place.start).line;
            format!("line {line}")
        });
        let program = match obstacle {
            Obstacle::Message => "mail program",
            _ => "word processor",
        };
        let (path, rule) = (&draft.path, &finding.rule);
        format!(
            "warning: {path}: in {place_words}: the finding of {rule} is not fixed, because \
             {obstacle}; change the words in the {program}"
        )
    });
    remarks.collect()
}

/// Returns the part of the closing line about fixes, such as `2 fixed, 1 more with --unsafe-fixes`.
/// If `is_done` is false, the fixes were only shown as a diff.
pub fn line(counts: Counts, is_done: bool) -> String {
    let fixed = match (counts.fixed, is_done) {
        (0, _) if 0 < counts.left => "nothing fixed".to_owned(),
        (0, _) => "nothing to fix".to_owned(),
        (n_fixed, true) => format!("{} fixed", grouped(n_fixed)),
        (n_fixed, false) => format!("{} would be fixed", grouped(n_fixed)),
    };
    let n_unsafe = grouped(counts.unsafely);
    match (counts.unsafely, counts.fixed) {
        (0, _) => fixed,
        (_, 0) => format!("{fixed} without --unsafe-fixes, {n_unsafe} with --unsafe-fixes"),
        (_, _) => format!("{fixed}, {n_unsafe} more with --unsafe-fixes"),
    }
}
