//! Layer 9: a person at a terminal. Prints, and turns what happened into an exit code.

pub mod arguments;
pub mod baseline;
pub mod check;
pub mod compare;
pub mod completions;
pub mod config;
pub mod desk;
pub mod examine;
pub mod explain;
pub mod fix;
pub mod frequencies;
pub mod guard;
pub mod house;
pub mod init;
pub mod inspect;
pub mod jobs;
pub mod man;
pub mod progress;
pub mod rules;
pub mod screen;
pub mod shorthand;
pub mod show;
pub mod since;
pub mod test;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use crate::cli::arguments::{Arguments, Command};
use crate::cli::screen::Screen;

/// What is said when there is nothing to read.
const NO_DRAFTS: &str = "no drafts found: name a file, or a folder with .md, .markdown, .mdx, \
    .txt or .text files";

/// What a command came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Nothing to say, or nothing that fails.
    Clean,
    /// Findings at or above the level that fails.
    Findings,
    /// Something could not be done; standard error says what.
    Failed,
}

/// Runs the command line `arguments`, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let parsed = match Arguments::try_parse_from(shorthand::expand(arguments)) {
        Ok(it) => it,
        Err(it) => {
            // Help and version are asked for and go to standard output; the rest is a mistake.
            let code = if it.use_stderr() { 2 } else { 0 };
            drop(it.print());
            return ExitCode::from(code);
        }
    };
    let mut screen = Screen::new(parsed.command.color());
    guard::silence();
    match guard::command(|| run_command(&parsed.command, &mut screen)) {
        Ok(it) => it,
        Err(it) => {
            screen.complain(&it);
            ExitCode::from(2)
        }
    }
}

/// Runs `command`. Its exit code.
fn run_command(command: &Command, screen: &mut Screen) -> ExitCode {
    let ending = match command {
        Command::Check(it) => check::run(it, screen),
        Command::Inspect(it) => inspect::run(it, screen),
        Command::Rules(it) => rules::run(it, screen),
        Command::Explain(it) => explain::run(it, screen),
        Command::Config(it) => config::run(it, screen),
        Command::Test(it) => test::run(it, screen),
        Command::Init => init::run(screen),
        Command::Frequencies(it) => frequencies::run(it, screen),
        Command::Completions(it) => completions::run(it, screen),
        Command::Man(it) => man::run(it, screen),
    };
    match ending {
        Ok(Ending::Clean) => ExitCode::SUCCESS,
        Ok(Ending::Findings) => ExitCode::from(1),
        Ok(Ending::Failed) => ExitCode::from(2),
        // Whoever read the output has closed it and wants no more.
        Err(it) if it.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(it) => {
            screen.complain(&format!("the output cannot be written: {it}"));
            ExitCode::from(2)
        }
    }
}
