//! `copydesk check`.

use std::io::{self, Write};

use crate::analysis::repeat::background::Background;
use crate::cli::arguments::{Check, FailOn, Format};
use crate::cli::examine::{Desk, Told};
use crate::cli::fix::{Fixed, fix};
use crate::cli::house::House;
use crate::cli::screen::Screen;
use crate::cli::show::show;
use crate::cli::{Ending, NO_DRAFTS};
use crate::engine::active::Active;
use crate::engine::changed::Changed;
use crate::engine::outcome::Outcome;
use crate::files::input::Inputs;
use crate::files::{changes, frequencies, output};
use crate::report::patch::Reader;
use crate::report::summary::{Summary, grouped};
use crate::rules::catalog::Catalog;

/// Checks the drafts, fixes them if that is wanted, and reports.
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
    let changed = match changed(arguments, &inputs) {
        Ok(it) => it,
        Err(it) => return Ok(fail(screen, &it)),
    };
    let table = own.as_ref().unwrap_or(Background::embedded());
    let desk = Desk::new(&house, &inputs, changed, table);
    let (drafts, unread) = desk.read();
    let reading = screen.tell_of(&unread);
    let ending = match arguments.fixing.least() {
        None => tell(arguments, &house.any(), desk.together(drafts), None, screen)?,
        Some(least) => {
            let mut fixed = fix(&desk, drafts, least);
            if arguments.fixing.diff {
                preview(arguments, &fixed, screen)?
            } else {
                let all_written = fixed.write(&desk, screen);
                fixed.print(&desk, screen)?;
                let line = fixed.line(true);
                let told = tell(arguments, &house.any(), fixed.told, Some(&line), screen)?;
                if all_written { told } else { Ending::Failed }
            }
        }
    };
    Ok(match reading {
        Ending::Failed => Ending::Failed,
        _ => ending,
    })
}

/// What changed of each of `inputs`; all of it if nobody asks.
fn changed(arguments: &Check, inputs: &Inputs) -> Result<Vec<Changed>, String> {
    match &arguments.changed_since {
        None => Ok(vec![Changed::Whole; inputs.len()]),
        Some(it) => changes::since(it, inputs).map_err(|it| format!("--changed-since: {it}")),
    }
}

/// Shows what was found, and what was `fixed`.
fn tell(
    arguments: &Check,
    active: &Active,
    told: Told,
    fixed: Option<&str>,
    screen: &mut Screen,
) -> io::Result<Ending> {
    let mut outcome = told.outcome;
    let findings = outcome.drafts.iter().flat_map(|it| &it.findings);
    let fails = findings
        .map(|it| it.severity)
        .any(|it| arguments.fail_on.fails(it));
    let mut closing = vec![Summary::of(&outcome).line()];
    closing.extend(fixed.map(str::to_owned));
    if 0 < told.n_unchanged {
        let hidden = grouped(told.n_unchanged);
        closing.push(format!("{hidden} on unchanged lines not shown"));
    }
    closing.extend(hide(arguments, &mut outcome));
    let all_written = show(arguments, active, &outcome, screen)?;
    let read = matches!(arguments.format, Format::Terminal | Format::Short);
    if read && !arguments.quiet {
        screen.remark(&closing.join("; "));
    }
    Ok(if !all_written {
        Ending::Failed
    } else if fails {
        Ending::Findings
    } else {
        Ending::Clean
    })
}

/// Drops what is not to be shown of `outcome`. The words that count it, if there was such.
fn hide(arguments: &Check, outcome: &mut Outcome) -> Option<String> {
    let n_findings = Summary::of(outcome).findings;
    let least = arguments.min_severity.severity();
    for draft in &mut outcome.drafts {
        draft.findings.retain(|it| least <= it.severity);
    }
    match n_findings - Summary::of(outcome).findings {
        0 => None,
        it => Some(format!("{} below --min-severity not shown", grouped(it))),
    }
}

/// Shows what would be changed.
fn preview(arguments: &Check, fixed: &Fixed, screen: &mut Screen) -> io::Result<Ending> {
    let mut all_written = true;
    if let Some(path) = &arguments.output {
        let written = output::write(path, |out| fixed.write_diff(out, Reader::Program));
        if let Err(it) = written {
            screen.complain(&it);
            all_written = false;
        }
    } else {
        let mut out = screen.output();
        fixed.write_diff(&mut out, screen.reader())?;
        out.flush()?;
    }
    if !arguments.quiet {
        screen.remark(&fixed.line(false));
    }
    Ok(if !all_written {
        Ending::Failed
    } else if fixed.is_changed() && arguments.fail_on != FailOn::Never {
        Ending::Findings
    } else {
        Ending::Clean
    })
}

fn fail(screen: &mut Screen, problem: &str) -> Ending {
    screen.complain(problem);
    Ending::Failed
}
