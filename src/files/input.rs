//! The input of a command: the drafts that the user named, and standard input.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::config::max_size;
use crate::engine::report::Unreadable;
use crate::error::Error;
#[cfg(feature = "cli")]
use crate::files::boundary::outside;
use crate::files::candidate::{DoubtSource, FileCandidate, Why};
use crate::files::document::{self, Document};
#[cfg(feature = "cli")]
use crate::files::rewrite::rewrite;
use crate::files::walk::{self, FoundFile, SkippedPath};
use crate::files::{path, stdin};
use crate::text::byte_size::ByteSize;
use crate::text::markup::Markup;

/// The name of standard input if the user does not name it.
const STDIN: &str = "<stdin>";

/// The files that the user requests, and how to read them.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Files, folders and patterns. The path `-` means standard input.
    pub paths: Vec<PathBuf>,
    /// The name for standard input.
    pub stdin_name: Option<String>,
    /// The markup that every file is parsed as. `None` if the settings or the files determine it.
    pub markup: Option<Markup>,
    /// The maximum size of a file.
    pub max_size: Option<ByteSize>,
    /// Whether standard input is a pipe or a file. If so, it is read if no path is named.
    pub is_stdin_readable: bool,
}

/// The drafts to read.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    files: Vec<FoundFile>,
    stdin: Option<Stdin>,
    /// The documents that a program gave. They come after the files and standard input.
    given: Vec<Document>,
    /// The markup that every draft is parsed as, if the user chose a markup.
    markup: Option<Markup>,
    /// The maximum size of every draft, if the user chose a size.
    max_size: Option<ByteSize>,
    /// The markup and the maximum size of each draft by its settings. They apply if `markup` and
    /// `max_size` are `None`. Set this field after [`Inputs::choose`], which renumbers
    /// the drafts.
    pub of_settings: Vec<(Option<Markup>, Option<ByteSize>)>,
    /// Files that were named or found and cannot be read.
    passed: Vec<SkippedPath>,
    /// The files that [`Inputs::choose`] left out, in path order.
    left_out: Vec<LeftOut>,
    /// The files, folders and patterns that the user named, without standard input. If the user
    /// named none, the current folder; empty if only standard input is read.
    pub roots: Vec<PathBuf>,
    /// Whether standard input was left out.
    pub is_stdin_left_out: bool,
    /// Whether no path was named and standard input is empty, so that the current folder is read.
    pub is_stdin_empty: bool,
}

/// Standard input as a draft.
#[derive(Clone, Debug)]
struct Stdin {
    name: String,
    content: Content,
}

/// Where the text of a draft comes from if the draft is not a file.
#[derive(Clone, Debug)]
enum Content {
    /// Standard input. The bytes are the beginning of the input, which was read to see whether the
    /// input is empty.
    StdinStart(Vec<u8>),
    /// A text that a program gave.
    Given(String),
}

/// A file that is left out.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The path of the file as messages show it.
    pub path: String,
    /// The reason why the file is left out.
    pub why: Why,
}

impl Inputs {
    /// Finds the files that `request` asks for. If `request` names no path, standard input is read
    /// if it has content, otherwise the current folder.
    pub fn find(request: &Request) -> Self {
        let (paths, stdin_name) = (&request.paths, request.stdin_name.as_deref());
        let is_stdin = |path: &&PathBuf| path.as_path() == Path::new("-");
        let named = paths.iter().filter(|path| !is_stdin(path));
        let mut named: Vec<PathBuf> = named.cloned().collect();
        let mut start = Vec::new();
        let mut is_stdin = paths.iter().any(|path| is_stdin(&path));
        let mut is_stdin_empty = false;
        if paths.is_empty() && stdin_name.is_some() {
            is_stdin = true;
        } else if paths.is_empty() {
            match stdin::offered(request.is_stdin_readable) {
                Some(bytes) if !bytes.is_empty() => {
                    is_stdin = true;
                    start = bytes;
                }
                offered => {
                    is_stdin_empty = offered.is_some();
                    named.push(PathBuf::from("."));
                }
            }
        }
        let (files, mut passed) = walk::drafts(&named);
        passed.extend(stdin_name.filter(|_| !is_stdin).map(|name| {
            SkippedPath {
                path: PathBuf::from(name),
                is_named: true,
                problem: "standard input is not read, because the command names other paths; to \
                     read standard input as well, add “-”"
                    .to_owned(),
            }
        }));
        let stdin = is_stdin.then(|| Stdin {
            name: stdin_name.unwrap_or(STDIN).to_owned(),
            content: Content::StdinStart(start),
        });
        Self {
            files,
            stdin,
            markup: request.markup,
            max_size: request.max_size,
            passed,
            roots: named,
            is_stdin_empty,
            ..Self::default()
        }
    }

