//! `copydesk lsp`.

use std::io;

use crate::cli::exit::{CommandError, ExitStatus};
use crate::lsp;
use crate::lsp::server::ServerExit;

/// Serves an editor over standard input and output until the editor sends `exit` or closes the
/// connection. The protocol requires exit status 1 if the editor did not send `shutdown` before.
///
/// # Errors
///
/// Returns an error if the editor sends data that is not a message.
pub fn run() -> Result<ExitStatus, CommandError> {
    match lsp::serve(io::stdin(), io::stdout())? {
        ServerExit::Shutdown => Ok(ExitStatus::Success),
        ServerExit::Abrupt => Ok(ExitStatus::Findings),
    }
}
