//! The actions of `copydesk archive`.

use std::io::{self, Write};

use crate::archive::verify::{Statistics, statistics, verify};
use crate::archive::writer::Writer;
use crate::cli::arguments::archive::{AddToArchive, ArchiveAction, ArchiveFolder};
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::listing;
use crate::cli::progress::Progress;
use crate::cli::screen::Screen;
use crate::config::max_size;
use crate::error::Error;
use crate::files::json_lines::JsonLines;
use crate::files::path;
use crate::linter::archiving::adding::{ArchiveAddition, add_inputs, add_lines};
use crate::linter::rule_sets::{ANY_DOCUMENT, Resolver};
use crate::linter::threads;
use crate::report::summary::{count, grouped};

/// Runs `action`.
///
/// # Errors
///
/// Returns an error if the archive or the articles cannot be read, or if the archive cannot be
/// written.
pub fn run(action: &ArchiveAction, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    match action {
        ArchiveAction::Add(arguments) => add(arguments, screen),
        ArchiveAction::Stats(archive) => {
            tell(screen, &statistics(&archive.store)?)?;
            Ok(ExitStatus::Success)
        }
        ArchiveAction::Verify(archive) => verified(archive, screen),
        ArchiveAction::Compact(arguments) => {
            let mut writer = Writer::open(&arguments.archive.store, false)?;
            if arguments.drop_damaged {
                let n_dropped = writer.drop_damaged()?;
                screen.print_remark(&format!("{} dropped", count(n_dropped, "article")));
            }
            writer.compact()?;
            tell(screen, &statistics(&arguments.archive.store)?)?;
            Ok(ExitStatus::Success)
        }
        ArchiveAction::Remove(arguments) => {
            let mut writer = Writer::open(&arguments.archive.store, false)?;
            let n_removed = writer.remove(&arguments.paths)?;
            screen.print_remark(&format!("{} removed", count(n_removed, "article")));
            if n_removed == 0 {
                let error = Error::new("the archive has no article at these paths");
                return Err(error
                    .with_remedy("write the paths that the articles had when they were added")
                    .into());
            }
            Ok(ExitStatus::Success)
        }
    }
}

fn add(arguments: &AddToArchive, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let options = arguments.options();
    let store = &arguments.archive.store;
    let added: Result<ArchiveAddition, Error> = if arguments.stdin_format.is_some() {
        let mut resolver = Resolver::new(options.config.clone())?;
        let config = resolver.resolve(&path::current()?.join(ANY_DOCUMENT))?;
        let max_size = options.files.max_size.or(config.max_size);
        let max_size = max_size.unwrap_or(max_size::DEFAULT);
        let mut writer = Writer::open(store, true)?;
        threads::with(options.threads, || {
            let lines = JsonLines::new(io::BufReader::new(io::stdin()), max_size);
            add_lines(&mut writer, lines, &config.context)
        })
    } else {
        let session = listing::open(options, screen)?;
        let mut writer = Writer::open(store, true)?;
        let progress = Progress::new(session.inputs.len(), false);
        threads::with(session.options.threads, || {
            add_inputs(&mut writer, &session, &|| progress.step())
        })
    };
    let ArchiveAddition {
        n_added,
        n_known,
        failed,
    } = added?;
    let known = match n_known {
        0 => String::new(),
        _ => format!("; {} already in the archive", grouped(n_known)),
    };
    screen.print_remark(&format!("{} added{known}", count(n_added, "article")));
    Ok(screen.print_unreadable(failed))
}

fn verified(archive: &ArchiveFolder, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let problems = verify(&archive.store)?;
    for problem in &problems {
        screen.print_error(problem);
    }
    if !problems.is_empty() {
        return Ok(ExitStatus::Failure);
    }
    let statistics = statistics(&archive.store)?;
    let n_articles = usize::try_from(statistics.n_articles).unwrap_or(usize::MAX);
    screen.print_remark(&format!(
        "{} checked; none is damaged",
        count(n_articles, "article")
    ));
    Ok(ExitStatus::Success)
}

/// Prints the size of an archive.
fn tell(screen: &Screen, statistics: &Statistics) -> io::Result<()> {
    let Statistics {
        n_articles,
        n_removed,
        n_fingerprints,
        n_segments,
        size,
    } = *statistics;
    let mut out = screen.output();
    writeln!(out, "articles      {n_articles}")?;
    writeln!(out, "removed       {n_removed}")?;
    writeln!(out, "fingerprints  {n_fingerprints}")?;
    writeln!(out, "segments      {n_segments}")?;
    writeln!(out, "bytes         {size}")?;
    if let Some(n_bytes) = size.checked_div(n_articles) {
        writeln!(out, "per article   {n_bytes}")?;
    }
    out.flush()
}
