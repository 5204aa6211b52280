//! A file read: its path, its text, its markup.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::config::max_size;
use crate::engine::report::Unreadable;
use crate::error::Error;
use crate::files::bounded::{self, ReadFault};
use crate::files::decode::{self, decode};
use crate::files::kinds::{self, Foreign, Kind};
use crate::packages::kind::{Package, PackageKind};
use crate::report::position::Position;
use crate::text::byte_size::ByteSize;
use crate::text::encoding::Encoding;
use crate::text::markup::Markup;

/// A text to lint, with the name and the markup that it is read by.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path, for showing and for finding the configuration.
    pub(crate) path: String,
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// How the file wrote the text down.
    pub(crate) encoding: Encoding,
    /// The markup it is read as.
    pub(crate) markup: Markup,
    /// What was read of it beside the text, if it is a document of a word processor.
    pub(crate) package: Option<Arc<Package>>,
}

impl Document {
    /// A document with this `text`, which need not be a file. The ending of `path` tells the
    /// markup; plain text without a known ending.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let path = path.into();
        let markup = match kinds::by_ending(&path) {
            Kind::Draft { markup, .. } => markup,
            Kind::Package(_) | Kind::Foreign(_) | Kind::Unknown => Markup::Plain,
        };
        Self {
            path,
            text: text.into(),
            encoding: Encoding::Utf8 { mark: false },
            markup,
            package: None,
        }
    }

    /// A document with the text that a file at `path` with these `bytes` has, whatever its encoding.
    ///
    /// # Errors
    ///
    /// When the bytes are not text, or a document of a kind that is not read.
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Error> {
        Ok(document(path.into(), bytes, None)?)
    }

    /// Reads the file at `path`, which may have up to 64 MB.
    ///
    /// # Errors
    ///
    /// When the file cannot be read, is too long, or is not text.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        Ok(read(path.as_ref(), None, max_size::DEFAULT)?)
    }

    /// The path.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same document with another text. Of a document of a word processor that is a plain text.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.package = None;
        self.text = text.into();
        self
    }

    /// The same document at another path.
    #[must_use]
    pub fn with_path(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// How the file wrote the text down.
    #[cfg(feature = "internals")]
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The markup that the text is read as.
    #[cfg(feature = "internals")]
    #[must_use]
    pub fn markup(&self) -> Markup {
        self.markup
    }

    /// The line and the column of the byte `offset` of the text. An offset behind the end is the
    /// end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        Position::of(&self.text, self.encoding, offset)
    }
}

/// What helps a draft that is too long.
const REMEDY: &str = "split it, or raise max-size in copydesk.toml or by --max-size";

/// Reads the file at `path`, which may be as long as `limit`. `markup` is the user's word, which
/// counts more than the ending.
///
/// # Errors
///
/// Says why the file cannot be read or is no text.
pub fn read(path: &Path, markup: Option<Markup>, limit: ByteSize) -> Result<Document, Unreadable> {
    document(path.display().to_string(), bytes(path, limit)?, markup)
}

/// The bytes of the file at `path`, which may be as long as `limit`.
///
/// # Errors
///
/// Says why the file cannot be read.
pub fn bytes(path: &Path, limit: ByteSize) -> Result<Vec<u8>, Unreadable> {
    bounded::read(path, limit).map_err(|fault| {
        let hint = match fault {
            ReadFault::NoFile("a pipe") => "; name “-” to read standard input",
            _ => "",
        };
        Unreadable::new(path.display(), format!("{}{hint}", fault.error(REMEDY)))
    })
}

/// Reads standard input behind `start`, which was read of it before. It is treated as a file called
/// `name` and may be as long as `limit`.
///
/// # Errors
///
/// Says why it cannot be read or is no text.
pub fn read_stdin(
    name: &str,
    start: &[u8],
    markup: Option<Markup>,
    limit: ByteSize,
) -> Result<Document, Unreadable> {
    let read = bounded::read_all(start.chain(std::io::stdin().lock()), 0, limit);
    let bytes = read.map_err(|fault| Unreadable::new(name, fault.error(REMEDY)))?;
    document(name.to_owned(), bytes, markup)
}

