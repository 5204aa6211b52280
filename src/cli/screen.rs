//! Standard output and standard error: how wide, in colour or not. Knows no command.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use crate::cli::Ending;
use crate::cli::arguments::Color;
use crate::files::document::Unreadable;
use crate::report::command::{self, Inert};
use crate::report::glyph;
use crate::report::patch::Reader;
use crate::report::terminal::View;

/// The columns that text is set in where there is no terminal to ask.
const NO_TERMINAL: usize = 100;

/// The fewest columns that text is set in.
const NARROWEST: usize = 40;

/// What build servers that read commands in their logs set for each step.
const LOGGED: [&str; 3] = ["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"];

/// Where a command's words go.
#[derive(Debug)]
pub struct Screen {
    color: Color,
    /// Whether standard output is for a draft, so that words go to standard error.
    yields: bool,
}

impl Screen {
    /// Standard output and standard error, in colour as the user wants it.
    #[must_use]
    pub fn new(color: Color) -> Self {
        Self {
            color,
            yields: false,
        }
    }

    /// Leaves standard output to a draft: all words go to standard error.
    pub fn yield_output(&mut self) {
        self.yields = true;
    }

    /// Where words go: standard output, unless that is for a draft. No build server finds a command
    /// in them. What is written has to be flushed.
    #[must_use]
    pub fn output(&self) -> Box<dyn Write> {
        Box::new(Inert::new(self.exact_output()))
    }

    /// Where words go, just as they are: for formats that see to commands themselves. What is
    /// written has to be flushed.
    #[must_use]
    pub fn exact_output(&self) -> Box<dyn Write> {
        if self.yields {
            Box::new(io::BufWriter::new(io::stderr()))
        } else {
            Box::new(io::BufWriter::new(io::stdout()))
        }
    }

    /// Whether words are to be coloured.
    #[must_use]
    pub fn is_colored(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if self.yields => AutoStream::choice(&io::stderr()) != ColorChoice::Never,
            Color::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        }
    }

    /// How many columns there are for words: the terminal's, or 100 without one.
    #[must_use]
    pub fn width(&self) -> usize {
        let size = if self.yields {
            terminal_size::terminal_size_of(io::stderr())
        } else {
            terminal_size::terminal_size_of(io::stdout())
        };
        size.map_or(NO_TERMINAL, |it| usize::from(it.0.0).max(NARROWEST))
    }

    /// Who reads a draft, or what is changed of one, on standard output.
    #[must_use]
    pub fn reader(&self) -> Reader {
        if io::stdout().is_terminal() || self.color == Color::Always {
            Reader::Person {
                color: self.is_colored(),
            }
        } else {
            Reader::Program
        }
    }

    /// Where a patch goes that a program may apply, or that is printed to the log of a build.
    #[must_use]
    pub fn patch_output(&self) -> Box<dyn Write> {
        let is_logged = LOGGED.iter().any(|it| std::env::var_os(it).is_some());
        if is_logged && !is_file(&io::stdout()) {
            self.output()
        } else {
            self.exact_output()
        }
    }

    /// How findings are shown on standard output: with the decision, if `trace`.
    #[must_use]
    pub fn view(&self, trace: bool) -> View {
        View {
            width: self.width(),
            color: self.is_colored(),
            trace,
        }
    }

    /// Tells `problem` on standard error.
    pub fn complain(&mut self, problem: &str) {
        self.remark(&format!("error: {problem}"));
    }

    /// Tells which drafts could not be read. What that makes of a command that did all else.
    pub fn tell_of(&mut self, unreadable: &[Unreadable]) -> Ending {
        for it in unreadable {
            self.complain(&format!("{}: {}", it.path, it.problem));
        }
        if unreadable.is_empty() {
            Ending::Clean
        } else {
            Ending::Failed
        }
    }

    /// Tells `words` on standard error.
    pub fn remark(&mut self, words: &str) {
        // Nobody is left to tell when standard error is closed.
        let words = glyph::shown(words);
        drop(writeln!(io::stderr(), "{}", command::broken(&words)));
    }
}

/// Whether standard output goes to a file, and to no log.
#[cfg(unix)]
fn is_file(stdout: &io::Stdout) -> bool {
    use std::fs::File;
    use std::os::fd::AsFd;

    let stdout = stdout.as_fd().try_clone_to_owned().map(File::from);
    let known = stdout.and_then(|it| it.metadata());
    known.is_ok_and(|it| it.is_file())
}

#[cfg(not(unix))]
fn is_file(_: &io::Stdout) -> bool {
    false
}
