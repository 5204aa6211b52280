//! A file that may be read as a draft, and reasons to leave the file out.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::files::kinds::{self, Foreign};
use crate::files::path;

/// A file that may be read as a draft.
#[derive(Clone, Debug)]
pub struct FileCandidate {
    /// The absolute path of the file. For standard input, this is the path that a file with the
    /// name of standard input would have.
    pub path: PathBuf,
    /// Whether the user named the file; `false` if the file was found in a folder.
    pub is_named: bool,
    /// Where to look for a reason why the file is possibly not a draft.
    pub doubt: DoubtSource,
}

/// The reason why a file is possibly not a draft. Such a file is skipped in a folder unless a
/// setting includes it.
#[derive(Clone, Copy, Debug)]
pub enum Doubt {
    /// The file has an extension that copydesk does not look for in folders.
    Ending,
    /// The file is a document of an unsupported format.
    Foreign(&'static Foreign),
    /// The file is of this kind, such as a licence, and is not a draft.
    Aside(&'static str),
}

/// Where to look for a [`Doubt`] about a file. A file that the user names is usually checked even
/// if it is possibly not a draft. So copydesk looks for a doubt about such a file only if a setting
/// asks for that.
#[derive(Clone, Copy, Debug)]
pub enum DoubtSource {
    /// The doubt is known, or it is known that there is none.
    Known(Option<Doubt>),
    /// The path and the first bytes of the file decide.
    File,
    /// The path decides. There may be no file at this path.
    Name,
}

/// The reason why a file is left out.
#[derive(Clone, Debug)]
pub enum Why {
    /// The file does not have the extension of a draft.
    Ending,
    /// The file is a document of an unsupported format.
    Foreign(&'static Foreign),
    /// A reason in words, which name an option, a setting, or the kind of the file.
    Said(String),
}

impl FileCandidate {
    /// Returns the reason why the file is possibly not a draft.
    pub fn doubt(&self) -> Option<Doubt> {
        let aside = match self.doubt {
            DoubtSource::Known(doubt) => return doubt,
            DoubtSource::File => self.aside().or_else(|| generated(&self.path)),
            DoubtSource::Name => self.aside(),
        };
        aside.map(Doubt::Aside)
    }

    /// Returns the kind of the file, such as a licence, if its path below the current folder shows
    /// that the file is not a draft. For a file outside the current folder, only the name is
    /// considered.
    fn aside(&self) -> Option<&'static str> {
        let current = path::current().ok();
        let below = current.and_then(|current| self.path.strip_prefix(current).ok());
        let below = below.or(self.path.file_name().map(Path::new));
        below.and_then(kinds::aside)
    }

    /// Returns the reason to leave the file out. The reason does not apply if a setting includes
    /// the file. Returns `None` if the user named the file, or if it is clearly a draft.
    pub fn objection(&self) -> Option<Why> {
        if self.is_named {
            return None;
        }
        Some(match self.doubt()? {
            Doubt::Ending => Why::Ending,
            Doubt::Foreign(foreign) => Why::Foreign(foreign),
            Doubt::Aside(reason) => Why::Said(reason.to_owned()),
        })
    }
}

/// Returns the kind of the generated file at `path` if the first comment of the file says that a
/// program generated the file.
pub fn generated(path: &Path) -> Option<&'static str> {
    // Opening a pipe would wait for its other end, so only regular files are opened.
    if !path.is_file() {
        return None;
    }
    let mut head = Vec::new();
    let limit = u64::try_from(kinds::HEAD).ok()?;
    // Errors are reported when the draft is read.
    File::open(path)
        .ok()?
        .take(limit)
        .read_to_end(&mut head)
        .ok()?;
    kinds::generated(&head)
}
