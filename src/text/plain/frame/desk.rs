//! Notes that a desk or a wire service writes for itself: slugs, embargoes, end marks, and labels
//! before a line.

use crate::text::left_out::LeftOutKind;
use crate::text::plain::frame::{Frame, WORDS};

/// The characters that may surround the word of an end mark, as in `-30-`.
const MARKS_AROUND_END: &[char] = &[
    '-', '–', '—', '(', ')', '[', ']', '<', '>', '*', '#', '/', ' ',
];
/// The maximum number of bytes of a slug.
const MAX_SLUG_BYTES: usize = 80;

/// Removes the notes of a desk from all lines.
pub fn remove_notes(frame: &mut Frame<'_, '_>) {
    for idx in 0..frame.lines.len() {
        let text = frame.lines[idx].text;
        if text.is_empty() {
            continue;
        }
        if is_end_mark(text) || is_note(text) || is_slug(text) {
            frame.blank_line(idx, LeftOutKind::DeskNote);
        } else {
            frame.remove_start(idx, label_len(text), LeftOutKind::DeskNote);
        }
    }
}

/// Returns whether `text` is the mark at the end of an article: `ENDS`, `-30-`, `(more)`.
fn is_end_mark(text: &str) -> bool {
    let inner = text.trim_matches(MARKS_AROUND_END);
    let lower = inner.to_lowercase();
    if !WORDS.desk.ends.contains(&lower) {
        return false;
    }
    let is_marked = inner.len() < text.len();
    let is_number = inner.bytes().all(|byte| byte.is_ascii_digit());
    let is_capital = !is_number && !inner.contains(char::is_lowercase);
    is_marked || is_capital || !WORDS.desk.words.contains(&lower)
}

/// Returns whether `text` is a note of the desk: an embargo, or a line about the changes since the
/// last version.
fn is_note(text: &str) -> bool {
    let lower = text.to_lowercase();
    let opens = |all: &[String]| all.iter().any(|phrase| lower.starts_with(phrase.as_str()));
    opens(&WORDS.desk.openers) || opens(&WORDS.desk.updates) && lower.ends_with(')')
}

/// Returns whether `text` is the slug of a wire service: `BC-EU--Flood,3rd Ld-Writethru,450`,
/// `^Flood closes bridge<`.
fn is_slug(text: &str) -> bool {
    if MAX_SLUG_BYTES < text.len() {
        return false;
    }
    if text.starts_with('^') && text.ends_with('<') {
        return true;
    }
    let (head, _) = text.split_at(text.find(',').unwrap_or(text.len()));
    let Some((cycle, rest)) = head.split_once('-') else {
        return false;
    };
    let is_cycle = cycle.len() == 2 && cycle.bytes().all(|byte| byte.is_ascii_uppercase());
    let has_parts = rest.contains("--") || text.contains("Ld-") || text.contains("Writethru");
    is_cycle && has_parts
}

/// Returns the length in bytes of the label in capitals with which `text` begins, such as
/// `BREAKING:`. The colon or dash belongs to the label. Returns 0 if there is no label, or no text
/// after the label.
fn label_len(text: &str) -> usize {
    let Some(at) = text.find([':', '–', '—', '-']) else {
        return 0;
    };
    let label = text[..at].trim_end();
    let known =
        !label.contains(char::is_lowercase) && WORDS.labels.names.contains(&label.to_lowercase());
    let mark = text[at..].chars().next().map_or(0, char::len_utf8);
    let rest = &text[at + mark..];
    if known && rest.starts_with(' ') && !rest.trim().is_empty() {
        at + mark
    } else {
        0
    }
}
