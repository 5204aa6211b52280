//! A document: its path, its text and its markup.

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

/// A text to lint, with its path and its markup.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path. Messages show the path, and it determines the configuration.
    pub(crate) path: String,
    /// The text, without a byte order mark.
    pub(crate) text: String,
    /// The encoding of the file.
    pub(crate) encoding: Encoding,
    /// The markup that the text is parsed as.
    pub(crate) markup: Markup,
    /// What else was read from the file, if it is a word-processor document or an encoded e-mail.
    pub(crate) package: Option<Arc<Package>>,
}

impl Document {
    /// Creates a document with the text `text`. There need not be a file at `path`. The extension
    /// of `path` determines the markup; with an unknown extension, the text is plain text.
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

    /// Creates a document as if `bytes` were the content of a file at `path`. The text may be in
    /// any supported encoding.
    ///
    /// # Errors
    ///
    /// Returns an error if the bytes are not text, or are a document of an unsupported format.
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Error> {
        Ok(document(path.into(), bytes, None)?)
    }

    /// Reads the file at `path`, which may be up to 64 MB long.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read, is too long, or is not text.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        Ok(read(path.as_ref(), None, max_size::DEFAULT)?)
    }

    /// Returns the path of the document.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the text of the document.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the same document with the text `text`. A word-processor document becomes plain
    /// text.
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.package = None;
        self.text = text.into();
        self
    }

    /// Returns the same document with the path `path`.
    #[must_use]
    pub fn with_path(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// Returns the encoding of the file.
    #[cfg(feature = "internals")]
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Returns the markup that the text is parsed as.
    #[cfg(feature = "internals")]
    #[must_use]
    pub fn markup(&self) -> Markup {
        self.markup
    }

    /// Returns the line and column of the byte `offset` of the text. For an offset past the end,
    /// returns the position of the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        Position::of(&self.text, self.encoding, offset)
    }
}

/// The remedy for a draft that is too long.
const REMEDY: &str = "split the draft, or raise max-size in copydesk.toml or with --max-size";

/// Reads the file at `path`, which must not exceed `limit`. If `markup` is given, it takes
/// precedence over the file extension.
///
/// # Errors
///
/// Returns an error if the file cannot be read or is not text. The error says why.
pub fn read(path: &Path, markup: Option<Markup>, limit: ByteSize) -> Result<Document, Unreadable> {
    document(path.display().to_string(), bytes(path, limit)?, markup)
}

/// Reads the bytes of the file at `path`, which must not exceed `limit`.
///
/// # Errors
///
/// Returns an error if the file cannot be read. The error says why.
pub fn bytes(path: &Path, limit: ByteSize) -> Result<Vec<u8>, Unreadable> {
    bounded::read(path, limit).map_err(|fault| {
        let hint = match fault {
            ReadFault::NoFile("a pipe") => "; name “-” to read standard input",
            _ => "",
        };
        Unreadable::new(path.display(), format!("{}{hint}", fault.error(REMEDY)))
    })
}

/// Reads the rest of standard input, whose bytes `start` have been read already. All bytes together
/// must not exceed `limit`. They are treated like a file with the name `name`.
///
/// # Errors
///
/// Returns an error if standard input cannot be read or is not text. The error says why.
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

/// Creates a document with the name `name` from `text`, which a program gave. The text must not
/// exceed `limit`, and is treated like a UTF-8 file with this content.
///
/// # Errors
///
/// Returns an error if the text cannot be read. The error says why.
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
    if markup == Markup::Email && PackageKind::is_encoded_email(text.as_bytes()) {
        return of_package(name.to_owned(), text.as_bytes(), PackageKind::Email)
            .map_err(unreadable);
    }
    let (text, encoding) = decode::given(text).map_err(unreadable)?;
    Ok(Document {
        path: name.to_owned(),
        text,
        encoding,
        markup,
        package: None,
    })
}

/// Reads `bytes`, a word-processor document or e-mail of the kind `kind`. The document gets the
/// path `path`.
///
/// # Errors
///
/// Returns an error if the document cannot be read. The error says why.
pub fn of_package(path: String, bytes: &[u8], kind: PackageKind) -> Result<Document, Error> {
    let (text, package) = kind.read(bytes)?;
    Ok(Document {
        path,
        text,
        encoding: Encoding::Utf8 { mark: false },
        markup: if kind == PackageKind::Email {
            Markup::Email
        } else {
            Markup::Plain
        },
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
    if markup == Markup::Email && PackageKind::is_encoded_email(&bytes) {
        let read = of_package(path.clone(), &bytes, PackageKind::Email);
        return read.map_err(|error| Unreadable::new(&path, error));
    }
    let (text, encoding) = decode(bytes).map_err(|error| Unreadable::new(&path, error))?;
    Ok(Document {
        path,
        text,
        encoding,
        markup,
        package: None,
    })
}

/// Returns the markup of the draft at `path`, which the extension and the content `bytes`
/// determine.
///
/// # Errors
///
/// Returns an error if the draft is a document of an unsupported format.
fn known_markup(path: &str, bytes: &[u8]) -> Result<Markup, &'static Foreign> {
    let by_ending = kinds::by_ending(path);
    let by_head = kinds::by_head(&bytes[..bytes.len().min(kinds::HEAD)]);
    match (by_ending, by_head) {
        // An unsupported format that the extension names takes precedence. The first bytes often
        // show no more than that the file is a ZIP archive.
        (Kind::Foreign(foreign), _) | (_, Kind::Foreign(foreign)) => Err(foreign),
        (Kind::Draft { markup, .. }, _) | (_, Kind::Draft { markup, .. }) => Ok(markup),
        (Kind::Unknown | Kind::Package(_), Kind::Unknown | Kind::Package(_)) => Ok(Markup::Plain),
    }
}

/// Returns the error to show for a file that the system cannot read.
#[must_use]
pub fn cause(error: &std::io::Error) -> Error {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => Error::new("there is no such file or folder"),
        ErrorKind::PermissionDenied => Error::new("copydesk is not permitted to read this path")
            .with_remedy("check the permissions of the path"),
        ErrorKind::IsADirectory => Error::new("this path is a folder, not a file"),
        ErrorKind::NotADirectory => Error::new("this path is not a folder"),
        _ => Error::new(format!("this path cannot be read: {error}")),
    }
}
