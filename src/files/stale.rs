//! Unfinished files that a run left behind when it was killed, removed by the next run that writes
//! in their folder.
//!
//! A file is removed only if no run can be at work on it: its name is one that copydesk gives, it
//! belongs to the user, and no process holds the lock that a run keeps on it. Whoever makes a file
//! asks after locking it whether it is still there, so no moment is left between the two. Where
//! files cannot be locked they are left alone.

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::path::Path;

/// How the name of an unfinished file begins.
pub const PREFIX: &str = ".copydesk-";

/// How it ends.
pub const SUFFIX: &str = ".unfinished";

/// How many random letters and digits stand between the two.
pub const N_RANDOM: usize = 10;

/// Locks `file`, which this run has just made. Whether it is still there: another run may have
/// taken it for left behind.
///
/// # Errors
///
/// When the file cannot be looked at.
pub fn lock(file: &File) -> io::Result<bool> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;

        // Where there are no locks nobody removes it.
        drop(try_lock(file));
        Ok(0 < file.metadata()?.nlink())
    }
    #[cfg(not(unix))]
    file.metadata().map(|_| true)
}

/// Removes from `folder` what runs that are no more have left there.
pub fn remove(folder: &Path) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_ours(&entry.file_name())) {
        // What cannot be removed is as harmless as before.
        drop(remove_unheld(&entry.path()));
    }
}

/// Whether `name` is one that copydesk gives to unfinished files.
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
    // It may have been moved to its place meanwhile.
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
