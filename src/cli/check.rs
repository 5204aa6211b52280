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
use crate::cli::since::Since;
use crate::cli::targets::Targets;
use crate::cli::{Ending, listing};
use crate::engine::active::Active;
use crate::engine::outcome::{Outcome, Unread};
use crate::files::changes::{self, Change};
use crate::files::document::Unreadable;
use crate::files::input::Inputs;
use crate::files::path;
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
    if let Some(it) = ends_before(arguments, &inputs, screen)? {
        return Ok(it);
    }
    let since = match since(arguments, &inputs) {
        Ok(it) => it,
        Err(it) => return Ok(fail(screen, &it)),
    };
    let baselines = match Baselines::open(arguments, &house, &inputs) {
        Ok(it) => it,
        Err(it) => return Ok(fail(screen, &it)),
    };
    let mut targets = Targets::new(&inputs, &house, &baselines);
    let examination = Examination::new(&house, &inputs, &baselines, since);
    let (examined, unread) = examine(arguments, &examination);
    let unread = [unread, inputs.misnamed()].concat();
    let reading = screen.tell_of(&unread);
    for (input, problem) in examination.since.problems() {
        if is_read(arguments) {
            screen.remark(&without_base(&inputs, input, problem));
        }
    }
    let by = (&house.any(), &baselines);
    let ending = match examined {
        Examined::Told(mut told) => {
            told.outcome.unread = reasons(unread);
            tell(arguments, by, told, None, (screen, &mut targets))?
        }
        Examined::Fixed(fixed) if arguments.fixing.diff => {
            preview(arguments, &fixed, (screen, &mut targets))?
        }
        Examined::Fixed(mut fixed) => {
            let write = || fixed.write(&examination, screen);
            let all_written = jobs::with(arguments.jobs, write);
            let printed = unless_closed(fixed.print(&examination, screen));
            let line = fixed.line(true);
            fixed.told.outcome.unread = reasons(unread);
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

/// How a run ends before any draft is read, if it does: its files are listed, or there are none.
fn ends_before(
    arguments: &Check,
    inputs: &Inputs,
    screen: &mut Screen,
) -> io::Result<Option<Ending>> {
    if arguments.show_files {
        return listing::list(inputs, screen).map(Some);
    }
    if !arguments.quiet && is_read(arguments) {
        for it in listing::remarks(inputs) {
            screen.remark(&it);
        }
    }
    if inputs.is_empty() && !listing::is_chosen(inputs) {
        return Ok(Some(fail(screen, &listing::no_drafts(inputs))));
    }
    if inputs.is_stdin_left_out() && arguments.fixing.prints_text() {
        Inputs::pass_through(&mut screen.exact_output())?;
    }
    Ok(None)
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
fn examine(arguments: &Check, examination: &Examination<'_>) -> (Examined, Vec<Unreadable>) {
    // A thread without a draft would have nothing to do.
    let most = examination.inputs.len().max(1);
    let jobs = arguments.jobs.map(|it| it.min(most));
    jobs::with(jobs, || {
        let (drafts, mut unread) = examination.read(arguments.quiet);
        let examined = match arguments.fixing.least() {
            None => Examined::Told(examination.together(drafts)),
            Some(least) => Examined::Fixed(fix(examination, drafts, least)),
        };
        match &examined {
            Examined::Told(told) => unread.extend(told.failed.iter().cloned()),
            Examined::Fixed(fixed) => {
                unread.extend(fixed.told.failed.iter().cloned());
                unread.extend(fixed.failed.values().cloned());
            }
        }
        (examined, unread)
    })
}

/// What changed of `inputs`; all is new if nobody asks.
fn since(arguments: &Check, inputs: &Inputs) -> Result<Since, String> {
    let changes = match &arguments.changed_since {
        None => Ok(vec![Change::of_new_draft(); inputs.len()]),
        Some(it) => changes::since(it, inputs).map_err(|it| format!("--changed-since: {it}")),
    };
    changes.map(Since::new)
}

/// The `unread` files as reports have them.
fn reasons(unread: Vec<Unreadable>) -> Vec<Unread> {
    let reasons = unread.into_iter().map(|file| Unread {
        path: file.path,
        reason: file.problem,
    });
    reasons.collect()
}

/// What is said of a draft whose base cannot be read.
fn without_base(inputs: &Inputs, input: usize, problem: &str) -> String {
    let path = inputs.path(input).map(|it| path::shown(&it));
    let path = path.unwrap_or_else(|_| "a draft".to_owned());
    format!(
        "warning: {path}: its text at the base revision cannot be read: {problem}; findings on its \
         changed lines are all reported, old ones too"
    )
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
    let (mut remarks, faults) = baselines.conclude(&told.settled);
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
    let hidden = told.hidden;
    let hidden = [
        (hidden.n_unchanged, "on unchanged lines"),
        (hidden.n_older, "older on changed lines"),
    ];
    for (n_hidden, which) in hidden.into_iter().filter(|(n_hidden, _)| 0 < *n_hidden) {
        closing.push(format!("{} {which} not shown", grouped(n_hidden)));
    }
    closing.extend(hide(arguments, &mut outcome));
    remarks.extend(listing::guessed(&outcome));
    let all_written = show(arguments, active, &outcome, screen, targets)? && faults.is_empty();
    if !arguments.quiet && is_read(arguments) {
        let closing = [remarks, vec![closing.join("; ")]].concat();
        screen.conclude(&closing, is_prose(arguments));
    }
    Ok(if !all_written {
        Ending::Failed
    } else if fails {
        Ending::Findings
    } else {
        Ending::Clean
    })
}

/// Whether people read what is shown. Programs take whatever stands on standard error for a
/// failure, so nothing but errors is told there if they do.
fn is_read(arguments: &Check) -> bool {
    matches!(arguments.format, Format::Terminal | Format::Short)
}

/// Whether standard output is text for people, to which a line may be added.
fn is_prose(arguments: &Check) -> bool {
    let is_shown = arguments.output.is_none() && !arguments.statistics;
    is_shown && arguments.format == Format::Terminal
}

/// Drops what is not to be shown of `outcome`. The words that count it, if there was such.
fn hide(arguments: &Check, outcome: &mut Outcome) -> Option<String> {
    let n_findings = Summary::of(outcome).findings;
    let least = arguments.min_severity;
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
        screen.conclude(&[fixed.line(false)], false);
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
