//! Standard output and standard error: how wide, in colour or not.

use std::io::{self, IsTerminal, Write};
use std::thread;
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use terminal_size::{Height, Width};

use crate::cli::arguments::Color;
use crate::cli::exit::ExitStatus;
use crate::engine::report::Unreadable;
use crate::error::Error;
use crate::report::command::{self, Inert};
use crate::report::glyph;
use crate::report::patch::Reader;
use crate::report::terminal::View;

/// The columns that text is set in where there is no terminal to ask.
const NO_TERMINAL: usize = 100;

/// The fewest columns that text is set in.
const NARROWEST: usize = 40;

/// How long a program that reads the output is given to end, before it is told the closing line.
const GRACE: Duration = Duration::from_millis(50);

/// What build servers that read commands in their logs set for each step.
const LOGGED: [&str; 3] = ["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"];

/// Where a command's words go.
#[derive(Debug)]
pub struct Screen {
    color: Color,
    /// Whether standard output is for a draft, so that words go to standard error.
    yields: bool,
    stderr: io::Stderr,
}

impl Screen {
    /// Standard output and standard error, in colour as the user wants it.
    pub fn new(color: Color) -> Self {
        Self {
            color,
            yields: false,
            stderr: io::stderr(),
        }
    }

    /// Leaves standard output to a draft: all words go to standard error.
    pub fn yield_output(&mut self) {
        self.yields = true;
    }

    /// Where words go: standard output, unless that is for a draft. No build server finds a command
    /// in them. What is written has to be flushed.
    pub fn output(&self) -> Box<dyn Write> {
        Box::new(Inert::new(self.exact_output()))
    }

    /// Where words go, just as they are: for formats that see to commands themselves. What is
    /// written has to be flushed.
    pub fn exact_output(&self) -> Box<dyn Write> {
        if self.yields {
            Box::new(io::BufWriter::new(io::stderr()))
        } else {
            Box::new(io::BufWriter::new(io::stdout()))
        }
    }

    /// Whether words are to be coloured.
    pub fn is_colored(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if self.yields => AutoStream::choice(&io::stderr()) != ColorChoice::Never,
            Color::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        }
    }

    /// How many columns there are for words: the terminal's. A person who reads standard output
    /// through another program has a terminal behind standard error; without one `COLUMNS` may
    /// tell, and there are 100 otherwise.
    pub fn width(&self) -> usize {
        let columns = self.terminal().map(|(width, _)| usize::from(width.0));
        let columns = columns.or_else(|| std::env::var("COLUMNS").ok()?.trim().parse().ok());
        let columns = columns.filter(|n_columns| 0 < *n_columns);
        columns.map_or(NO_TERMINAL, |n_columns| n_columns.max(NARROWEST))
    }

    /// How many rows the terminal has that words are written to; none if they go elsewhere.
    pub fn rows(&self) -> Option<usize> {
        let is_shown = !self.yields && io::stdout().is_terminal();
        let (_, height) = self.terminal().filter(|_| is_shown)?;
        Some(usize::from(height.0)).filter(|n_rows| 0 < *n_rows)
    }

    /// The size of the terminal that words are read at. What is written to a file does not depend
    /// on the terminal that the command was typed at.
    fn terminal(&self) -> Option<(Width, Height)> {
        let stdout = terminal_size::terminal_size_of(io::stdout());
        if self.yields || (stdout.is_none() && !is_file(&io::stdout())) {
            return terminal_size::terminal_size_of(io::stderr());
        }
        stdout
    }

    /// Who reads a draft, or what is changed of one, on standard output.
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
    pub fn patch_output(&self) -> Box<dyn Write> {
        let is_logged = LOGGED
            .iter()
            .any(|variable| std::env::var_os(variable).is_some());
        if is_logged && !is_file(&io::stdout()) {
            self.output()
        } else {
            self.exact_output()
        }
    }

    /// How findings are shown on standard output: with the decision, if `trace`.
    pub fn view(&self, trace: bool) -> View {
        View {
            width: self.width(),
            color: self.is_colored(),
            trace,
        }
    }

    /// Writes `error` to standard error.
    pub fn complain(&mut self, error: &Error) {
        self.remark(&format!("error: {error}"));
    }

    /// Writes to standard error which drafts could not be read. The status of a command that did
    /// all else.
    pub fn complain_of(&mut self, unreadable: Vec<Unreadable>) -> ExitStatus {
        let status = ExitStatus::Success.failure_unless(unreadable.is_empty());
        for unreadable in unreadable {
            self.complain(&unreadable.into());
        }
        status
    }

    /// Tells `lines` after all that was written to standard output. A person who reads that through
    /// another program, as a pager, is told at its end if what is written `is_prose`: standard
    /// error would come first. If that program wants no more, as `head`, or if what it reads must
    /// be exact, it is given a moment to show it before the lines come on standard error.
    pub fn conclude(&mut self, lines: &[String], is_prose: bool) {
        let is_followed = !self.yields && io::stderr().is_terminal() && is_pipe(&io::stdout());
        if is_followed && !lines.is_empty() {
            thread::sleep(GRACE);
        }
        if !(is_followed && is_prose && self.append(lines).is_ok()) {
            for line in lines {
                self.remark(line);
            }
        }
    }

    /// Writes `lines` to standard output.
    fn append(&self, lines: &[String]) -> io::Result<()> {
        let mut output = self.output();
        for line in lines {
            writeln!(output, "{}", glyph::shown(line))?;
        }
        output.flush()
    }

    /// Asks `question` on standard error, and leaves the line open for the answer.
    ///
    /// # Errors
    ///
    /// When standard error cannot be written to.
    pub fn ask(&mut self, question: &str) -> io::Result<()> {
        write!(self.stderr, "{}", glyph::shown(question))?;
        self.stderr.flush()
    }

    /// Tells `words` on standard error.
    pub fn remark(&mut self, words: &str) {
        // Nobody is left to tell when standard error is closed.
        let words = glyph::shown(words);
        drop(writeln!(self.stderr, "{}", command::broken(&words)));
    }
}

/// Whether standard output goes to a file, and to no log.
fn is_file(stdout: &io::Stdout) -> bool {
    file_type(stdout).is_some_and(|file_type| file_type.is_file())
}

/// Whether standard output is read by another program.
#[cfg(unix)]
fn is_pipe(stdout: &io::Stdout) -> bool {
    use std::os::unix::fs::FileTypeExt;

    file_type(stdout).is_some_and(|file_type| file_type.is_fifo() || file_type.is_socket())
}

#[cfg(not(unix))]
fn is_pipe(_: &io::Stdout) -> bool {
    false
}

#[cfg(unix)]
fn file_type(stdout: &io::Stdout) -> Option<std::fs::FileType> {
    use std::fs::File;
    use std::os::fd::AsFd;

    let stdout = stdout.as_fd().try_clone_to_owned().map(File::from);
    let known = stdout.and_then(|file| file.metadata());
    known.ok().map(|metadata| metadata.file_type())
}

#[cfg(not(unix))]
fn file_type(_: &io::Stdout) -> Option<std::fs::FileType> {
    None
}
