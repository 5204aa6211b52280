//! What a run came to, in the formats and at the places that were asked for. Finds nothing.

use std::io::{self, Write};

use crate::cli::arguments::display::{Display, Format, Report};
use crate::cli::screen::Screen;
use crate::cli::targets::Targets;
use crate::engine::active::Active;
use crate::engine::outcome::Outcome;
use crate::error::Error;
use crate::files::path;
use crate::files::root::Root;
use crate::report::command::Inert;
use crate::report::terminal::View;
use crate::report::{
    checkstyle, github, gitlab, json, junit, markdown, rdjsonl, sarif, short, statistics, terminal,
};

/// The columns of a file that is made for reading.
const FILE_WIDTH: usize = 100;

/// Writes `outcome` to standard output or `--output`, and to each `--report`. Whether all files
/// could be written; those that could not are told of.
///
/// # Errors
///
/// When standard output cannot be written; all files are written before that is told.
pub fn show(
    display: &Display,
    active: &Active,
    outcome: &Outcome,
    screen: &mut Screen,
    targets: &mut Targets<'_>,
) -> io::Result<bool> {
    let shown = match display.output {
        Some(_) => Ok(()),
        None => print(display, active, outcome, screen),
    };
    let file = View {
        width: FILE_WIDTH,
        color: false,
        trace: display.explain,
    };
    let mut all_written = true;
    let mut tell = |written: Result<(), Error>, screen: &mut Screen| {
        if let Err(it) = written {
            screen.complain(&it);
            all_written = false;
        }
    };
    for Report { format, path } in &display.report {
        let written = targets.write(path, |out| {
            write(out, *format, file, display, active, outcome)
        });
        tell(written, screen);
    }
    if let Some(path) = &display.output {
        let written = targets.write(path, |out| {
            if display.statistics {
                return statistics::write(&mut { out }, outcome);
            }
            write(out, display.format, file, display, active, outcome)
        });
        tell(written, screen);
    }
    shown.map(|()| all_written)
}

/// Writes `outcome` to standard output.
fn print(display: &Display, active: &Active, outcome: &Outcome, screen: &Screen) -> io::Result<()> {
    let shown = if display.statistics {
        let mut out = screen.output();
        statistics::write(&mut out, outcome).and_then(|()| out.flush())
    } else {
        let mut out = screen.exact_output();
        let view = screen.view(display.explain);
        let rows = screen.rows().filter(|_| display.is_cut());
        let shown = match rows {
            Some(it) => terminal::cut::write(&mut Inert::new(&mut out), outcome, view, it),
            None => write(&mut out, display.format, view, display, active, outcome),
        };
        shown.and_then(|()| out.flush())
    };
    unless_closed(shown)
}

/// `written`, where it is no failure if whoever read the output has closed it: the files are
/// wanted all the same, and so is what the run came to.
///
/// # Errors
///
/// When the output could not be written for another reason.
pub fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(it) if it.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        it => it,
    }
}

/// Where the paths of a report in `format` are told from, if not from the current folder. Hosts
/// know files from the root of a repository on, wherever the command ran.
fn root(format: Format) -> Option<Root> {
    match format {
        Format::Sarif | Format::Github | Format::Gitlab | Format::Rdjsonl => {
            let current = path::current().ok()?;
            let repository = path::repository(&current)?;
            Some(Root {
                repository,
                current,
            })
        }
        Format::Terminal
        | Format::Json
        | Format::Jsonl
        | Format::Short
        | Format::Checkstyle
        | Format::Junit
        | Format::Markdown => None,
    }
}

/// Writes `outcome` in `format`, in which no build server finds a command but those of its own.
fn write(
    out: &mut dyn Write,
    format: Format,
    view: View,
    display: &Display,
    active: &Active,
    outcome: &Outcome,
) -> io::Result<()> {
    let mut inert = Inert::new(out);
    let out: &mut dyn Write = match format {
        Format::Terminal
        | Format::Short
        | Format::Checkstyle
        | Format::Junit
        | Format::Markdown => &mut inert,
        // These are commands, or data with brackets by their numbers.
        Format::Json
        | Format::Jsonl
        | Format::Sarif
        | Format::Github
        | Format::Gitlab
        | Format::Rdjsonl => inert.exact(),
    };
    let rebased = root(format).map(|root| root.rebase(outcome));
    let outcome = rebased.as_deref().unwrap_or(outcome);
    match format {
        Format::Terminal => terminal::write(out, outcome, view),
        Format::Short => short::write(out, outcome),
        Format::Json => json::write(out, outcome),
        Format::Jsonl => json::write_lines(out, outcome),
        Format::Sarif => sarif::write(out, outcome, active),
        Format::Github => github::write(out, outcome),
        Format::Gitlab => gitlab::write(out, outcome),
        Format::Checkstyle => checkstyle::write(out, outcome),
        Format::Junit => junit::write(out, outcome, &|it| display.fail_on.fails(it)),
        Format::Rdjsonl => rdjsonl::write(out, outcome),
        Format::Markdown => markdown::write(out, outcome),
    }?;
    out.flush()
}
