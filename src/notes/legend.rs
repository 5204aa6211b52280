//! Finds the names that the short labels of a transcript stand for: “HK = Hanna Krol”, “Sian Tolley
//! (S)”, “Interview with Ana Ruiz”.

use rustc_hash::FxHashMap;

use crate::analysis::name;
use crate::notes::speaker::Turn;

/// Replaces each speaker of `turns` with the name that `source` gives for the speaker's label.
pub fn expand(source: &str, turns: &mut [Turn]) {
    let mut names: FxHashMap<String, Option<String>> = FxHashMap::default();
    for turn in turns {
        let label = turn.speaker.clone();
        let name = names
            .entry(label.clone())
            .or_insert_with(|| name_of(&label, source));
        if let Some(name) = name {
            turn.speaker.clone_from(name);
        }
    }
}

/// Returns the name for which `label` stands in `source`, or `None` if `source` does not explain
/// the label.
fn name_of(label: &str, source: &str) -> Option<String> {
    if label.contains(char::is_whitespace) {
        return None;
    }
    if label == ANSWER {
        return interviewed(source);
    }
    let mut places = source.match_indices(label).map(|(at, _)| at);
    places.find_map(|at| {
        let end = at + label.len();
        let before = source[..at].chars().next_back();
        let is_word = before.is_none_or(|letter| !letter.is_alphanumeric());
        let behind = source[end..].trim_start_matches(' ');
        let name = if let Some(behind) = behind.strip_prefix('=') {
            Some(leading_name(behind))
        } else if let Some(behind) = behind.strip_prefix(':') {
            Some(leading_name(behind)).filter(|name| is_short_for(label, name))
        } else if before == Some('(') && behind.starts_with(')') {
            Some(last_name(&source[..at - 1])).filter(|name| is_short_for(label, name))
        } else {
            None
        };
        name.filter(|name| is_word && name.split(' ').count() > 1)
    })
}

/// The label of the person who answers in an interview.
const ANSWER: &str = "A";

/// Returns the interviewed person whom the first lines of `source` name.
fn interviewed(source: &str) -> Option<String> {
    let mut lines = source.lines().take(LINES_OF_HEAD);
    let (_, behind) = lines.find_map(|line| line.split_once(INTERVIEW))?;
    Some(leading_name(behind)).filter(|name| name.contains(' '))
}

/// The words before the name of the interviewed person. The first letter is left out, since it may
/// be “I” or “i”.
const INTERVIEW: &str = "nterview with ";

/// How many lines at the beginning of an interview are searched for the person who answers.
const LINES_OF_HEAD: usize = 4;

/// Returns the words with capitals that `text` begins with, up to a punctuation mark.
fn leading_name(text: &str) -> String {
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        let plain = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_name = plain.starts_with(char::is_uppercase) && word.starts_with(plain);
        if !is_name {
            break;
        }
        words.push(plain);
        if word.len() != plain.len() && !name::is_title(&plain.to_lowercase()) {
            break;
        }
    }
    words.join(" ")
}

/// Returns the words with capitals that `text` ends with.
fn last_name(text: &str) -> String {
    let words = text.split_whitespace().rev();
    let mut name: Vec<&str> = words
        .take_while(|word| {
            word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphanumeric)
        })
        .collect();
    name.reverse();
    name.join(" ")
}

/// Says whether each letter of `label` begins a word of `name`, in this order: “IS” for “Ingrid
/// Solano”.
fn is_short_for(label: &str, name: &str) -> bool {
    let mut words = name.split(' ');
    !label.is_empty()
        && label
            .chars()
            .all(|letter| letter.is_uppercase() && words.any(|word| word.starts_with(letter)))
}
