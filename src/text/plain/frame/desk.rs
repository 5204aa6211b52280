//! What a desk or a wire service notes for itself: slugs, embargoes, end marks, labels before a line.

use crate::text::left_out::LeftOutKind;
use crate::text::plain::frame::{Frame, WORDS};

/// What may stand around the word of an end mark.
const AROUND: &[char] = &[
    '-', '–', '—', '(', ')', '[', ']', '<', '>', '*', '#', '/', ' ',
];
/// The longest slug, in bytes.
const MAX_SLUG_BYTES: usize = 80;

/// Takes the notes of a desk away.
pub fn take(frame: &mut Frame<'_, '_>) {
    for idx in 0..frame.lines.len() {
        let text = frame.lines[idx].text;
        if text.is_empty() {
            continue;
        }
        if is_end_mark(text) || is_note(text) || is_slug(text) {
            frame.blank(idx, LeftOutKind::DeskNote);
        } else {
            frame.cut(idx, label_len(text), LeftOutKind::DeskNote);
        }
    }
}

/// Whether `text` ends a piece: `ENDS`, `-30-`, `(more)`.
fn is_end_mark(text: &str) -> bool {
    let inner = text.trim_matches(AROUND);
    let lower = inner.to_lowercase();
    if !WORDS.desk.ends.contains(&lower) {
        return false;
    }
    let is_marked = inner.len() < text.len();
    let is_number = inner.bytes().all(|byte| byte.is_ascii_digit());
    let is_capital = !is_number && !inner.contains(char::is_lowercase);
    is_marked || is_capital || !WORDS.desk.words.contains(&lower)
}

/// Whether the desk wrote the line for itself: an embargo, what changed since the last version.
fn is_note(text: &str) -> bool {
    let lower = text.to_lowercase();
    let opens = |all: &[String]| all.iter().any(|phrase| lower.starts_with(phrase.as_str()));
    opens(&WORDS.desk.openers) || opens(&WORDS.desk.updates) && lower.ends_with(')')
}

/// Whether `text` is the slug of a wire service: `BC-EU--Flood,3rd Ld-Writethru,450`,
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

/// The length of the label in capitals that `text` begins with, with its colon or dash, if more
/// stands behind: `BREAKING: `.
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
