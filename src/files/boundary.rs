//! Limits where symbolic links may lead: not out of the repository. Reads no file.
//!
//! A link may be part of a repository that nobody has reviewed. A link inside the repository of the
//! current folder must not lead out of that repository. A link elsewhere must not lead out of the
//! repository that contains it. If no repository contains the link, the link must not lead out of
//! the folder that the user named. A path without links may be anywhere.

use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files::path::{self, repository};

/// A folder. Links inside the folder must not lead out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// The folder, as the user wrote it.
    named: PathBuf,
    /// The folder with links resolved.
    real: PathBuf,
}

impl Boundary {
    /// Returns the boundary for links in the folder `folder`, which the user named.
    pub fn of_folder(folder: &Path) -> Self {
        let folder = absolute(folder);
        let current = path::current().unwrap_or_default();
        Self::within(&folder, &current, &folder)
    }

    /// Returns the boundary for links in the path of the file `file`, which the user named.
    pub fn of_file(file: &Path) -> Self {
        let file = absolute(file);
        let current = path::current().unwrap_or_default();
        let parent = file.parent().unwrap_or(&file);
        let folder = if file.starts_with(&current) {
            &current
        } else {
            parent
        };
        Self::within(parent, &current, folder)
    }

    /// Returns the boundary for links in `path`: the repository that contains `path` or, if there
    /// is none, `folder`. `current` is the current folder.
    fn within(path: &Path, current: &Path, folder: &Path) -> Self {
        let own = repository(current).filter(|root| path.starts_with(root));
        // The path of the current folder contains no links. A path below the current folder
        // therefore contains links only if it differs from its canonical path.
        let has_no_links = |path: &PathBuf| {
            !path.starts_with(current) || path.canonicalize().is_ok_and(|real| real == *path)
        };
        let nearest = || repository(path).filter(has_no_links);
        let named = own.or_else(nearest).unwrap_or_else(|| folder.to_path_buf());
        Self {
            real: named.canonicalize().unwrap_or_else(|_| named.clone()),
            named,
        }
    }

    /// Returns the canonical path of `path` if links must not lead to it. Returns `None` if they
    /// may. Links must not lead out of the boundary, or into the `.git` folder, which contains
    /// secrets such as the keys of a checkout.
    ///
    /// # Errors
    ///
    /// Returns an error if the path cannot be resolved: a link is dangling, or a folder may not be
    /// entered.
    pub fn outside(&self, path: &Path) -> io::Result<Option<PathBuf>> {
        let real = path.canonicalize()?;
        let is_gits = |path: &Path| {
            path.components()
                .any(|component| component.as_os_str() == ".git")
        };
        let is_inside = match real.strip_prefix(&self.real) {
            Ok(inner) => !is_gits(inner) || is_gits(path),
            Err(_) => false,
        };
        Ok(Some(real).filter(|_| !is_inside))
    }

    /// Returns the canonical path of `path` if links lead out of the boundary. Returns `None` if
    /// links do not lead out. Also returns `None` if `path` is outside the boundary even as it is
    /// written, before links are resolved.
    pub fn led_out(&self, path: &Path) -> Option<PathBuf> {
        let is_inside = absolute(path).starts_with(&self.named);
        let outside = self.outside(path).ok().flatten();
        outside.filter(|_| is_inside)
    }
}

/// Returns the error for a path whose links lead out of the repository, to `target`.
pub fn outside(target: &Path) -> Error {
    let target = target.display();
    Error::new(format!(
        "a symbolic link leads out of the repository, to {target}"
    ))
}

fn absolute(path: &Path) -> PathBuf {
    path::absolute(path).unwrap_or_else(|| path.to_path_buf())
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_lead_no_further_than_the_repository() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let (repository, other) = (folder.join("repository"), folder.join("other"));
        fs::create_dir_all(repository.join(".git")).unwrap();
        fs::create_dir_all(repository.join("drafts")).unwrap();
        fs::create_dir(&other).unwrap();
        for repository_path in [&repository, &other] {
            fs::write(repository_path.join("a.md"), "").unwrap();
        }
        let drafts = repository.join("drafts");
        let check = |boundary: &Boundary, target: &str, expected: Option<&Path>| {
            let link = drafts.join("link");
            drop(fs::remove_file(&link));
            symlink(target, &link).unwrap();
            assert_eq!(boundary.led_out(&link).as_deref(), expected, "{target}");
        };
        let out = other.join("a.md");
        for boundary in [
            Boundary::of_folder(&drafts),
            Boundary::of_file(&drafts.join("link")),
        ] {
            check(&boundary, "../a.md", None);
            check(&boundary, "../../other/a.md", Some(&out));
            check(&boundary, "../../other", Some(&other));
            fs::write(repository.join(".git/config"), "").unwrap();
            let config = repository.join(".git/config");
            check(&boundary, "../.git/config", Some(&config));
            assert_eq!(boundary.led_out(&config), None);
            // A dangling link leads nowhere.
            check(&boundary, "../../none.md", None);
            assert!(boundary.outside(&drafts.join("link")).is_err());
            // This path is outside the boundary as it is written, so no link leads out.
            assert_eq!(boundary.led_out(&out), None);
        }
        fs::remove_dir_all(repository.join(".git")).unwrap();
        let real = repository.join("a.md");
        check(&Boundary::of_folder(&drafts), "../a.md", Some(&real));
        check(&Boundary::of_folder(&repository), "../a.md", None);
    }
}
