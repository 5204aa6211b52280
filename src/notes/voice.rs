//! Finds who speaks at a place of a note: whose turn it is, who is quoted, or whose name is above.

use crate::analysis::attribution;
use crate::english;
use crate::english::class::Class;
use crate::notes::note::Note;
use crate::notes::speaker::{self, Known, Turn, WholeNames};
use crate::syntax::Syntax;
use crate::text::span::{Place, Span};

/// Who speaks at a place of a note.
#[derive(Clone, Debug, Default)]
pub struct Voice {
    /// Who says the words.
    pub speaker: Option<String>,
    /// Who repeats words of somebody else: the speaker of “He said to me, ‘I need a ladder’”.
    pub reporter: Option<String>,
}

impl Voice {
    /// The voice of `speaker`, which nobody reports.
    fn of(speaker: Option<String>) -> Self {
        Self {
            speaker,
            reporter: None,
        }
    }
}

impl Note {
    /// Who speaks at token `idx`.
    pub fn voice(&self, idx: usize) -> Voice {
        let span = self.draft.tokens[idx].span;
        let at = self.draft.place(span).start;
        let is_nobody = |name: &String| Known::of(name, self.names()).is_nobody();
        if self.turns.is_empty() {
            let quoted = self.quoted_person(span);
            let is_named = quoted.as_ref().is_some_and(|name| !is_nobody(name));
            let labelled = || self.labelled(span);
            return Voice::of((!is_named).then(labelled).flatten().or(quoted));
        }
        let after = self.turns.partition_point(|turn| turn.place.start <= at);
        let turn = after.checked_sub(1).map(|before| &self.turns[before]);
        // “Against: Ms Ana Ruiz:” names a speaker behind a label that names nobody.
        let is_named = turn.is_some_and(|turn| {
            let between = turn.place.end.min(at) as usize..at as usize;
            !self.draft.source()[between].contains('\n') && !is_nobody(&turn.speaker)
        });
        if let Some(name) = self.label_of_line(span).filter(|_| !is_named) {
            return Voice::of(Some(name));
        }
        let Some(turn) = turn else {
            return Voice::default();
        };
        let own = Some(turn.speaker.clone());
        if self.is_credited_behind(span) {
            // The note does not explain the name or the account after the quotation.
            return Voice::default();
        }
        if !self.quotes_another(span, turn) {
            return Voice::of(own);
        }
        if self.is_labelled_by_office(span) {
            return Voice::default();
        }
        match self.quoted_person(span) {
            Some(name) if name.eq_ignore_ascii_case(SELF) => Voice::of(own),
            // A letter has one turn. Its sender offers words for quotation: “You may quote me: …”.
            None if self.turns.len() == 1 => Voice::of(own),
            name => Voice {
                speaker: name.filter(|name| !is_nobody(name)),
                reporter: own,
            },
        }
    }

    /// Whether the person `known` is named before token `idx`, in this turn or in the turn before
    /// it.
    pub fn names_before(&self, idx: usize, known: &Known) -> bool {
        let at = self.draft.place(self.draft.tokens[idx].span).start;
        let after = self.turns.partition_point(|turn| turn.place.start <= at);
        let first = self.turns.get(after.saturating_sub(2));
        let start = first.map_or(0, |turn| turn.place.start);
        let text = self.draft.source().get(start as usize..at as usize);
        text.is_some_and(|text| known.is_named_in(text))
    }

    /// The person to whom a sentence of the note credits the words at `span`.
    fn quoted_person(&self, span: Span) -> Option<String> {
        let attributions = self
            .attributions
            .get_or_init(|| attribution::find(&Syntax::new(&self.draft), self.quotes()));
        let own = attributions.iter().filter(|attribution| {
            attribution
                .content
                .iter()
                .any(|content| content.contains(span))
        });
        own.filter_map(|attribution| attribution.source.as_ref())
            .map(|source| {
                let span = speaker::naming_span(&self.draft, source);
                self.draft.text(span).to_owned()
            })
            .next()
    }

    /// Whether the speaker of `turn` quotes somebody else at `span`. The word at `span` must be
    /// between quotation marks, and the speaker must say something before these.
    fn quotes_another(&self, span: Span, turn: &Turn) -> bool {
        let Some(quotation) = self.quotation_at(span) else {
            return false;
        };
        let before = turn.place.end as usize..quotation.start as usize;
        let before = self.draft.source().get(before).unwrap_or_default();
        before.contains(char::is_alphanumeric)
    }

