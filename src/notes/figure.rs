//! Figures looked for in notes: the same, rounded, another one for the same thing, or none.

use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::analysis::calendar;
use crate::analysis::number::{self, Hedge, Measure, Number};
use crate::notes::note::Notes;
use crate::notes::stream;
use crate::notes::table;
use crate::notes::{ComparedFigure, FigureVerdict, NotePlace};
use crate::text::draft::Draft;
use crate::text::markup::Markup;
use crate::text::span::Place;
use crate::text::stem::stem;
use crate::text::token::TokenKind;

/// A figure and what it is said of.
#[derive(Clone, Debug)]
pub struct NoteFigure {
    /// The note.
    pub note: u32,
    /// The place there.
    pub place: Place,
    /// Its value.
    pub number: Number,
    /// The token that it begins with; none for a cell.
    pub token: Option<usize>,
    /// Whether the note says what it measures.
    pub has_unit: bool,
    /// The numbers of the words that it is said of.
    pub about: FxHashSet<u64>,
    /// What it counts.
    pub thing: Option<u64>,
}

/// The figures of the note with the number `note`, whose text is `draft`.
pub fn of_note(draft: &Draft, note: u32) -> Vec<NoteFigure> {
    let numbers = number::find(draft).into_iter();
    let figures = numbers.filter(|number| is_figure(draft, number));
    figures.map(|number| said(draft, number, note)).collect()
}

/// Whether `number` is a figure that can be checked: no year, no day of a month, no lone “one”.
fn is_figure(draft: &Draft, number: &Number) -> bool {
    let word = |other: Option<usize>| {
        other
            .and_then(|idx| draft.tokens.get(idx))
            .map(|token| draft.word(token))
    };
    let before = number.tokens.start.checked_sub(1);
    let is_month = |word: &str| calendar::month(word).is_some();
    let is_date = word(before).is_some_and(is_month)
        || word(before) == Some(".")
            && word(before.and_then(|idx| idx.checked_sub(1))).is_some_and(is_month)
        || word(Some(number.tokens.end)).is_some_and(is_month);
    let first = &draft.tokens[number.tokens.start];
    let is_pronoun =
        number.measure == Measure::Count && number.value < 2.0 && first.kind == TokenKind::Word;
    number.measure != Measure::Year && !is_pronoun && !(is_date && number.measure == Measure::Count)
}

fn said(draft: &Draft, number: Number, note: u32) -> NoteFigure {
    let idx = draft.sentence_at(draft.tokens[number.tokens.start].span.start);
    let sentence = &draft.sentences[idx];
    let mut about = FxHashSet::default();
    for at in sentence
        .tokens
        .clone()
        .filter(|token| !number.tokens.contains(token))
    {
        about.extend(content(draft, at));
    }
    let mut behind = number.tokens.end..sentence.tokens.end.min(number.tokens.end + WORDS_TO_THING);
    let thing = behind.find_map(|idx| content(draft, idx));
    NoteFigure {
        note,
        place: draft.place(number.span(draft)),
        token: Some(number.tokens.start),
        has_unit: true,
        about,
        thing,
        number,
    }
}

/// How many words behind a number what it counts may stand.
const WORDS_TO_THING: usize = 2;

/// The number of the word at `at` if it says something. A year tells figures of two years apart.
fn content(draft: &Draft, at: usize) -> Option<u64> {
    let token = &draft.tokens[at];
    let text = draft.word(token);
    let is_year = token.kind == TokenKind::Number && text.len() == 4;
    let is_content = token.kind == TokenKind::Word && !draft.is_function(token.word);
    (is_year || is_content).then(|| stream::number(&stem(text)))
}

