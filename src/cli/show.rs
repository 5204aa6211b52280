//! Writes the report of a run in the requested formats and to the requested files.

use std::io::{self, Write};

use crate::cli::arguments::display::{Display, ReportFile};
use crate::cli::screen::Screen;
use crate::cli::targets::Targets;
use crate::engine::active::Active;
use crate::engine::report::Report;
use crate::error::Error;
use crate::files::root::Root;
use crate::report::command::NeutralizedOutput;
use crate::report::format::{self, Context, Format};
use crate::report::terminal::View;
use crate::report::{statistics, terminal};

/// The width of text in a file, in columns.
const FILE_WIDTH: usize = 100;

/// Writes `report` to standard output or to the file of `--output`, and to the file of each
/// `--report`. Prints an error for each file that cannot be written. Returns whether all files were
/// written.
///
/// # Errors
///
/// Returns an error if standard output cannot be written. The files are written even then.
pub fn show(
    display: &Display,
    active: &Active,
    report: &Report,
    screen: &mut Screen,
    targets: &mut Targets<'_>,
) -> io::Result<bool> {
    let context = Context {
        view: screen.view(display.explain),
        active,
        fails: &|severity| display.fail_on.fails(severity),
        line_columns: display.line_columns(),
    };
    let shown = match display.output {
        Some(_) => Ok(()),
        None => print(display, report, &context, screen),
    };
    let view = View {
        width: FILE_WIDTH,
        color: false,
        trace: display.explain,
    };
    let context = Context { view, ..context };
    let mut all_written = true;
    let mut tell = |written: Result<(), Error>, screen: &mut Screen| {
        if let Err(error) = written {
            screen.print_error(&error);
            all_written = false;
        }
    };
    for ReportFile { format, path } in &display.report {
        let written = targets.write(path, |out| write(out, *format, report, &context));
        tell(written, screen);
    }
    if let Some(path) = &display.output {
        let written = targets.write(path, |out| {
            if display.statistics {
                return statistics::write(&mut { out }, report);
            }
            write(out, display.format, report, &context)
        });
        tell(written, screen);
    }
    shown.map(|()| all_written)
}

/// Writes `report` to standard output.
fn print(
    display: &Display,
    report: &Report,
    context: &Context<'_>,
    screen: &Screen,
) -> io::Result<()> {
    let shown = if display.statistics {
        let mut out = screen.output();
        statistics::write(&mut out, report).and_then(|()| out.flush())
    } else {
        let mut out = screen.exact_output();
        let rows = screen.rows().filter(|_| display.is_cut());
        let shown = match rows {
            Some(rows) => terminal::cut::write(
                &mut NeutralizedOutput::new(&mut out),
                report,
                context.view,
                rows,
            ),
            None => write(&mut out, display.format, report, context),
        };
        shown.and_then(|()| out.flush())
    };
    unless_closed(shown)
}

/// Returns `written`, but treats a closed pipe as success. The run then still writes its files and
/// keeps its exit status.
///
/// # Errors
///
/// Returns an error if the output could not be written for a reason other than a closed pipe.
pub fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Writes `report` in `format`, with paths relative to the folder that the format requires.
fn write(
    out: &mut dyn Write,
    format: &dyn Format,
    report: &Report,
    context: &Context<'_>,
) -> io::Result<()> {
    let root = format.paths_from_root().then(Root::of_current).flatten();
    let rebased = root.map(|root| root.rebase(report));
    format::write(format, out, rebased.as_deref().unwrap_or(report), context)
}
