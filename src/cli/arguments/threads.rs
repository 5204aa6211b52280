//! A number of threads, as it may be typed.

use crate::error::Error;

/// The most threads that may be asked for.
const MAX_THREADS: usize = 1024;

/// Reads a number of threads.
///
/// # Errors
///
/// Says which numbers there may be.
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
