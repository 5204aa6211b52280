//! The `copydesk` command: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(copydesk::main(std::env::args_os()))
}
