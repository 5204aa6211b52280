//! The `copydesk` command: runs the arguments and exits with the status.

use std::process::ExitCode;

/// The allocator of musl returns each larger block to the system at once, and makes a run take 1.5
/// times as long. So builds for musl use `dlmalloc`.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> ExitCode {
    ExitCode::from(copydesk::main(std::env::args_os()))
}
