//! The folder in which drafts may be read. Checks that a path is inside this folder. Reads no
//! draft.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};

use crate::error::Error;
use crate::files::document;
use crate::files::kinds::{self, Kind};

/// The remedy for a path outside the root.
const REMEDY: &str = "name a path in the root folder, or give the text";

/// The folder of Git's own files, which contains secrets such as the keys of a checkout.
const GIT: &str = ".git";

/// A folder. Drafts outside this folder must not be read.
#[derive(Clone, Debug)]
pub struct DraftRoot {
    /// The folder, with links resolved.
    folder: PathBuf,
}

impl DraftRoot {
    /// Creates the root with this `folder`.
    ///
    /// # Errors
    ///
    /// Returns an error if `folder` is not a folder.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let shown = || folder.display().to_string();
        let real = folder.canonicalize();
        let real = real.map_err(|cause| document::cause(&cause).in_file(shown()))?;
        if !real.is_dir() {
            let error = Error::new("this path is not a folder").in_file(shown());
            return Err(error.with_remedy("name a folder: --root articles/"));
        }
        Ok(Self { folder: real })
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the canonical path of the draft, or of the folder of drafts, at `path`.
    ///
    /// # Errors
    ///
    /// Returns an error if nothing exists at `path`, if a link or `..` leads outside the root, or
    /// if the file is not a draft.
    pub fn existing(&self, path: &str) -> Result<PathBuf, Error> {
        let named = self.named(path)?;
        let real = named.canonicalize();
        let real = real.map_err(|cause| document::cause(&cause).in_file(path))?;
        if !self.holds_real(&real) {
            let error = Error::new("a symbolic link leads out of the root").in_file(path);
            return Err(error.with_remedy(REMEDY));
        }
        if !real.is_dir() && !is_draft(&real) {
            let error = Error::new("files with this extension are not drafts").in_file(path);
            return Err(error.with_remedy("give the text of the file instead"));
        }
        Ok(real)
    }

    /// Returns the path of a text with the name `path`. The file need not exist.
    ///
    /// # Errors
    ///
    /// Returns an error if `path` leads outside the root or into Git's own folder.
    pub fn named(&self, path: &str) -> Result<PathBuf, Error> {
        let outside = || {
            let error = Error::new("this path is outside the root").in_file(path);
            error.with_remedy(REMEDY)
        };
        let joined = self.folder.join(path);
        let below = joined.strip_prefix(&self.folder).map_err(|_| outside())?;
        let is_plain = |component: Component<'_>| match component {
            Component::Normal(name) => name != OsStr::new(GIT),
            Component::CurDir => true,
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => false,
        };
        if !below.components().all(is_plain) || path.contains('\0') {
            return Err(outside());
        }
        // The existing parent folders may be links.
        let existing = joined
            .ancestors()
            .find_map(|ancestor| ancestor.canonicalize().ok());
        if existing.is_none_or(|path| !self.holds_real(&path)) {
            return Err(outside());
        }
        Ok(joined)
    }

    /// True if the file at `path` is in the root after links are resolved.
    pub fn holds(&self, path: &Path) -> bool {
        let real = path.canonicalize();
        real.is_ok_and(|path| self.holds_real(&path))
    }

    fn holds_real(&self, path: &Path) -> bool {
        let below = path.strip_prefix(&self.folder);
        below.is_ok_and(|path| {
            path.components()
                .all(|component| component.as_os_str() != GIT)
        })
    }

    /// Returns `path` relative to the root if it is inside the root. Returns any other path
    /// unchanged.
    pub fn shown<'p>(&self, path: &'p str) -> &'p str {
        let folder = self.folder.to_string_lossy();
        let below = path.strip_prefix(folder.as_ref());
        let below = below.map(|rest| rest.trim_start_matches(std::path::MAIN_SEPARATOR));
        below.filter(|rest| !rest.is_empty()).unwrap_or(path)
    }
}

/// True if `path` has the extension of a draft.
fn is_draft(path: &Path) -> bool {
    let kind = kinds::by_ending(&path.to_string_lossy());
    matches!(kind, Kind::Draft { .. } | Kind::Package(_))
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn no_path_leads_out_of_the_root() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().canonicalize().unwrap();
        let inside = folder.join("root");
        for name in ["root/drafts", "root/.git", "other", "rootless"] {
            fs::create_dir_all(folder.join(name)).unwrap();
        }
        for name in [
            "root/a.md",
            "root/drafts/b.md",
            "root/.env",
            "root/key",
            "root/.git/c.md",
            "other/d.md",
            "rootless/e.md",
        ] {
            fs::write(folder.join(name), "It rained.\n").unwrap();
        }
        symlink("../other/d.md", inside.join("link.md")).unwrap();
        symlink("../other", inside.join("linked")).unwrap();
        symlink("drafts/b.md", inside.join("near.md")).unwrap();
        symlink(".git/c.md", inside.join("gits.md")).unwrap();
        symlink("nowhere.md", inside.join("dead.md")).unwrap();
        let root = DraftRoot::open(&inside).unwrap();
        let written_out = inside.join("a.md").display().to_string();
        for (path, is_held) in [
            ("a.md", true),
            ("./drafts/b.md", true),
            ("drafts", true),
            (".", true),
            ("near.md", true),
            (written_out.as_str(), true),
            ("link.md", false),
            ("linked/d.md", false),
            ("linked", false),
            ("gits.md", false),
            (".git/c.md", false),
            ("dead.md", false),
            ("../other/d.md", false),
            ("drafts/../a.md", false),
            ("../rootless/e.md", false),
            ("/etc/passwd", false),
            (".env", false),
            ("key", false),
            ("none.md", false),
            ("a.md\0", false),
        ] {
            assert_eq!(root.existing(path).is_ok(), is_held, "{path}");
        }
        for (path, is_held) in [
            ("new.md", true),
            ("new/new.md", true),
            ("linked/new.md", false),
            ("../new.md", false),
            ("/tmp/new.md", false),
            (".git/new.md", false),
        ] {
            assert_eq!(root.named(path).is_ok(), is_held, "{path}");
        }
    }
}
