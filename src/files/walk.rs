//! Paths a user names into drafts to read. Knows no text.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::files::document::{Unreadable, cause};
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
}

/// The drafts at `paths`: a file is taken whatever its ending, a folder is walked for the known
/// endings. In path order, each once.
///
/// `.gitignore` and `.copydeskignore` count while walking; hidden files are passed over.
#[must_use]
pub fn drafts(paths: &[PathBuf]) -> (Vec<Named>, Vec<Unreadable>) {
    let mut found = Vec::new();
    let mut unreadable = Vec::new();
    for path in paths {
        match std::fs::metadata(path) {
            Ok(it) if it.is_dir() => walk(path, &mut found, &mut unreadable),
            Ok(_) => found.push(Named {
                path: path.clone(),
                is_named: true,
            }),
            Err(it) => unreadable.push(problem(path, &cause(&it))),
        }
    }
    // Of a file that is both named and walked to, the name counts.
    found.sort_by(|a, b| (&a.path, b.is_named).cmp(&(&b.path, a.is_named)));
    found.dedup_by(|a, b| a.path == b.path);
    (found, unreadable)
}

fn walk(root: &Path, found: &mut Vec<Named>, unreadable: &mut Vec<Unreadable>) {
    let mut builder = WalkBuilder::new(root);
    builder
        .require_git(false)
        .add_custom_ignore_filename(IGNORE_FILE);
    for entry in builder.build() {
        match entry {
            Ok(it) if it.file_type().is_some_and(|kind| !kind.is_dir()) => {
                let path = it.into_path();
                if is_draft(&path) && path.is_file() {
                    // `.` as a root is no news to the reader.
                    let shown = path.strip_prefix("./").map(Path::to_path_buf);
                    found.push(Named {
                        path: shown.unwrap_or(path),
                        is_named: false,
                    });
                }
            }
            Ok(_) => {}
            Err(it) => unreadable.push(problem(root, &it.to_string())),
        }
    }
}

fn is_draft(path: &Path) -> bool {
    path.file_name()
        .and_then(|it| it.to_str())
        .and_then(Markup::of_name)
        .is_some()
}

fn problem(path: &Path, problem: &str) -> Unreadable {
    Unreadable {
        path: path.display().to_string(),
        problem: problem.to_owned(),
    }
}
