//! Reads documents in the format JSON Lines: one object per line. Each line is parsed before the
//! next line is read.

use std::io::{self, BufRead, Read};

use serde::Deserialize;

use crate::error::Error;
use crate::text::byte_size::ByteSize;
use crate::text::markdown::front::date;
use crate::text::markup::Markup;
use crate::text::publication_date::PublicationDate;

/// The maximum number of bytes that one byte of text takes in JSON. The escape `\u0000` has six.
const BYTES_OF_ESCAPE: u64 = 6;

/// The maximum number of bytes in a line that do not belong to the text: the keys, the path, the
/// markup and the date.
const BESIDE_TEXT: u64 = 64 * 1024;

/// The capacity of the buffer that is kept for the next line. A longer line gets a larger buffer,
/// which is freed afterwards.
const KEPT_BYTES: usize = 1024 * 1024;

/// The remedy for a line that is not a document.
const REMEDY: &str = "write one object per line: {\"path\": \"draft.md\", \"text\": \"…\"}";

/// A document that a program gave.
#[derive(Clone, Debug)]
pub struct GivenDocument {
    /// The path of the document. A file with this path need not exist.
    pub path: String,
    /// The text of the document.
    pub text: String,
    /// The markup, if the program specifies it.
    pub markup: Option<Markup>,
    /// The date of publication, if the program specifies it.
    pub date: Option<PublicationDate>,
}

/// A line that is not a document.
#[derive(Debug)]
pub struct BrokenLine {
    /// The path of the document, if the line contains it.
    pub path: Option<String>,
    /// The error that says what is wrong.
    pub error: Error,
}

/// Reads the lines of a source as documents.
pub struct JsonLines<R> {
    source: R,
    line: Vec<u8>,
    line_number: usize,
    max_bytes: u64,
}

/// The result of reading a line.
#[derive(Debug, PartialEq, Eq)]
enum Extent {
    Whole,
    TooLong,
    End,
}

impl<R: BufRead> JsonLines<R> {
    /// Creates a reader for the lines of `source`. The text in each line has at most `max_size`.
    pub fn new(source: R, max_size: ByteSize) -> Self {
        Self {
            source,
            line: Vec::new(),
            line_number: 0,
            max_bytes: max_size.bytes() * BYTES_OF_ESCAPE + BESIDE_TEXT,
        }
    }

    /// Returns the number of the last line that was read, counted from 1.
    pub fn line_number(&self) -> usize {
        self.line_number
    }

    /// Returns the document in the next line that is not blank; `None` at the end of the source.
    ///
    /// # Errors
    ///
    /// Returns an error if the source cannot be read.
    pub fn read_next(&mut self) -> io::Result<Option<Result<GivenDocument, BrokenLine>>> {
        loop {
            let extent = self.read_line()?;
            if extent == Extent::End {
                return Ok(None);
            }
            self.line_number += 1;
            let line = self.line.strip_prefix(b"\xef\xbb\xbf");
            let line = line.filter(|_| self.line_number == 1);
            let line = line.unwrap_or(&self.line);
            if extent == Extent::TooLong {
                let limit = ByteSize::new(self.max_bytes);
                let error = Error::new(format!("the line is longer than the limit of {limit}"));
                let error = error.with_remedy("split the document, or raise --max-size");
                return Ok(Some(Err(BrokenLine { path: None, error })));
            }
            let line = line.trim_ascii();
            if !line.is_empty() {
                return Ok(Some(parse(line)));
            }
        }
    }

    fn read_line(&mut self) -> io::Result<Extent> {
        self.line.clear();
        self.line.shrink_to(KEPT_BYTES);
        let mut bounded = (&mut self.source).take(self.max_bytes + 1);
        let n_bytes = bounded.read_until(b'\n', &mut self.line)? as u64;
        if n_bytes == 0 {
            return Ok(Extent::End);
        }
        if self.line.last() == Some(&b'\n') || n_bytes <= self.max_bytes {
            return Ok(Extent::Whole);
        }
        self.source.skip_until(b'\n')?;
        Ok(Extent::TooLong)
    }
}

/// The JSON object in a line, with all its keys.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a JSON object")]
struct WrittenDocument {
    path: Option<String>,
    text: Option<String>,
    markup: Option<String>,
    date: Option<String>,
}

/// Parses the document in `line`.
///
/// # Errors
///
/// Returns an error if the line is not a document.
#[cfg(feature = "internals")]
pub fn parse_given(line: &str) -> Result<GivenDocument, Error> {
    parse(line.as_bytes()).map_err(|broken| broken.error)
}

