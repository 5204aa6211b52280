//! Finds the drafts at the paths that a user names.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, Error, WalkBuilder};

use crate::files::boundary::Boundary;
use crate::files::candidate::{Doubt, generated};
use crate::files::document::cause;
use crate::files::kinds::{self, Kind};
use crate::files::path;
use crate::files::typed::{self, Typed};

/// The name of a file that lists drafts to skip, in the syntax of `.gitignore`.
pub const IGNORE_FILE: &str = ".copydeskignore";

/// The error for an ignore file that is not a regular file.
const ENDLESS: &str = "this path is a device, a pipe or a socket, not a file, so copydesk does not \
    read its folder; remove the device, pipe or socket";

/// A file that was found.
#[derive(Clone, Debug)]
pub struct FoundFile {
    /// The path of the file, as the user wrote it. If the user named a folder, the path begins with
    /// the path of that folder.
    pub path: PathBuf,
    /// Whether the user named the file itself and not only a folder above it.
    pub is_named: bool,
    /// The reason why a file that was found in a folder is possibly not a draft. `None` for a file
    /// that the user named: see [`DoubtSource`](crate::files::candidate::DoubtSource).
    pub doubt: Option<Doubt>,
    /// The boundary that links must not cross when the file is written.
    pub boundary: Arc<Boundary>,
}

/// A file or folder that cannot be read, or a link that must not be followed.
#[derive(Clone, Debug)]
pub struct SkippedPath {
    /// The path of the file or folder.
    pub path: PathBuf,
    /// Whether the user named the file or folder.
    pub is_named: bool,
    /// The reason why the file or folder is not read, and the remedy.
    pub problem: String,
}

/// Returns the files at `paths`, and the paths that cannot be read. A file that the user names is a
/// draft, whatever its extension. In a folder, only files with certain extensions are drafts. The
/// files are in path order, without duplicates.
///
/// In folders, `.gitignore` and `.copydeskignore` apply, hidden files are skipped, and links to
/// folders are not followed. A link to a draft in the same repository is read.
pub fn drafts(paths: &[PathBuf]) -> (Vec<FoundFile>, Vec<SkippedPath>) {
    let mut walk = Walk::default();
    for path in paths {
        match typed::read(path) {
            Typed::Folder => walk.walk(path, None),
            Typed::File(path) => walk.file(path),
            Typed::Pattern(pattern) => walk.pattern(path, &pattern),
            Typed::Nothing(error) => walk.pass(path, true, error.to_string()),
        }
    }
    let Walk { found, mut passed } = walk;
    let found = once(found);
    // If the user also named a link that was skipped in a folder, the link is read. So it is not
    // reported as skipped.
    passed.retain(|passed| {
        found
            .binary_search_by(|known| known.path.cmp(&passed.path))
            .is_err()
    });
    (found, passed)
}

/// Returns the files of `found`, in path order and without duplicates. `found` has each file with
/// its canonical path. If several paths lead to one file, a path that the user wrote is kept. If
/// the user wrote none of the paths, the file's own path is kept rather than the path of a link.
fn once(mut found: Vec<(PathBuf, FoundFile)>) -> Vec<FoundFile> {
    let is_link = |(real, file): &(PathBuf, FoundFile)| file.path.file_name() != real.file_name();
    let order = |pair: &(PathBuf, FoundFile)| {
        let (_, file) = pair;
        (!file.is_named, is_link(pair), file.path.as_os_str().len())
    };
    found.sort_by(|a, b| (order(a), &a.1.path).cmp(&(order(b), &b.1.path)));
    let mut known = HashMap::new();
    for (real, named) in found {
        known.entry(real).or_insert(named);
    }
    let mut found: Vec<FoundFile> = known.into_values().collect();
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The files that were found so far.
#[derive(Default)]
struct Walk {
    /// Each file with its canonical path.
    found: Vec<(PathBuf, FoundFile)>,
    passed: Vec<SkippedPath>,
}

/// A folder that is searched.
struct Root<'r> {
    path: &'r Path,
    /// The folder with links resolved.
    real: PathBuf,
    boundary: Arc<Boundary>,
    /// The pattern that files must match; `None` if every draft is wanted.
    pattern: Option<&'r typed::Pattern>,
}

