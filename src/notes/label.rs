//! Finds the name that notes have before a quotation: “Kofi Tetteh, 29, mechanic - ‘i had no
//! shoes’”. The name may be on the same line, in the same row of a table, or on a line above.

use crate::english;
use crate::english::class::Class;
use crate::notes::note::Note;
use crate::notes::speaker::{Known, WholeNames};
use crate::notes::voice::Ground;
use crate::text::span::Span;

/// What comes before a quotation on its line.
enum Lead {
    /// Nothing, or words such as “sd” that continue the lines above.
    Open,
    /// A label with the name of a person.
    Named(String),
    /// A label that names nobody: “cor:”.
    Nameless,
    /// Other words, such as a description of the speaker: “passenger Percy Vane 80, stick”.
    Other,
}

impl Note {
    /// Returns the name in the label directly before the quotation that contains `span`, on the
    /// same line: “Mr Colin Stagg (Ratepayers' Association): ‘We pay twice’”.
    pub fn label_of_line(&self, span: Span) -> Option<String> {
        match self.lead(self.quotation_at(span)?.start as usize) {
            Lead::Named(name) => Some(name),
            _ => None,
        }
    }

    /// Returns the name before the quotation that contains `span`, and the ground for taking this
    /// person as the speaker. The name is on the same line or on a line above in the same paragraph.
    /// Notebooks are written like this: “Kofi Tetteh, 29, mechanic - ‘i had no shoes’”.
    pub fn labelled(&self, span: Span) -> Option<(String, Ground)> {
        let at = self.quotation_at(span)?.start as usize;
        match self.lead(at) {
            Lead::Named(name) => return Some((name, Ground::Stated)),
            Lead::Nameless => return None,
            Lead::Other => return self.opening(at),
            Lead::Open => {}
        }
        let source = &self.draft.source()[..at];
        let mut start = source.rfind('\n').unwrap_or(0);
        for line in source.rsplit('\n').skip(1).take(MAX_LINES_OF_LABEL) {
            if line.trim().is_empty() {
                break;
            }
            start -= line.len();
            if let Some(name) = name_before(head(line), self.names()) {
                return Some((name, Ground::Passage(start..at)));
            }
            start = start.saturating_sub(1);
        }
        None
    }

    /// Returns what comes before the quotation at byte `at` on its line. If another quotation is on
    /// the line, the words between the two quotations are read. If there are no such words, the
    /// words before the other quotation are read.
    fn lead(&self, at: usize) -> Lead {
        let line = self.draft.source()[..at].rsplit('\n').next();
        let line = line.unwrap_or_default();
        if line.trim_start().starts_with('|') {
            return self.in_row(at, line);
        }
        let Some(last) = line.rfind(['"', '”']) else {
            return self.lead_of(head(line));
        };
        let between = line[last..].trim_start_matches(['"', '”', ' ', '.', ',', ';']);
        if between.contains(char::is_alphanumeric) {
            self.lead_of(between.trim_end())
        } else {
            self.lead(at - line.len() + first_mark(line))
        }
    }

    /// Says what kind of words `own` are. These words come right before a quotation.
    fn lead_of(&self, own: &str) -> Lead {
        let is_label = own.ends_with([':', '-', '–', '—', ';']);
        match name_before(own, self.names()).filter(|_| is_label) {
            Some(name) => Lead::Named(name),
            // “asked re hydrants 3x:” is not short, so it continues the lines above.
            None if is_label && is_short(own) => Lead::Nameless,
            None if own.starts_with(char::is_uppercase) => Lead::Other,
            None if self.begins_with_name(own) => Lead::Other,
            None => Lead::Open,
        }
    }

    /// Says whether `own` begins with a name of more than one word, or with a role and such a name:
    /// “passenger Percy Vane 80, stick”.
    fn begins_with_name(&self, own: &str) -> bool {
        let name = name_in(own, self.names());
        name.is_some_and(|name| name.contains(' '))
    }

    /// Returns the name at the beginning of the line of the quotation at byte `at`, if the name has
    /// more than one word.
    fn opening(&self, at: usize) -> Option<(String, Ground)> {
        let line = self.draft.source()[..at].rsplit('\n').next()?;
        let start = line.rfind(['"', '”']).map_or(0, |last| last + 1);
        let own = line[start..].trim_start_matches([' ', '.', ',', ';']);
        let name = name_in(head(own), self.names()).filter(|name| name.contains(' '))?;
        Some((name, Ground::Passage(at - own.len()..at)))
    }

