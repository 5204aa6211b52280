//! `copydesk check`.

use std::io::{self, Write};

use crate::cli::arguments::check::{Check, FailOn, Format};
use crate::cli::baseline::Baselines;
use crate::cli::examine::{Examination, Told};
use crate::cli::fix::{Fixed, fix};
use crate::cli::house::House;
use crate::cli::jobs;
use crate::cli::screen::Screen;
use crate::cli::show::{show, unless_closed};
use crate::cli::targets::Targets;
use crate::cli::{Ending, NO_DRAFTS};
use crate::engine::active::Active;
use crate::engine::changed::Changed;
use crate::engine::outcome::Outcome;
use crate::files::changes;
use crate::files::document::Unreadable;
use crate::files::input::Inputs;
use crate::report::patch::Reader;
use crate::report::summary::{Summary, grouped};
use crate::rules::catalog::Catalog;

/// Checks the drafts, fixes them if that is wanted, and reports.
///
/// # Errors
///
/// When the output cannot be written.
pub fn run(arguments: &Check, screen: &mut Screen) -> io::Result<Ending> {
    let mut inputs = arguments.drafts.find();
    let found = Catalog::embedded().map_err(|it| it.to_string());
    let found = found.and_then(|it| House::find(arguments, &mut inputs, &it));
    let house = match found {
        Ok(it) => it,
        Err(it) => return Ok(fail(screen, &it)),
    };
    if inputs.is_empty() {
        return Ok(fail(screen, NO_DRAFTS));
    }
    let changed = match changed(arguments, &inputs) {
        Ok(it) => it,
        Err(it) => return Ok(fail(screen, &it)),
    };
    let baselines = match Baselines::open(arguments, &house, &inputs) {
        Ok(it) => it,
        Err(it) => return Ok(fail(screen, &it)),
    };
    let mut targets = Targets::new(&inputs, &house, &baselines);
    let examination = Examination::new(&house, &inputs, &baselines, changed);
    let (examined, unread) = match examine(arguments, &examination) {
        Ok(it) => it,
        Err(it) => return Ok(fail(screen, &it)),
    };
    let reading = screen.tell_of(&[unread, inputs.misnamed()].concat());
    let by = (&house.any(), &baselines);
    let ending = match examined {
        Examined::Told(told) => tell(arguments, by, told, None, (screen, &mut targets))?,
        Examined::Fixed(fixed) if arguments.fixing.diff => {
            preview(arguments, &fixed, (screen, &mut targets))?
        }
        Examined::Fixed(mut fixed) => {
            let all_written = fixed.write(&examination, screen);
            let printed = unless_closed(fixed.print(&examination, screen));
            let line = fixed.line(true);
            let told = tell(
                arguments,
                by,
                fixed.told,
                Some(&line),
                (screen, &mut targets),
            )?;
            printed?;
            if all_written { told } else { Ending::Failed }
        }
    };
    Ok(match reading {
        Ending::Failed => Ending::Failed,
        _ => ending,
    })
}

/// What drafts came to.
enum Examined {
    /// As they are.
    Told(Told),
    /// As they are when they are fixed.
    Fixed(Fixed),
}

/// Reads the drafts and checks them, on as many threads as are wanted, and makes the fixes that
/// are. Those that could not be read.
fn examine(
    arguments: &Check,
    examination: &Examination<'_>,
) -> Result<(Examined, Vec<Unreadable>), String> {
    // A thread without a draft would have nothing to do.
    let most = examination.inputs.len().max(1);
    let jobs = arguments.jobs.map(|it| it.min(most));
    jobs::with(jobs, || {
        let (drafts, unread) = examination.read(arguments.quiet);
        let examined = match arguments.fixing.least() {
            None => Examined::Told(examination.together(drafts)),
            Some(least) => Examined::Fixed(fix(examination, drafts, least)),
        };
        (examined, unread)
    })
}

/// What changed of each of `inputs`; all of it if nobody asks.
fn changed(arguments: &Check, inputs: &Inputs) -> Result<Vec<Changed>, String> {
    match &arguments.changed_since {
        None => Ok(vec![Changed::Whole; inputs.len()]),
        Some(it) => changes::since(it, inputs).map_err(|it| format!("--changed-since: {it}")),
    }
}

/// Shows what was found by the rules that are `active`, without what `baselines` accept, and what
/// was `fixed`.
fn tell(
    arguments: &Check,
    (active, baselines): (&Active, &Baselines),
    told: Told,
    fixed: Option<&str>,
    (screen, targets): (&mut Screen, &mut Targets<'_>),
) -> io::Result<Ending> {
    let (remarks, faults) = baselines.conclude(&told.settled);
    for it in &faults {
        screen.complain(it);
    }
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
    let all_written = show(arguments, active, &outcome, screen, targets)? && faults.is_empty();
    let read = matches!(arguments.format, Format::Terminal | Format::Short);
    if !arguments.quiet {
        let closing = read.then(|| closing.join("; "));
        let all = remarks.iter().chain(&closing);
        all.for_each(|it| screen.remark(it));
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
        draft.accepted.retain(|it| least <= it.finding.severity);
    }
    match n_findings - Summary::of(outcome).findings {
        0 => None,
        it => Some(format!("{} below --min-severity not shown", grouped(it))),
    }
}

/// Shows what would be changed.
fn preview(
    arguments: &Check,
    fixed: &Fixed,
    (screen, targets): (&mut Screen, &mut Targets<'_>),
) -> io::Result<Ending> {
    let mut all_written = true;
    if let Some(path) = &arguments.output {
        let written = targets.write(path, |out| fixed.write_diff(out, Reader::Program));
        if let Err(it) = written {
            screen.complain(&it);
            all_written = false;
        }
    } else {
        let mut out = screen.patch_output();
        let shown = fixed.write_diff(&mut out, screen.reader());
        unless_closed(shown.and_then(|()| out.flush()))?;
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
