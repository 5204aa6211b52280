//! `copydesk check`.

use std::io;

use rayon::prelude::*;

use crate::analysis::analyze_against;
use crate::analysis::passage::Fingerprint;
use crate::analysis::repeat::background::Background;
use crate::cli::arguments::check::{Check, Format};
use crate::cli::compare::{Compared, compare};
use crate::cli::house::House;
use crate::cli::jobs;
use crate::cli::progress::Progress;
use crate::cli::screen::Screen;
use crate::cli::show::show;
use crate::cli::{Ending, NO_DRAFTS};
use crate::engine::active::Active;
use crate::engine::check::check;
use crate::engine::outcome::{Checked, Outcome};
use crate::files::document::{Document, Unreadable};
use crate::files::frequencies;
use crate::files::input::Inputs;
use crate::report::summary::Summary;
use crate::rules::catalog::Catalog;
use crate::text::draft::Draft;

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
    // A thread without a draft would have nothing to do.
    let jobs = arguments.jobs.map(|it| it.min(inputs.len().max(1)));
    let outcome = jobs::with(jobs, || outcome(&house, &inputs, table, arguments.quiet));
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
fn outcome(
    house: &House<'_>,
    inputs: &Inputs,
    table: &Background,
    is_quiet: bool,
) -> (Outcome, Vec<Unreadable>) {
    let progress = Progress::new(inputs.len(), is_quiet);
    let compares = 1 < inputs.len() && house.any().compares();
    let checked: Vec<Result<Compared, Unreadable>> = (0..inputs.len())
        .into_par_iter()
        .map(|it| {
            let document = inputs.read(it)?;
            let draft = Draft::parse(document.text, document.markup);
            let fingerprint = if compares {
                Fingerprint::of(&draft)
            } else {
                Fingerprint::default()
            };
            let document = Document {
                text: String::new(),
                ..document
            };
            Ok(Compared {
                input: it,
                checked: check_draft(house.rules(it), table, document, draft, inputs.is_stdin(it)),
                fingerprint,
            })
        })
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
    let outcome = Outcome {
        drafts: drafts.into_iter().map(|it| it.checked).collect(),
        n_unread: unread.len(),
    };
    (outcome, unread)
}

/// The findings of `draft`, which `document` holds. Its text is kept if it `reads_once`.
fn check_draft(
    active: &Active<'_>,
    table: &Background,
    document: Document,
    draft: Draft,
    reads_once: bool,
) -> Checked {
    let findings = check(active, &analyze_against(&draft, table));
    let n_words = draft.n_words();
    // Nothing is shown of a clean draft, so a large run need not hold its text.
    let source = if findings.is_empty() && !reads_once {
        String::new()
    } else {
        draft.into_source()
    };
    Checked {
        path: document.path,
        source,
        encoding: document.encoding,
        markup: document.markup,
        n_words,
        findings,
        accepted: Vec::new(),
    }
}
