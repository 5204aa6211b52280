//! Reads and writes messages. A message consists of a header, which gives the length of the
//! message, and of JSON.
//!
//! The crate `lsp-server` would end the session at the first invalid JSON. It would also allocate
//! as much memory as a header claims. This module answers invalid JSON with an error, and reads the
//! next message. Only an invalid header ends the session, because the start of the next message is
//! then unknown.

use std::io::{self, BufRead, Read, Write};

use lsp_server::{ErrorCode, Message};
use serde_json::{Value, json};

use crate::error::Error;

/// The maximum length of a message in bytes. A draft of the default maximum size fits into it, even
/// if every byte is escaped.
const MAX_MESSAGE: u64 = 6 * 64 * 1024 * 1024;

/// The maximum length of a line of a header. Editors write lines of about a tenth of that length.
const MAX_HEADER: u64 = 1024;

/// What was read from the editor.
#[derive(Debug)]
pub enum Incoming {
    /// A message.
    Message(Message),
    /// Data that is not a message.
    Malformed(Malformation),
}

/// The error in data that is not a message.
#[derive(Debug)]
pub struct Malformation {
    code: ErrorCode,
    problem: String,
}

/// Reads the next message. Returns `None` at the end of `input`.
///
/// # Errors
///
/// Returns an error if `input` does not continue with a header.
pub fn read(input: &mut impl BufRead) -> Result<Option<Incoming>, Error> {
    let Some(length) = read_header(input)? else {
        return Ok(None);
    };
    let mut text = Vec::new();
    let read = input.take(length).read_to_end(&mut text);
    if read.is_err() || (text.len() as u64) < length {
        // The editor closed the connection in the middle of a message.
        return Ok(None);
    }
    let value: Value = match serde_json::from_slice(&text) {
        Ok(value) => value,
        Err(error) => return Ok(Some(malformed(ErrorCode::ParseError, error.to_string()))),
    };
    Ok(Some(match serde_json::from_value(value) {
        Ok(message) => Incoming::Message(message),
        Err(_) => malformed(
            ErrorCode::InvalidRequest,
            "the message is not a request, a notification or a response".to_owned(),
        ),
    }))
}

fn malformed(code: ErrorCode, problem: String) -> Incoming {
    Incoming::Malformed(Malformation { code, problem })
}

/// Reads a header and the blank line after it. Returns the length of the message, or `None` at the
/// end of `input`.
fn read_header(input: &mut impl BufRead) -> Result<Option<u64>, Error> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        let read = input.take(MAX_HEADER).read_until(b'\n', &mut line);
        if read.is_err() || line.is_empty() {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        if !line.ends_with('\n') {
            return Err(no_header());
        }
        let line = line.trim_end_matches(['\r', '\n']);
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').ok_or_else(no_header)?;
        if name.eq_ignore_ascii_case("content-length") {
            length = Some(value.trim().parse::<u64>().map_err(|_| no_header())?);
        }
    }
    match length {
        Some(length) if length <= MAX_MESSAGE => Ok(Some(length)),
        Some(_) => Err(Error::new("a message is longer than the limit for drafts")),
        None => Err(no_header()),
    }
}

fn no_header() -> Error {
    Error::new("standard input has no message of the Language Server Protocol")
        .with_remedy("let an editor start `copydesk lsp`, or check a draft with `copydesk check`")
}

/// Writes `message` to `output`.
///
/// # Errors
///
/// Returns an error if `output` cannot be written to.
pub fn write(output: &mut impl Write, message: &Message) -> io::Result<()> {
    message.write(output)
}

/// Writes the error for data that is not a message. The error has no request id, because the data
/// has none.
///
/// # Errors
///
/// Returns an error if `output` cannot be written to.
pub fn write_fault(output: &mut impl Write, fault: &Malformation) -> io::Result<()> {
    let error = json!({ "code": fault.code as i32, "message": fault.problem });
    let text = json!({ "jsonrpc": "2.0", "id": null, "error": error }).to_string();
    write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        let mut input = bytes;
        let mut found = Vec::new();
        loop {
            found.push(match read(&mut input) {
                Ok(Some(Incoming::Message(Message::Request(request)))) => request.method,
                Ok(Some(Incoming::Message(Message::Notification(notification)))) => {
                    notification.method
                }
                Ok(Some(Incoming::Message(Message::Response(_)))) => "response".to_owned(),
                Ok(Some(Incoming::Malformed(error))) => (error.code as i32).to_string(),
                Ok(None) => break,
                Err(_) => {
                    found.push("end".to_owned());
                    break;
                }
            });
        }
        let shown = String::from_utf8_lossy(bytes);
        assert_eq!(found.join(" "), expected, "{shown}");
    }

    #[test]
    fn what_is_no_message_is_told_and_the_next_one_read() {
        let exit = "Content-Length: 17\r\n\r\n{\"method\":\"exit\"}";
        check(exit.as_bytes(), "exit");
        check(format!("{exit}{exit}").as_bytes(), "exit exit");
        check(
            format!(
                "Content-Type: x\r\ncontent-length:17\r\n\r\n{}{exit}",
                &exit[22..]
            )
            .as_bytes(),
            "exit exit",
        );
        check(
            format!("Content-Length: 3\r\n\r\n{{]}}{exit}").as_bytes(),
            "-32700 exit",
        );
        check(
            format!("Content-Length: 2\r\n\r\n\u{e9}{exit}").as_bytes(),
            "-32700 exit",
        );
        check(
            format!("Content-Length: 2\r\n\r\n[]{exit}").as_bytes(),
            "-32600 exit",
        );
        check(
            format!("Content-Length: 0\r\n\r\n{exit}").as_bytes(),
            "-32700 exit",
        );
        let deep = "[".repeat(9000);
        check(
            format!("Content-Length: 9000\r\n\r\n{deep}{exit}").as_bytes(),
            "-32700 exit",
        );
    }

    #[test]
    fn a_stream_that_breaks_off_ends() {
        check(b"", "");
        check(b"Content-Length: 17\r\n\r\n{\"meth", "");
        check(b"Content-Le", "end");
        check(b"Content-Length: 99999999999999\r\n\r\n{}", "end");
        check(b"Content-Length: -1\r\n\r\n{}", "end");
        check(b"hello\n", "end");
        check(b"\r\n\r\n", "end");
        check(&[b'a'; 9000], "end");
    }
}
