//! `copydesk init`.

use crate::cli::exit::{ExitStatus, Stop};
use crate::cli::screen::Screen;
use crate::embedded;
use crate::error::Error;
use crate::files::path;
use crate::files::settings;

/// Writes a commented configuration file into the current folder, unless one is there.
///
/// # Errors
///
/// When the file exists or cannot be written.
pub fn run(screen: &mut Screen) -> Result<ExitStatus, Stop> {
    let text = embedded::text("init.toml");
    let folder = path::current().map_err(Error::from)?;
    let path = settings::create(&folder, text).map_err(Error::from)?;
    screen.remark(&format!(
        "{path} is written; every setting is explained in it"
    ));
    Ok(ExitStatus::Success)
}
