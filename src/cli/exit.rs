//! The results of a command, and the exit code of each.

use std::io;

use crate::error::Error;

/// The status of a command that ran to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// Nothing was found, or nothing that fails the run: code 0.
    Success,
    /// Findings fail the run: code 1.
    Findings,
    /// Something could not be read or written, and standard error says what: code 2.
    Failure,
}

impl ExitStatus {
    /// [`ExitStatus::Failure`] unless `succeeded`.
    pub fn failure_unless(self, succeeded: bool) -> Self {
        if succeeded { self } else { Self::Failure }
    }
}

impl From<ExitStatus> for u8 {
    fn from(status: ExitStatus) -> Self {
        match status {
            ExitStatus::Success => 0,
            ExitStatus::Findings => 1,
            ExitStatus::Failure => 2,
        }
    }
}

/// Why a command ended early.
#[derive(Debug)]
pub enum CommandError {
    /// The user has to solve a problem.
    Problem(Error),
    /// The output could not be written.
    Output(io::Error),
}

impl From<Error> for CommandError {
    fn from(error: Error) -> Self {
        Self::Problem(error)
    }
}

impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
