//! `copydesk check`.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::arguments::check::Check;
use crate::cli::arguments::display::Display;
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::progress::Progress;
use crate::cli::screen::Screen;
use crate::cli::show::{show, unless_closed};
use crate::cli::targets::Targets;
use crate::cli::{baseline, comments, fix, listing, stream, suppress, timings};
use crate::engine::active::Active;
use crate::engine::report::Report;
use crate::error::Error;
use crate::files::input::Inputs;
use crate::files::path;
use crate::linter::fixer::Fixed;
use crate::linter::run::{Linted, Run};
use crate::linter::session::{Results, Session};
use crate::linter::threads;
use crate::report::patch::Reader;
use crate::report::summary::{Summary, count};
use crate::syntax::stage::RunStage;

/// Checks drafts, fixes them if requested, and reports the findings.
///
/// # Errors
///
/// Returns an error if an option or a configuration file has a mistake, or if the output cannot be
/// written.
pub fn run(arguments: &Check, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    if arguments.streaming.stdin_format.is_some() {
        return stream::run(arguments, screen);
    }
    let display = arguments.display.checked()?;
    let session = Session::open(arguments.options())?;
    let inputs = &session.inputs;
    if arguments.show_files {
        return Ok(listing::list(inputs, screen)?);
    }
    if display.has_remarks() {
        for remark in listing::remarks(inputs) {
            screen.print_remark(&remark);
        }
    }
    if inputs.is_empty() && !listing::is_exclusion_chosen(inputs) {
        return Err(listing::no_drafts_error(inputs).into());
    }
    if let Some(reason) = &arguments.add_suppressions {
        return suppress::run(arguments, reason, &session, screen);
    }
    if inputs.is_stdin_left_out && arguments.fixing.prints_text() {
        Inputs::pass_through(&mut screen.exact_output())?;
    }
    let run = session.run()?;
    let progress = Progress::new(inputs.len(), display.quiet);
    let (results, unread) = session.execute(&run, &|| progress.step());
    drop(progress);
    let readable = screen.print_unreadable(unread);
    if display.format.is_for_people() {
        for (idx, problem) in run.revision_changes.problems() {
            screen.print_remark(&without_base(inputs, idx, problem));
        }
    }
    let mut reporter = Reporter {
        display,
        comments: arguments.comments.as_deref(),
        active: session.rule_sets.any(),
        targets: Targets::new(&session, &run.baselines),
        screen,
    };
    let status = reporter.conclude(results, arguments, &session, &run)?;
    Ok(status.failure_unless(readable == ExitStatus::Success))
}

/// Returns the remark about a draft whose text at the base revision cannot be read.
fn without_base(inputs: &Inputs, idx: usize, problem: &Error) -> String {
    let path = inputs.path(idx).map(|path| path::shown(&path));
    let path = path.unwrap_or_else(|_| "a draft".to_owned());
    format!(
        "warning: {path}: the earlier version of this draft cannot be read: {problem}; old \
         findings on changed lines are reported as well as new ones"
    )
}

/// Reports the results of a run.
struct Reporter<'r> {
    display: &'r Display,
    /// The path for the copy of the document with comments, from `--comments`.
    comments: Option<&'r Path>,
    active: Active,
    targets: Targets<'r>,
    screen: &'r mut Screen,
}

