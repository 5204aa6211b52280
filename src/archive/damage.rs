//! What is wrong with a file of an archive.

use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::error::Error;

/// What settles damage.
const REMEDY: &str = "restore the file from a backup, or drop the articles of its segment with \
    `copydesk archive compact --drop-damaged` and add them again";

/// The error of a file that is not as it was written.
pub fn damaged(path: &Path, cause: impl Display) -> Error {
    let error = Error::new(format!("this part of the archive is damaged: {cause}"));
    error
        .with_remedy(REMEDY)
        .in_file(path.display().to_string())
}

/// Reads by `read` what `path` has. The library that reads Parquet may panic over damaged bytes.
///
/// # Errors
///
/// When `read` fails or panics.
pub fn guarded<T>(path: &Path, read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    // What `read` was at work on is dropped with it.
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(damaged(path, "its pages cannot be decoded")))
}
