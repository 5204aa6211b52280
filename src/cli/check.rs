//! `copydesk check`.

use std::io;

use crate::analysis::repeat::background::Background;
use crate::cli::arguments::{Check, Format};
use crate::cli::examine::Desk;
use crate::cli::house::House;
use crate::cli::screen::Screen;
use crate::cli::show::show;
use crate::cli::{Ending, NO_DRAFTS};
use crate::engine::outcome::Outcome;
use crate::files::frequencies;
use crate::report::summary::Summary;
use crate::rules::catalog::Catalog;

/// Checks the drafts and reports.
///
/// # Errors
///
/// When the output cannot be written.
pub fn run(arguments: &Check, screen: &mut Screen) -> io::Result<Ending> {
    let catalog = match Catalog::embedded() {
        Ok(it) => it,
        Err(it) => return Ok(fail(screen, &it.to_string())),
    };
    let mut inputs = arguments.drafts.find();
    let house = match House::find(arguments, &mut inputs, &catalog) {
        Ok(it) => it,
        Err(it) => return Ok(fail(screen, &it)),
    };
    if inputs.is_empty() {
        return Ok(fail(screen, NO_DRAFTS));
    }
    let own = match arguments.frequencies.as_deref().map(frequencies::read) {
        None => None,
        Some(Ok(it)) => Some(it),
        Some(Err(it)) => return Ok(fail(screen, &it)),
    };
    let table = own.as_ref().unwrap_or(Background::embedded());
    let desk = Desk::new(&house, &inputs, table);
    let (drafts, unread) = desk.read();
    let reading = screen.tell_of(&unread);
    let mut outcome = desk.together(drafts);
    outcome.n_unread = unread.len();
    let findings = outcome.drafts.iter().flat_map(|it| &it.findings);
    let fails = findings
        .map(|it| it.severity)
        .any(|it| arguments.fail_on.fails(it));
    let closing = closing(arguments, &mut outcome);
    let all_written = show(arguments, &house.any(), &outcome, screen)?;
    let read = matches!(arguments.format, Format::Terminal | Format::Short);
    if read && !arguments.quiet {
        screen.remark(&closing);
    }
    Ok(if reading == Ending::Failed || !all_written {
        Ending::Failed
    } else if fails {
        Ending::Findings
    } else {
        Ending::Clean
    })
}

/// Drops what is not to be shown of `outcome`. The line that closes the run, which counts it.
fn closing(arguments: &Check, outcome: &mut Outcome) -> String {
    let summary = Summary::of(outcome);
    let least = arguments.min_severity.severity();
    for draft in &mut outcome.drafts {
        draft.findings.retain(|it| least <= it.severity);
    }
    let line = summary.line();
    match summary.findings - Summary::of(outcome).findings {
        0 => line,
        n_hidden => format!("{line}; {n_hidden} below --min-severity not shown"),
    }
}

fn fail(screen: &mut Screen, problem: &str) -> Ending {
    screen.complain(problem);
    Ending::Failed
}
