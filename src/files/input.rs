//! What a command is to read: the drafts a user named, and standard input.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::config::max_size;
use crate::engine::report::Unreadable;
use crate::error::Error;
#[cfg(feature = "cli")]
use crate::files::boundary::outside;
use crate::files::document::{self, Document};
use crate::files::kinds::{self, Foreign};
#[cfg(feature = "cli")]
use crate::files::rewrite::rewrite;
use crate::files::walk::{self, Doubt, FoundFile, Passed};
use crate::files::{path, stdin};
use crate::text::byte_size::ByteSize;
use crate::text::markup::Markup;

/// How standard input is called when the user gives no name.
const STDIN: &str = "<stdin>";

/// Which files are asked for, and how they are read.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Files, folders and patterns; `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// The name of standard input.
    pub stdin_name: Option<String>,
    /// The markup that every file is read as.
    pub markup: Option<Markup>,
    /// The longest file that is read.
    pub max_size: Option<ByteSize>,
    /// Whether standard input is a pipe or a file, so that it may be read where nothing is named.
    pub is_stdin_readable: bool,
}

/// Drafts to read.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    files: Vec<FoundFile>,
    stdin: Option<Stdin>,
    /// Documents that a program gave, behind the files and standard input.
    given: Vec<Document>,
    /// The markup that every draft is read as.
    markup: Option<Markup>,
    /// How long every draft may be.
    max_size: Option<ByteSize>,
    /// The markup of each draft and how long it may be, by its settings, where `markup` and
    /// `max_size` do not say. [`Inputs::choose`] changes the numbers of drafts, so these are set
    /// after it.
    pub of_settings: Vec<(Option<Markup>, Option<ByteSize>)>,
    /// What was named or walked to and cannot be read.
    passed: Vec<Passed>,
    /// What was left out by [`Inputs::choose`], in path order.
    left_out: Vec<LeftOut>,
    /// What the user named, or what stands for that: files, folders and patterns, without standard
    /// input.
    pub roots: Vec<PathBuf>,
    /// Whether standard input was left out.
    pub is_stdin_left_out: bool,
    /// Whether standard input was offered in place of a path and has nothing, so that the current
    /// folder is read.
    pub is_stdin_empty: bool,
}

/// Standard input, which is to be read as a draft.
#[derive(Clone, Debug)]
struct Stdin {
    name: String,
    content: Content,
}

/// What a draft is read from that is no file.
#[derive(Clone, Debug)]
enum Content {
    /// Standard input, behind what was read of it to see whether there is something.
    Behind(Vec<u8>),
    /// A text that a program gave.
    Given(String),
}

/// What may be read.
#[derive(Clone, Debug)]
pub struct FileCandidate {
    /// Its absolute path; where standard input is called to lie.
    pub path: PathBuf,
    /// Whether the user named it; otherwise it was walked to.
    pub is_named: bool,
    /// Why it may be no draft.
    pub doubt: Option<Doubt>,
}

impl FileCandidate {
    /// Why the file is left out where nobody says more of it.
    pub fn objection(&self) -> Option<Why> {
        let doubt = self.doubt.filter(|_| !self.is_named)?;
        Some(match doubt {
            Doubt::Ending => Why::Ending,
            Doubt::Foreign(foreign) => Why::Foreign(foreign),
            Doubt::Aside(reason) => Why::Said(reason.to_owned()),
        })
    }
}

/// Why a file is left out.
#[derive(Clone, Debug)]
pub enum Why {
    /// Nobody takes files with its ending for drafts.
    Ending,
    /// It is a document of a kind that is not read.
    Foreign(&'static Foreign),
    /// What was said: an option, a setting, or what the file is in place of a draft.
    Said(String),
}

/// A file that is left out.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// Its path, for showing.
    pub path: String,
    /// Why.
    pub why: Why,
}

