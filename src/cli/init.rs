//! `copydesk init`.

use std::io;

use crate::cli::Ending;
use crate::cli::screen::Screen;
use crate::config::template::template;
use crate::files::config;
use crate::files::path;

/// Writes a commented settings file into the current folder, unless one is there.
///
/// # Errors
///
/// Never: what goes wrong is told.
pub fn run(screen: &mut Screen) -> io::Result<Ending> {
    let created = path::current().and_then(|it| config::create(&it, &template()));
    Ok(match created {
        Ok(it) => {
            screen.remark(&format!(
                "{it} is written; every setting is explained in it"
            ));
            Ending::Clean
        }
        Err(it) => {
            screen.complain(&it.to_string());
            Ending::Failed
        }
    })
}
