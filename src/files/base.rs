//! Reads the content that drafts had at the base revision from the object stores of their
//! repositories. Nothing is fetched from the network.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use crate::error::Error;
use crate::files::decode::decode;
use crate::files::git::{command, not_run};
use crate::text::encoding::Encoding;

/// Where to read the content that a draft had at the base revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// Nowhere: the base revision does not have the draft.
    Absent,
    /// The draft has not changed since the base revision.
    Unchanged,
    /// The content is in an object of the draft's repository.
    Object {
        /// The root of the repository.
        repository: PathBuf,
        /// The id of the object.
        id: String,
    },
}

/// Reads the objects `wanted`. Each object is given by the root of its repository and by its id.
/// One process reads all objects of a repository. The results are in the order of `wanted`. An
/// error says why an object cannot be read, and gives the remedy.
pub fn read(wanted: &[(&Path, &str)]) -> Vec<Result<Vec<u8>, Error>> {
    let mut readers: BTreeMap<&Path, Result<Reader, Error>> = BTreeMap::new();
    let mut contents = Vec::new();
    for (repository, id) in wanted {
        let reader = readers
            .entry(repository)
            .or_insert_with(|| Reader::start(repository));
        let content = match reader {
            Ok(reader) => reader.read(id),
            Err(error) => Err(error.clone()),
        };
        contents.push(content);
    }
    contents
}

/// Returns the text in `bytes` and the encoding of the text. If no encoding fits the bytes, they
/// are read as Latin-1, because an old version of a draft may have another encoding than the draft
/// has now.
///
/// # Errors
///
/// Returns an error if the bytes are not text. The error says why.
pub fn text(bytes: Vec<u8>) -> Result<(String, Encoding), Error> {
    let is_latin = str::from_utf8(&bytes).is_err() && !bytes.contains(&0);
    let latin = is_latin.then(|| bytes.iter().map(|byte| char::from(*byte)).collect());
    match (decode(bytes), latin) {
        (Err(_), Some(latin)) => Ok((latin, Encoding::Utf8 { mark: false })),
        (decoded, _) => decoded,
    }
}

/// A running `git cat-file --batch`. The process ends when the reader is dropped.
struct Reader {
    process: Child,
    /// The pipe to the process. `None` after the pipe was closed, which ends the process.
    requests: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Reader {
    fn start(repository: &Path) -> Result<Self, Error> {
        let mut git = command(repository);
        git.args(["cat-file", "--batch"]);
        git.stdin(Stdio::piped());
        git.stdout(Stdio::piped());
        git.stderr(Stdio::null());
        let mut process = git.spawn().map_err(|error| not_run(&error))?;
        let pipes = (process.stdin.take(), process.stdout.take());
        let (Some(requests), Some(answers)) = pipes else {
            return Err(Error::new("copydesk cannot connect to the program git"));
        };
        Ok(Self {
            process,
            requests: Some(requests),
            answers: BufReader::new(answers),
        })
    }

    /// Reads the content of the object `id`. Each answer is read before the next request is
    /// written, so copydesk and Git never wait for each other.
    fn read(&mut self, id: &str) -> Result<Vec<u8>, Error> {
        let answer = self.ask(id);
        answer.unwrap_or_else(|cause| {
            let problem = format!("the program git does not answer ({cause})");
            Err(Error::new(problem))
        })
    }

    fn ask(&mut self, id: &str) -> io::Result<Result<Vec<u8>, Error>> {
        let requests = self.requests.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        writeln!(requests, "{id}")?;
        requests.flush()?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        let parts: Vec<&str> = head.split_whitespace().collect();
        let [_, kind, size] = parts[..] else {
            return Ok(Err(match parts[..] {
                [] => Error::new("the program git ended early"),
                _ => Error::new("this version of the draft is not in the clone").with_remedy(
                    "fetch the whole history, for example with `git fetch --refetch --no-filter`",
                ),
            }));
        };
        let size: u64 = size
            .parse()
            .map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
        let mut content = Vec::new();
        // A line feed follows the content.
        let n_read = (&mut self.answers)
            .take(size.saturating_add(1))
            .read_to_end(&mut content)?;
        if n_read as u64 != size.saturating_add(1) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        content.pop();
        Ok(if kind == "blob" {
            Ok(content)
        } else {
            Err(Error::new(format!(
                "in that version, this path is a {kind}, not a file"
            )))
        })
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.requests = None;
        // The process may still be writing output.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<&str>) {
        let found = text(bytes.to_vec()).map(|(text, _)| text).ok();
        assert_eq!(found.as_deref(), expected, "{bytes:?}");
    }

    #[test]
    fn text_of_any_encoding_is_read() {
        check("né".as_bytes(), Some("né"));
        check(b"\xef\xbb\xbfA", Some("A"));
        check(b"\xff\xfeA\0\xe9\0", Some("Aé"));
        check(b"caf\xe9", Some("café"));
        check(b"a\0b\xe9", None);
        check(b"\xff\xfeA\0\0", None);
    }
}