impl Inputs {
    /// The files that `request` asks for. Where nothing is named, that is standard input if
    /// somebody writes to it, else the current folder.
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
        passed.extend(stdin_name.filter(|_| !is_stdin).map(|name| Passed {
            path: PathBuf::from(name),
            is_named: true,
            problem: "standard input is not read; name “-” beside the other files".to_owned(),
        }));
        let stdin = is_stdin.then(|| Stdin {
            name: stdin_name.unwrap_or(STDIN).to_owned(),
            content: Content::Behind(start),
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

    /// Documents that are in memory.
    pub fn of(documents: Vec<Document>) -> Self {
        Self {
            given: documents,
            ..Self::default()
        }
    }

    /// A text that a program gave, which is read as standard input of this name would be. `markup`
    /// takes precedence over that of `request`.
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

    /// How many drafts there are to read.
    pub fn len(&self) -> usize {
        self.files.len() + usize::from(self.stdin.is_some()) + self.given.len()
    }

    /// Whether nothing was found, readable or not.
    pub fn is_empty(&self) -> bool {
        self.len() == 0 && self.passed.is_empty()
    }

    /// What was named or walked to and cannot be read.
    pub fn unreadable(&self) -> Vec<Unreadable> {
        let unreadable = |passed: &Passed| Unreadable::new(passed.path.display(), &passed.problem);
        self.passed.iter().map(unreadable).collect()
    }

    /// The drafts with names that no report can tell exactly.
    pub fn misnamed(&self) -> Vec<Unreadable> {
        let files = self.files.iter();
        let files = files.filter(|file| file.path.to_str().is_none());
        let problem = "its name is not UTF-8, so no report can tell it exactly; rename the file";
        let unreadable = |file: &FoundFile| Unreadable::new(file.path.display(), problem);
        files.map(unreadable).collect()
    }

    /// Whether draft `idx` is standard input, which can be read once.
    pub fn is_stdin(&self, idx: usize) -> bool {
        self.stdin.is_some() && idx == self.files.len()
    }

    /// Whether standard input is read and has no name.
    pub fn has_nameless_stdin(&self) -> bool {
        self.stdin.as_ref().is_some_and(|stdin| stdin.name == STDIN)
    }

    /// The document in memory with this number.
    fn given(&self, idx: usize) -> Option<&Document> {
        let before = self.files.len() + usize::from(self.stdin.is_some());
        self.given.get(idx.checked_sub(before)?)
    }

    /// The file that draft `idx` is, whatever links led to it; standard input is the file that it
    /// is called by. None if there is no such file.
    pub fn file(&self, idx: usize) -> Option<PathBuf> {
        if self.given(idx).is_some() {
            return None;
        }
        let named = self.stdin.as_ref().map(|stdin| PathBuf::from(&stdin.name));
        let file = self.files.get(idx).map(|file| &file.path);
        file.or(named.as_ref())?.canonicalize().ok()
    }

    /// Whether the file `real`, whose path has no links, is one of the drafts.
    pub fn reads(&self, real: &Path) -> bool {
        let stdin = self.stdin.as_ref().map(|stdin| Path::new(&stdin.name));
        let files = self.files.iter().map(|file| file.path.as_path());
        let mut paths = files.chain(stdin);
        // Only a link can have another name. Some systems take letters for the same.
        let name = |path: &Path| Some(path.file_name()?.to_string_lossy().to_lowercase());
        let wanted = name(real);
        paths.any(|path| {
            (name(path) == wanted || path.is_symlink())
                && path.canonicalize().is_ok_and(|target| target == real)
        })
    }

    /// Replaces `before`, the bytes that draft `idx` had when it was read, by `after`. Standard
    /// input cannot be replaced and is left alone.
    ///
    /// # Errors
    ///
    /// Says which file stays as it is and why.
    #[cfg(feature = "cli")]
    pub fn rewrite(&self, idx: usize, before: &[u8], after: &[u8]) -> Result<(), Error> {
        let Some(FoundFile { path, boundary, .. }) = self.files.get(idx) else {
            return Ok(());
        };
        if let Some(target) = boundary.led_out(path) {
            let error = outside(&target).within("it is not fixed");
            let error = error.with_remedy("name that file to fix it");
            return Err(error.in_file(path.display().to_string()));
        }
        rewrite(path, before, after)
    }

    /// The absolute path of draft `idx`, below [`Inputs::len`]; standard input lies where it is
    /// called to lie.
    ///
    /// # Errors
    ///
    /// When the current folder cannot be told.
    pub fn path(&self, idx: usize) -> Result<PathBuf, Error> {
        let named = self.stdin.as_ref().map(|stdin| Path::new(&stdin.name));
        let given = self.given(idx).map(|document| Path::new(&document.path));
        let file = self.files.get(idx).map(|file| file.path.as_path());
        let path = file.or(given).or(named).unwrap_or(Path::new(STDIN));
        path::absolute(path).map_or_else(path::current, Ok)
    }

    /// Leaves out every file that `objection` has a reason against.
    pub fn choose(&mut self, mut objection: impl FnMut(&FileCandidate) -> Option<Why>) {
        let mut left_out = Vec::new();
        let mut keeps = |path: &Path, is_named: bool, doubt: Option<Doubt>| {
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
        files.retain(|file| keeps(&file.path, file.is_named, file.doubt));
        passed.retain(|passed| keeps(&passed.path, passed.is_named, None));
        let stdin = self.stdin.take_if(|stdin| {
            let path = Path::new(&stdin.name);
            let doubt = kinds::aside(path).map(Doubt::Aside);
            !keeps(path, true, doubt)
        });
        self.is_stdin_left_out |= stdin.is_some();
        self.left_out.extend(left_out);
    }

    /// What was left out, but for files that only have other endings.
    pub fn left_out(&self) -> impl Iterator<Item = &LeftOut> {
        let left_out = self.left_out.iter();
        left_out.filter(|left_out| !matches!(left_out.why, Why::Ending))
    }

    /// The files that were left out because they have other endings.
    pub fn others(&self) -> impl Iterator<Item = &LeftOut> {
        let left_out = self.left_out.iter();
        left_out.filter(|left_out| matches!(left_out.why, Why::Ending))
    }

    /// Writes what standard input has to `out` as it is.
    ///
    /// # Errors
    ///
    /// When the one cannot be read or the other cannot be written.
    pub fn pass_through(out: &mut dyn Write) -> io::Result<()> {
        io::copy(&mut io::stdin().lock(), out)?;
        out.flush()
    }

    /// The path of draft `idx`, below [`Inputs::len`], for showing.
    pub fn shown(&self, idx: usize) -> String {
        if let Some(document) = self.given(idx) {
            return document.path.clone();
        }
        match (self.files.get(idx), &self.stdin) {
            (Some(file), _) => file.path.display().to_string(),
            (None, stdin) => stdin.as_ref().map_or(STDIN, |stdin| &stdin.name).to_owned(),
        }
    }

    /// The bytes of draft `idx`, below [`Inputs::len`]; none of standard input, which is read once.
    ///
    /// # Errors
    ///
    /// Says why they cannot be read.
    pub fn bytes(&self, idx: usize) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(file) = self.files.get(idx) else {
            return Ok(None);
        };
        let (_, limit) = self.of_settings.get(idx).copied().unwrap_or_default();
        let limit = self.max_size.or(limit).unwrap_or(max_size::DEFAULT);
        document::bytes(&file.path, limit).map(Some)
    }

    /// Reads draft `idx`, below [`Inputs::len`]; standard input is the last.
    ///
    /// # Errors
    ///
    /// Says why it cannot be read or is no text.
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
                Content::Behind(start) => document::read_stdin(name, start, markup, limit),
                Content::Given(text) => document::given(name, text.clone(), markup, limit),
            },
            (None, None) => unreachable!("draft {idx} of {}", self.len()),
        }
    }
}
