//! The results of a command, and the exit status for each.

use std::io;

use crate::error::Error;

/// The status of a command that was completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitStatus {
    /// The run has no findings that make it fail: status 0.
    Success,
    /// The run has findings that make it fail: status 1.
    Findings,
    /// A file could not be read or written: status 2. Standard error says which file.
    Failure,
}

impl ExitStatus {
    /// Returns this status if `succeeded`, otherwise [`ExitStatus::Failure`].
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

/// The reason why a command ended early.
#[derive(Debug)]
pub enum CommandError {
    /// A problem that the user has to solve.
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