impl Walk {
    /// Adds the file at `path`, which the user named.
    fn file(&mut self, path: PathBuf) {
        let real = real(&path);
        let boundary = Arc::new(Boundary::of_file(&path));
        let named = FoundFile {
            path,
            is_named: true,
            doubt: None,
            boundary,
        };
        self.found.push((real, named));
    }

    /// Adds the files that match `pattern`, which the user wrote as `written`.
    fn pattern(&mut self, written: &Path, pattern: &typed::Pattern) {
        let n_before = self.found.len() + self.passed.len();
        self.walk(&pattern.folder, Some(pattern));
        if self.found.len() + self.passed.len() == n_before {
            let problem = "no file matches this pattern; correct the pattern, or name files";
            self.pass(written, true, problem.to_owned());
        }
    }

    fn walk(&mut self, path: &Path, pattern: Option<&typed::Pattern>) {
        let boundary = Arc::new(Boundary::of_folder(path));
        if let Some(target) = boundary.led_out(path) {
            let problem = format!(
                "a symbolic link leads out of the repository, to {0}; name {0} to read it",
                target.display()
            );
            self.pass(path, true, problem);
            return;
        }
        let root = Root {
            path,
            real: real(path),
            boundary,
            pattern,
        };
        if let Some(target) = endless(path) {
            self.pass(&target, true, ENDLESS.to_owned());
            return;
        }
        // The walk opens ignore files without a check. If an ignore file is a pipe, the walk would
        // wait for the other end of the pipe, so the walk must not enter that folder.
        let closed = Arc::new(Mutex::new(Vec::new()));
        let found = closed.clone();
        let mut builder = WalkBuilder::new(path);
        builder
            .require_git(false)
            .add_custom_ignore_filename(IGNORE_FILE)
            .filter_entry(move |entry| {
                let is_folder = entry
                    .file_type()
                    .is_some_and(|file_type| file_type.is_dir());
                let endless = is_folder.then(|| endless(entry.path())).flatten();
                let is_open = endless.is_none();
                let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                found.extend(endless);
                is_open
            });
        for entry in builder.build() {
            match entry {
                Ok(entry) => self.entry(&entry, &root),
                Err(error) => self.error(path, &error),
            }
        }
        let closed = closed.lock().unwrap_or_else(PoisonError::into_inner);
        for path in &*closed {
            self.pass(path, true, ENDLESS.to_owned());
        }
    }

