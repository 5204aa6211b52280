//! Paths as the file system sees them from here. Reads no file.

use std::path::{Component, Path, PathBuf};

/// The current folder.
///
/// # Errors
///
/// When it was deleted, say.
pub fn current() -> Result<PathBuf, String> {
    std::env::current_dir().map_err(|it| format!("the current folder cannot be told: {it}"))
}

/// `path` from the root on, without `.` and `..`, links left as they are; none if the current
/// folder cannot be told.
#[must_use]
pub fn absolute(path: &Path) -> Option<PathBuf> {
    let mut clean = PathBuf::new();
    for part in std::path::absolute(path).ok()?.components() {
        match part {
            Component::ParentDir => drop(clean.pop()),
            Component::CurDir => {}
            it => clean.push(it),
        }
    }
    Some(clean)
}

/// The absolute path `path` for showing: from the current folder on, where it lies below it.
#[must_use]
pub fn shown(path: &Path) -> String {
    let current = current().unwrap_or_default();
    let below = path.strip_prefix(&current).unwrap_or(path);
    below.display().to_string()
}

/// The root of the repository that `folder` lies in; a submodule is a repository of its own.
#[must_use]
pub fn repository(folder: &Path) -> Option<PathBuf> {
    let mut folders = folder.ancestors();
    // A worktree or a submodule has a file of this name.
    let root = folders.find(|folder| folder.join(".git").exists());
    root.map(Path::to_path_buf)
}
