//! `copydesk lsp`.

use std::io;

use crate::cli::exit::{CommandError, ExitStatus};
use crate::lsp;
use crate::lsp::server::Farewell;

/// Serves an editor over standard input and output until it sends `exit` or closes the connection.
/// The protocol requires exit status 1 if the editor did not send `shutdown` before.
///
/// # Errors
///
/// When the editor sends data that is not a message.
pub fn run() -> Result<ExitStatus, CommandError> {
    match lsp::serve(io::stdin(), io::stdout())? {
        Farewell::Shutdown => Ok(ExitStatus::Success),
        Farewell::Abrupt => Ok(ExitStatus::Findings),
    }
}