    /// The place of the quotation that holds `span`.
    fn quotation_at(&self, span: Span) -> Option<Place> {
        let mut quotes = self.quotes().iter();
        let quote = quotes.find(|quote| quote.inner.contains(span))?;
        Some(self.draft.place(quote.span))
    }

    /// Whether a dash or the name of an account follows the quotation that contains `span`: “…
    /// again.” — @harbourmaster.
    fn is_credited_behind(&self, span: Span) -> bool {
        let Some(quotation) = self.quotation_at(span) else {
            return false;
        };
        let end = quotation.end as usize;
        let behind = self.draft.source().get(end..).unwrap_or_default();
        behind
            .trim_start_matches(' ')
            .starts_with(['–', '—', '-', '~', '@'])
    }

    /// Whether the label of an office that names nobody stands directly before the quotation that
    /// contains `span`: “Carried. The Chair: ‘You have told me’”.
    fn is_labelled_by_office(&self, span: Span) -> bool {
        let before = self.quotation_at(span).and_then(|quotation| {
            let before = self.draft.source().get(..quotation.start as usize)?;
            before.rsplit(['\n', '.']).next()
        });
        before.is_some_and(|before| {
            let label = before.trim();
            let n_words = label.trim_start_matches("The ").split(' ').count();
            label.ends_with(':') && n_words == 1
        })
    }

    /// The name directly before the quotation that contains `span`, on the same line: “Mr Colin
    /// Stagg (Ratepayers' Association): ‘We pay twice’”.
    fn label_of_line(&self, span: Span) -> Option<String> {
        let at = self.quotation_at(span)?.start as usize;
        let own = head(self.draft.source()[..at].rsplit('\n').next()?);
        let is_label = own.ends_with([':', '-', '–', '—', ';']);
        is_label.then(|| name_before(own, self.names())).flatten()
    }

    /// The name before the quotation that contains `span`, on the same line or on a line above in
    /// the same paragraph. Notebooks are written like this: “Kofi Tetteh, 29, mechanic - ‘i had no
    /// shoes’”.
    fn labelled(&self, span: Span) -> Option<String> {
        let at = self.quotation_at(span)?.start as usize;
        let mut lines = self.draft.source()[..at].rsplit('\n');
        let own = head(lines.next()?);
        if let Some(name) = self.label_of_line(span) {
            return Some(name);
        }
        if own.starts_with(char::is_uppercase) {
            return None;
        }
        lines
            .take(MAX_LINES_OF_LABEL)
            .take_while(|line| !line.trim().is_empty())
            .find_map(|line| name_before(head(line), self.names()))
    }
}

/// How a speaker names himself or herself.
const SELF: &str = "i";

/// How many lines above a quotation the name of its speaker may be.
const MAX_LINES_OF_LABEL: usize = 12;

/// The text of `line` before its first quotation mark, without the bullet of a list item.
fn head(line: &str) -> &str {
    let line = line.split(['"', '“', '‘']).next().unwrap_or_default();
    line.trim_matches(|letter: char| letter.is_whitespace() || "*•>_".contains(letter))
        .trim_start_matches(['-', '–', ' '])
}

/// The name in the label `head`, or the name between two colons: “Against: Ms Angela Rigoni:”.
fn name_before(head: &str, names: &WholeNames) -> Option<String> {
    let mut parts = head.split(':').rev();
    parts.find_map(|part| name_in(last_sentence(part.trim()), names))
}

/// The name in `label`, which may begin with a number or a role and end with an age or a role: “3.
/// Mr Ruiz”, “pros Ana Ruiz”, “statement, Ana Ruiz, 68”.
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

/// The text of `line` after the last full stop that ends a sentence. Before it is a word in small
/// letters or a number, not a title such as “Dr.”.
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

/// In how many parts of a label, which commas separate, the name may be.
const MAX_PIECES_OF_LABEL: usize = 2;

/// How many words a name may have at most, including an office or a place: “Kerslake in car pk”.
const MAX_WORDS_OF_NAME: usize = 6;
