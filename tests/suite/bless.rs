//! Says whether this run compares generated files with the tree or writes them.

use std::sync::OnceLock;

/// The command that writes all generated files.
const COMMAND: &str = "cargo test --test suite -- --bless";

/// The command that also writes the failures that [`COMMAND`] refuses to write.
const COMMAND_FOR_ERRORS: &str = "cargo test --test suite -- --bless --bless-errors";

static MODE: OnceLock<Mode> = OnceLock::new();

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// A difference fails the test.
    Compare,
    /// Differences are written, unless a command fails that did not fail before.
    Write,
    /// All differences are written.
    WriteErrors,
}

/// Sets the mode by the flags of this module in `arguments`, and returns all other arguments.
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

/// Returns the failure message for a snapshot with this `difference`, with the command that writes
/// all snapshots.
pub(crate) fn differs(difference: &str) -> String {
    format!("{difference}\nto write what is generated: {COMMAND}")
}

/// Returns the failure message for a snapshot that is not written because the command fails and did
/// not fail before.
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
