//! Finds who speaks in a transcript, and whether two names may mean one person.

use std::collections::BTreeSet;

use crate::analysis::attribution::Source;
use crate::analysis::name::{self, is_title};
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::notes::stamp::time_len;
use crate::notes::{legend, letter, person};
use crate::text::draft::Draft;
use crate::text::span::{Place, Span, offset};
use crate::text::words::normalize;

/// A speaker's turn in a transcript.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The place of the label, with its time and its colon. The words of the speaker follow the
    /// label.
    pub place: Place,
    /// The name in the label.
    pub speaker: String,
}

/// Returns the turns of the transcript `source`. A turn begins with a label: `NAME:`, `[00:12]
/// Name:`, `**Name:**`, or `Name 00:12` on a line of its own. A text with only one label, or with
/// few labels for its length, is not a transcript and has no turns. A letter has one turn, that of
/// its sender.
pub fn turns(source: &str) -> Vec<Turn> {
    if let Some(sender) = letter::sender(source) {
        return vec![sender];
    }
    let mut turns = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        if let Some((speaker, len)) = label(line).filter(|(name, _)| !letter::is_field(name)) {
            let place = Place::new(offset(start), offset(start + len));
            turns.push(Turn { place, speaker });
        }
        start += line.len();
    }
    if turns.len() < 2 || turns.len() * MAX_PARAGRAPHS_OF_TURN < paragraphs(source) {
        turns.clear();
    }
    legend::expand(source, &mut turns);
    turns
}

/// Counts the paragraphs of `source`. A line with the times of a subtitle, “00:01.000 -->
/// 00:04.000”, is not counted.
fn paragraphs(source: &str) -> usize {
    let mut n_paragraphs = 0;
    let mut is_within = false;
    for line in source.lines() {
        let is_text = !line.trim().is_empty();
        n_paragraphs += usize::from(is_text && !is_within && !line.contains("-->"));
        is_within = is_text && !line.contains("-->");
    }
    n_paragraphs
}

/// Returns the lines of `source` that give the times of a subtitle, “00:01.000 --> 00:04.000”,
/// together with the number on the line above. Nobody speaks these lines.
pub fn cues(source: &str) -> Vec<Place> {
    let mut cues = Vec::new();
    let (mut start, mut number) = (0, None);
    for line in source.split_inclusive('\n') {
        let end = start + line.len();
        let text = line.trim();
        if line.contains("-->") {
            cues.push(Place::new(offset(number.unwrap_or(start)), offset(end)));
        }
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        number = is_number.then_some(start);
        start = end;
    }
    cues
}

/// The maximum number of paragraphs in a turn of a transcript, on average. An article with a label
/// such as “Correction:” has more paragraphs for each label.
const MAX_PARAGRAPHS_OF_TURN: usize = 12;

