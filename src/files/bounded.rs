//! Reads a whole file up to a size limit, so that no file can use all memory or block a run.

use std::fs::{File, FileType, Metadata};
use std::io::{self, Read};
use std::path::Path;

use crate::error::Error;
use crate::files::document::cause;
use crate::text::byte_size::ByteSize;

/// The maximum size of a settings file or a rule file. People write these files by hand; few are
/// larger than some kilobytes.
pub const MAX_SETTINGS: ByteSize = ByteSize::megabytes(4);

/// The maximum size of a lexicon or a table of word frequencies. The built-in table has 0.4 MB.
pub const MAX_TABLE: ByteSize = ByteSize::megabytes(64);

/// The maximum size of a baseline: about a million findings.
pub const MAX_BASELINE: ByteSize = ByteSize::megabytes(256);

/// The reason why a file cannot be read whole.
#[derive(Debug)]
pub enum ReadFault {
    /// An error of the system.
    System(io::Error),
    /// A device, a pipe or a socket. Reading such a path may never end, so the path is not opened.
    NoFile(&'static str),
    /// The file exceeds the limit. The first value is the size of the file, if known; the second
    /// value is the limit.
    TooLong(Option<ByteSize>, ByteSize),
}

impl ReadFault {
    /// Returns the error to show to the user. The error gives `remedy` if the file is too long.
    pub fn error(&self, remedy: &str) -> Error {
        match self {
            Self::System(error) => cause(error),
            Self::NoFile(kind) => Error::new(format!("this path is {kind}, not a file")),
            Self::TooLong(Some(size), limit) => {
                Error::new(format!("the size is {size}, but the limit is {limit}"))
                    .with_remedy(remedy)
            }
            Self::TooLong(None, limit) => {
                Error::new(format!("the size is more than the limit of {limit}"))
                    .with_remedy(remedy)
            }
        }
    }
}

/// Reads the bytes of the file at `path`, which must not exceed `limit`.
///
/// # Errors
///
/// Returns an error if the file cannot be read, is not a regular file, or exceeds the limit.
pub fn read(path: &Path, limit: ByteSize) -> Result<Vec<u8>, ReadFault> {
    // Opening a pipe waits for its other end, so the kind of file is checked first.
    let known = std::fs::metadata(path).map_err(ReadFault::System)?;
    check(&known, limit)?;
    let file = File::open(path).map_err(ReadFault::System)?;
    // The file may have been replaced since the first check.
    let opened = file.metadata().map_err(ReadFault::System)?;
    check(&opened, limit)?;
    read_all(file, opened.len(), limit)
}

/// Reads the file at `path`, a text in UTF-8, which must not exceed `limit`. The error gives
/// `remedy` if the file is too long.
///
/// # Errors
///
/// Returns an error if the file cannot be read, is too long, or is not UTF-8. The error does not
/// name the file.
pub fn read_text(path: &Path, limit: ByteSize, remedy: &str) -> Result<String, Error> {
    let bytes = read(path, limit).map_err(|fault| fault.error(remedy))?;
    String::from_utf8(bytes)
        .map_err(|_| Error::new("the file is not UTF-8").with_remedy("save it as UTF-8"))
}

/// Reads all bytes of `source`, which must not exceed `limit`. `n_expected` is the number of bytes
/// that the caller expects; another number is no error.
///
/// # Errors
///
/// Returns an error if the source cannot be read or exceeds the limit.
pub fn read_all(source: impl Read, n_expected: u64, limit: ByteSize) -> Result<Vec<u8>, ReadFault> {
    let mut bytes = Vec::with_capacity(usize::try_from(n_expected).unwrap_or(0));
    let read = source
        .take(limit.bytes().saturating_add(1))
        .read_to_end(&mut bytes);
    read.map_err(ReadFault::System)?;
    if limit.bytes() < bytes.len() as u64 {
        return Err(ReadFault::TooLong(None, limit));
    }
    Ok(bytes)
}

/// Checks that the file with the metadata `known` is a regular file and does not exceed `limit`.
fn check(known: &Metadata, limit: ByteSize) -> Result<(), ReadFault> {
    if known.is_dir() {
        return Err(ReadFault::System(io::ErrorKind::IsADirectory.into()));
    }
    if !known.is_file() {
        return Err(ReadFault::NoFile(kind(known.file_type())));
    }
    if limit.bytes() < known.len() {
        return Err(ReadFault::TooLong(Some(ByteSize::new(known.len())), limit));
    }
    Ok(())
}

#[cfg(unix)]
fn kind(file_type: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if file_type.is_fifo() {
        "a pipe"
    } else if file_type.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn kind(_: FileType) -> &'static str {
    "a device"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &Path, limit: u64, expected: Result<&str, &str>) {
        let found = read_text(path, ByteSize::new(limit), "shorten it");
        match (&found, expected) {
            (Ok(text), Ok(expected)) => assert_eq!(text, expected),
            (Err(error), Err(part)) => assert!(error.to_string().contains(part), "{error}"),
            _ => panic!("{}: {found:?}, not {expected:?}", path.display()),
        }
    }

    #[test]
    fn a_file_is_read_up_to_the_limit() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, "12345").unwrap();
        check(&path, 5, Ok("12345"));
        check(
            &path,
            4,
            Err("the size is 5 bytes, but the limit is 4 bytes; shorten it"),
        );
        std::fs::write(&path, b"caf\xe9").unwrap();
        check(&path, 5, Err("the file is not UTF-8"));
        check(folder.path(), 5, Err("this path is a folder, not a file"));
        check(&folder.path().join("b"), 5, Err("no such file"));
    }

    #[test]
    fn a_source_without_end_is_read_up_to_the_limit() {
        let reported = read_all(io::repeat(b'a'), 0, ByteSize::new(9)).unwrap_err();
        assert_eq!(
            reported.error("stop").to_string(),
            "the size is more than the limit of 9 bytes; stop"
        );
    }

    #[cfg(unix)]
    #[test]
    fn devices_pipes_and_sockets_are_not_opened() {
        check(
            Path::new("/dev/zero"),
            5,
            Err("this path is a device, not a file"),
        );
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        check(&pipe, 5, Err("this path is a pipe, not a file"));
        let socket = folder.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        check(&socket, 5, Err("this path is a socket, not a file"));
    }
}
