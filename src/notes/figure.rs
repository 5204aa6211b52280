//! Figures looked for in notes: the same, rounded, another one for the same thing, or none.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::analysis::calendar;
use crate::analysis::number::{self, Hedge, Measure, Number};
use crate::english::class::Class;
use crate::notes::likeness::{Likeness, STRONG, likeness};
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
    /// What it counts, in one word or two.
    pub things: Vec<u64>,
    /// The unit that it is counted in: years.
    pub unit: Option<u64>,
    /// Whether it is a time of the day.
    pub is_clock: bool,
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
    let after = number.tokens.end;
    let is_date = word(before).is_some_and(is_month)
        || word(before) == Some(".")
            && word(before.and_then(|idx| idx.checked_sub(1))).is_some_and(is_month)
        || word(Some(after)).is_some_and(is_month)
        || word(Some(after)) == Some(",") && is_year(draft, after + 1);
    let first = &draft.tokens[number.tokens.start];
    let is_pronoun =
        number.measure == Measure::Count && number.value < 2.0 && first.kind == TokenKind::Word;
    number.measure != Measure::Year && !is_pronoun && !(is_date && number.measure == Measure::Count)
}

/// Whether token `at` is a year: “6, 2016”.
fn is_year(draft: &Draft, at: usize) -> bool {
    let number = number::number_at(draft, at, &(at..draft.tokens.len().min(at + 1)));
    number.is_some_and(|number| number.measure == Measure::Year)
}

fn said(draft: &Draft, mut number: Number, note: u32) -> NoteFigure {
    let idx = draft.sentence_at(draft.tokens[number.tokens.start].span.start);
    let sentence = &draft.sentences[idx];
    let word = |idx: usize| draft.tokens.get(idx).map(|token| draft.word(token));
    let half = word(number.tokens.end).and_then(calendar::half_of_day);
    let is_clock = number.measure == Measure::Count && half.is_some();
    if let Some(half) = half.filter(|_| is_clock) {
        number.value = number.value % HOURS_OF_HALF + f64::from(half - 1) * HOURS_OF_HALF;
        number.tokens.end += 1;
    }
    let mut about = FxHashSet::default();
    for at in sentence
        .tokens
        .clone()
        .filter(|idx| !number.tokens.contains(idx))
    {
        about.extend(content(draft, at));
    }
    let bearer = bearer(draft, &number, &sentence.tokens);
    if bearer.is_some() {
        number.measure = Measure::Age;
    }
    let behind = number.tokens.end..sentence.tokens.end.min(number.tokens.end + WORDS_TO_THING);
    let is_unit = |idx: &usize| draft.is(&draft.tokens[*idx], Class::UnitNouns);
    let unit = behind.clone().find(is_unit);
    let unit = unit.and_then(|idx| content(draft, idx));
    let things = match bearer {
        Some(bearer) => content(draft, bearer).into_iter().collect(),
        None => behind
            .filter(|idx| !is_unit(idx))
            .filter_map(|idx| content(draft, idx))
            .collect(),
    };
    NoteFigure {
        note,
        place: draft.place(number.span(draft)),
        token: Some(number.tokens.start),
        has_unit: true,
        about,
        things,
        number,
        unit,
        is_clock,
    }
}

/// How many hours a half of the day has.
const HOURS_OF_HALF: f64 = 12.0;

/// The last word of the name of whoever has the age `number`: “Ana Ruiz, 37,”, “37-year-old Ana Ruiz”.
fn bearer(draft: &Draft, number: &Number, within: &Range<usize>) -> Option<usize> {
    let is_name = |idx: usize| {
        let token = &draft.tokens[idx];
        within.contains(&idx)
            && token.capital
            && token.kind == TokenKind::Word
            && !draft.is_function(token.word)
    };
    if number.measure == Measure::Age {
        let mut names = number.tokens.end..within.end.min(number.tokens.end + TOKENS_TO_NAME);
        let first = names.find(|idx| is_name(*idx))?;
        return (first..within.end).take_while(|idx| is_name(*idx)).last();
    }
    let word = |idx: usize| {
        within
            .contains(&idx)
            .then(|| draft.word(&draft.tokens[idx]))
    };
    let comma = number.tokens.start.checked_sub(1)?;
    let name = comma.checked_sub(1).filter(|before| is_name(*before))?;
    let is_plain = number.tokens.len() == 1
        && draft.tokens[number.tokens.start].kind == TokenKind::Number
        && number.measure == Measure::Count
        && AGES.contains(&number.value);
    let closes = match word(comma)? {
        "," => word(number.tokens.end).is_none_or(|word| matches!(word, "," | "." | ";")),
        "(" => word(number.tokens.end) == Some(")"),
        _ => false,
    };
    (is_plain && closes).then_some(name)
}

/// Which numbers may be an age.
const AGES: std::ops::RangeInclusive<f64> = 1.0..=115.0;

