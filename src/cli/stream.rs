//! `copydesk check --stdin-format jsonl`: reads documents from standard input, and answers each
//! document before it reads the next.

use std::io::{self, Write};

use crate::cli::arguments::check::Check;
use crate::cli::arguments::display::Display;
use crate::cli::check::hide;
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::screen::Screen;
use crate::engine::report::Report;
use crate::files::json_lines::{GivenDocument, JsonLines};
use crate::linter::stream::{Answer, Stream};
use crate::linter::threads;
use crate::report::stream;

/// Answers each document on standard input with one line.
///
/// # Errors
///
/// Returns an error if an option or the configuration file of `--config` has a mistake, if standard
/// input cannot be read, or if the output cannot be written.
pub fn run(arguments: &Check, screen: &Screen) -> Result<ExitStatus, CommandError> {
    let options = arguments.options();
    let n_threads = options.threads;
    let mut responder = Responder {
        display: &arguments.display,
        stream: Stream::open(options, arguments.streaming.compare)?,
        fails: false,
        has_errors: false,
    };
    responder.answer_all(screen)?;
    threads::with(n_threads, || responder.compare(screen))
}

/// Answers documents, and remembers what the exit status depends on.
struct Responder<'a> {
    display: &'a Display,
    stream: Stream,
    /// True if a finding failed the run.
    fails: bool,
    /// True if a line or a document could not be read.
    has_errors: bool,
}

impl Responder<'_> {
    /// Answers each line of standard input.
    fn answer_all(&mut self, screen: &Screen) -> io::Result<()> {
        let mut lines = JsonLines::new(io::stdin().lock(), self.stream.max_size());
        let mut out = screen.exact_output();
        while let Some(document) = lines.read_next()? {
            let line_number = lines.line_number();
            match document {
                Ok(document) => self.answer(&mut out, line_number, document)?,
                Err(broken) => {
                    self.has_errors = true;
                    let path = broken.path.as_deref();
                    stream::write_error(&mut out, line_number, path, &broken.error)?;
                }
            }
        }
        for problem in self.stream.problems() {
            self.has_errors = true;
            stream::write_error(&mut out, lines.line_number(), None, &problem)?;
        }
        Ok(())
    }

    fn answer(
        &mut self,
        out: &mut dyn Write,
        line_number: usize,
        document: GivenDocument,
    ) -> io::Result<()> {
        let path = document.path.clone();
        match self.stream.lint(document) {
            Ok(Answer::Linted(linted)) => {
                let mut report = Report::default();
                report.drafts.push(linted);
                self.judge(&mut report);
                let linted = report.drafts.first();
                linted.map_or(Ok(()), |document| {
                    stream::write_linted(out, line_number, document)
                })
            }
            Ok(Answer::Excluded(objection)) => {
                stream::write_excluded(out, line_number, (&path, &objection))
            }
            Err(error) => {
                self.has_errors = true;
                stream::write_error(out, line_number, Some(&path), &error)
            }
        }
    }

    /// Records whether a finding in `report` fails the run, then removes the findings below
    /// `--min-severity`.
    fn judge(&mut self, report: &mut Report) {
        let findings = report.drafts.iter().flat_map(|draft| &draft.findings);
        let mut severities = findings.map(|finding| finding.severity);
        self.fails |= severities.any(|severity| self.display.fail_on.fails(severity));
        hide(self.display, report);
    }

    /// With `--compare`, prints the findings that concern two or more documents. Returns the exit
    /// status.
    fn compare(&mut self, screen: &Screen) -> Result<ExitStatus, CommandError> {
        if let Some(mut compared) = self.stream.compare()? {
            self.judge(&mut compared.report);
            self.has_errors |= !compared.failed.is_empty();
            let mut out = screen.exact_output();
            let (n_documents, failed) = (compared.n_documents, &compared.failed);
            stream::write_compared(&mut out, n_documents, &compared.report, failed)?;
        }
        let status = if self.fails {
            ExitStatus::Findings
        } else {
            ExitStatus::Success
        };
        Ok(status.failure_unless(!self.has_errors))
    }
}
