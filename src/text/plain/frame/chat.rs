//! Removes times and names from pasted chats. Each message of a chat comes after a time and a name.

use crate::text::left_out::LeftOutKind;
use crate::text::plain::frame::{Frame, WORDS};

/// The maximum number of words of the name of a speaker.
const MAX_NAME_WORDS: usize = 4;
/// The minimum number of lines with a name and a time that a chat has.
const MIN_NAME_LINES: usize = 2;

/// Removes the times of a chat, and the lines that consist of a name and a time.
pub fn remove_times(frame: &mut Frame<'_, '_>) {
    let headed: Vec<usize> = (0..frame.lines.len())
        .filter(|idx| is_name_and_time(frame.lines[*idx].text))
        .collect();
    if MIN_NAME_LINES <= headed.len() {
        for idx in headed {
            frame.blank_line(idx, LeftOutKind::MessageHeader);
        }
    }
    for idx in 0..frame.lines.len() {
        let len = stamp_len(frame.lines[idx].text);
        frame.remove_start(idx, len, LeftOutKind::MessageHeader);
    }
}

/// Returns the length in bytes of the time in brackets with which `text` begins, such as `[10:32]`
/// or `[03/05/2026, 10:32:11]`. Returns 0 if there is no time, or no text after the time.
fn stamp_len(text: &str) -> usize {
    let Some(rest) = text.strip_prefix('[') else {
        return 0;
    };
    let Some((stamp, after)) = rest.split_once(']') else {
        return 0;
    };
    if has_time(stamp) && is_stamp(stamp) && !after.trim().is_empty() {
        "[]".len() + stamp.len()
    } else {
        0
    }
}

/// Returns whether `text` consists of a name and a time, as in `Jana Roe  10:32 AM`.
fn is_name_and_time(text: &str) -> bool {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.pop_if(|word| WORDS.chat.halves.contains(&word.to_ascii_lowercase()));
    let Some(time) = words.pop() else {
        return false;
    };
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) || word.starts_with('@');
    has_time(time)
        && is_stamp(time)
        && (1..=MAX_NAME_WORDS).contains(&words.len())
        && words.iter().all(is_name)
}

/// Returns whether `text` contains hours and minutes, such as `10:32`.
fn has_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.windows(4).any(|window| {
        window[0].is_ascii_digit()
            && window[1] == b':'
            && window[2].is_ascii_digit()
            && window[3].is_ascii_digit()
    })
}

/// Returns whether `text` consists only of characters and words of dates and times.
fn is_stamp(text: &str) -> bool {
    let mut text = text.to_ascii_lowercase();
    for half in &WORDS.chat.halves {
        text = text.replace(half, "");
    }
    text.chars().all(|character| {
        character.is_ascii_digit()
            || character.is_whitespace()
            || ":.,/-\u{202f}".contains(character)
    })
}
