//! Who speaks in a transcript, and whether two ways to name somebody may mean one person.

use std::collections::BTreeSet;

use crate::analysis::name::{self, is_title};
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::text::draft::Draft;
use crate::text::span::{Place, offset};
use crate::text::words::normalize;

/// A speaker's turn in a transcript.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The label in front of it, with its time and its colon.
    pub place: Place,
    /// The name in the label.
    pub speaker: String,
}

/// The turns of the text `source`: lines that open “NAME:”, “[00:12] Name:”, “**Name:**” or are
/// “Name 00:12”. One alone is a line like any other.
pub fn turns(source: &str) -> Vec<Turn> {
    let mut turns = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        if let Some((speaker, len)) = label(line) {
            let place = Place::new(offset(start), offset(start + len));
            turns.push(Turn { place, speaker });
        }
        start += line.len();
    }
    if turns.len() < 2 {
        turns.clear();
    }
    turns
}

/// The name that `line` opens with as the label of a turn, and the length of the label.
fn label(line: &str) -> Option<(String, usize)> {
    let is_mark = |character: char| character.is_whitespace() || "*_#>-–[](".contains(character);
    let mut rest = line.trim_start_matches(is_mark);
    if let Some(len) = time_len(rest) {
        rest = rest[len..]
            .trim_start_matches(|character: char| is_mark(character) || character == ')');
    }
    if let Some(voice) = rest.strip_prefix("<v ") {
        let end = voice.find('>')?;
        let len = line.len() - voice.len() + end + 1;
        return Some((voice[..end].trim().to_owned(), len));
    }
    let end = rest.find([':', '\n']).unwrap_or(rest.len());
    let is_colon = rest[end..].starts_with(':');
    let head = &rest[..end];
    // A time may stand behind the name: “Ana Ruiz (00:12):”, “Ana Ruiz 00:12”.
    let time = head.find(|character: char| character.is_ascii_digit() || "([".contains(character));
    let (written, is_timed) = match time {
        Some(at) => {
            let from = rest[at..].trim_start_matches(['(', '[']);
            (&head[..at], time_len(from).is_some())
        }
        None => (head, false),
    };
    let name = written
        .trim_matches(|character: char| character.is_whitespace() || "*_,".contains(character));
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let is_labelled = is_colon && time.is_none_or(|_| is_timed) || is_timed;
    if !is_labelled
        || words.is_empty()
        || MAX_WORDS_OF_LABEL < words.len()
        || !words.iter().all(is_name)
    {
        return None;
    }
    let before = line.len() - rest.len();
    let len = if is_timed {
        let at = time.unwrap_or(0);
        let behind = rest[at..]
            .find([')', ']', '\n', ' '])
            .map_or(rest.len(), |len| at + len + 1);
        let colon = rest[behind..].starts_with(':');
        before + behind + usize::from(colon)
    } else {
        before + end + 1
    };
    Some((name.to_owned(), len.min(line.len())))
}

/// The most words of the name of a speaker with the office: “Deputy Mayor Ana Ruiz”.
const MAX_WORDS_OF_LABEL: usize = 5;

/// The length of the time that `text` begins with: “00:12”, “1:02:03.5”.
fn time_len(text: &str) -> Option<usize> {
    let len = text
        .find(|character: char| !character.is_ascii_digit() && !":.,".contains(character))
        .unwrap_or(text.len());
    let time = text[..len].trim_end_matches([':', '.', ',']);
    let is_time = time.contains(':') && time.split(':').all(|part| (1..=6).contains(&part.len()));
    is_time.then_some(time.len())
}

/// The names of more than one word in a text.
#[derive(Clone, Debug, Default)]
pub struct WholeNames {
    names: Vec<Vec<String>>,
}

impl WholeNames {
    /// Those of `draft`.
    pub fn of(draft: &Draft) -> Self {
        let names = name::find(draft)
            .into_iter()
            .filter(|name| 1 < name.n_words());
        let words = names.map(|name| {
            let tokens = &draft.tokens[name.tokens];
            tokens
                .iter()
                .map(|token| draft.word(token).to_owned())
                .collect()
        });
        Self {
            names: words.collect(),
        }
    }
}

/// The words by which somebody is known: those of a name, without titles and offices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    words: BTreeSet<String>,
}

/// Words of people by what they do, which are no names.
const OFFICES: ClassSet = ClassSet::of(&[
    Class::RoleNouns,
    Class::RoleSource,
    Class::PersonNouns,
    Class::PeopleNouns,
    Class::FunctionWords,
]);

impl Known {
    /// Whoever is called `text`, where whole `names` tell more of a surname.
    pub fn of(text: &str, names: &WholeNames) -> Self {
        let mut words: BTreeSet<String> = BTreeSet::new();
        for word in text
            .split(|character: char| !character.is_alphanumeric() && !"'’-.".contains(character))
        {
            let word = word.trim_matches(['\'', '’', '.', '-']);
            let lower = normalize(word).into_owned();
            let lower = lower.trim_end_matches("'s").to_owned();
            let is_name = word.starts_with(char::is_uppercase)
                && !is_title(&lower)
                && !english::dictionary().word(&lower).classes.meets(&OFFICES);
            if is_name {
                words.insert(lower);
            }
        }
        for name in &names.names {
            if name.last().is_some_and(|word| words.contains(word)) {
                words.extend(name.iter().cloned());
            }
        }
        Self { words }
    }

    /// Whether nothing is known of the name.
    pub fn is_nobody(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether both may be one person: they share a name, or one is the initials of the other.
    pub fn may_be(&self, other: &Self) -> bool {
        let initials = |short: &Self, long: &Self| {
            let mut words = short.words.iter();
            let (Some(only), None) = (words.next(), words.next()) else {
                return false;
            };
            only.chars().count() <= MAX_INITIALS
                && only
                    .chars()
                    .all(|letter| long.words.iter().any(|word| word.starts_with(letter)))
        };
        !self.words.is_disjoint(&other.words) || initials(self, other) || initials(other, self)
    }
}

/// The most letters of a label that is made of initials.
const MAX_INITIALS: usize = 3;
