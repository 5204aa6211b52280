//! The times before the turns of a transcript: “00:12”, “2026-03-04 14:05”, “2:05 PM”.

use crate::analysis::calendar;

/// Returns the length in bytes of the time at the beginning of `text`: “00:12”, “1:02:03.5”,
/// “2026-03-04 14:05”, “2:05 PM”. Returns `None` if `text` does not begin with a time.
pub fn time_len(text: &str) -> Option<usize> {
    let date = date_len(text);
    let text = &text[date..];
    let len = text
        .find(|character: char| !character.is_ascii_digit() && !":.,".contains(character))
        .unwrap_or(text.len());
    let time = text[..len].trim_end_matches([':', '.', ',']);
    let is_time = time.contains(':') && time.split(':').all(|part| (1..=6).contains(&part.len()));
    let half = half_len(&text[time.len()..]);
    is_time.then_some(date + time.len() + half)
}

/// Returns the length in bytes of the text that follows a time and belongs to it: “ PM”, “ p.m.”,
/// the “Z” of a time zone. Returns 0 if there is no such text.
fn half_len(text: &str) -> usize {
    let word = text.trim_start_matches(' ');
    let len = word
        .find(|character: char| !character.is_ascii_alphabetic() && character != '.')
        .unwrap_or(word.len());
    let is_half = calendar::half_of_day(&word[..len].to_ascii_lowercase()).is_some();
    if is_half || text.starts_with('Z') && len == 1 {
        text.len() - word.len() + len
    } else {
        0
    }
}

/// Returns the length in bytes of the date at the beginning of `text`, including the separator
/// before a time: “2026-03-04T”, “4/3/26, ”. Returns 0 if there is no date.
fn date_len(text: &str) -> usize {
    let len = text
        .find(|character: char| !character.is_ascii_digit() && !"-/.".contains(character))
        .unwrap_or(text.len());
    let n_parts = text[..len]
        .split(['-', '/', '.'])
        .filter(|part| !part.is_empty())
        .count();
    if n_parts != 3 {
        return 0;
    }
    let rest = text[len..].trim_start_matches(',');
    let rest = rest
        .strip_prefix('T')
        .unwrap_or_else(|| rest.trim_start_matches(' '));
    text.len() - rest.len()
}
