//! Removes headers, quoted mails and signatures from e-mails.

use crate::text::left_out::LeftOutKind;
use crate::text::plain::frame::{Frame, WORDS};

/// The minimum number of fields in the header of an e-mail.
const MIN_HEADER_LINES: usize = 2;
/// The maximum number of lines of a signature in a text without the header of an e-mail.
const MAX_SIGNATURE_LINES: usize = 8;
/// The maximum number of lines of an introduction to quoted mail, such as “On Monday Jane Roe
/// wrote:”.
const MAX_REPLY_LINES: usize = 3;

/// Removes the text around the copy in a text that may be an e-mail.
pub fn remove_mail(frame: &mut Frame<'_, '_>) {
    let (mut is_mail, mut idx) = (false, 0);
    if let Some(first) = frame.next_nonblank_line(0) {
        let end = header_end(frame, first);
        if first < end {
            is_mail = true;
            idx = take_header(frame, first..end);
        }
    }
    take_body(frame, idx, is_mail);
}

/// Removes the text around the copy in an e-mail, whose header ends at the first blank line.
pub fn remove_message(frame: &mut Frame<'_, '_>) {
    let mut idx = 0;
    while idx < frame.lines.len() && !frame.lines[idx].is_blank() {
        frame.blank_line(idx, LeftOutKind::MessageHeader);
        idx += 1;
    }
    take_body(frame, idx, true);
}

/// Removes the text around the copy from line `idx` to the end. `is_mail` says whether the header
/// of an e-mail precedes that line.
fn take_body(frame: &mut Frame<'_, '_>, mut idx: usize, mut is_mail: bool) {
    while idx < frame.lines.len() {
        let line = frame.lines[idx].text.to_lowercase();
        let is_one_of = |all: &[String]| all.iter().any(|phrase| line.contains(phrase.as_str()));
        if is_one_of(&WORDS.mail.originals) && is_drawn(&line) {
            take_rest(frame, idx, LeftOutKind::Reply);
            return;
        }
        if is_one_of(&WORDS.mail.forwarded) && (is_drawn(&line) || line.ends_with(':')) {
            frame.blank_line(idx, LeftOutKind::MessageHeader);
            let next = frame.next_nonblank_line(idx).unwrap_or(frame.lines.len());
            let end = header_end(frame, next);
            idx = take_header(frame, next..end).max(idx + 1);
            is_mail = true;
            continue;
        }
        if let Some(end) = reply_end(frame, idx) {
            for line_idx in idx..end {
                frame.blank_line(line_idx, LeftOutKind::Reply);
            }
            is_mail = true;
            idx = take_quoted(frame, end);
            continue;
        }
        let is_signature = WORDS
            .mail
            .signatures
            .iter()
            .any(|signature| line.starts_with(signature));
        let is_near_end = frame.lines.len() - idx <= MAX_SIGNATURE_LINES;
        if line == "--" && (is_mail || is_near_end) {
            idx = take_signature(frame, idx);
            continue;
        }
        if is_signature {
            frame.blank_line(idx, LeftOutKind::Signature);
        } else if is_mail && frame.lines[idx].is_quoted {
            frame.blank_line(idx, LeftOutKind::Reply);
        }
        idx += 1;
    }
}

/// Returns the name of a header field, which is before the colon in `text`, in lower case. Returns
/// `None` if `text` is not a header field.
fn header_name(text: &str) -> Option<String> {
    let (name, _) = text.split_once(':')?;
    let is_name = |character: char| character.is_ascii_alphanumeric() || character == '-';
    (!name.is_empty() && name.chars().all(is_name)).then(|| name.to_ascii_lowercase())
}

/// Returns the index of the line after the header that begins with line `start`. Returns `start` if
/// no header begins there.
fn header_end(frame: &Frame<'_, '_>, start: usize) -> usize {
    let words = &WORDS.mail;
    let mut idx = start;
    let mut n_fields = 0;
    while let Some(line) = frame.lines.get(idx).filter(|line| !line.is_blank()) {
        let name = header_name(line.text);
        let is_field = name.is_some_and(|name| {
            let is_extension = name.starts_with("x-");
            words.first.contains(&name)
                || n_fields != 0 && (words.headers.contains(&name) || is_extension)
        });
        let goes_on = n_fields != 0 && 0 < line.indent;
        if !is_field && !goes_on {
            break;
        }
        n_fields += usize::from(is_field);
        idx += 1;
    }
    if MIN_HEADER_LINES <= n_fields {
        idx
    } else {
        start
    }
}

/// Removes the header in `lines`, except for the subject, which becomes the title. Returns the
/// index of the line after the header.
fn take_header(frame: &mut Frame<'_, '_>, lines: std::ops::Range<usize>) -> usize {
    let end = lines.end;
    for idx in lines {
        let text = frame.lines[idx].text;
        let is_title = header_name(text).is_some_and(|name| name == WORDS.mail.title);
        if is_title && frame.title.is_none() {
            let colon = text.find(':').map_or(0, |at| at + 1);
            frame.remove_start(idx, colon, LeftOutKind::MessageHeader);
            frame.title = Some(idx);
        } else {
            frame.blank_line(idx, LeftOutKind::MessageHeader);
        }
    }
    end
}

/// Returns whether `line` begins with a drawn line: `----- Original Message -----`.
fn is_drawn(line: &str) -> bool {
    line.starts_with(['-', '_', '=', '*'])
}

/// Finds the introduction of a quoted mail, such as “On Monday Jane Roe wrote:”, at line `idx`.
/// Returns the index of the line after the introduction, or `None` if no introduction begins at
/// line `idx`.
fn reply_end(frame: &Frame<'_, '_>, idx: usize) -> Option<usize> {
    let first = frame.lines[idx].text.to_lowercase();
    let starts = WORDS.mail.reply_starts.iter();
    if !starts.into_iter().any(|start| first.starts_with(start)) {
        return None;
    }
    let ends = |idx: &usize| {
        let text = frame.lines[*idx].text.to_lowercase();
        WORDS.mail.reply_ends.iter().any(|end| text.ends_with(end))
    };
    let last = frame.lines.len().min(idx + MAX_REPLY_LINES);
    let filled = (idx..last).take_while(|idx| !frame.lines[*idx].is_blank());
    let end = filled.into_iter().find(ends)? + 1;
    let quoted = frame.next_nonblank_line(end);
    quoted
        .is_some_and(|idx| frame.lines[idx].is_quoted)
        .then_some(end)
}

/// Removes quoted and blank lines from line `start` on. Returns the index of the first other line.
fn take_quoted(frame: &mut Frame<'_, '_>, start: usize) -> usize {
    let mut idx = start;
    while idx < frame.lines.len() && (frame.lines[idx].is_quoted || frame.lines[idx].is_blank()) {
        frame.blank_line(idx, LeftOutKind::Reply);
        idx += 1;
    }
    idx
}

/// Removes the signature that begins with line `start`. The signature ends before quoted mail, or
/// at the end of the text. Returns the index of the line after the signature.
fn take_signature(frame: &mut Frame<'_, '_>, start: usize) -> usize {
    let mut idx = start;
    while idx < frame.lines.len() && !frame.lines[idx].is_quoted && reply_end(frame, idx).is_none()
    {
        frame.blank_line(idx, LeftOutKind::Signature);
        idx += 1;
    }
    idx
}

fn take_rest(frame: &mut Frame<'_, '_>, start: usize, kind: LeftOutKind) {
    for idx in start..frame.lines.len() {
        frame.blank_line(idx, kind);
    }
}