/// Among how many words behind an age its bearer is looked for.
const TOKENS_TO_NAME: usize = 6;

/// How many words behind a number what it counts may stand.
const WORDS_TO_THING: usize = 2;

/// The number of the word at `at` if it says something. A year tells figures of two years apart.
fn content(draft: &Draft, at: usize) -> Option<u64> {
    let token = &draft.tokens[at];
    let text = draft.word(token);
    let is_year = token.kind == TokenKind::Number && text.len() == 4;
    let is_content = token.kind == TokenKind::Word
        && !draft.is_function(token.word)
        && calendar::half_of_day(text).is_none();
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
                things: about.iter().copied().collect(),
                about,
                unit: None,
                is_clock: false,
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
    let mut best: [Option<(Likeness, &NoteFigure)>; 3] = [None, None, None];
    for other in notes
        .figures
        .iter()
        .filter(|note_figure| is_of_one_kind(figure, note_figure))
    {
        let likeness = likeness(figure, other, notes);
        let kind = if figure.number.equals(&other.number) {
            0
        } else if is_fair(hedge, &figure.number, &other.number) {
            1
        } else {
            2
        };
        let may_be = match kind {
            0 => may_be_same(&figure.number, likeness),
            1 => {
                let is_rare = RARE_DIGITS <= digits(&other.number)
                    && (hedge.is_some() || RARE_DIGITS <= digits(&figure.number));
                likeness.is_of_one_thing(WEAK) || is_rare
            }
            _ => STRONG <= likeness.score && likeness.is_of_one_thing(MUTUAL),
        };
        if may_be && best[kind].is_none_or(|(known, _)| known.score < likeness.score) {
            best[kind] = Some((likeness, other));
        }
    }
    let place = |note_figure: &NoteFigure| {
        Some(notes.documents[note_figure.note as usize].at(note_figure.place))
    };
    let against = best[2].map_or(0.0, |(known, _)| known.score);
    let verdicts = [FigureVerdict::Same, FigureVerdict::Rounded];
    for (verdict, best) in verdicts.into_iter().zip(best) {
        if let Some((likeness, other)) = best
            && against <= likeness.score * LEAD
        {
            return (verdict, place(other));
        }
    }
    match best[2] {
        Some((_, other)) if is_near(&figure.number, &other.number) => {
            (FigureVerdict::RoundedUnfairly, place(other))
        }
        Some((_, other)) => (FigureVerdict::Other, place(other)),
        None => (FigureVerdict::Unfound, None),
    }
}

/// The lowest that figures share when they may be one.
const WEAK: f64 = 0.15;
/// How much of all that both are said of they share when the notes have another value.
const MUTUAL: f64 = 0.4;
/// How many digits a number of the notes has at least that a hedged one of the draft is not near by
/// chance, whatever words stand around both.
const RARE_DIGITS: u32 = 3;
/// How much more another value must share before it speaks against one that is equal.
const LEAD: f64 = 1.5;

/// Whether a figure with the value of `number` is the same, as far as `likeness` tells: the more digits
/// a number has, the less it is found elsewhere by chance.
fn may_be_same(number: &Number, likeness: Likeness) -> bool {
    // “960” has two digits that say something, and is as rare as a number of three.
    let n_digits = digits(number) + u32::from(HUNDRED <= number.value);
    match n_digits {
        0 | 1 => {
            let is_of_one_thing = likeness.counts_same || likeness.is_in_one_unit;
            is_of_one_thing && MUTUAL / 2.0 <= likeness.mutual || STRONG <= likeness.mutual
        }
        // A number in millions is as rare as one of many digits, and so is an age.
        2 => WEAK <= likeness.score || number.measure == Measure::Age || MILLION <= number.value,
        _ => true,
    }
}

/// From here on a round number tells more than its digits say.
const HUNDRED: f64 = 100.0;

/// From here on a number is written with few digits because it is large.
const MILLION: f64 = 1e6;

/// How many digits of `number` say something.
fn digits(number: &Number) -> u32 {
    let ratio = number.value.abs() / number.coarseness().max(f64::MIN_POSITIVE);
    let mut digits = 1;
    while 10_f64.powi(digits) <= ratio && digits < 20 {
        digits += 1;
    }
    u32::try_from(digits).unwrap_or(1)
}

/// Whether both may measure the same. Notes are fragments, so a number of theirs that names no unit
/// may be an age or an amount: “Rusk, 58”, “roof est. 7.8 mil”.
fn is_of_one_kind(own: &NoteFigure, other: &NoteFigure) -> bool {
    let is_one_measure = own.number.measure == other.number.measure;
    let is_bare = other.number.measure == Measure::Count && other.unit.is_none();
    own.is_clock == other.is_clock
        && (is_one_measure
            || !own.has_unit
            || !other.has_unit
            || is_bare && own.number.equals(&other.number))
}

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
