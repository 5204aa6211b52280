//! Keeps the attributes of a file when another file replaces it: owner, permissions and extended
//! attributes, including access control lists.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// Checks that the file with the metadata `known` may be replaced.
///
/// # Errors
///
/// Returns an error if the file has several hard links. The other names would keep the old content.
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
                "the file has {n_names} names (hard links), and copydesk would change the file \
                 under only one name; copy the file with cp, and move the copy to this name with mv"
            )));
        }
    }
    Ok(())
}

/// Copies the attributes of the file at `path` to the new file `file`. `known` is the metadata of
/// the file at `path`.
///
/// # Errors
///
/// Returns an error if an attribute cannot be kept.
pub fn keep(path: &Path, known: &Metadata, file: &File) -> io::Result<()> {
    // The order matters: a change of owner clears the permissions, and an access control list
    // changes the permissions.
    #[cfg(unix)]
    {
        unix::keep_owner(known, file)?;
        unix::keep_extended(path, file)?;
    }
    #[cfg(not(unix))]
    let _ = path;
    file.set_permissions(known.permissions())
}

/// Gives `file` the permissions that every new file of the user gets.
///
/// # Errors
///
/// Returns an error if the system refuses to change the permissions.
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

        // The umask can only be read by setting it. If another thread creates a file meanwhile,
        // only the user may read that file.
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

    /// An attribute that macOS sets on every file. A program cannot set it.
    const PROVENANCE: &str = "com.apple.provenance";

    pub(super) fn keep_owner(known: &Metadata, file: &File) -> io::Result<()> {
        let owner = |metadata: &Metadata| (metadata.uid(), metadata.gid());
        if owner(&file.metadata()?) == owner(known) {
            return Ok(());
        }
        fchown(file, Some(known.uid()), Some(known.gid())).map_err(|_| {
            io::Error::other(
                "the file belongs to another user or group, and copydesk cannot keep that owner; \
                 run copydesk as the owner of the file",
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
            // The system may already have given the new file the same value.
            if name == PROVENANCE || file.get_xattr(name).is_ok_and(|kept| kept == value) {
                continue;
            }
            let Some(value) = value else { continue };
            file.set_xattr(name, &value)
                .map_err(|error| lost(name, &error))?;
        }
        // The folder may have a default access control list, which lets other users read new files.
        // Remove this list from the new file.
        let own = supported(file.list_xattr())?.into_iter().flatten();
        for name in own.filter(|name| name != PROVENANCE && !names.contains(name)) {
            if name.as_encoded_bytes().starts_with(b"system.posix_acl") {
                file.remove_xattr(&name)
                    .map_err(|error| lost(&name, &error))?;
            }
        }
        Ok(())
    }

    /// Returns the value in `listed`, or `None` if the file system has no extended attributes.
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
            "the file would lose its extended attribute {name} ({error}); run copydesk as the \
             owner of the file"
        ))
    }
}
