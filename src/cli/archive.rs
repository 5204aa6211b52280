//! `copydesk archive`.

use crate::cli::arguments::archive::ArchiveCommand;
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::screen::Screen;

#[cfg(feature = "archive")]
mod actions;

/// Runs the command `archive`.
///
/// # Errors
///
/// Returns an error if the archive or the articles cannot be read, or if the archive cannot be
/// written.
#[cfg(feature = "archive")]
pub fn run(arguments: &ArchiveCommand, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    actions::run(&arguments.action, screen)
}

/// Reports that this program was built without the feature `archive`.
///
/// # Errors
///
/// Always returns an error.
#[cfg(not(feature = "archive"))]
pub fn run(_arguments: &ArchiveCommand, _screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    Err(crate::linter::archiving::missing().into())
}
