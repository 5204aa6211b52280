//! Whether this run compares what is generated with the tree, or writes it.

use std::sync::OnceLock;

/// The command that writes everything that is generated.
const COMMAND: &str = "cargo test --test suite -- --bless";

/// The command that also writes what [`COMMAND`] refuses.
const COMMAND_FOR_ERRORS: &str = "cargo test --test suite -- --bless --bless-errors";

static MODE: OnceLock<Mode> = OnceLock::new();

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// What differs fails.
    Compare,
    /// What differs is written, but for commands that fail where they did not.
    Write,
    /// What differs is written.
    WriteErrors,
}

/// Takes the flags of this module out of `arguments` and sets the mode by them.
pub(crate) fn take_flags(arguments: impl Iterator<Item = String>) -> Vec<String> {
    let flags = ["--bless", "--bless-errors"];
    let (flags, others): (Vec<String>, Vec<String>) =
        arguments.partition(|argument| flags.contains(&argument.as_str()));
    let accepts_errors = flags.iter().any(|flag| flag == "--bless-errors");
    let mode = match flags.len() {
        0 => Mode::Compare,
        _ if accepts_errors => Mode::WriteErrors,
        _ => Mode::Write,
    };
    MODE.get_or_init(|| mode);
    others
}

pub(crate) fn mode() -> Mode {
    MODE.get().copied().unwrap_or(Mode::Compare)
}

/// The failure of a snapshot that differs by `difference`: says how all of them are written.
pub(crate) fn differs(difference: &str) -> String {
    format!("{difference}\nto write what is generated: {COMMAND}")
}

/// The failure of a snapshot that is not written, because the command fails where it did not.
pub(crate) fn refused(difference: &str) -> String {
    format!("not written: {difference}\nto write the failure, too: {COMMAND_FOR_ERRORS}")
}

#[expect(
    clippy::print_stderr,
    reason = "whoever writes snapshots reads which were written"
)]
pub(crate) fn report_written(place: &str) {
    eprintln!("written: {place}");
}
