//! Errors about damaged files of an archive.

use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::error::Error;

/// The remedy for a damaged file.
const REMEDY: &str = "restore the file from a backup, or drop all articles in its folder with \
    `copydesk archive compact --drop-damaged` and add them again";

/// Returns the error for a file that differs from what was written.
pub fn damaged(path: &Path, cause: impl Display) -> Error {
    let error = Error::new(format!("this file of the archive is damaged: {cause}"));
    error
        .with_remedy(REMEDY)
        .in_file(path.display().to_string())
}

/// Calls `read`, which reads the file at `path`, and catches panics: the Parquet library may panic
/// on damaged bytes.
///
/// # Errors
///
/// Returns an error if `read` returns an error or panics.
pub fn guarded<T>(path: &Path, read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    // After an error, no caller uses the values that `read` was changing.
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(damaged(path, "its pages cannot be decoded")))
}
