//! Paths relative to the current folder, and the repository that contains a path. Reads no file.

use std::path::{Component, Path, PathBuf};

use crate::error::Error;

/// Returns the current folder.
///
/// # Errors
///
/// Returns an error if the current folder cannot be determined, for instance because it was
/// deleted.
pub fn current() -> Result<PathBuf, Error> {
    // In a browser there are no folders; paths are only names.
    if cfg!(target_family = "wasm") {
        return Ok(PathBuf::from("/"));
    }
    std::env::current_dir()
        .map_err(|cause| Error::new(format!("cannot determine the current folder: {cause}")))
}

/// Returns `path` as an absolute path without `.` and `..`. Links are not resolved. Returns `None`
/// if the current folder cannot be determined.
pub fn absolute(path: &Path) -> Option<PathBuf> {
    let mut clean = PathBuf::new();
    let path = if path.is_relative() && !path.as_os_str().is_empty() {
        &current().ok()?.join(path)
    } else {
        path
    };
    // In a browser, the standard library considers no path absolute.
    let path = if cfg!(target_family = "wasm") {
        path.to_path_buf()
    } else {
        std::path::absolute(path).ok()?
    };
    for part in path.components() {
        match part {
            Component::ParentDir => drop(clean.pop()),
            Component::CurDir => {}
            component => clean.push(component),
        }
    }
    Some(clean)
}

/// Returns the absolute path `path` as messages show it. A path below the current folder is shown
/// relative to that folder.
pub fn shown(path: &Path) -> String {
    let current = current().unwrap_or_default();
    let below = path.strip_prefix(&current).unwrap_or(path);
    below.display().to_string()
}

/// Returns the root of the repository that contains `folder`. Within a submodule, returns the root
/// of the submodule.
pub fn repository(folder: &Path) -> Option<PathBuf> {
    let mut folders = folder.ancestors();
    folders
        .find(|path| is_repository(path))
        .map(Path::to_path_buf)
}

/// Returns `folder` and the folders above it, up to the root of the repository. Without a
/// repository, the last folder is the root of the file system.
pub fn in_repository(folder: &Path) -> impl Iterator<Item = &Path> {
    let mut was_root = false;
    folder.ancestors().take_while(move |path| {
        let is_inside = !was_root;
        was_root = was_root || is_repository(path);
        is_inside
    })
}

/// Returns whether `folder` is the root of a repository.
fn is_repository(folder: &Path) -> bool {
    // In a worktree or a submodule, `.git` is a file.
    folder.join(".git").exists()
}
