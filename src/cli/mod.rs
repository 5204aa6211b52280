//! Layer 10: a person at a terminal. Prints, and turns what happened into an exit code.

pub mod arguments;
pub mod baseline;
pub mod check;
pub mod completions;
pub mod config;
pub mod exit;
pub mod explain;
pub mod fix;
pub mod frequencies;
pub mod habits;
pub mod init;
pub mod inspect;
pub mod listing;
pub mod man;
pub mod progress;
pub mod rules;
pub mod screen;
pub mod shorthand;
pub mod show;
pub mod sources;
pub mod targets;
pub mod test;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;

use crate::cli::arguments::{Arguments, Color, Command};
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::screen::Screen;
use crate::error::Error;
use crate::linter::guard;
use crate::report::{command, glyph};

/// Runs the command line `arguments`, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    // A draft that is piped in asks for nothing but to be checked.
    if arguments.len() == 1 && grep_cli::is_readable_stdin() {
        arguments.push("check".into());
    }
    let arguments = match shorthand::expand(arguments) {
        Ok(it) => it,
        Err(it) => {
            Screen::new(Color::Auto).complain(&it);
            return ExitStatus::Failure.into();
        }
    };
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(it) => it,
        Err(it) => return unparsed(&it),
    };
    let mut screen = Screen::new(parsed.command.color());
    guard::silence();
    match guard::command(|| run_command(&parsed.command, &mut screen)) {
        Ok(status) => status.into(),
        Err(error) => {
            screen.complain(&error);
            ExitStatus::Failure.into()
        }
    }
}

/// Runs `command`.
fn run_command(command: &Command, screen: &mut Screen) -> ExitStatus {
    let result = match command {
        Command::Check(it) => check::run(it, screen),
        Command::Inspect(it) => inspect::run(it, screen),
        Command::Sources(it) => sources::run(it, screen),
        Command::Rules(it) => rules::run(it, screen),
        Command::Explain(it) => explain::run(it, screen),
        Command::Config(it) => config::run(it, screen),
        Command::Test(it) => test::run(it, screen),
        Command::Init => init::run(screen),
        Command::Frequencies(it) => frequencies::run(it, screen),
        Command::Completions(it) => completions::run(it, screen),
        Command::Man(it) => man::run(it, screen),
    };
    match result {
        Ok(status) => status,
        Err(CommandError::Problem(error)) => {
            screen.complain(&error);
            ExitStatus::Failure
        }
        // The reader of the output has closed it and wants no more.
        Err(CommandError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitStatus::Success
        }
        Err(CommandError::Output(error)) => {
            screen.complain(&unwritten(&error));
            ExitStatus::Failure
        }
    }
}

/// Prints what came in place of a command: help and the version, which are asked for and go to
/// standard output, or a mistake.
fn unparsed(answer: &clap::Error) -> ExitCode {
    if let Some(it) = habits::answer(answer) {
        Screen::new(Color::Auto).complain(&it);
        return ExitStatus::Failure.into();
    }
    let words = answer.render().to_string();
    let is_mistake = answer.use_stderr();
    // A mistake quotes what was typed, and that may be the name of a file.
    let is_harmless = words.lines().all(|it| harmless(it) == it);
    if is_mistake && !is_harmless {
        let words: Vec<String> = words.lines().map(harmless).collect();
        drop(writeln!(io::stderr(), "{}", words.join("\n")));
        return ExitStatus::Failure.into();
    }
    match answer.print().and_then(|()| io::stdout().flush()) {
        Err(it) if !is_mistake && it.kind() != io::ErrorKind::BrokenPipe => {
            drop(writeln!(io::stderr(), "error: {}", unwritten(&it)));
            ExitStatus::Failure.into()
        }
        _ if is_mistake => ExitStatus::Failure.into(),
        _ => ExitStatus::Success.into(),
    }
}

/// A line that drives neither a terminal nor a build server.
fn harmless(line: &str) -> String {
    command::broken(&glyph::shown(line)).into_owned()
}

fn unwritten(error: &io::Error) -> Error {
    Error::new(format!("the output cannot be written: {error}"))
}