impl Reporter<'_> {
    /// Reports `results` and writes all files that the arguments request.
    fn conclude(
        &mut self,
        results: Results,
        arguments: &Check,
        session: &Session,
        run: &Run<'_>,
    ) -> io::Result<ExitStatus> {
        Ok(match results {
            Results::Linted(linted) => {
                let copy = self.copy(&linted.report, run.inputs, None);
                self.report(linted, run, None, copy)?
            }
            Results::Fixed(fixed) if arguments.fixing.diff => self.preview(&fixed)?,
            Results::Fixed(mut fixed) if arguments.comments.is_some() => {
                // The copy contains the fixes and the comments. The document itself is unchanged.
                let bytes = fixed.package_bytes(0).map(|bytes| bytes.after.as_slice());
                let copy = self.copy(&fixed.linted.report, run.inputs, bytes);
                if let Some(Err(_)) = copy {
                    fixed.discard(run);
                }
                self.tell_of_obstacles(&fixed);
                let line = fix::line(fixed.counts(), true);
                self.report(fixed.linted, run, Some(line), copy)?
            }
            Results::Fixed(mut fixed) => {
                let errors = threads::with(session.options.threads, || fixed.write(run));
                for error in &errors {
                    self.screen.print_error(error);
                }
                let printed = match fixed.stdin(run) {
                    // A word-processor document is not printed, because only its text was read, not
                    // its formatting.
                    Some(draft) if draft.package.is_none() => {
                        unless_closed(fix::print(draft, self.screen))
                    }
                    Some(_) | None => Ok(()),
                };
                self.tell_of_obstacles(&fixed);
                let line = fix::line(fixed.counts(), true);
                let status = self.report(fixed.linted, run, Some(line), None)?;
                printed?;
                status.failure_unless(errors.is_empty())
            }
        })
    }

    /// Reports which fixes of `fixed` cannot be made, and why.
    fn tell_of_obstacles(&mut self, fixed: &Fixed) {
        if !self.display.quiet {
            for remark in fix::obstacles(fixed) {
                self.screen.print_remark(&remark);
            }
        }
    }

    /// Returns the copy of the document with comments, if the arguments request one. `report` has
    /// the findings, and `fixed` has the bytes of the document after its fixes.
    fn copy(
        &self,
        report: &Report,
        inputs: &Inputs,
        fixed: Option<&[u8]>,
    ) -> Option<Result<Vec<u8>, Error>> {
        self.comments.map(|_| comments::copy(report, inputs, fixed))
    }

    /// Reports the findings in `linted`, and writes the baselines of `run` and the `copy` with
    /// comments. The closing line contains `fixes`, which says how many findings were fixed.
    fn report(
        &mut self,
        linted: Linted,
        run: &Run<'_>,
        fixes: Option<String>,
        copy: Option<Result<Vec<u8>, Error>>,
    ) -> io::Result<ExitStatus> {
        let (mut remarks, mut all_written) = (Vec::new(), true);
        for concluded in run.baselines.conclude(&linted.settled) {
            match concluded {
                Ok(baseline) => remarks.extend(baseline::remarks(&baseline)),
                Err(error) => {
                    self.screen.print_error(&error);
                    all_written = false;
                }
            }
        }
        let mut report = linted.report;
        let findings = report.drafts.iter().flat_map(|draft| &draft.findings);
        let mut severities = findings.map(|finding| finding.severity);
        let fails = severities.any(|severity| self.display.fail_on.fails(severity));
        let mut closing = vec![Summary::of(&report).line()];
        closing.extend(fixes);
        let hidden = [
            (linted.hidden.n_unchanged, "finding", "unchanged"),
            (linted.hidden.n_older, "older finding", "changed"),
        ];
        for (n_hidden, noun, lines) in hidden.into_iter().filter(|(n_hidden, ..)| 0 < *n_hidden) {
            let findings = count(n_hidden, noun);
            closing.push(format!("{findings} on {lines} lines not shown"));
        }
        closing.extend(hide(self.display, &mut report));
        remarks.extend(listing::guessed_encoding_remarks(&report));
        let targets = &mut self.targets;
        all_written &= run.timed(RunStage::Report, || {
            show(self.display, &self.active, &report, self.screen, targets)
        })?;
        if let (Some(path), Some(copy)) = (self.comments, copy) {
            let written = copy.and_then(|bytes| targets.write(path, |out| out.write_all(&bytes)));
            if let Err(error) = written {
                self.screen.print_error(&error);
                all_written = false;
            }
        }
        if self.display.has_remarks() {
            let closing = [remarks, vec![closing.join("; ")]].concat();
            self.screen
                .print_closing_lines(&closing, self.display.is_prose());
        }
        if let Some(timings) = &run.timings {
            self.screen
                .print_closing_lines(&timings::lines(&timings.totals()), false);
        }
        let status = if fails {
            ExitStatus::Findings
        } else {
            ExitStatus::Success
        };
        Ok(status.failure_unless(all_written))
    }

    /// Shows the changes that the fixes would make.
    fn preview(&mut self, fixed: &Fixed) -> io::Result<ExitStatus> {
        self.tell_of_obstacles(fixed);
        let mut all_written = true;
        if let Some(path) = &self.display.output {
            let write = |out: &mut dyn Write| fix::write_diff(fixed, out, Reader::Program);
            if let Err(error) = self.targets.write(path, write) {
                self.screen.print_error(&error);
                all_written = false;
            }
        } else {
            let mut out = self.screen.patch_output();
            let shown = fix::write_diff(fixed, &mut out, self.screen.reader());
            unless_closed(shown.and_then(|()| out.flush()))?;
        }
        if !self.display.quiet {
            let line = fix::line(fixed.counts(), false);
            self.screen.print_closing_lines(&[line], false);
        }
        let status = if fixed.is_changed() && self.display.fail_on.fails_on_changes() {
            ExitStatus::Findings
        } else {
            ExitStatus::Success
        };
        Ok(status.failure_unless(all_written))
    }
}

/// Removes the findings below `--min-severity` from `report`. Returns a remark with the number of
/// removed findings, or `None` if no finding was removed.
pub fn hide(display: &Display, report: &mut Report) -> Option<String> {
    let n_findings = Summary::of(report).findings;
    let least = display.min_severity;
    for draft in &mut report.drafts {
        draft.findings.retain(|finding| least <= finding.severity);
        draft
            .accepted
            .retain(|accepted| least <= accepted.finding.severity);
    }
    match n_findings - Summary::of(report).findings {
        0 => None,
        n_hidden => Some(format!(
            "{} below --min-severity not shown",
            count(n_hidden, "finding")
        )),
    }
}
