//! What a run came to, in the formats and at the places that were asked for. Finds nothing.

use std::io::{self, Write};

use crate::cli::arguments::display::{Display, Format, ReportFile};
use crate::cli::screen::Screen;
use crate::cli::targets::Targets;
use crate::engine::active::Active;
use crate::engine::report::Report;
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

/// Writes `report` to standard output or `--output`, and to each `--report`. Whether all files
/// could be written; those that could not are told of.
///
/// # Errors
///
/// When standard output cannot be written; all files are written before that is told.
pub fn show(
    display: &Display,
    active: &Active,
    report: &Report,
    screen: &mut Screen,
    targets: &mut Targets<'_>,
) -> io::Result<bool> {
    let shown = match display.output {
        Some(_) => Ok(()),
        None => print(display, active, report, screen),
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
    for ReportFile { format, path } in &display.report {
        let written = targets.write(path, |out| {
            write(out, *format, file, display, active, report)
        });
        tell(written, screen);
    }
    if let Some(path) = &display.output {
        let written = targets.write(path, |out| {
            if display.statistics {
                return statistics::write(&mut { out }, report);
            }
            write(out, display.format, file, display, active, report)
        });
        tell(written, screen);
    }
    shown.map(|()| all_written)
}

/// Writes `report` to standard output.
fn print(display: &Display, active: &Active, report: &Report, screen: &Screen) -> io::Result<()> {
    let shown = if display.statistics {
        let mut out = screen.output();
        statistics::write(&mut out, report).and_then(|()| out.flush())
    } else {
        let mut out = screen.exact_output();
        let view = screen.view(display.explain);
        let rows = screen.rows().filter(|_| display.is_cut());
        let shown = match rows {
            Some(it) => terminal::cut::write(&mut Inert::new(&mut out), report, view, it),
            None => write(&mut out, display.format, view, display, active, report),
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

/// Writes `report` in `format`, in which no build server finds a command but those of its own.
fn write(
    out: &mut dyn Write,
    format: Format,
    view: View,
    display: &Display,
    active: &Active,
    report: &Report,
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
    let rebased = root(format).map(|root| root.rebase(report));
    let report = rebased.as_deref().unwrap_or(report);
    match format {
        Format::Terminal => terminal::write(out, report, view),
        Format::Short => short::write(out, report),
        Format::Json => json::write(out, report),
        Format::Jsonl => json::write_lines(out, report),
        Format::Sarif => sarif::write(out, report, active),
        Format::Github => github::write(out, report),
        Format::Gitlab => gitlab::write(out, report),
        Format::Checkstyle => checkstyle::write(out, report),
        Format::Junit => junit::write(out, report, &|it| display.fail_on.fails(it)),
        Format::Rdjsonl => rdjsonl::write(out, report),
        Format::Markdown => markdown::write(out, report),
    }?;
    out.flush()
}