/// Reads the label of a turn at the beginning of `line`. Returns the name in the label, and the
/// length of the label in bytes.
fn label(line: &str) -> Option<(String, usize)> {
    let is_mark = |character: char| character.is_whitespace() || "*_#>-–[](".contains(character);
    let mut rest = line.trim_start_matches(is_mark);
    if let Some(len) = time_len(rest) {
        rest = rest[len..]
            .trim_start_matches(|character: char| is_mark(character) || character == ')');
    }
    if let Some(initials) = initials(rest).filter(|_| rest.len() < line.len()) {
        let len = line.len() - rest.len() + initials.len();
        return Some((initials.to_owned(), len));
    }
    if let Some(voice) = rest.strip_prefix("<v ") {
        let end = voice.find('>')?;
        let len = line.len() - voice.len() + end + 1;
        return Some((voice[..end].trim().to_owned(), len));
    }
    let end = rest.find([':', '\n']).unwrap_or(rest.len());
    let is_colon = rest[end..].starts_with(':');
    let head = &rest[..end];
    // A time may follow the name: “Ana Ruiz (00:12):”, “Ana Ruiz 00:12”.
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
    let is_alone = time.is_some_and(|at| is_alone(&rest[at..]));
    let is_described = is_described(head, &rest[end..]);
    let is_labelled =
        is_colon && (time.is_none_or(|_| is_timed) || is_described) || is_timed && is_alone;
    let is_heading =
        line.starts_with('#') && !rest[end..].trim_matches([':', '*', ' ', '\n']).is_empty();
    if !is_labelled
        || is_heading
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

/// Says whether the label `head` ends with a description of the speaker: “RUIZ (Ana, harbour
/// master):”. `behind` begins with the colon after the label. If a quotation follows the colon, the
/// line is not a turn of a transcript, and the result is `false`.
fn is_described(head: &str, behind: &str) -> bool {
    let said = behind.trim_start_matches([':', ' ']);
    head.trim_end().ends_with(')')
        && head.matches('(').count() == 1
        && !said.starts_with(['"', '“', '‘'])
}

/// Returns the initials at the beginning of `text`, if two spaces or a tab follow them: “EZ  Well,
/// we count”.
fn initials(text: &str) -> Option<&str> {
    let len = text.find([' ', '\t'])?;
    let (initials, rest) = text.split_at(len);
    let is_wide = rest.starts_with("  ") || rest.starts_with('\t');
    let is_name = initials.len() <= MAX_INITIALS
        && initials.chars().all(|letter| letter.is_ascii_uppercase());
    (is_wide && is_name && !initials.is_empty()).then_some(initials)
}

/// Says whether `time` is in brackets or at the end of its line. In “At 10:30 in the morning”, the
/// time is part of a sentence.
fn is_alone(time: &str) -> bool {
    time.starts_with(['(', '[']) || !time.trim_end().contains(' ')
}

/// The maximum number of words in the name of a speaker, with the office: “Deputy Mayor Ana Ruiz”.
const MAX_WORDS_OF_LABEL: usize = 5;

/// The names in a text that have more than one word, such as “Ana Ruiz”.
#[derive(Clone, Debug, Default)]
pub struct WholeNames {
    names: Vec<Vec<String>>,
}

impl WholeNames {
    /// Finds the names of more than one word in `draft`.
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

impl WholeNames {
    /// Says whether one of the names has the word `word`, which must be in lower case.
    pub fn have(&self, word: &str) -> bool {
        self.names.iter().flatten().any(|own| own == word)
    }

    /// Says whether the `initials`, in lower case, are first letters of the words of one of the
    /// names, in the same order.
    pub fn begin_with(&self, initials: &str) -> bool {
        let begins = |name: &Vec<String>| {
            let mut words = name.iter();
            let mut letters = initials.chars();
            letters.all(|letter| words.any(|word| word.starts_with(letter)))
        };
        self.names.iter().any(begins)
    }
}

/// The words of somebody's name, without titles and offices: “Ana Ruiz” for “Mayor Ana Ruiz”.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    words: BTreeSet<String>,
}

/// The classes of words that are not part of a name: “mayor”, “residents”, “the”.
const OFFICES: ClassSet = ClassSet::of(&[
    Class::RoleNouns,
    Class::RoleSource,
    Class::PersonNouns,
    Class::PeopleNouns,
    Class::FunctionWords,
]);

/// The beginning of an office without a name: “the mayor”.
const OPENING_ARTICLE: &str = "the ";

impl Known {
    /// Finds the person whom `text` names. If `text` has the surname of one of `names`, the other
    /// words of that name are added: “Ruiz” becomes “Ana Ruiz”.
    pub fn of(text: &str, names: &WholeNames) -> Self {
        let mut words: BTreeSet<String> = BTreeSet::new();
        // “The MP” is an office, “MP:” may be the label of a speaker.
        let is_office = |word: &str| {
            text.get(..OPENING_ARTICLE.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(OPENING_ARTICLE))
                && word.chars().all(char::is_uppercase)
        };
        // The label “IS” stands for a name, not for the verb.
        let is_initials = (2..=MAX_INITIALS).contains(&text.len())
            && text.chars().all(|letter| letter.is_ascii_uppercase());
        if is_initials {
            let words = BTreeSet::from([text.to_ascii_lowercase()]);
            return Self { words };
        }
        // “Reached by phone on Wednesday, he” has capitals, but names nobody.
        let last = text.rsplit(' ').next().unwrap_or_default();
        if english::dictionary().is(last, Class::FunctionWords) {
            return Self::default();
        }
        for word in naming(text).into_iter().filter(|word| !is_office(word)) {
            let lower = normalize(word).into_owned();
            if !is_title(&lower) && !english::dictionary().word(&lower).classes.meets(&OFFICES) {
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

    /// Says whether the text names nobody.
    pub fn is_nobody(&self) -> bool {
        self.words.is_empty()
    }

    /// Says whether `text` has a word of the name.
    pub fn is_named_in(&self, text: &str) -> bool {
        let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
        words
            .into_iter()
            .any(|word| self.words.contains(&*normalize(word)))
    }

    /// Says whether all words of this name are in `other`, or all words of `other` are in this
    /// name. This is false for two people who share a surname but have different first names.
    pub fn is_within(&self, other: &Self) -> bool {
        self.words.is_subset(&other.words) || other.words.is_subset(&self.words)
    }

    /// Says whether both names may mean one person: they have a word in common, or one is the
    /// initials of the other.
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
        let shares = |word: &String| other.words.iter().any(|own| person::is_same(own, word));
        self.words.iter().any(shares) || initials(self, other) || initials(other, self)
    }
}

/// Returns the span of the words of `draft` that name `source` in full. It is the span of the
/// antecedent, such as “Ana Ruiz” for “Ruiz”. But “Bo Ek, the manager of Ana Ruiz” is an antecedent
/// that names somebody other than “Ruiz”; in this case, the result is the span of the source
/// itself.
pub fn naming_span(draft: &Draft, source: &Source) -> Span {
    let Some(antecedent) = source.antecedent else {
        return source.span;
    };
    let whole = naming(draft.text(antecedent));
    match naming(draft.text(source.span)).last() {
        Some(surname) if !whole.contains(surname) => source.span,
        _ => antecedent,
    }
}

/// Returns the surname of the person whom `text` names, in lower case: “ruiz” for “the mayor, Ana
/// Ruiz of Ansel,”.
pub fn surname(text: &str) -> Option<String> {
    let named = text.split([',', ';', '(']).find_map(|part| {
        // “Ansel” in “of Ansel” says where somebody comes from.
        let part = part.split(" of ").next().unwrap_or(part);
        let part = part.split(" from ").next().unwrap_or(part);
        Some(normalize(naming(part).last()?).into_owned())
    })?;
    let name = named.trim_end_matches("'s").to_owned();
    let is_office = english::dictionary().word(&name).classes.meets(&OFFICES);
    (!is_office && !is_title(&name)).then_some(name)
}

/// Returns the words of `text` that name somebody: “Ana Ruiz” in “the Republican mayor Ana Ruiz,
/// who came from Ansel”. “Republican” has a capital but is left out, because it describes a noun.
fn naming(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let parts = text.split([',', ';', '(', ')']);
    for part in parts.flat_map(|part| part.split(" and ")) {
        let mut name: Vec<&str> = Vec::new();
        let mut is_begun = false;
        let is_joint = |word: &str| english::dictionary().is(word, Class::TitleParticles);
        for written in part.split_whitespace() {
            let word = written.trim_matches(|character: char| !character.is_alphanumeric());
            let lower = normalize(word).into_owned();
            let is_grammar = english::dictionary().is(&lower, Class::FunctionWords);
            if word.is_empty() || is_grammar && !is_begun {
                continue;
            }
            let is_capital = word.starts_with(char::is_uppercase);
            if is_grammar && !is_capital && (name.is_empty() || !is_joint(&lower)) {
                break;
            }
            is_begun = true;
            if lower.ends_with("'s") || !is_grammar && !is_capital {
                name.clear();
            } else if is_capital {
                name.push(word);
            }
        }
        names.append(&mut name);
    }
    names
}

/// The maximum number of letters in initials.
pub const MAX_INITIALS: usize = 3;
