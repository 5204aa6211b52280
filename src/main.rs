//! The `copydesk` command: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    copydesk::cli::run(std::env::args_os())
}
