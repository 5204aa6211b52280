//! What a file has beside its text, kept when another file takes its place: its owner, permissions
//! and extended attributes, of which access control lists are some.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// Says why the file that `known` tells of cannot be replaced by another.
///
/// # Errors
///
/// When it has several names: the others would keep what it was.
#[cfg_attr(
    not(unix),
    expect(unused_variables, reason = "links cannot be counted here")
)]
pub fn check(known: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let n_names = known.nlink();
        if 1 < n_names {
            return Err(io::Error::other(format!(
                "the file has {n_names} names (hard links), of which one alone would change; make \
                 it a file of its own: cp it, and mv the copy to its name"
            )));
        }
    }
    Ok(())
}

/// Gives to `file`, a new one, what the file at `path` has, of which `known` tells.
///
/// # Errors
///
/// When something cannot be kept.
pub fn keep(path: &Path, known: &Metadata, file: &File) -> io::Result<()> {
    // In this order: a change of owner clears permissions, and a list changes them.
    #[cfg(unix)]
    {
        unix::keep_owner(known, file)?;
        unix::keep_extended(path, file)?;
    }
    #[cfg(not(unix))]
    let _ = path;
    file.set_permissions(known.permissions())
}

/// Gives to `file` the permissions that any new file of the user's has.
///
/// # Errors
///
/// When the system refuses.
#[cfg_attr(
    not(unix),
    expect(
        clippy::unnecessary_wraps,
        unused_variables,
        reason = "a new file has them here"
    )
)]
pub fn be_new(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use rustix::fs::{Mode, fchmod};
        use rustix::process::umask;

        // The mask cannot be asked for, only set. A file that is made meanwhile is private.
        let mask = umask(Mode::from_raw_mode(0o077));
        umask(mask);
        let mode = Mode::from_raw_mode(0o666).difference(mask);
        fchmod(file, mode)?;
    }
    Ok(())
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::fs::{File, Metadata};
    use std::io::{self, ErrorKind};
    use std::os::unix::fs::{MetadataExt, fchown};
    use std::path::Path;

    use xattr::FileExt;

    /// An attribute that macOS gives to every file, and lets nobody set.
    const PROVENANCE: &str = "com.apple.provenance";

    pub(super) fn keep_owner(known: &Metadata, file: &File) -> io::Result<()> {
        let owner = |metadata: &Metadata| (metadata.uid(), metadata.gid());
        if owner(&file.metadata()?) == owner(known) {
            return Ok(());
        }
        fchown(file, Some(known.uid()), Some(known.gid())).map_err(|_| {
            io::Error::other(
                "the file belongs to another user or group, and would no longer; run copydesk as \
                 its owner",
            )
        })
    }

    pub(super) fn keep_extended(path: &Path, file: &File) -> io::Result<()> {
        let Some(names) = supported(xattr::list_deref(path))? else {
            return Ok(());
        };
        let names: Vec<_> = names.collect();
        for name in &names {
            let value = xattr::get_deref(path, name)?;
            // What the system gave to the new file may be just that.
            if name == PROVENANCE || file.get_xattr(name).is_ok_and(|kept| kept == value) {
                continue;
            }
            let Some(value) = value else { continue };
            file.set_xattr(name, &value)
                .map_err(|error| lost(name, &error))?;
        }
        // The folder may give a list to every new file in it, which lets others read this one.
        let own = supported(file.list_xattr())?.into_iter().flatten();
        for name in own.filter(|name| name != PROVENANCE && !names.contains(name)) {
            if name.as_encoded_bytes().starts_with(b"system.posix_acl") {
                file.remove_xattr(&name)
                    .map_err(|error| lost(&name, &error))?;
            }
        }
        Ok(())
    }

    /// None where the file system has no extended attributes.
    fn supported<T>(listed: io::Result<T>) -> io::Result<Option<T>> {
        match listed {
            Ok(value) => Ok(Some(value)),
            Err(error) if error.kind() == ErrorKind::Unsupported => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn lost(name: &OsStr, error: &io::Error) -> io::Error {
        let name = name.to_string_lossy();
        io::Error::other(format!(
            "the file would lose its extended attribute {name} ({error}); run copydesk as its owner"
        ))
    }
}
