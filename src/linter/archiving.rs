//! Adds articles to an archive. Opens archives, so that drafts can be looked up in them.

use std::path::Path;
use std::sync::Arc;

use crate::analysis::passage::published::PublishedArchive;
use crate::error::Error;

#[cfg(feature = "archive")]
pub mod adding;
#[cfg(all(feature = "archive", feature = "internals"))]
pub mod elsewhere;

/// Returns the error for a user who asks for an archive although this program was built without
/// archives.
#[cfg(not(feature = "archive"))]
pub fn missing() -> Error {
    let error = Error::new("this copydesk was built without support for archives");
    error.with_remedy(
        "install a package of copydesk, or build copydesk with `cargo install copydesk --features archive`",
    )
}

/// Opens the archive at `folder`.
///
/// # Errors
///
/// Returns an error if there is no archive at `folder`, or if the archive has another format.
#[cfg(feature = "archive")]
pub fn open(folder: &Path) -> Result<Arc<dyn PublishedArchive>, Error> {
    Ok(Arc::new(crate::archive::store::Store::open(folder)?))
}

/// Returns an error instead of an archive.
///
/// # Errors
///
/// Always returns an error, because this program was built without archives.
#[cfg(not(feature = "archive"))]
pub fn open(_folder: &Path) -> Result<Arc<dyn PublishedArchive>, Error> {
    Err(missing().within("--archive"))
}