    /// Returns the name in a cell of the table row that has the quotation at byte `at`. `row` is
    /// the text of this row before the quotation.
    fn in_row(&self, at: usize, row: &str) -> Lead {
        let behind = self.draft.source()[at..].lines().next();
        let cells = row
            .split('|')
            .chain(behind.into_iter().flat_map(|text| text.split('|').skip(1)));
        let mut names = cells.filter_map(|cell| name_in(cell.trim(), self.names()));
        names.next().map_or(Lead::Nameless, Lead::Named)
    }
}

/// Says whether the label `own` is a role or an office, and not a sentence.
fn is_short(own: &str) -> bool {
    let label = last_sentence(own);
    label.starts_with(char::is_uppercase) || label.split(' ').count() <= MAX_WORDS_OF_ROLE
}

/// The maximum number of words of a role in lower case: “also judge:”.
const MAX_WORDS_OF_ROLE: usize = 2;

/// Returns the byte offset of the first quotation mark in `line`, or 0 if there is none.
fn first_mark(line: &str) -> usize {
    line.find(['"', '“', '‘']).unwrap_or_default()
}

/// How many lines above a quotation are searched for the name of its speaker.
const MAX_LINES_OF_LABEL: usize = 12;

/// Returns the text of `line` before its first quotation mark, without the bullet of a list item.
fn head(line: &str) -> &str {
    let line = line.split(['"', '“', '‘']).next().unwrap_or_default();
    line.trim_matches(|letter: char| letter.is_whitespace() || "*•>_".contains(letter))
        .trim_start_matches(['-', '–', ' '])
}

/// Returns the name in the label `head`. The name may be between two colons: “Against: Ms Angela
/// Rigoni:”.
fn name_before(head: &str, names: &WholeNames) -> Option<String> {
    let mut parts = head.split(':').rev();
    parts.find_map(|part| name_in(without_subject(last_sentence(part.trim())), names))
}

/// Returns the words of `label` before the subject that the speaker talks about: “HP” for “HP re
/// Moss”.
fn without_subject(label: &str) -> &str {
    let label = label.split(" re ").next().unwrap_or_default();
    label.split(" on ").next().unwrap_or_default()
}

/// Returns the name in `label`. A number or a role may come before the name, and an age or a role
/// may follow it: “3. Mr Ruiz”, “pros Ana Ruiz”, “statement, Ana Ruiz, 68”.
fn name_in(label: &str, names: &WholeNames) -> Option<String> {
    let label =
        label.trim_start_matches(|letter: char| letter.is_ascii_digit() || ".) ".contains(letter));
    let mut pieces = label
        .split([',', '(', ';', '–', '—'])
        .take(MAX_PIECES_OF_LABEL);
    pieces.find_map(|piece| {
        let end = piece.find(|letter: char| letter.is_ascii_digit());
        let piece = &piece[..end.unwrap_or(piece.len())];
        let piece = piece.split(" -").next().unwrap_or_default();
        let name = piece
            .trim()
            .trim_start_matches(|letter: char| !letter.is_uppercase());
        let is_function = |word: &&str| english::dictionary().is(word, Class::FunctionWords);
        let is_phrase = name
            .split(' ')
            .next()
            .is_some_and(|word| is_function(&word))
            || 1 < name.split(' ').filter(is_function).count();
        let is_name = !name.is_empty()
            && !is_phrase
            && name.split_whitespace().count() <= MAX_WORDS_OF_NAME
            && !Known::of(name, names).is_nobody();
        is_name.then(|| name.to_owned())
    })
}

/// Returns the text of `line` after the last full stop that ends a sentence. Such a full stop comes
/// after a number or a word in small letters, not after a title such as “Dr.”.
fn last_sentence(line: &str) -> &str {
    let stops = line.match_indices(". ");
    let ends_sentence = |at: usize| {
        let word = line[..at].rsplit(' ').next().unwrap_or_default();
        word.starts_with(|letter: char| letter.is_lowercase() || letter.is_ascii_digit())
            && word.len() < at
    };
    let end = stops
        .map(|(at, _)| at)
        .filter(|at| ends_sentence(*at))
        .last();
    end.map_or(line, |at| line[at + 1..].trim_start())
}

/// How many parts of a label are searched for the name. Commas and similar marks separate the
/// parts.
const MAX_PIECES_OF_LABEL: usize = 2;

/// The maximum number of words in a name, including an office or a place: “Kerslake in car pk”.
const MAX_WORDS_OF_NAME: usize = 6;
