//! Paths a user names into drafts to read. Knows no text.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::{DirEntry, Error, WalkBuilder};

use crate::files::boundary::Boundary;
use crate::files::document::cause;
use crate::text::markup::Markup;

/// The file that says, as `.gitignore` does, which drafts are left alone.
const IGNORE_FILE: &str = ".copydeskignore";

/// A file to read.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its path, as the user wrote it or below a folder that the user wrote.
    pub path: PathBuf,
    /// Whether the user named the file itself, and no folder above it alone.
    pub is_named: bool,
    /// What links must not lead out of where the file is written.
    pub boundary: Arc<Boundary>,
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

/// The drafts at `paths`, and what is wrong with others: a file is taken whatever its ending, a
/// folder is walked for the known endings. In path order, each once.
///
/// `.gitignore` and `.copydeskignore` count while walking; hidden files are skipped, and links to
/// folders are not followed. A link to a draft is read if that lies in the same repository.
#[must_use]
pub fn drafts(paths: &[PathBuf]) -> (Vec<Named>, Vec<Passed>) {
    let mut walk = Walk::default();
    for path in paths {
        match std::fs::metadata(path) {
            Ok(it) if it.is_dir() => walk.folder(path),
            Ok(_) => {
                let boundary = Arc::new(Boundary::of_file(path));
                walk.take(path.clone(), true, &boundary);
            }
            Err(it) => walk.pass(path, true, cause(&it)),
        }
    }
    let Walk {
        mut found,
        mut passed,
    } = walk;
    // Of a file that is both named and walked to, the name counts.
    found.sort_by(|a, b| (&a.path, b.is_named).cmp(&(&b.path, a.is_named)));
    found.dedup_by(|a, b| a.path == b.path);
    // A link that the walk does not follow may be named as well, and is read then.
    passed.retain(|it| {
        found
            .binary_search_by(|known| known.path.cmp(&it.path))
            .is_err()
    });
    (found, passed)
}

/// What was found so far.
#[derive(Default)]
struct Walk {
    found: Vec<Named>,
    passed: Vec<Passed>,
}

impl Walk {
    /// Walks the folder `root`.
    fn folder(&mut self, root: &Path) {
        let boundary = Arc::new(Boundary::of_folder(root));
        if let Some(it) = boundary.led_out(root) {
            let problem = format!(
                "it leads out of the repository by a link, to {0}; name {0} itself to have it read",
                it.display()
            );
            self.pass(root, true, problem);
            return;
        }
        let mut builder = WalkBuilder::new(root);
        builder
            .require_git(false)
            .add_custom_ignore_filename(IGNORE_FILE);
        for entry in builder.build() {
            match entry {
                Ok(it) => self.entry(it, &boundary),
                Err(it) => self.error(root, &it),
            }
        }
    }

    fn entry(&mut self, entry: DirEntry, boundary: &Arc<Boundary>) {
        let kind = entry.file_type();
        let path = entry.into_path();
        if kind.is_some_and(|it| it.is_dir()) {
            self.patterns(&path);
        }
        if kind.is_none_or(|it| it.is_dir()) || !is_draft(&path) {
            return;
        }
        // `.` as a root is no news to the reader.
        let shown = path.strip_prefix("./").map(Path::to_path_buf);
        let path = shown.unwrap_or(path);
        let is_link = kind.is_some_and(|it| it.is_symlink());
        match std::fs::metadata(&path) {
            Ok(it) if it.is_dir() => {}
            Ok(it) if !it.is_file() => {
                let problem = "it is no file but a device, a pipe or a socket; leave it out";
                self.pass(&path, false, problem.to_owned());
            }
            Ok(_) if !is_link => self.take(path, false, boundary),
            Ok(_) => match boundary.outside(&path) {
                Ok(None) => self.take(path, false, boundary),
                Ok(Some(it)) => {
                    let it = it.display();
                    let problem = format!(
                        "it is a link that leads out of the repository, to {it}; name the file to \
                         have it read, or leave it out with --exclude"
                    );
                    self.pass(&path, false, problem);
                }
                Err(it) => self.pass(&path, false, cause(&it)),
            },
            Err(it) if is_link && it.kind() == std::io::ErrorKind::NotFound => {
                let problem = "it is a link that leads nowhere; mend it, or leave it out with \
                    --exclude";
                self.pass(&path, false, problem.to_owned());
            }
            Err(it) => self.pass(&path, false, cause(&it)),
        }
    }

    /// Adds the files of patterns in `folder` that cannot be read: they leave nothing out.
    fn patterns(&mut self, folder: &Path) {
        for name in [IGNORE_FILE, ".gitignore"] {
            let path = folder.join(name);
            if path.symlink_metadata().is_ok_and(|it| it.is_file())
                && let Err(it) = std::fs::File::open(&path)
            {
                let path = path.strip_prefix("./").unwrap_or(&path);
                self.pass(path, true, cause(&it));
            }
        }
    }

    /// Adds what the walk of `root` could not do.
    fn error(&mut self, root: &Path, error: &Error) {
        let (path, inner) = located(error);
        let problem = match inner.io_error() {
            Some(it) => cause(it),
            None => inner.to_string(),
        };
        let path = path.unwrap_or(root);
        self.pass(path.strip_prefix("./").unwrap_or(path), false, problem);
    }

    fn take(&mut self, path: PathBuf, is_named: bool, boundary: &Arc<Boundary>) {
        self.found.push(Named {
            path,
            is_named,
            boundary: boundary.clone(),
        });
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

fn is_draft(path: &Path) -> bool {
    // A name that is not UTF-8 has its ending all the same.
    let name = path.file_name().map(|it| it.to_string_lossy());
    name.is_some_and(|it| Markup::of_name(&it).is_some())
}
