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
use crate::cli::{baseline, comments, fix, listing, stream, suppress};
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
use crate::report::summary::{Summary, grouped};

/// Checks drafts, fixes them if that is asked for, and reports.
///
/// # Errors
///
/// When an option or a configuration file has a mistake, or when the output cannot be written.
pub fn run(arguments: &Check, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    if arguments.streaming.stdin_format.is_some() {
        return stream::run(arguments, screen);
    }
    let display = &arguments.display;
    let session = Session::open(arguments.options())?;
    let inputs = &session.inputs;
    if arguments.show_files {
        return Ok(listing::list(inputs, screen)?);
    }
    if display.has_remarks() {
        for remark in listing::remarks(inputs) {
            screen.remark(&remark);
        }
    }
    if inputs.is_empty() && !listing::is_chosen(inputs) {
        return Err(listing::no_drafts(inputs).into());
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
    let readable = screen.complain_of(unread);
    if display.format.is_for_people() {
        for (idx, problem) in run.since.problems() {
            screen.remark(&without_base(inputs, idx, problem));
        }
    }
    let mut reporter = Reporter {
        display,
        comments: arguments.comments.as_deref(),
        active: session.rule_sets.any(),
        targets: Targets::new(&session, &run.baselines),
        screen,
    };
    let are_all_fixed = reporter.tell_of_not_fixed(&results);
    let status = match results {
        Results::Linted(linted) => reporter.report(linted, &run, None)?,
        Results::Fixed(fixed) if arguments.fixing.diff => reporter.preview(&fixed)?,
        Results::Fixed(mut fixed) => {
            let errors = threads::with(session.options.threads, || fixed.write(&run));
            for error in &errors {
                reporter.screen.complain(error);
            }
            let printed = match fixed.stdin(&run) {
                Some(draft) => unless_closed(fix::print(draft, reporter.screen)),
                None => Ok(()),
            };
            let line = fix::line(fixed.counts(), true);
            let status = reporter.report(fixed.linted, &run, Some(line))?;
            printed?;
            status.failure_unless(errors.is_empty())
        }
    };
    Ok(status.failure_unless(readable == ExitStatus::Success && are_all_fixed))
}

/// The remark about a draft whose base cannot be read.
fn without_base(inputs: &Inputs, idx: usize, problem: &Error) -> String {
    let path = inputs.path(idx).map(|path| path::shown(&path));
    let path = path.unwrap_or_else(|_| "a draft".to_owned());
    format!(
        "warning: {path}: its text at the base revision cannot be read: {problem}; findings on its \
         changed lines are all reported, old ones too"
    )
}

/// Reports the results of a run.
struct Reporter<'r> {
    display: &'r Display,
    /// The file that a document with comments is written to.
    comments: Option<&'r Path>,
    active: Active,
    targets: Targets<'r>,
    screen: &'r mut Screen,
}

impl Reporter<'_> {
    /// Says which documents of `results` are of a kind that is not fixed. Whether there is none.
    fn tell_of_not_fixed(&mut self, results: &Results) -> bool {
        let Results::Fixed(fixed) = results else {
            return true;
        };
        let mut is_silent = true;
        for error in comments::not_fixed(&fixed.linted.report) {
            self.screen.complain(&error);
            is_silent = false;
        }
        is_silent
    }

    /// Reports what is `linted`, writes the baselines of `run`, and closes with the line about
    /// fixes.
    fn report(
        &mut self,
        linted: Linted,
        run: &Run<'_>,
        fixes: Option<String>,
    ) -> io::Result<ExitStatus> {
        let (mut remarks, mut all_written) = (Vec::new(), true);
        for concluded in run.baselines.conclude(&linted.settled) {
            match concluded {
                Ok(baseline) => remarks.extend(baseline::remarks(&baseline)),
                Err(error) => {
                    self.screen.complain(&error);
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
            (linted.hidden.n_unchanged, "on unchanged lines"),
            (linted.hidden.n_older, "older on changed lines"),
        ];
        for (n_hidden, which) in hidden.into_iter().filter(|(n_hidden, _)| 0 < *n_hidden) {
            closing.push(format!("{} {which} not shown", grouped(n_hidden)));
        }
        closing.extend(hide(self.display, &mut report));
        remarks.extend(listing::guessed(&report));
        let targets = &mut self.targets;
        all_written &= show(self.display, &self.active, &report, self.screen, targets)?;
        if let Some(path) = self.comments {
            let copy = comments::copy(&report, run.inputs);
            let written = copy.and_then(|bytes| targets.write(path, |out| out.write_all(&bytes)));
            if let Err(error) = written {
                self.screen.complain(&error);
                all_written = false;
            }
        }
        if self.display.has_remarks() {
            let closing = [remarks, vec![closing.join("; ")]].concat();
            self.screen.conclude(&closing, self.display.is_prose());
        }
        let status = if fails {
            ExitStatus::Findings
        } else {
            ExitStatus::Success
        };
        Ok(status.failure_unless(all_written))
    }

    /// Shows what would be changed.
    fn preview(&mut self, fixed: &Fixed) -> io::Result<ExitStatus> {
        let mut all_written = true;
        if let Some(path) = &self.display.output {
            let write = |out: &mut dyn Write| fix::write_diff(fixed, out, Reader::Program);
            if let Err(error) = self.targets.write(path, write) {
                self.screen.complain(&error);
                all_written = false;
            }
        } else {
            let mut out = self.screen.patch_output();
            let shown = fix::write_diff(fixed, &mut out, self.screen.reader());
            unless_closed(shown.and_then(|()| out.flush()))?;
        }
        if !self.display.quiet {
            let line = fix::line(fixed.counts(), false);
            self.screen.conclude(&[line], false);
        }
        let status = if fixed.is_changed() && self.display.fail_on.fails_on_changes() {
            ExitStatus::Findings
        } else {
            ExitStatus::Success
        };
        Ok(status.failure_unless(all_written))
    }
}

/// Removes the findings below `--min-severity` from `report`. The words that count them, if there
/// are any.
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
            grouped(n_hidden)
        )),
    }
}
