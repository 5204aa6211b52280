//! Paths a user names into drafts to read.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, Error, WalkBuilder};

use crate::files::boundary::Boundary;
use crate::files::document::cause;
use crate::files::kinds::{self, Foreign, Kind};
use crate::files::path;
use crate::files::typed::{self, Typed};

/// The file that says, as `.gitignore` does, which drafts are left alone.
pub const IGNORE_FILE: &str = ".copydeskignore";

/// What is wrong with a file of patterns that is none.
const ENDLESS: &str = "it is no file but a device, a pipe or a socket, so its folder is not read; \
    remove it";

/// A file that was found.
#[derive(Clone, Debug)]
pub struct FoundFile {
    /// Its path, as the user wrote it or below a folder that the user wrote.
    pub path: PathBuf,
    /// Whether the user named the file itself, and no folder above it alone.
    pub is_named: bool,
    /// Why it may be no draft.
    pub doubt: Option<Doubt>,
    /// What links must not lead out of where the file is written.
    pub boundary: Arc<Boundary>,
}

/// Why a file may be no draft: one that was walked to is none then, unless somebody says that it
/// is.
#[derive(Clone, Copy, Debug)]
pub enum Doubt {
    /// It has no ending that a walk looks for.
    Ending,
    /// It is a document of a kind that is not read.
    Foreign(&'static Foreign),
    /// What it is in place of a draft.
    Aside(&'static str),
}

/// A file or folder that cannot be read, or that a link leads to where it is not to be read.
#[derive(Clone, Debug)]
pub struct Passed {
    /// Its path.
    pub path: PathBuf,
    /// Whether the user named it.
    pub is_named: bool,
    /// What is wrong with it, and the remedy.
    pub problem: String,
}

/// The files at `paths`, and what is wrong with others: a file is a draft whatever its ending, in a
/// folder those with the known endings are. In path order, each once, whatever paths lead to it.
///
/// `.gitignore` and `.copydeskignore` count while walking; hidden files are skipped, and links to
/// folders are not followed. A link to a draft is read if that lies in the same repository.
pub fn drafts(paths: &[PathBuf]) -> (Vec<FoundFile>, Vec<Passed>) {
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
    // A link that the walk does not follow may be named as well, and is read then.
    passed.retain(|passed| {
        found
            .binary_search_by(|known| known.path.cmp(&passed.path))
            .is_err()
    });
    (found, passed)
}

/// Of `found`, each with its path without links, one for every file, in path order. The path that
/// the user wrote counts, then that of the file itself, not of a link to it.
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

/// What was found so far.
#[derive(Default)]
struct Walk {
    /// Each with its path without links.
    found: Vec<(PathBuf, FoundFile)>,
    passed: Vec<Passed>,
}

/// A folder that is walked.
struct Root<'r> {
    path: &'r Path,
    /// The folder without links.
    real: PathBuf,
    boundary: Arc<Boundary>,
    /// What the user wants of it; all drafts if that is not said.
    pattern: Option<&'r typed::Pattern>,
}

impl Walk {
    /// Takes the file at `path`, which the user named.
    fn file(&mut self, path: PathBuf) {
        let below = path::absolute(&path).and_then(|path| {
            let current = path::current().ok()?;
            path.strip_prefix(current).ok().map(Path::to_path_buf)
        });
        let below = below.as_deref().or(path.file_name().map(Path::new));
        let aside = below.and_then(kinds::aside);
        let doubt = aside.or_else(|| generated(&path)).map(Doubt::Aside);
        let real = real(&path);
        let boundary = Arc::new(Boundary::of_file(&path));
        let named = FoundFile {
            path,
            is_named: true,
            doubt,
            boundary,
        };
        self.found.push((real, named));
    }

    /// Takes the files that fit `pattern`, which the user wrote as `written`.
    fn pattern(&mut self, written: &Path, pattern: &typed::Pattern) {
        let n_before = self.found.len() + self.passed.len();
        self.walk(&pattern.folder, Some(pattern));
        if self.found.len() + self.passed.len() == n_before {
            let problem = "no file fits this pattern; mend it, or name files";
            self.pass(written, true, problem.to_owned());
        }
    }

