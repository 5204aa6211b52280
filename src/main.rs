//! The `copydesk` command: arguments in, exit code out.

use std::process::ExitCode;

/// The allocator of musl gives each larger block back to the system at once, and a run takes half
/// as long again.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> ExitCode {
    ExitCode::from(copydesk::main(std::env::args_os()))
}
