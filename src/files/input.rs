//! What a command is to read: the drafts a user named, and standard input. Knows no rules.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::files::document::{self, Document, Unreadable};
use crate::files::path;
use crate::files::rewrite::rewrite;
use crate::files::walk::{self, Named, Passed};
use crate::text::byte_size::ByteSize;
use crate::text::encoding::Encoding;
use crate::text::markup::Markup;

/// How standard input is called when the user gives no name.
const STDIN: &str = "<stdin>";

/// Drafts to read.
#[derive(Clone, Debug)]
pub struct Inputs {
    files: Vec<Named>,
    stdin: Option<String>,
    markup: Option<Markup>,
    /// How long a draft may be, of those that are not in `max_sizes`.
    max_size: ByteSize,
    /// How long a draft may be, by its number.
    max_sizes: HashMap<usize, ByteSize>,
    /// What was named or walked to and cannot be read.
    passed: Vec<Passed>,
}

impl Inputs {
    /// The drafts at `paths`, of which `-` is standard input, called `stdin_name`; none may be
    /// longer than `max_size`.
    #[must_use]
    pub fn find(
        paths: &[PathBuf],
        stdin_name: Option<&str>,
        markup: Option<Markup>,
        max_size: ByteSize,
    ) -> Self {
        let is_stdin = |it: &&PathBuf| it.as_path() == Path::new("-");
        let stdin = paths.iter().any(|it| is_stdin(&it));
        let named: Vec<PathBuf> = paths.iter().filter(|it| !is_stdin(it)).cloned().collect();
        let (files, mut passed) = walk::drafts(&named);
        passed.extend(stdin_name.filter(|_| !stdin).map(|it| Passed {
            path: PathBuf::from(it),
            is_named: true,
            problem: "standard input is not read; name “-” beside the other files".to_owned(),
        }));
        let stdin = stdin.then(|| stdin_name.unwrap_or(STDIN).to_owned());
        Self {
            files,
            stdin,
            markup,
            max_size,
            max_sizes: HashMap::new(),
            passed,
        }
    }

    /// Lets draft `idx` be as long as `max_size`. Drafts that are left out change the numbers of
    /// others, so this comes after [`Inputs::retain`].
    pub fn limit(&mut self, idx: usize, max_size: ByteSize) {
        self.max_sizes.insert(idx, max_size);
    }

    /// How many drafts there are to read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len() + usize::from(self.stdin.is_some())
    }

    /// Whether nothing was found, readable or not.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.passed.is_empty()
    }

    /// What was named or walked to and cannot be read.
    #[must_use]
    pub fn unreadable(&self) -> Vec<Unreadable> {
        let passed = self.passed.iter();
        let unreadable = passed.map(|it| Unreadable {
            path: it.path.display().to_string(),
            problem: it.problem.clone(),
        });
        unreadable.collect()
    }

    /// The drafts with names that no report can tell exactly.
    #[must_use]
    pub fn misnamed(&self) -> Vec<Unreadable> {
        let files = self.files.iter().filter(|it| it.path.to_str().is_none());
        let misnamed = files.map(|it| Unreadable {
            path: it.path.display().to_string(),
            problem: "its name is not UTF-8, so no report can tell it exactly; rename the file"
                .to_owned(),
        });
        misnamed.collect()
    }

    /// Whether draft `idx` is standard input, which can be read once.
    #[must_use]
    pub fn is_stdin(&self, idx: usize) -> bool {
        self.files.len() <= idx
    }

    /// The file that draft `idx` is, whatever links led to it; standard input is the file that it
    /// is called by. None if there is no such file.
    #[must_use]
    pub fn file(&self, idx: usize) -> Option<PathBuf> {
        let named = self.stdin.as_ref().map(PathBuf::from);
        let file = self.files.get(idx).map(|it| &it.path);
        file.or(named.as_ref())?.canonicalize().ok()
    }

    /// Whether the file `real`, whose path has no links, is one of the drafts.
    #[must_use]
    pub fn reads(&self, real: &Path) -> bool {
        let stdin = self.stdin.as_deref().map(Path::new);
        let mut paths = self.files.iter().map(|it| it.path.as_path()).chain(stdin);
        // Only a link can have another name. Some systems take letters for the same.
        let name = |it: &Path| it.file_name().map(|it| it.to_string_lossy().to_lowercase());
        let wanted = name(real);
        paths.any(|it| {
            (name(it) == wanted || it.is_symlink()) && it.canonicalize().is_ok_and(|it| it == real)
        })
    }

    /// Replaces `before`, the text that draft `idx` had when it was read, by `after`. Standard
    /// input cannot be replaced and is left alone.
    ///
    /// # Errors
    ///
    /// Says which file stays as it is and why.
    pub fn rewrite(
        &self,
        idx: usize,
        encoding: Encoding,
        before: &str,
        after: &str,
    ) -> Result<(), String> {
        let Some(Named { path, boundary, .. }) = self.files.get(idx) else {
            return Ok(());
        };
        if let Some(it) = boundary.led_out(path) {
            let (path, it) = (path.display(), it.display());
            return Err(format!(
                "{path}: it is not fixed: a link leads out of the repository, to {it}; name that \
                 file to fix it"
            ));
        }
        rewrite(path, encoding, before, after)
    }

    /// The absolute path of draft `idx`, below [`Inputs::len`]; standard input lies where it is
    /// called to lie.
    ///
    /// # Errors
    ///
    /// When the current folder cannot be told.
    pub fn path(&self, idx: usize) -> Result<PathBuf, String> {
        let named = self.stdin.as_deref().map(Path::new);
        let file = self.files.get(idx).map(|it| it.path.as_path());
        let path = file.or(named).unwrap_or(Path::new(STDIN));
        path::absolute(path).map_or_else(path::current, Ok)
    }

    /// Leaves out every file that `keep` says no to, by its absolute path and whether the user
    /// named it; otherwise it was walked to.
    pub fn retain(&mut self, mut keep: impl FnMut(&Path, bool) -> bool) {
        let mut keeps =
            |path: &Path, is_named| path::absolute(path).is_none_or(|it| keep(&it, is_named));
        self.files.retain(|it| keeps(&it.path, it.is_named));
        self.passed.retain(|it| keeps(&it.path, it.is_named));
    }

    /// Reads draft `idx`, below [`Inputs::len`]; standard input is the last.
    ///
    /// # Errors
    ///
    /// Says why it cannot be read or is no text.
    pub fn read(&self, idx: usize) -> Result<Document, Unreadable> {
        let limit = *self.max_sizes.get(&idx).unwrap_or(&self.max_size);
        match (self.files.get(idx), &self.stdin) {
            (Some(it), _) => document::read(&it.path, self.markup, limit),
            (None, Some(name)) => document::read_stdin(name, self.markup, limit),
            (None, None) => unreachable!("draft {idx} of {}", self.len()),
        }
    }
}
