//! Standard output and standard error: their width and their colours.

use std::io::{self, IsTerminal, Write};
use std::thread;
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use terminal_size::{Height, Width};

use crate::cli::arguments::Color;
use crate::cli::exit::ExitStatus;
use crate::engine::report::Unreadable;
use crate::error::Error;
use crate::report::command::{self, NeutralizedOutput};
use crate::report::glyph;
use crate::report::patch::Reader;
use crate::report::terminal::View;

/// The width of text in columns if there is no terminal.
const WIDTH_WITHOUT_TERMINAL: usize = 100;

/// The minimum width of text, in columns.
const MIN_WIDTH: usize = 40;

/// The pause before the closing line is written to standard error. The pause gives a program such
/// as a pager time to print standard output first.
const GRACE: Duration = Duration::from_millis(50);

/// Environment variables that only certain build servers set: those that execute commands in their
/// logs.
const LOGGED: [&str; 3] = ["GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"];

/// The output of a command.
#[derive(Debug)]
pub struct Screen {
    color: Color,
    /// True if standard output is reserved for a draft, so that everything else goes to standard
    /// error.
    yields: bool,
    stderr: io::Stderr,
}

impl Screen {
    /// Returns a screen with the user's choice of colour.
    pub fn new(color: Color) -> Self {
        Self {
            color,
            yields: false,
            stderr: io::stderr(),
        }
    }

    /// Reserves standard output for a draft: everything else goes to standard error.
    pub fn yield_output(&mut self) {
        self.yields = true;
    }

    /// Returns a writer to standard output, or to standard error if standard output is reserved for
    /// a draft. The writer changes text that a build server would execute as a command. The caller
    /// must flush the writer.
    pub fn output(&self) -> Box<dyn Write> {
        Box::new(NeutralizedOutput::new(self.exact_output()))
    }

    /// Returns a writer like [`Self::output`], but leaves the text unchanged. This writer is for
    /// formats that already prevent build servers from executing text as a command. The caller must
    /// flush the writer.
    pub fn exact_output(&self) -> Box<dyn Write> {
        if self.yields {
            Box::new(io::BufWriter::new(io::stderr()))
        } else {
            Box::new(io::BufWriter::new(io::stdout()))
        }
    }

    /// Says whether the output is coloured.
    pub fn is_colored(&self) -> bool {
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if self.yields => AutoStream::choice(&io::stderr()) != ColorChoice::Never,
            Color::Auto => AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        }
    }

    /// Returns the width of the output in columns: the width of the terminal, or else the variable
    /// `COLUMNS`, or else 100. If standard output is piped, the terminal of standard error is used.
    pub fn width(&self) -> usize {
        let columns = self.terminal().map(|(width, _)| usize::from(width.0));
        let columns = columns.or_else(|| std::env::var("COLUMNS").ok()?.trim().parse().ok());
        let columns = columns.filter(|n_columns| 0 < *n_columns);
        columns.map_or(WIDTH_WITHOUT_TERMINAL, |n_columns| n_columns.max(MIN_WIDTH))
    }

    /// Returns the height in rows of the terminal that standard output is written to. `None` if
    /// standard output is not a terminal.
    pub fn rows(&self) -> Option<usize> {
        let is_shown = !self.yields && io::stdout().is_terminal();
        let (_, height) = self.terminal().filter(|_| is_shown)?;
        Some(usize::from(height.0)).filter(|n_rows| 0 < *n_rows)
    }

    /// Returns the size of the terminal that shows the output. `None` if standard output is a file,
    /// so that the content of the file does not depend on the terminal.
    fn terminal(&self) -> Option<(Width, Height)> {
        let stdout = terminal_size::terminal_size_of(io::stdout());
        if self.yields || (stdout.is_none() && !is_file(&io::stdout())) {
            return terminal_size::terminal_size_of(io::stderr());
        }
        stdout
    }

    /// Says whether a person or a program reads standard output.
    pub fn reader(&self) -> Reader {
        if io::stdout().is_terminal() || self.color == Color::Always {
            Reader::Person {
                color: self.is_colored(),
            }
        } else {
            Reader::Program
        }
    }

    /// Returns a writer for a patch. The writer leaves the text unchanged, because a program may
    /// apply the patch. Only in the log of a build server, the writer changes text that the server
    /// would execute as a command.
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

    /// Returns the layout of findings on standard output; `trace` adds the steps of the decision.
    pub fn view(&self, trace: bool) -> View {
        View {
            width: self.width(),
            color: self.is_colored(),
            trace,
        }
    }

    /// Writes `error` to standard error.
    pub fn print_error(&mut self, error: &Error) {
        self.print_remark(&format!("error: {error}"));
    }

    /// Prints an error about each draft that could not be read. Returns the exit status: failure if
    /// there are such drafts, otherwise success.
    pub fn print_unreadable(&mut self, unreadable: Vec<Unreadable>) -> ExitStatus {
        let status = ExitStatus::Success.failure_unless(unreadable.is_empty());
        for unreadable in unreadable {
            self.print_error(&unreadable.into());
        }
        status
    }

    /// Prints `lines` after all other output, usually on standard error. A program such as a pager
    /// may read standard output, while standard error goes to a terminal. The lines would then
    /// appear before the output of the program. In this case, the lines are appended to standard
    /// output if `is_prose` is true. If `is_prose` is false, or if the program no longer reads, the
    /// lines go to standard error after a short pause.
    pub fn print_closing_lines(&mut self, lines: &[String], is_prose: bool) {
        let is_followed = !self.yields && io::stderr().is_terminal() && is_pipe(&io::stdout());
        if is_followed && !lines.is_empty() {
            thread::sleep(GRACE);
        }
        if !(is_followed && is_prose && self.append(lines).is_ok()) {
            for line in lines {
                self.print_remark(line);
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

    /// Writes `question` to standard error, without a line break, so that the user can answer on
    /// the same line.
    ///
    /// # Errors
    ///
    /// Returns an error if standard error cannot be written to.
    pub fn ask(&mut self, question: &str) -> io::Result<()> {
        write!(self.stderr, "{}", glyph::shown(question))?;
        self.stderr.flush()
    }

    /// Writes `words` as a line to standard error.
    pub fn print_remark(&mut self, words: &str) {
        // If standard error is closed, there is nobody to inform.
        let words = glyph::shown(words);
        drop(writeln!(self.stderr, "{}", command::broken(&words)));
    }
}

/// Says whether standard output is a regular file.
fn is_file(stdout: &io::Stdout) -> bool {
    file_type(stdout).is_some_and(|file_type| file_type.is_file())
}

/// Says whether another program reads standard output.
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
