//! `copydesk init`.

use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::screen::Screen;
use crate::config::template::template;
use crate::files::{config, path};

/// Writes a commented configuration file into the current folder, unless one is there.
///
/// # Errors
///
/// When the file exists or cannot be written.
pub fn run(screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let path = config::create(&path::current()?, &template())?;
    screen.remark(&format!(
        "{path} is written; every setting is explained in it"
    ));
    Ok(ExitStatus::Success)
}