    fn entry(&mut self, entry: &DirEntry, root: &Root<'_>) {
        let kind = entry.file_type();
        let path = entry.path();
        if kind.is_some_and(|file_type| file_type.is_dir()) {
            self.patterns(path);
        }
        if kind.is_none_or(|file_type| file_type.is_dir()) {
            return;
        }
        // The prefix `./` is not printed.
        let shown = path.strip_prefix("./").unwrap_or(path);
        if root.pattern.is_some_and(|pattern| !pattern.fits(shown)) {
            return;
        }
        let doubt = root.doubt(path);
        let is_link = kind.is_some_and(|file_type| file_type.is_symlink());
        // A file without the extension of a draft is not a draft. So it is no error if the file
        // cannot be read.
        if matches!(doubt, Some(Doubt::Ending | Doubt::Foreign(_))) {
            if kind.is_some_and(|file_type| file_type.is_file()) {
                self.take(shown, is_link, doubt, root);
            }
            return;
        }
        match std::fs::metadata(shown) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(metadata) if !metadata.is_file() => {
                let problem = "this path is a device, a pipe or a socket, not a file; leave it out";
                self.pass(shown, false, problem.to_owned());
            }
            Ok(_) if !is_link => self.take(shown, is_link, doubt, root),
            Ok(_) => match root.boundary.outside(shown) {
                Ok(None) => self.take(shown, is_link, doubt, root),
                Ok(Some(path)) => {
                    let display = path.display();
                    let problem = format!(
                        "a symbolic link leads out of the repository, to {display}; name \
                         the file to read it, or leave it out with --exclude"
                    );
                    self.pass(shown, false, problem);
                }
                Err(error) => self.pass(shown, false, cause(&error).to_string()),
            },
            Err(error) if is_link && error.kind() == std::io::ErrorKind::NotFound => {
                let problem = "this link leads to a file that does not exist; correct the link, or \
                    leave it out with --exclude";
                self.pass(shown, false, problem.to_owned());
            }
            Err(error) => self.pass(shown, false, cause(&error).to_string()),
        }
    }

    /// Reports the ignore files in `folder` that cannot be read and therefore have no effect.
    fn patterns(&mut self, folder: &Path) {
        for name in [IGNORE_FILE, ".gitignore"] {
            let path = folder.join(name);
            if path
                .symlink_metadata()
                .is_ok_and(|metadata| metadata.is_file())
                && let Err(error) = std::fs::File::open(&path)
            {
                let path = path.strip_prefix("./").unwrap_or(&path);
                self.pass(path, true, cause(&error).to_string());
            }
        }
    }

    /// Records an error of the search in `root`.
    fn error(&mut self, root: &Path, error: &Error) {
        let (path, inner) = located(error);
        let problem = match inner.io_error() {
            Some(io_error) => cause(io_error).to_string(),
            None => inner.to_string(),
        };
        let path = path.unwrap_or(root);
        self.pass(path.strip_prefix("./").unwrap_or(path), false, problem);
    }

    fn take(&mut self, path: &Path, is_link: bool, doubt: Option<Doubt>, root: &Root<'_>) {
        let below = path.strip_prefix(root.path).unwrap_or(path);
        let real = if is_link {
            real(path)
        } else {
            root.real.join(below)
        };
        let doubt = doubt.or_else(|| generated(path).map(Doubt::Aside));
        let named = FoundFile {
            path: path.to_path_buf(),
            is_named: false,
            doubt,
            boundary: root.boundary.clone(),
        };
        self.found.push((real, named));
    }

    fn pass(&mut self, path: &Path, is_named: bool, problem: String) {
        self.passed.push(SkippedPath {
            path: path.to_path_buf(),
            is_named,
            problem,
        });
    }
}

/// Returns the path in `error`, if there is one, and the error without the path.
fn located(error: &Error) -> (Option<&Path>, &Error) {
    match error {
        Error::WithPath { path, err } => (Some(located(err).0.unwrap_or(path)), located(err).1),
        Error::WithDepth { err, .. } | Error::WithLineNumber { err, .. } => located(err),
        Error::Partial(all) if all.len() == 1 => located(&all[0]),
        _ => (None, error),
    }
}

impl Root<'_> {
    /// Returns the reason why the file at `path`, which is below this folder, is possibly not a
    /// draft.
    fn doubt(&self, path: &Path) -> Option<Doubt> {
        let below = path.strip_prefix(self.path).unwrap_or(path);
        let aside = || kinds::aside(below).map(Doubt::Aside);
        if self.pattern.is_some() {
            return aside();
        }
        // The lossy conversion keeps the extension of a name that is not UTF-8.
        let name = path.file_name()?.to_string_lossy();
        match kinds::by_ending(&name) {
            Kind::Draft {
                is_walked: true, ..
            }
            | Kind::Package(_) => aside(),
            Kind::Draft { .. } | Kind::Unknown => Some(Doubt::Ending),
            Kind::Foreign(foreign) => Some(Doubt::Foreign(foreign)),
        }
    }
}

/// Returns an ignore file in `folder` that is not a regular file, such as a pipe, if there is one.
fn endless(folder: &Path) -> Option<PathBuf> {
    let names = [IGNORE_FILE, ".gitignore", ".ignore"].into_iter();
    let mut files = names.map(|name| folder.join(name));
    let file = files.find(|path| {
        let known = path.metadata();
        known.is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
    })?;
    let shown = file.strip_prefix("./").map(Path::to_path_buf);
    Some(shown.unwrap_or(file))
}

/// Returns the canonical path of the file at `path`, or its absolute path if the canonical path is
/// unknown.
fn real(path: &Path) -> PathBuf {
    let real = path.canonicalize().ok();
    real.or_else(|| path::absolute(path))
        .unwrap_or_else(|| path.to_path_buf())
}