/// The figures of the table `draft`, whose first row names its columns.
pub fn of_table(draft: &Draft, note: u32) -> Vec<NoteFigure> {
    let rows = table::rows(draft.source());
    let Some((head, rows)) = rows.split_first() else {
        return Vec::new();
    };
    let mut figures = Vec::new();
    for row in rows {
        let labels: Vec<u64> = row.iter().flat_map(|cell| words_of(&cell.text)).collect();
        for (column, cell) in row.iter().enumerate() {
            let Some((number, has_unit)) = value(&cell.text) else {
                continue;
            };
            let title = head
                .get(column)
                .map(|cell| cell.text.as_str())
                .unwrap_or_default();
            let mut about: FxHashSet<u64> = labels.iter().copied().collect();
            about.extend(words_of(title));
            figures.push(NoteFigure {
                note,
                place: cell.place,
                number,
                token: None,
                has_unit,
                about,
                thing: words_of(title).last().copied(),
            });
        }
    }
    figures
}

/// The numbers of the words of a cell that say something.
fn words_of(text: &str) -> Vec<u64> {
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    (0..draft.tokens.len())
        .filter_map(|idx| content(&draft, idx))
        .collect()
}

/// The number that a cell is, and whether the cell says what it measures.
fn value(text: &str) -> Option<(Number, bool)> {
    let draft = Draft::parse(text.to_owned(), Markup::Plain);
    let numbers = number::find(&draft);
    let [number] = numbers.as_slice() else {
        return None;
    };
    let is_whole = draft
        .tokens
        .iter()
        .all(|token| token.kind != TokenKind::Word)
        || number.tokens.len() == draft.tokens.len();
    let has_unit = !matches!(number.measure, Measure::Count | Measure::Year);
    is_whole.then(|| (number.clone(), has_unit))
}

/// The figures of `analysis`, each compared with `notes`. Those of quotations are the quotations'.
pub fn compare(analysis: &Analysis<'_>, notes: &Notes) -> Vec<ComparedFigure> {
    let draft = analysis.draft;
    let own = of_note(draft, 0).into_iter();
    let own = own.filter(|note_figure| !analysis.is_quoted(note_figure.number.span(draft)));
    own.map(|figure| {
        let (verdict, found) = judge(draft, &figure, notes);
        let span = figure.number.span(draft);
        ComparedFigure {
            span,
            place: draft.place(span),
            text: draft.text(span).to_owned(),
            verdict,
            found,
        }
    })
    .collect()
}

/// What the notes say of `figure`, and where.
fn judge(draft: &Draft, figure: &NoteFigure, notes: &Notes) -> (FigureVerdict, Option<NotePlace>) {
    let hedge = number::hedge(draft, &figure.number);
    let mut best: [Option<(f64, &NoteFigure)>; 3] = [None, None, None];
    for other in notes
        .figures
        .iter()
        .filter(|note_figure| is_of_one_kind(figure, note_figure))
    {
        let score = score(figure, other, notes);
        let kind = if figure.number.equals(&other.number) {
            0
        } else if is_fair(hedge, &figure.number, &other.number) {
            1
        } else {
            2
        };
        if best[kind].is_none_or(|(known, _)| known < score) {
            best[kind] = Some((score, other));
        }
    }
    let place = |note_figure: &NoteFigure| {
        Some(notes.documents[note_figure.note as usize].at(note_figure.place))
    };
    let of = |kind: usize| best[kind].map_or(0.0, |(score, _)| score);
    let is_distinctive = digits(&figure.number) >= DISTINCTIVE_DIGITS;
    let strong = of(2) >= STRONG;
    let good = of(0).max(of(1));
    if let Some((score, other)) = best[0]
        && (is_distinctive || WEAK <= score)
        && (!strong || of(2) <= score * LEAD)
    {
        return (FigureVerdict::Same, place(other));
    }
    if let Some((score, other)) = best[1]
        && WEAK <= score
        && (!strong || of(2) <= score * LEAD)
    {
        return (FigureVerdict::Rounded, place(other));
    }
    match best[2].filter(|_| strong && good <= of(2)) {
        Some((_, other)) if is_near(&figure.number, &other.number) => {
            (FigureVerdict::RoundedUnfairly, place(other))
        }
        Some((_, other)) => (FigureVerdict::Other, place(other)),
        None => (FigureVerdict::Unfound, None),
    }
}

