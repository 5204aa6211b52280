//! Removes unfinished files of runs that were killed. The next run that writes a file in the same
//! folder removes them.
//!
//! A file is removed only if it has the name of an unfinished file, belongs to the user, and is not
//! locked by a process. A run locks each file that it creates. The run then checks that the file
//! still exists, because another run may have removed the file before it was locked. Where files
//! cannot be locked, nothing is removed.

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::path::Path;

/// The start of the name of an unfinished file.
pub const PREFIX: &str = ".copydesk-";

/// The end of the name of an unfinished file.
pub const SUFFIX: &str = ".unfinished";

/// The number of random letters and digits between [`PREFIX`] and [`SUFFIX`].
pub const N_RANDOM: usize = 10;

/// Locks `file`, which this run has just created. Returns `false` if another run has mistaken the
/// file for an unfinished file of a killed run, and has removed the file.
///
/// # Errors
///
/// Returns an error if the metadata of the file cannot be read.
pub fn lock(file: &File) -> io::Result<bool> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;

        // An error is ignored: where locks are not supported, no run removes files.
        drop(try_lock(file));
        Ok(0 < file.metadata()?.nlink())
    }
    #[cfg(not(unix))]
    file.metadata().map(|_| true)
}

/// Removes the unfinished files of killed runs from `folder`.
pub fn remove(folder: &Path) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_ours(&entry.file_name())) {
        // A file that cannot be removed does no harm.
        drop(remove_unheld(&entry.path()));
    }
}

/// Returns whether copydesk gives names such as `name` to unfinished files.
fn is_ours(name: &OsStr) -> bool {
    let random = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
    let random = random.and_then(|characters| characters.strip_suffix(SUFFIX));
    random.is_some_and(|characters| {
        characters.len() == N_RANDOM && characters.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

#[cfg(unix)]
fn remove_unheld(path: &Path) -> io::Result<()> {
    use std::fs::{remove_file, symlink_metadata};
    use std::os::unix::fs::MetadataExt;

    use rustix::process::geteuid;

    let known = symlink_metadata(path)?;
    if !known.is_file() || known.nlink() != 1 || known.uid() != geteuid().as_raw() {
        return Ok(());
    }
    let file = File::open(path)?;
    try_lock(&file)?;
    // The file may have been moved to its final path before it was locked here. Another file may
    // then have the old name.
    let (now, locked) = (symlink_metadata(path)?, file.metadata()?);
    if (now.dev(), now.ino()) == (locked.dev(), locked.ino()) {
        remove_file(path)?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn remove_unheld(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn try_lock(file: &File) -> io::Result<()> {
    use rustix::fs::{FlockOperation, flock};

    Ok(flock(file, FlockOperation::NonBlockingLockExclusive)?)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_nobody_holds_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let left = [".copydesk-abcDEF1234.unfinished"];
        let kept = [
            ".copydesk-0123456789.unfinished",
            ".copydesk-config",
            ".copydesk-abcDEF123.unfinished",
            ".copydesk-abc_EF1234.unfinished",
            "copydesk-abcDEF1234.unfinished",
        ];
        for name in left.iter().chain(&kept) {
            fs::write(path(name), "a draft").unwrap();
        }
        let held = File::open(path(kept[0])).unwrap();
        assert!(lock(&held).unwrap());
        let link = path(".copydesk-linklink99.unfinished");
        std::os::unix::fs::symlink(path("copydesk-abcDEF1234.unfinished"), &link).unwrap();
        remove(folder.path());
        assert!(left.iter().all(|left| !path(left).exists()));
        assert!(kept.iter().all(|kept| path(kept).exists()));
        assert!(link.is_symlink());
        drop(held);
        remove(folder.path());
        assert!(!path(kept[0]).exists());
    }

    #[test]
    fn a_file_that_another_run_removed_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let file = File::create(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert!(!lock(&file).unwrap());
    }
}
