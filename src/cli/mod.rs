//! Layer 11: the command line. Prints output and determines the exit status.

pub mod archive;
pub mod arguments;
pub mod baseline;
pub mod check;
pub mod comments;
mod completions;
pub mod config;
pub mod exit;
pub mod explain;
pub mod fix;
pub mod frequencies;
pub mod habits;
pub mod init;
pub mod inspect;
pub mod listing;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod man;
#[cfg(feature = "mcp")]
pub mod mcp;
pub mod progress;
pub mod rules;
pub mod screen;
pub mod shorthand;
pub mod show;
pub mod sources;
pub mod stream;
pub mod suppress;
pub mod targets;
pub mod test;
mod timings;

use std::ffi::OsString;
use std::io::{self, Write};

use clap::Parser;

use crate::cli::arguments::{Arguments, Color, Command};
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::screen::Screen;
use crate::error::Error;
use crate::linter::guard;
use crate::report::{command, glyph};

/// Runs the command line `arguments`, including the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    // `copydesk` without arguments checks the text that is piped into it.
    if arguments.len() == 1 && grep_cli::is_readable_stdin() {
        arguments.push("check".into());
    }
    let arguments = match shorthand::expand(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            Screen::new(Color::Auto).print_error(&error);
            return ExitStatus::Failure;
        }
    };
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => return unparsed(&error),
    };
    let mut screen = Screen::new(parsed.command.color());
    guard::silence();
    match guard::command(|| run_command(&parsed.command, &mut screen)) {
        Ok(status) => status,
        Err(error) => {
            screen.print_error(&error);
            ExitStatus::Failure
        }
    }
}

/// Runs `command`.
fn run_command(command: &Command, screen: &mut Screen) -> ExitStatus {
    let result = match command {
        Command::Check(check) => check::run(check, screen),
        Command::Inspect(inspect) => inspect::run(inspect, screen),
        Command::Sources(sources) => sources::run(sources, screen),
        Command::Rules(rules) => rules::run(rules, screen),
        Command::Explain(explain) => explain::run(explain, screen),
        Command::Config(print_config) => config::run(print_config, screen),
        Command::Test(test) => test::run(test, screen),
        Command::Init(init) => init::run(init, screen),
        #[cfg(feature = "lsp")]
        Command::Lsp { .. } => lsp::run(),
        #[cfg(feature = "mcp")]
        Command::Mcp { root } => mcp::run(root),
        Command::Frequencies(frequencies) => frequencies::run(frequencies, screen),
        Command::Archive(archive) => archive::run(archive, screen),
        Command::Completions(completions) => completions::run(completions, screen),
        Command::Man(man) => man::run(man, screen),
    };
    match result {
        Ok(status) => status,
        Err(CommandError::Problem(error)) => {
            screen.print_error(&error);
            ExitStatus::Failure
        }
        // The program that reads the output has closed the pipe, which is not an error.
        Err(CommandError::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitStatus::Success
        }
        Err(CommandError::Output(error)) => {
            screen.print_error(&unwritten(&error));
            ExitStatus::Failure
        }
    }
}

/// Prints what clap returned instead of a command. Help and the version go to standard output, an
/// error in the arguments goes to standard error.
fn unparsed(answer: &clap::Error) -> ExitStatus {
    if let Some(error) = habits::answer(answer) {
        Screen::new(Color::Auto).print_error(&error);
        return ExitStatus::Failure;
    }
    let words = answer.render().to_string();
    let is_mistake = answer.use_stderr();
    // An error quotes the arguments. A file name among them may have been chosen by a stranger, and
    // may contain terminal escapes.
    let is_harmless = words.lines().all(|line| harmless(line) == line);
    if is_mistake && !is_harmless {
        let words: Vec<String> = words.lines().map(harmless).collect();
        drop(writeln!(io::stderr(), "{}", words.join("\n")));
        return ExitStatus::Failure;
    }
    match answer.print().and_then(|()| io::stdout().flush()) {
        Err(error) if !is_mistake && error.kind() != io::ErrorKind::BrokenPipe => {
            drop(writeln!(io::stderr(), "error: {}", unwritten(&error)));
            ExitStatus::Failure
        }
        _ if is_mistake => ExitStatus::Failure,
        _ => ExitStatus::Success,
    }
}

/// Returns `line` without characters that control a terminal and without commands of build servers.
fn harmless(line: &str) -> String {
    command::broken(&glyph::shown(line)).into_owned()
}

fn unwritten(error: &io::Error) -> Error {
    Error::new(format!("the output cannot be written: {error}"))
}
