//! Articles that are added to an archive, and archives that drafts are looked up in. Knows no format
//! and no terminal.

use std::path::Path;
use std::sync::Arc;

use crate::analysis::passage::published::PublishedArchive;
use crate::error::Error;

#[cfg(feature = "archive")]
pub mod adding;
#[cfg(all(feature = "archive", feature = "internals"))]
pub mod elsewhere;

/// What is said where an archive is asked for and this program has none.
#[cfg(not(feature = "archive"))]
pub fn missing() -> Error {
    let error = Error::new("this copydesk was built without the archive");
    error.with_remedy(
        "install a package of copydesk, or build it with `cargo install copydesk --features archive`",
    )
}

/// The archive at `folder`.
///
/// # Errors
///
/// When there is none, when it is of another format, or when this program was built without archives.
#[cfg(feature = "archive")]
pub fn open(folder: &Path) -> Result<Arc<dyn PublishedArchive>, Error> {
    Ok(Arc::new(crate::archive::store::Store::open(folder)?))
}

/// The archive at `folder`.
///
/// # Errors
///
/// Always: this program was built without archives.
#[cfg(not(feature = "archive"))]
pub fn open(_folder: &Path) -> Result<Arc<dyn PublishedArchive>, Error> {
    Err(missing().within("--archive"))
}
