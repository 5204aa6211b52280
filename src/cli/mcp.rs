//! `copydesk mcp`.

use std::path::Path;

use crate::cli::exit::{CommandError, ExitStatus};
use crate::mcp;
use crate::mcp::root::DraftRoot;

/// Serves a program over standard input and output until the program closes them. The program may
/// check the drafts in the folder `root`.
///
/// # Errors
///
/// Returns an error if `root` is not a folder, or if the streams cannot be used.
pub fn run(root: &Path) -> Result<ExitStatus, CommandError> {
    let root = DraftRoot::open(root)?;
    mcp::serve(root, || (tokio::io::stdin(), tokio::io::stdout()))?;
    Ok(ExitStatus::Success)
}
