//! `copydesk check`.

use std::{io, mem};

use rayon::prelude::*;

use crate::analysis::analyze_against;
use crate::analysis::familiar::Familiar;
use crate::analysis::passage::Fingerprint;
use crate::cli::arguments::check::{Check, Format};
use crate::cli::compare::{Compared, compare, forget_unused};
use crate::cli::house::House;
use crate::cli::jobs;
use crate::cli::progress::Progress;
use crate::cli::screen::Screen;
use crate::cli::show::show;
use crate::cli::{Ending, NO_DRAFTS};
use crate::engine::allow::Allows;
use crate::engine::check::check;
use crate::engine::outcome::{Checked, Outcome};
use crate::files::document::Unreadable;
use crate::files::input::Inputs;
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
    // A thread without a draft would have nothing to do.
    let jobs = arguments.jobs.map(|it| it.min(inputs.len().max(1)));
    let outcome = jobs::with(jobs, || outcome(&house, &inputs, arguments.quiet));
    let (mut outcome, unread) = match outcome {
        Ok(it) => it,
        Err(it) => return Ok(fail(screen, &it)),
    };
    let reading = screen.tell_of(&unread);
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

/// Reads and checks each input; in the order of the inputs. Shows how far it is unless it
/// `is_quiet`.
fn outcome(house: &House, inputs: &Inputs, is_quiet: bool) -> (Outcome, Vec<Unreadable>) {
    let progress = Progress::new(inputs.len(), is_quiet);
    let compares = 1 < inputs.len() && house.any().compares();
    let checked: Vec<Result<Compared, Unreadable>> = (0..inputs.len())
        .into_par_iter()
        .map(|it| check_input(house, inputs, it, compares))
        .inspect(|_| progress.step())
        .collect();
    let mut drafts = Vec::new();
    let mut unread = inputs.unreadable.clone();
    for it in checked {
        match it {
            Ok(it) => drafts.push(it),
            Err(it) => unread.push(it),
        }
    }
    compare(house, inputs, &mut drafts);
    drafts.par_iter_mut().for_each(|it| {
        let allows = mem::take(&mut it.allows);
        let active = house.rules(it.input);
        it.checked.accepted = allows.apply(active, &mut it.checked.findings);
    });
    forget_unused(&mut drafts);
    let outcome = Outcome {
        drafts: drafts.into_iter().map(|it| it.checked).collect(),
        n_unread: unread.len(),
    };
    (outcome, unread)
}

/// Reads and checks the input with the number `input`, whose allows are not applied yet. Its
/// fingerprint is taken if it `compares`.
fn check_input(
    house: &House,
    inputs: &Inputs,
    input: usize,
    compares: bool,
) -> Result<Compared, Unreadable> {
    let document = inputs.read(input)?;
    let desk = house.desk(input);
    let draft = desk.parse(document.text, document.markup);
    let familiar = Familiar::of(&draft, &desk.vocabulary);
    let fingerprint = if compares {
        Fingerprint::of(&draft, &familiar)
    } else {
        Fingerprint::default()
    };
    let analysis = analyze_against(&draft, desk.table(), familiar);
    let active = house.rules(input);
    let findings = check(active, &analysis);
    let mut allows = Allows::read(&draft, house.catalog(input));
    allows.observe(active, &analysis);
    let n_words = draft.n_words();
    // Nothing is shown of a clean draft, so a large run need not hold its text; standard input
    // cannot be read again.
    let source = if findings.is_empty() && allows.is_empty() && !inputs.is_stdin(input) {
        String::new()
    } else {
        draft.into_source()
    };
    let checked = Checked {
        path: document.path,
        source,
        encoding: document.encoding,
        markup: document.markup,
        n_words,
        findings,
        accepted: Vec::new(),
    };
    Ok(Compared {
        input,
        checked,
        fingerprint,
        allows,
    })
}