fn parse(line: &[u8]) -> Result<GivenDocument, BrokenLine> {
    let written: WrittenDocument = serde_json::from_slice(line).map_err(|cause| {
        let cause = cause.to_string();
        // The parser sees only this line of the stream, so the line number in its message is always
        // 1.
        let cause = cause.replace(" at line 1 column ", " at byte ");
        let error = Error::new(cause).with_remedy(REMEDY);
        BrokenLine { path: None, error }
    })?;
    let path = written.path.filter(|path| !path.is_empty());
    let broken = |error| BrokenLine {
        path: path.clone(),
        error,
    };
    let missing = |key: &str| {
        let error = Error::new(format!("the key `{key}` is missing or has no value"));
        broken(error.with_remedy(REMEDY))
    };
    let markup = written.markup.map(|name| Markup::named(&name)).transpose();
    let day = |written: String| {
        date::parse_date(&written).ok_or_else(|| {
            let error = Error::new(format!("expected a date, found `{written}`"));
            error
                .within("in `date`")
                .with_remedy("write the date as 2026-03-02")
        })
    };
    let date = written.date.map(day).transpose();
    let text = written.text.ok_or_else(|| missing("text"))?;
    let (markup, date) = (markup.map_err(broken)?, date.map_err(broken)?);
    Ok(GivenDocument {
        path: path.clone().ok_or_else(|| missing("path"))?,
        text,
        markup,
        date,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside_text() -> usize {
        usize::try_from(BESIDE_TEXT).unwrap()
    }

    fn read(source: &[u8], max_size: u64) -> Vec<String> {
        let mut lines = JsonLines::new(source, ByteSize::new(max_size));
        let mut reported = Vec::new();
        while let Some(line) = lines.read_next().unwrap() {
            let line = match line {
                Ok(document) => format!("{}={}", document.path, document.text),
                Err(broken) => broken.error.problem().to_owned(),
            };
            reported.push(format!("{}:{line}", lines.line_number()));
        }
        reported
    }

    #[test]
    fn a_line_is_a_document_or_says_what_is_wrong() {
        let check = |line: &str, expected: &str| {
            let reported = read(line.as_bytes(), 1000);
            assert!(reported[0].contains(expected), "{reported:?}");
        };
        check(r#"{"path":"a.md","text":"\ud83c\udf0a"}"#, "a.md=🌊");
        check("\u{feff}{\"path\":\"a\",\"text\":\"b\"}", "a=b");
        check(r#"{"path":"a","text":"b","date":"2026-03-02"}"#, "a=b");
        check(r#"{"path":"a","text":"b","markup":"mdx"}"#, "a=b");
        check(r#"{"path":"a","text":"b","markup":"mdz"}"#, "`mdz`");
        check(r#"{"path":"a","text":"b","date":"soon"}"#, "`soon`");
        check(r#"{"path":"a"}"#, "the key `text` is missing");
        check(r#"{"text":"a"}"#, "the key `path` is missing");
        check(r#"{"path":"","text":"a"}"#, "the key `path` is missing");
        check(r#"{"path":"a","txt":"b"}"#, "unknown field `txt`");
        check(r#"{"path":"a","text":"\ud800"}"#, "hex escape");
        check("[", "at byte");
    }

    #[test]
    fn a_broken_line_does_not_end_the_stream() {
        let source = b"{\"path\":\"a\",\"text\":\"b\"}\r\n\n\xff\n{\"path\":\"c\",\"text\":\"d\"}";
        let reported = read(source, 1000);
        assert_eq!(
            (reported[0].as_str(), reported[2].as_str()),
            ("1:a=b", "4:c=d"),
            "{reported:?}"
        );
        assert!(reported[1].starts_with("3:"), "{reported:?}");
    }

    #[test]
    fn a_line_without_end_takes_no_more_than_the_limit() {
        let mut source = vec![b' '; 7 * beside_text()];
        source.extend(b"\n{\"path\":\"a\",\"text\":\"b\"}");
        let mut lines = JsonLines::new(source.as_slice(), ByteSize::new(10));
        assert!(lines.read_next().unwrap().unwrap().is_err());
        assert!(lines.line.capacity() <= 2 * beside_text() + 240);
        assert_eq!(lines.read_next().unwrap().unwrap().unwrap().path, "a");
        assert!(lines.read_next().unwrap().is_none());
    }
}