    /// Creates inputs that consist of documents in memory.
    pub fn of(documents: Vec<Document>) -> Self {
        Self {
            given: documents,
            ..Self::default()
        }
    }

    /// Creates inputs from a text that a program gave. The text is treated like standard input with
    /// the name `name`. `markup` takes precedence over the markup of `request`.
    pub fn of_text(request: &Request, name: &str, text: String, markup: Option<Markup>) -> Self {
        Self {
            stdin: Some(Stdin {
                name: name.to_owned(),
                content: Content::Given(text),
            }),
            markup: markup.or(request.markup),
            max_size: request.max_size,
            ..Self::default()
        }
    }

    /// Returns the number of drafts to read.
    pub fn len(&self) -> usize {
        self.files.len() + usize::from(self.stdin.is_some()) + self.given.len()
    }

    /// Returns whether no file was found. A file that cannot be read counts as found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.passed.is_empty()
    }

    /// Returns the files that were named or found and cannot be read.
    pub fn unreadable(&self) -> Vec<Unreadable> {
        let unreadable =
            |passed: &SkippedPath| Unreadable::new(passed.path.display(), &passed.problem);
        self.passed.iter().map(unreadable).collect()
    }

    /// Returns the drafts whose names are not UTF-8. Such names cannot be printed exactly.
    pub fn misnamed(&self) -> Vec<Unreadable> {
        let files = self.files.iter();
        let files = files.filter(|file| file.path.to_str().is_none());
        let problem =
            "the name of the file is not UTF-8, so no report can show it exactly; rename the file";
        let unreadable = |file: &FoundFile| Unreadable::new(file.path.display(), problem);
        files.map(unreadable).collect()
    }

    /// Returns whether draft `idx` is standard input, which can be read only once.
    pub fn is_stdin(&self, idx: usize) -> bool {
        self.stdin.is_some() && idx == self.files.len()
    }

    /// Returns whether standard input is read and the user did not name it.
    pub fn has_nameless_stdin(&self) -> bool {
        self.stdin.as_ref().is_some_and(|stdin| stdin.name == STDIN)
    }

    /// Returns draft `idx`, if it is a document in memory.
    fn given(&self, idx: usize) -> Option<&Document> {
        let before = self.files.len() + usize::from(self.stdin.is_some());
        self.given.get(idx.checked_sub(before)?)
    }

    /// Returns the canonical path of draft `idx`. For standard input, returns the canonical path of
    /// the file with the name of standard input. Returns `None` if there is no such file.
    pub fn file(&self, idx: usize) -> Option<PathBuf> {
        if self.given(idx).is_some() {
            return None;
        }
        let named = self.stdin.as_ref().map(|stdin| PathBuf::from(&stdin.name));
        let file = self.files.get(idx).map(|file| &file.path);
        file.or(named.as_ref())?.canonicalize().ok()
    }

    /// Returns whether the file with the canonical path `real` is one of the drafts.
    pub fn reads(&self, real: &Path) -> bool {
        let stdin = self.stdin.as_ref().map(|stdin| Path::new(&stdin.name));
        let files = self.files.iter().map(|file| file.path.as_path());
        let mut paths = files.chain(stdin);
        // First compare names, which is fast. A path with another name than `real` can lead to
        // `real` only if it is a link. Names are compared in lower case, because some file systems
        // ignore case.
        let name = |path: &Path| Some(path.file_name()?.to_string_lossy().to_lowercase());
        let wanted = name(real);
        paths.any(|path| {
            (name(path) == wanted || path.is_symlink())
                && path.canonicalize().is_ok_and(|target| target == real)
        })
    }

    /// Replaces the content of draft `idx` by `after`. The content must still be `before`. Does
    /// nothing for standard input, which cannot be replaced.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be replaced. The file is then left unchanged. The error
    /// names the file and the reason.
    #[cfg(feature = "cli")]
    pub fn rewrite(&self, idx: usize, before: &[u8], after: &[u8]) -> Result<(), Error> {
        let Some(FoundFile { path, boundary, .. }) = self.files.get(idx) else {
            return Ok(());
        };
        if let Some(target) = boundary.led_out(path) {
            let error = outside(&target).within("the draft is not fixed");
            let error = error.with_remedy("name the target of the link instead");
            return Err(error.in_file(path.display().to_string()));
        }
        rewrite(path, before, after)
    }

    /// Returns the absolute path of draft `idx`, which must be below [`Inputs::len`]. For standard
    /// input, returns the absolute path of a file with the name of standard input.
    ///
    /// # Errors
    ///
    /// Returns an error if the current folder cannot be determined.
    pub fn path(&self, idx: usize) -> Result<PathBuf, Error> {
        let named = self.stdin.as_ref().map(|stdin| Path::new(&stdin.name));
        let given = self.given(idx).map(|document| Path::new(&document.path));
        let file = self.files.get(idx).map(|file| file.path.as_path());
        let path = file.or(given).or(named).unwrap_or(Path::new(STDIN));
        path::absolute(path).map_or_else(path::current, Ok)
    }

    /// Leaves out every file for which `objection` returns a reason.
    pub fn choose(&mut self, mut objection: impl FnMut(&FileCandidate) -> Option<Why>) {
        let mut left_out = Vec::new();
        let mut keeps = |path: &Path, is_named: bool, doubt: DoubtSource| {
            let candidate = FileCandidate {
                path: path::absolute(path).unwrap_or_else(|| path.to_path_buf()),
                is_named,
                doubt,
            };
            let Some(why) = objection(&candidate) else {
                return true;
            };
            let path = path.display().to_string();
            left_out.push(LeftOut { path, why });
            false
        };
        let (files, passed) = (&mut self.files, &mut self.passed);
        files.retain(|file| {
            let doubt = if file.is_named {
                DoubtSource::File
            } else {
                DoubtSource::Known(file.doubt)
            };
            keeps(&file.path, file.is_named, doubt)
        });
        let known = DoubtSource::Known(None);
        passed.retain(|passed| keeps(&passed.path, passed.is_named, known));
        let stdin = self
            .stdin
            .take_if(|stdin| !keeps(Path::new(&stdin.name), true, DoubtSource::Name));
        self.is_stdin_left_out |= stdin.is_some();
        self.left_out.extend(left_out);
    }

    /// Returns the files that were left out for other reasons than their extension.
    pub fn left_out(&self) -> impl Iterator<Item = &LeftOut> {
        let left_out = self.left_out.iter();
        left_out.filter(|left_out| !matches!(left_out.why, Why::Ending))
    }

    /// Returns the files that were left out because of their extension.
    pub fn others(&self) -> impl Iterator<Item = &LeftOut> {
        let left_out = self.left_out.iter();
        left_out.filter(|left_out| matches!(left_out.why, Why::Ending))
    }

    /// Copies standard input to `out` unchanged.
    ///
    /// # Errors
    ///
    /// Returns an error if standard input cannot be read or `out` cannot be written.
    pub fn pass_through(out: &mut dyn Write) -> io::Result<()> {
        io::copy(&mut io::stdin().lock(), out)?;
        out.flush()
    }

    /// Returns the path of draft `idx` as messages show it. `idx` must be below [`Inputs::len`].
    pub fn shown(&self, idx: usize) -> String {
        if let Some(document) = self.given(idx) {
            return document.path.clone();
        }
        match (self.files.get(idx), &self.stdin) {
            (Some(file), _) => file.path.display().to_string(),
            (None, stdin) => stdin.as_ref().map_or(STDIN, |stdin| &stdin.name).to_owned(),
        }
    }

    /// Returns the bytes of draft `idx`, which must be below [`Inputs::len`]. Returns `None` for
    /// standard input, which can be read only once.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read. The error says why.
    pub fn bytes(&self, idx: usize) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(file) = self.files.get(idx) else {
            return Ok(None);
        };
        let (_, limit) = self.of_settings.get(idx).copied().unwrap_or_default();
        let limit = self.max_size.or(limit).unwrap_or(max_size::DEFAULT);
        document::bytes(&file.path, limit).map(Some)
    }

    /// Reads draft `idx`, which must be below [`Inputs::len`].
    ///
    /// # Errors
    ///
    /// Returns an error if the draft cannot be read or is not text. The error says why.
    pub fn read(&self, idx: usize) -> Result<Document, Unreadable> {
        if let Some(document) = self.given(idx) {
            return Ok(document.clone());
        }
        let (markup, limit) = self.of_settings.get(idx).copied().unwrap_or_default();
        let markup = self.markup.or(markup);
        let limit = self.max_size.or(limit).unwrap_or(max_size::DEFAULT);
        match (self.files.get(idx), &self.stdin) {
            (Some(file), _) => document::read(&file.path, markup, limit),
            (None, Some(Stdin { name, content })) => match content {
                Content::StdinStart(start) => document::read_stdin(name, start, markup, limit),
                Content::Given(text) => document::given(name, text.clone(), markup, limit),
            },
            (None, None) => unreachable!("draft {idx} of {}", self.len()),
        }
    }
}
