//! A file read: its path, its text, its markup. Knows no walking.

use std::io::Read;
use std::path::Path;

use crate::files::decode::decode;
use crate::text::encoding::Encoding;
use crate::text::markup::Markup;

/// A file as it was read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path, for showing.
    pub path: String,
    /// Its text, without a byte order mark.
    pub text: String,
    /// How the file wrote the text down.
    pub encoding: Encoding,
    /// The markup it is read as.
    pub markup: Markup,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The file.
    pub path: String,
    /// What is wrong with it, and the remedy.
    pub problem: String,
}

/// Reads the file at `path`. `markup` is the user's word, which counts more than the ending.
///
/// # Errors
///
/// Says why the file cannot be read or is no text.
pub fn read(path: &Path, markup: Option<Markup>) -> Result<Document, Unreadable> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|it| unreadable(&shown, &cause(&it)))?;
    document(shown, bytes, markup)
}

/// Reads standard input, which is to be treated as a file called `name`.
///
/// # Errors
///
/// Says why it cannot be read or is no text.
pub fn read_stdin(name: &str, markup: Option<Markup>) -> Result<Document, Unreadable> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().read_to_end(&mut bytes);
    read.map_err(|it| unreadable(name, &cause(&it)))?;
    document(name.to_owned(), bytes, markup)
}

fn document(path: String, bytes: Vec<u8>, markup: Option<Markup>) -> Result<Document, Unreadable> {
    let (text, encoding) = decode(bytes).map_err(|it| unreadable(&path, &it))?;
    let markup = markup
        .or_else(|| Markup::of_name(&path))
        .unwrap_or(Markup::Plain);
    Ok(Document {
        path,
        text,
        encoding,
        markup,
    })
}

fn unreadable(path: &str, problem: &str) -> Unreadable {
    Unreadable {
        path: path.to_owned(),
        problem: problem.to_owned(),
    }
}

/// What the system said, as people say it.
#[must_use]
pub fn cause(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "it may not be read; check its permissions".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::NotADirectory => "it is no folder".to_owned(),
        _ => format!("it cannot be read: {error}"),
    }
}
