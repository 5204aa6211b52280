//! Reads the notes with which a draft is compared, from files and folders.

use std::path::{Path, PathBuf};

use crate::config::max_size;
use crate::engine::report::Unreadable;
use crate::files::candidate::Doubt;
use crate::files::document::{self, Document};
use crate::files::walk;

/// The extensions of notes in addition to the extensions of drafts: web pages, tables and
/// subtitles.
const ENDINGS: &[&str] = &["csv", "tsv", "html", "htm", "vtt", "srt"];

/// Reads the notes at `paths`, which are files and folders. Returns the notes, and the files that
/// cannot be read.
pub fn read(paths: &[PathBuf]) -> (Vec<Document>, Vec<Unreadable>) {
    let (files, passed) = walk::drafts(paths);
    let (mut documents, mut unread) = (Vec::new(), Vec::new());
    unread.extend(
        passed
            .iter()
            .map(|passed| Unreadable::new(passed.path.display(), &passed.problem)),
    );
    for file in files {
        let is_note = match file.doubt {
            // The user named the file, or the file has the extension of a draft.
            None => true,
            Some(Doubt::Ending) => has_ending(&file.path),
            Some(Doubt::Foreign(_) | Doubt::Aside(_)) => false,
        };
        if !is_note {
            continue;
        }
        match document::read(&file.path, None, max_size::DEFAULT) {
            Ok(document) => documents.push(document),
            Err(unreadable) => unread.push(unreadable),
        }
    }
    if documents.is_empty() && unread.is_empty() {
        let shown: Vec<String> = paths
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        let problem = "no notes were found here; notes are text, Markdown, HTML and CSV files";
        unread.push(Unreadable::new(shown.join(", "), problem));
    }
    (documents, unread)
}

fn has_ending(path: &Path) -> bool {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    ENDINGS.contains(&ending.to_lowercase().as_str())
}