/// The document called `name` with the `text` that a program gave, which may be as long as `limit`.
/// It is treated as a file with this text in UTF-8.
///
/// # Errors
///
/// Says why it is not read.
pub fn given(
    name: &str,
    text: String,
    markup: Option<Markup>,
    limit: ByteSize,
) -> Result<Document, Unreadable> {
    let unreadable = |problem: Error| Unreadable::new(name, problem);
    let size = ByteSize::new(text.len() as u64);
    if limit < size {
        return Err(unreadable(
            ReadFault::TooLong(Some(size), limit).error(REMEDY),
        ));
    }
    let markup = match markup {
        Some(markup) => markup,
        None => known_markup(name, text.as_bytes())
            .map_err(|foreign| Unreadable::new(name, foreign.problem()))?,
    };
    let (text, encoding) = decode::given(text).map_err(unreadable)?;
    Ok(Document {
        path: name.to_owned(),
        text,
        encoding,
        markup,
        package: None,
    })
}

/// The document of a word processor of this `kind` that a file at `path` with these `bytes` is.
///
/// # Errors
///
/// Says why it cannot be read.
pub fn of_package(path: String, bytes: &[u8], kind: PackageKind) -> Result<Document, Error> {
    let (text, package) = kind.read(bytes)?;
    Ok(Document {
        path,
        text,
        encoding: Encoding::Utf8 { mark: false },
        markup: Markup::Plain,
        package: Some(Arc::new(package)),
    })
}

fn document(path: String, bytes: Vec<u8>, markup: Option<Markup>) -> Result<Document, Unreadable> {
    let kind = kinds::package(&path, &bytes).map_err(|error| Unreadable::new(&path, error))?;
    if let Some(kind) = kind {
        let read = of_package(path.clone(), &bytes, kind);
        return read.map_err(|error| Unreadable::new(&path, error));
    }
    let markup = match markup {
        Some(markup) => markup,
        None => known_markup(&path, &bytes)
            .map_err(|foreign| Unreadable::new(&path, foreign.problem()))?,
    };
    let (text, encoding) = decode(bytes).map_err(|error| Unreadable::new(&path, error))?;
    Ok(Document {
        path,
        text,
        encoding,
        markup,
        package: None,
    })
}

/// The markup of the draft at `path` with these `bytes`, which nobody told.
///
/// # Errors
///
/// When it is a document of a kind that is not read.
fn known_markup(path: &str, bytes: &[u8]) -> Result<Markup, &'static Foreign> {
    let by_ending = kinds::by_ending(path);
    let by_head = kinds::by_head(&bytes[..bytes.len().min(kinds::HEAD)]);
    match (by_ending, by_head) {
        // A Word document is a packed one, too, and its ending tells more.
        (Kind::Foreign(foreign), _) | (_, Kind::Foreign(foreign)) => Err(foreign),
        (Kind::Draft { markup, .. }, _) | (_, Kind::Draft { markup, .. }) => Ok(markup),
        (Kind::Unknown | Kind::Package(_), Kind::Unknown | Kind::Package(_)) => Ok(Markup::Plain),
    }
}

/// The error of a file that the system does not read.
#[must_use]
pub fn cause(error: &std::io::Error) -> Error {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => Error::new("there is no such file or folder"),
        ErrorKind::PermissionDenied => {
            Error::new("it may not be read").with_remedy("check its permissions")
        }
        ErrorKind::IsADirectory => Error::new("it is a folder"),
        ErrorKind::NotADirectory => Error::new("it is no folder"),
        _ => Error::new(format!("it cannot be read: {error}")),
    }
}
