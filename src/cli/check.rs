//! `copydesk check`.

use std::io::{self, Write};

use rayon::prelude::*;

use crate::analysis::analyze;
use crate::cli::arguments::{Check, Format};
use crate::cli::screen::Screen;
use crate::cli::{Ending, NO_DRAFTS};
use crate::engine::active::{Active, Choice, activate};
use crate::engine::check::check;
use crate::engine::outcome::{Checked, Outcome};
use crate::files::document::{Document, Unreadable};
use crate::files::input::Inputs;
use crate::report::summary::Summary;
use crate::report::{json, terminal};
use crate::rules::catalog::Catalog;
use crate::rules::profile::Profile;
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
    let choice = Choice {
        select: arguments.select.clone(),
        ignore: arguments.ignore.clone(),
    };
    let profile = Profile::embedded(&arguments.profile, &catalog);
    let active = profile.and_then(|it| activate(&catalog, &it, &choice));
    let active = match active {
        Ok(it) => it,
        Err(it) => return Ok(fail(screen, &it)),
    };
    let inputs = arguments.drafts.find();
    if inputs.is_empty() {
        return Ok(fail(screen, NO_DRAFTS));
    }
    let (outcome, unread) = outcome(&active, &inputs);
    for it in &unread {
        screen.complain(&format!("{}: {}", it.path, it.problem));
    }
    show(arguments.format, &outcome, screen)?;
    if arguments.format == Format::Terminal {
        screen.remark(&Summary::of(&outcome).line());
    }
    let mut severities = outcome
        .drafts
        .iter()
        .flat_map(|it| &it.findings)
        .map(|it| it.severity);
    Ok(if !unread.is_empty() {
        Ending::Failed
    } else if severities.any(|it| arguments.fail_on.fails(it)) {
        Ending::Findings
    } else {
        Ending::Clean
    })
}

fn fail(screen: &mut Screen, problem: &str) -> Ending {
    screen.complain(problem);
    Ending::Failed
}

/// Reads and checks each input; in the order of the inputs.
fn outcome(active: &Active<'_>, inputs: &Inputs) -> (Outcome, Vec<Unreadable>) {
    let checked: Vec<Result<Checked, Unreadable>> = (0..inputs.len())
        .into_par_iter()
        .map(|it| {
            inputs
                .read(it)
                .map(|document| check_document(active, document))
        })
        .collect();
    let mut outcome = Outcome::default();
    let mut unread = inputs.unreadable.clone();
    for it in checked {
        match it {
            Ok(it) => outcome.drafts.push(it),
            Err(it) => unread.push(it),
        }
    }
    outcome.n_unread = unread.len();
    (outcome, unread)
}

fn check_document(active: &Active<'_>, document: Document) -> Checked {
    let draft = Draft::parse(document.text, document.markup);
    let findings = check(active, &analyze(&draft));
    let n_words = draft.n_words();
    // Nothing is shown of a clean draft, so a large run need not hold its text.
    let source = if findings.is_empty() {
        String::new()
    } else {
        draft.into_source()
    };
    Checked {
        path: document.path,
        source,
        encoding: document.encoding,
        n_words,
        findings,
    }
}

fn show(format: Format, outcome: &Outcome, screen: &Screen) -> io::Result<()> {
    let mut output = screen.output();
    match format {
        Format::Terminal => {
            terminal::write(&mut output, outcome, screen.view())?;
        }
        Format::Json => json::write(&mut output, outcome)?,
        Format::Jsonl => json::write_lines(&mut output, outcome)?,
    }
    output.flush()
}
