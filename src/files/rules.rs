//! Reads a folder with rules of a project: `GROUP/NAME.toml`, and `lexicons/NAME.txt`.

use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::files::boundary::{Boundary, outside};
use crate::files::document::cause;
use crate::files::{bounded, path};
use crate::rules::catalog::LEXICONS;
use crate::rules::file::RuleFile;

/// The extensions of lexicons.
const LEXICON_ENDINGS: &[&str] = &["txt", "tsv"];

/// Reads the rule files and lexicons in `folder`, in path order. Hidden files and files with other
/// extensions are skipped.
///
/// # Errors
///
/// Returns an error if a file cannot be read, or if a rule file is not in the folder of a group.
/// The error names the file.
pub fn read(folder: &Path) -> Result<Vec<RuleFile>, Error> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            let group = name(&path);
            for path in entries(&path)? {
                if is_wanted(&path, &group) {
                    files.push(file(&path, &group)?);
                }
            }
        } else if is_wanted(&path, "") {
            let (shown, name) = (path::shown(&path), name(&path));
            let error = Error::new("this rule file is not in the folder of a group").in_file(shown);
            return Err(error.with_remedy(format!(
                "move it to a folder for its group: GROUP/{name}.toml"
            )));
        }
    }
    Ok(files)
}

fn is_wanted(path: &Path, group: &str) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| match group {
        LEXICONS => LEXICON_ENDINGS.contains(&ending),
        _ => ending == "toml",
    })
}

/// Returns the entries of `folder` that are not hidden, in path order.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let problem = |error: &std::io::Error| cause(error).in_file(path::shown(folder));
    let entries = std::fs::read_dir(folder).map_err(|error| problem(&error))?;
    let entries: Result<Vec<DirEntry>, _> = entries.collect();
    let entries = entries.map_err(|error| problem(&error))?.into_iter();
    let is_hidden = |entry: &DirEntry| entry.file_name().as_encoded_bytes().starts_with(b".");
    let mut paths: Vec<PathBuf> = entries
        .filter(|entry| !is_hidden(entry))
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    Ok(paths)
}

fn file(path: &Path, group: &str) -> Result<RuleFile, Error> {
    let shown = path::shown(path);
    // The user named the folder, but not the files to which links in the folder lead. So a link
    // must not lead out of the repository.
    if let Some(target) = Boundary::of_file(path).led_out(path) {
        return Err(outside(&target)
            .with_remedy("replace the link by the file")
            .in_file(shown));
    }
    let limit = match group {
        LEXICONS => bounded::MAX_TABLE,
        _ => bounded::MAX_SETTINGS,
    };
    let text = bounded::read_text(path, limit, "split it");
    let text = text.map_err(|error| error.in_file(shown.as_str()))?;
    let text = text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text);
    Ok(RuleFile {
        path: shown,
        group: group.to_owned(),
        name: name(path),
        text: text.into(),
        is_own: true,
    })
}

/// Returns the name of a file or folder. The extension of a file is removed.
fn name(path: &Path) -> String {
    let name = if path.is_dir() {
        path.file_name()
    } else {
        path.file_stem()
    };
    name.map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