    fn walk(&mut self, path: &Path, pattern: Option<&typed::Pattern>) {
        let boundary = Arc::new(Boundary::of_folder(path));
        if let Some(target) = boundary.led_out(path) {
            let problem = format!(
                "it leads out of the repository by a link, to {0}; name {0} itself to have it read",
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
        // The walk itself opens the files of patterns, and opening a pipe waits for its other end.
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
        // `.` as a root is no news to the reader.
        let shown = path.strip_prefix("./").unwrap_or(path);
        if root.pattern.is_some_and(|pattern| !pattern.fits(shown)) {
            return;
        }
        let doubt = root.doubt(path);
        let is_link = kind.is_some_and(|file_type| file_type.is_symlink());
        // A file of another ending is no draft, whatever is wrong with it.
        if matches!(doubt, Some(Doubt::Ending | Doubt::Foreign(_))) {
            if kind.is_some_and(|file_type| file_type.is_file()) {
                self.take(shown, is_link, doubt, root);
            }
            return;
        }
        match std::fs::metadata(shown) {
            Ok(metadata) if metadata.is_dir() => {}
            Ok(metadata) if !metadata.is_file() => {
                let problem = "it is no file but a device, a pipe or a socket; leave it out";
                self.pass(shown, false, problem.to_owned());
            }
            Ok(_) if !is_link => self.take(shown, is_link, doubt, root),
            Ok(_) => match root.boundary.outside(shown) {
                Ok(None) => self.take(shown, is_link, doubt, root),
                Ok(Some(path)) => {
                    let display = path.display();
                    let problem = format!(
                        "it is a link that leads out of the repository, to {display}; name the file to \
                         have it read, or leave it out with --exclude"
                    );
                    self.pass(shown, false, problem);
                }
                Err(error) => self.pass(shown, false, cause(&error).to_string()),
            },
            Err(error) if is_link && error.kind() == std::io::ErrorKind::NotFound => {
                let problem = "it is a link that leads nowhere; mend it, or leave it out with \
                    --exclude";
                self.pass(shown, false, problem.to_owned());
            }
            Err(error) => self.pass(shown, false, cause(&error).to_string()),
        }
    }

    /// Adds the files of patterns in `folder` that cannot be read: they leave nothing out.
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

    /// Adds what the walk of `root` could not do.
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
        self.passed.push(Passed {
            path: path.to_path_buf(),
            is_named,
            problem,
        });
    }
}

/// The path that `error` tells of, if any, and what happened there.
fn located(error: &Error) -> (Option<&Path>, &Error) {
    match error {
        Error::WithPath { path, err } => (Some(located(err).0.unwrap_or(path)), located(err).1),
        Error::WithDepth { err, .. } | Error::WithLineNumber { err, .. } => located(err),
        Error::Partial(all) if all.len() == 1 => located(&all[0]),
        _ => (None, error),
    }
}

impl Root<'_> {
    /// Why the file at `path` below the folder may be no draft.
    fn doubt(&self, path: &Path) -> Option<Doubt> {
        let below = path.strip_prefix(self.path).unwrap_or(path);
        let aside = || kinds::aside(below).map(Doubt::Aside);
        if self.pattern.is_some() {
            return aside();
        }
        // A name that is not UTF-8 has its ending all the same.
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

/// The file of patterns in `folder` that is no file, if there is one: a pipe, say.
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

/// The path of the file at `path` without links, as far as that is known.
fn real(path: &Path) -> PathBuf {
    let real = path.canonicalize().ok();
    real.or_else(|| path::absolute(path))
        .unwrap_or_else(|| path.to_path_buf())
}

/// What the draft at `path` is, if its first comment says that a program made it.
fn generated(path: &Path) -> Option<&'static str> {
    // Opening a pipe waits for its other end.
    if !path.is_file() {
        return None;
    }
    let mut head = Vec::new();
    let limit = u64::try_from(kinds::HEAD).ok()?;
    // What cannot be read is told when the draft is.
    File::open(path)
        .ok()?
        .take(limit)
        .read_to_end(&mut head)
        .ok()?;
    kinds::generated(&head)
}
