//! `copydesk lsp`.

use std::io;

use crate::cli::exit::{CommandError, ExitStatus};
use crate::lsp;
use crate::lsp::server::Farewell;

/// Serves the editor at the other end of standard input and output, until it is told to exit or the
/// editor is gone. The protocol asks for code 1 where nobody asked for a shutdown before.
///
/// # Errors
///
/// When the editor sends what is no message.
pub fn run() -> Result<ExitStatus, CommandError> {
    match lsp::serve(io::stdin(), io::stdout())? {
        Farewell::Shutdown => Ok(ExitStatus::Success),
        Farewell::Abrupt => Ok(ExitStatus::Findings),
    }
}
