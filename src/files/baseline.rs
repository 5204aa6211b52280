//! Reads and writes the file of a baseline. The file is sorted and has one finding per line.
//!
//! Paths of drafts are relative to the folder of the file. So the content of the file does not
//! depend on the folder in which a command is run.

use std::collections::HashMap;
use std::io;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;
use toml::value::Datetime;

use crate::engine::baseline::Entry;
use crate::error::Error;
use crate::files::bounded::{self, ReadFault};
use crate::files::path;
use crate::rules::file::mistake::reworded;

/// The default name of a baseline file.
pub const NAME: &str = "copydesk-baseline.toml";

/// The only version of the format.
const VERSION: i64 = 1;

/// A baseline and its file.
#[derive(Clone, Debug)]
pub struct Baseline {
    /// The path of the file.
    pub file: PathBuf,
    /// The folder to which the paths of drafts are relative. Links in the path of this folder are
    /// resolved.
    pub folder: PathBuf,
    /// The text of the file; `None` if the file does not exist.
    text: Option<String>,
    /// The accepted findings.
    pub entries: Vec<Entry>,
}

impl Baseline {
    /// Reads the baseline in `file`, an absolute path. If the file does not exist and `may_be_new`
    /// is true, returns a baseline without entries.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read or has a mistake. The error names the file, the
    /// line and the remedy.
    pub fn open(file: &Path, may_be_new: bool) -> Result<Self, Error> {
        let shown = path::shown(file);
        let is_missing = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
        let text = match bounded::read(file, bounded::MAX_BASELINE) {
            Ok(bytes) => Some(bytes),
            Err(ReadFault::System(error)) if is_missing(&error) && may_be_new => None,
            Err(ReadFault::System(cause)) if is_missing(&cause) => {
                let error = Error::new("the baseline does not exist").in_file(shown);
                return Err(error.with_remedy("create it with --write-baseline"));
            }
            Err(fault) => {
                let remedy = "write a baseline for each folder";
                return Err(fault.error(remedy).in_file(shown));
            }
        };
        let text = text.map(String::from_utf8).transpose();
        let text = text.map_err(|_| {
            let error = Error::new("the baseline is not UTF-8").with_remedy(REMEDY);
            error.in_file(shown.as_str())
        })?;
        let entries = text
            .as_deref()
            .map(|text| parse(&shown, text))
            .transpose()?;
        Ok(Self {
            file: file.to_path_buf(),
            folder: Folders::default().real(file.parent().unwrap_or(file)),
            text,
            entries: entries.unwrap_or_default(),
        })
    }

    /// Returns the path of the file as messages show it.
    pub fn shown(&self) -> String {
        path::shown(&self.file)
    }

    /// Returns whether the file did not exist yet.
    pub fn is_new(&self) -> bool {
        self.text.is_none()
    }

    /// Returns the path that the baseline gives for the draft at `path`. `path` must be a result of
    /// [`Folders::draft`].
    pub fn name(&self, path: &Path) -> String {
        let mut folder_of_file = self.folder.components().peekable();
        let mut parts = path.components().peekable();
        while folder_of_file.peek().is_some() && folder_of_file.peek() == parts.peek() {
            folder_of_file.next();
            parts.next();
        }
        let is_elsewhere = matches!(parts.peek(), Some(Component::Prefix(_)));
        let up = folder_of_file
            .filter(|_| !is_elsewhere)
            .map(|_| "..".into());
        let down = parts.map(|component| component.as_os_str().to_string_lossy());
        up.chain(down).collect::<Vec<_>>().join("/")
    }

    /// Returns the path of the draft for which the baseline gives the path `name`. The draft need
    /// not exist.
    pub fn draft(&self, name: &str) -> PathBuf {
        let path = self.folder.join(name);
        path::absolute(&path).unwrap_or(path)
    }
}

/// Resolves links in the paths of folders, once for each folder.
#[derive(Clone, Debug, Default)]
pub struct Folders {
    known: HashMap<PathBuf, PathBuf>,
}

impl Folders {
    /// Returns the absolute path `path` with the links in its folder resolved. If the draft itself
    /// is a link, that link is not resolved.
    pub fn draft(&mut self, path: &Path) -> PathBuf {
        match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) => self.real(folder).join(name),
            _ => path.to_path_buf(),
        }
    }

    /// Returns the absolute path `folder` with links resolved. A folder that does not exist is
    /// returned unchanged.
    pub fn real(&mut self, folder: &Path) -> PathBuf {
        if let Some(path) = self.known.get(folder) {
            return path.clone();
        }
        let real = folder.canonicalize();
        let real = real.unwrap_or_else(|_| folder.to_path_buf());
        self.known.insert(folder.to_path_buf(), real.clone());
        real
    }
}

/// The remedy for a broken baseline file.
const REMEDY: &str =
    "correct the file, or delete the file and create a new baseline with --write-baseline";

/// The structure of a baseline file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
struct Page {
    version: toml::Spanned<i64>,
    #[serde(default)]
    drafts: Vec<DraftShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
struct DraftShape {
    path: String,
    accepted: Vec<Line>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
struct Line {
    rule: String,
    sentence: String,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    drafts: usize,
    #[serde(default)]
    copied: usize,
    since: Datetime,
    #[serde(default)]
    words: String,
}

/// Reads the entries in `text`, the content of the file with the path `shown`.
fn parse(shown: &str, text: &str) -> Result<Vec<Entry>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = |at: usize| 1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count();
    let page: Page = toml::from_str(text).map_err(|fault| {
        if let Some(number) = text.lines().position(is_conflict) {
            let remedy = "remove the conflict markers, and keep the lines of both sides";
            let error = Error::new("this line is a conflict marker of an unfinished merge")
                .with_remedy(remedy);
            return error.in_file(shown).on_line(number + 1);
        }
        let line = line(fault.span().map_or(0, |span| span.start));
        let error = reworded(fault.message(), "key").with_remedy(REMEDY);
        error.in_file(shown).on_line(line)
    })?;
    if *page.version.get_ref() != VERSION {
        let (line, version) = (line(page.version.span().start), page.version.get_ref());
        let problem = format!(
            "the baseline has version {version}, but this copydesk reads only version {VERSION}"
        );
        let error = Error::new(problem).with_remedy("use a newer copydesk");
        return Err(error.in_file(shown).on_line(line));
    }
    let drafts = page.drafts.into_iter();
    let entries = drafts.flat_map(|DraftShape { path, accepted }| {
        accepted.into_iter().map(move |line| Entry {
            path: path.clone(),
            rule: line.rule,
            sentence: line.sentence,
            with: line.with,
            n_drafts: line.drafts,
            n_copied: line.copied,
            accepted_on: line.since.to_string(),
            words: line.words,
        })
    });
    Ok(entries.collect())
}

/// Returns whether `line` is a conflict marker of Git.
fn is_conflict(line: &str) -> bool {
    ["<<<<<<< ", ">>>>>>> "]
        .iter()
        .any(|mark| line.starts_with(mark))
}

#[cfg(feature = "cli")]
mod page;
#[cfg(test)]
mod tests;
