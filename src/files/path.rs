//! Paths relative to the current folder, and the repository that a path is in. Reads no file.

use std::path::{Component, Path, PathBuf};

use crate::error::Error;

/// The current folder.
///
/// # Errors
///
/// When the current folder cannot be determined, for instance because it was deleted.
pub fn current() -> Result<PathBuf, Error> {
    // In a browser there are no folders; paths are only names.
    if cfg!(target_family = "wasm") {
        return Ok(PathBuf::from("/"));
    }
    std::env::current_dir()
        .map_err(|cause| Error::new(format!("cannot determine the current folder: {cause}")))
}

/// `path` as an absolute path without `.` and `..`; links are not resolved. `None` if the current
/// folder cannot be determined.
pub fn absolute(path: &Path) -> Option<PathBuf> {
    let mut clean = PathBuf::new();
    let path = if path.is_relative() && !path.as_os_str().is_empty() {
        &current().ok()?.join(path)
    } else {
        path
    };
    // In a browser no path counts as absolute for the standard library.
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

/// The absolute path `path` as it is printed. A path below the current folder is printed relative
/// to that folder.
pub fn shown(path: &Path) -> String {
    let current = current().unwrap_or_default();
    let below = path.strip_prefix(&current).unwrap_or(path);
    below.display().to_string()
}

/// The root of the repository that contains `folder`. In a submodule, it is the root of the
/// submodule.
pub fn repository(folder: &Path) -> Option<PathBuf> {
    let mut folders = folder.ancestors();
    folders
        .find(|path| is_repository(path))
        .map(Path::to_path_buf)
}

/// `folder` and the folders above it, up to the root of its repository. Without a repository, up to
/// the root of the file system.
pub fn in_repository(folder: &Path) -> impl Iterator<Item = &Path> {
    let mut was_root = false;
    folder.ancestors().take_while(move |path| {
        let is_inside = !was_root;
        was_root = was_root || is_repository(path);
        is_inside
    })
}

/// True if `folder` is the root of a repository.
fn is_repository(folder: &Path) -> bool {
    // In a worktree or a submodule, `.git` is a file.
    folder.join(".git").exists()
}