/// The least that figures share when they may be one; and when they are said of one thing.
const WEAK: f64 = 0.15;
/// See [`WEAK`].
const STRONG: f64 = 0.5;
/// How much more another value must share before it speaks against one that is equal.
const LEAD: f64 = 1.5;
/// A number of so many digits is hardly the same by chance.
const DISTINCTIVE_DIGITS: u32 = 3;

/// How many digits of `number` say something.
fn digits(number: &Number) -> u32 {
    let ratio = number.value.abs() / number.coarseness().max(f64::MIN_POSITIVE);
    let mut digits = 1;
    while 10_f64.powi(digits) <= ratio && digits < 20 {
        digits += 1;
    }
    u32::try_from(digits).unwrap_or(1)
}

fn is_of_one_kind(one: &NoteFigure, two: &NoteFigure) -> bool {
    one.number.measure == two.number.measure || !one.has_unit || !two.has_unit
}

/// How much of what `one` is said of `two` is said of, too, from 0 to 1: a word that few figures are
/// said of tells more. The thing that is counted tells most.
fn score(one: &NoteFigure, two: &NoteFigure, notes: &Notes) -> f64 {
    let n_figures = f64::from(u32::try_from(notes.figures.len()).unwrap_or(u32::MAX));
    let weight = |number: &u64| {
        let known = notes.figure_words.get(number).copied().unwrap_or(1);
        (1.0 + n_figures / f64::from(known.max(1))).ln()
    };
    let shared: Vec<&u64> = one.about.intersection(&two.about).collect();
    let counts_same =
        one.thing.is_some() && one.thing.is_some_and(|thing| two.thing == Some(thing));
    let least = if two.has_unit && two.token.is_some() {
        MIN_SHARED
    } else {
        MIN_SHARED_OF_CELL
    };
    let sum = |words: &mut dyn Iterator<Item = &u64>| words.map(weight).sum::<f64>();
    let of_shared = sum(&mut shared.iter().copied());
    let whole = sum(&mut one.about.iter()).min(sum(&mut two.about.iter()));
    let share = if whole == 0.0 { 0.0 } else { of_shared / whole };
    let is_enough = least <= shared.len() + usize::from(counts_same);
    let bonus = if counts_same { 0.15 } else { 0.0 };
    if is_enough {
        share.min(1.0) + bonus
    } else {
        (share / 2.0).min(STRONG / 2.0)
    }
}

/// The fewest words that two sentences share when their figures are said of one thing.
const MIN_SHARED: usize = 3;
/// As [`MIN_SHARED`], for the cell of a table, which has a row and a column.
const MIN_SHARED_OF_CELL: usize = 2;

/// Whether `number` is rounder than `other` and lies near it, though not near enough.
fn is_near(number: &Number, other: &Number) -> bool {
    let step = number.coarsest();
    other.coarsest() < step && (number.value - other.value).abs() <= MAX_STEPS_NEAR * step
}

/// A rounded number further away than so many units of its last digit is another number.
const MAX_STEPS_NEAR: f64 = 1.0;

/// Whether `own`, before which `hedge` stands, is what `other` rounds to.
fn is_fair(hedge: Option<Hedge>, own: &Number, other: &Number) -> bool {
    let step = match hedge {
        Some(_) => own.coarsest(),
        None => own.coarseness(),
    };
    let away = other.value - own.value;
    let slack = step * 1e-9;
    let nearest = away.abs() <= step / 2.0 + slack;
    other.coarseness() < step
        && match hedge {
            None | Some(Hedge::Either) => nearest,
            Some(Hedge::Down) => (0.0..step).contains(&away),
            Some(Hedge::Up) => (-step / 2.0 - slack..=0.0).contains(&away),
        }
}
