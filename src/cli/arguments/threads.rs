//! Parses a number of threads.

use crate::error::Error;

/// The maximum number of threads.
const MAX_THREADS: usize = 1024;

/// Parses a number of threads.
///
/// # Errors
///
/// Returns an error if `typed` is not a valid number. The error names the range of valid numbers.
pub fn parse(typed: &str) -> Result<usize, Error> {
    let number = typed.parse().ok();
    number
        .filter(|number| (1..=MAX_THREADS).contains(number))
        .ok_or_else(|| {
            Error::new(format!(
                "expected a number of threads from 1 to {MAX_THREADS}"
            ))
        })
}
