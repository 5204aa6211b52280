//! What a run came to, in the formats and at the places that were asked for. Finds nothing.

use std::io::{self, Write};

use crate::cli::arguments::check::{Check, Format};
use crate::cli::screen::Screen;
use crate::engine::active::Active;
use crate::engine::outcome::Outcome;
use crate::files::output;
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
/// When standard output cannot be written.
pub fn show(
    arguments: &Check,
    active: &Active,
    outcome: &Outcome,
    screen: &mut Screen,
) -> io::Result<bool> {
    if arguments.statistics {
        let mut out = screen.output();
        unless_closed(statistics::write(&mut out, outcome).and_then(|()| out.flush()))?;
        return Ok(true);
    }
    let mut files: Vec<_> = arguments
        .report
        .iter()
        .map(|it| (it.format, it.path.as_path()))
        .collect();
    if let Some(path) = &arguments.output {
        files.push((arguments.format, path));
    } else {
        let mut out = screen.output();
        let view = screen.view(arguments.explain);
        let shown = write(&mut out, arguments.format, view, arguments, active, outcome);
        unless_closed(shown.and_then(|()| out.flush()))?;
    }
    let view = View {
        width: FILE_WIDTH,
        color: false,
        trace: arguments.explain,
    };
    let mut all_written = true;
    for (format, path) in files {
        let written = output::write(path, |out| {
            write(out, format, view, arguments, active, outcome)
        });
        if let Err(it) = written {
            screen.complain(&it);
            all_written = false;
        }
    }
    Ok(all_written)
}

/// `written`, where it is no failure if whoever read the output has closed it: the files are
/// wanted all the same, and so is what the run came to.
fn unless_closed(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(it) if it.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        it => it,
    }
}

fn write(
    out: &mut dyn Write,
    format: Format,
    view: View,
    arguments: &Check,
    active: &Active,
    outcome: &Outcome,
) -> io::Result<()> {
    match format {
        Format::Terminal => terminal::write(out, outcome, view),
        Format::Short => short::write(out, outcome),
        Format::Json => json::write(out, outcome),
        Format::Jsonl => json::write_lines(out, outcome),
        Format::Sarif => sarif::write(out, outcome, active),
        Format::Github => github::write(out, outcome),
        Format::Gitlab => gitlab::write(out, outcome),
        Format::Checkstyle => checkstyle::write(out, outcome),
        Format::Junit => junit::write(out, outcome, &|it| arguments.fail_on.fails(it)),
        Format::Rdjsonl => rdjsonl::write(out, outcome),
        Format::Markdown => markdown::write(out, outcome),
    }
}
