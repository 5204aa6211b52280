//! Finds the figures of notes, each with its contexts. The words of the contexts say what the
//! figure is about. The contexts of a figure are its sentence and the sentences before and after
//! that sentence, or, in a table, the row and the column of the figure.

use rustc_hash::FxHashMap;

use crate::analysis::number::Number;
use crate::notes::beside::{self, TIME_LEAD, WHOLE};
use crate::notes::contexts::Contexts;
use crate::notes::quantity::{Dimension, Quantity};
use crate::notes::tuning::{BEFORE, BEHIND, OWN};
use crate::notes::written::{self, WrittenFigure};
use crate::notes::{cell, clock, stream, unit};
use crate::text::draft::Draft;
use crate::text::span::Place;
use crate::text::token::TokenKind;

/// A figure of a note.
#[derive(Clone, Debug)]
pub struct NoteFigure {
    /// The index of the note.
    pub note: u32,
    /// The place of the figure in the note.
    pub place: Place,
    /// The token with which the figure begins. `None` for a cell of a table.
    pub token: Option<usize>,
    /// The value of the figure, and the words around the figure.
    pub written: WrittenFigure,
    /// The numbers of the contexts of the figure. Each comes with a factor for the points that the
    /// words of the context give. The first context is the sentence or row of the figure.
    pub contexts: Vec<(u32, f32)>,
    /// For a cell, the words and the values of the label of its row. Empty for other figures.
    pub label: Vec<u64>,
    /// Whether the figure is the sum of several cells. The note itself does not have this sum.
    pub is_sum: bool,
}

/// Returns the figures of the note with the index `note` and the text `draft`. The sentences of the
/// note are added to `contexts`.
pub fn of_note(draft: &Draft, note: u32, contexts: &mut Contexts) -> Vec<NoteFigure> {
    let figures = written::find(draft);
    let first = contexts.count();
    for mut words in sentences(draft, &figures) {
        contexts.add(&mut words);
    }
    let last = contexts.count().saturating_sub(1);
    let mut found: Vec<NoteFigure> = Vec::with_capacity(figures.len());
    for written in figures {
        if is_stamp(draft, &written) {
            continue;
        }
        let own = first + u32::try_from(written.sentence).unwrap_or(u32::MAX - first);
        let mut places = vec![(own, OWN)];
        places.extend(
            own.checked_sub(1)
                .filter(|at| first <= *at)
                .map(|at| (at, BEFORE)),
        );
        places.extend(
            Some(own + 1)
                .filter(|at| *at <= last)
                .map(|at| (at, BEHIND)),
        );
        let figure = NoteFigure {
            note,
            place: draft.place(written.quantity.number.span(draft)),
            token: Some(written.quantity.number.tokens.start),
            written,
            contexts: places,
            label: Vec::new(),
            is_sum: false,
        };
        let elliptic = found.last().and_then(|before| elliptic(before, &figure));
        let in_metres = in_metres(draft, &figure);
        let as_time = as_time(draft, &figure);
        let last = last_time(draft, &figure);
        found.push(figure);
        found.extend(elliptic);
        found.extend(in_metres);
        found.extend(as_time);
        found.extend(last);
    }
    found
}

/// Returns a list of numbers for each sentence of `draft`. A number stands for each content word of
/// the sentence, and for each value of the `figures` in the sentence.
pub fn sentences(draft: &Draft, figures: &[WrittenFigure]) -> Vec<Vec<u64>> {
    let mut sentences: Vec<Vec<u64>> = draft
        .sentences
        .iter()
        .map(|sentence| {
            let is_whole = |idx: usize| beside::has(draft.word(&draft.tokens[idx]), WHOLE);
            let whole = sentence.tokens.clone().find(|idx| is_whole(*idx));
            let words = sentence.tokens.clone();
            let words = words.filter_map(|idx| written::content(draft, idx));
            words.chain(whole.map(|_| stream::number(TOTAL))).collect()
        })
        .collect();
    for figure in figures {
        sentences[figure.sentence].extend(values(&figure.quantity));
    }
    sentences
}

/// This word stands for all words that mean a total. It is added to each sentence or row that names
/// a total.
pub const TOTAL: &str = "total";

/// Returns numbers that stand for the value of `quantity` among the words of a sentence. Two
/// sentences with the same figure therefore have a number in common.
pub fn values(quantity: &Quantity) -> Vec<u64> {
    let number = |kind: &str, value: f64| stream::number(&format!("#{kind}{value:.7e}"));
    if quantity.dimension == Dimension::Date {
        let date = quantity.date;
        let year = date.year.map(|year| number("y", f64::from(year)));
        let month = date
            .month
            .map(|month| number("m", f64::from(month * 100 + date.day.unwrap_or_default())));
        return year.into_iter().chain(month).collect();
    }
    vec![number("", quantity.in_base_unit())]
}

/// Says whether `figure` is a time stamp at the start of a line.
fn is_stamp(draft: &Draft, figure: &WrittenFigure) -> bool {
    let start = figure.quantity.number.tokens.start;
    let before = draft.place(draft.tokens[start].span).start as usize;
    let line = draft.source()[..before]
        .rsplit('\n')
        .next()
        .unwrap_or_default();
    let is_time = figure.quantity.dimension == Dimension::Clock
        || draft.word(&draft.tokens[start]).contains(':');
    is_time
        && draft.tokens[start].kind == TokenKind::Number
        && !line.contains(char::is_alphanumeric)
}

/// Returns `figure` in millions if the figure `before` is in millions and `figure` has no unit:
/// 11.9 in “18.7 million. The government pays 11.9”. Thousands and billions are treated in the same
/// way.
fn elliptic(before: &NoteFigure, figure: &NoteFigure) -> Option<NoteFigure> {
    let (large, own) = (&before.written.quantity, &figure.written.quantity);
    let factor = [1e9, 1e6, 1e3]
        .into_iter()
        .find(|factor| *factor <= large.number.value)?;
    let is_one_kind = matches!(large.dimension, Dimension::Count | Dimension::Money);
    let is_near = figure.written.sentence <= before.written.sentence + 1;
    let is_short = figure.written.is_bare && own.number.value < 1e3 && own.number.step < 1.0;
    (is_one_kind && is_near && is_short).then(|| {
        let mut scaled = figure.clone();
        let number = &mut scaled.written.quantity.number;
        (number.value, number.step) = (number.value * factor, number.step * factor);
        scaled
    })
}

/// Returns `figure` in metres if its “m” may mean metres as well as millions, as in “4.1 m”.
fn in_metres(draft: &Draft, figure: &NoteFigure) -> Option<NoteFigure> {
    let number = &figure.written.quantity.number;
    let last = number.tokens.end.checked_sub(1)?;
    let last = &draft.tokens[last];
    let word = draft.word(last);
    let digits = word.trim_end_matches('m');
    let is_letter = word == "m" || digits != word && digits.parse::<f64>().is_ok();
    let is_count = figure.written.quantity.dimension == Dimension::Count;
    let metre = unit::named("metre")?;
    (is_count && is_letter && !last.capital && 1e3 <= number.step).then(|| {
        let mut measured = figure.clone();
        let quantity = &mut measured.written.quantity;
        quantity.set_unit(metre);
        (quantity.number.value, quantity.number.step) = (number.value / 1e6, number.step / 1e6);
        measured
    })
}

/// Returns `figure` as a time of the day if its digits may be a time: “out by 1730”, “leaves home
/// 5.50”.
fn as_time(draft: &Draft, figure: &NoteFigure) -> Option<NoteFigure> {
    let quantity = &figure.written.quantity;
    let is_single = quantity.number.tokens.len() == 1;
    let token = figure.token.filter(|_| is_single)?;
    let time = clock::without_colon(draft.word(&draft.tokens[token]))?;
    let before = token.checked_sub(1).map(|idx| &draft.tokens[idx]);
    // “16.50” in “14.00 to 16.50” is a time if “14.00” may be a time.
    let first = token
        .checked_sub(2)
        .map(|idx| draft.word(&draft.tokens[idx]));
    let is_range = before.is_some_and(|token| draft.word(token) == "to")
        && first.and_then(clock::without_colon).is_some();
    let is_led = is_range || before.is_some_and(|token| beside::has(draft.word(token), TIME_LEAD));
    let may_be = match quantity.dimension {
        Dimension::Count => figure.written.is_bare || is_led,
        Dimension::Date => is_led,
        _ => false,
    };
    (may_be && (is_led || !time.has_half)).then(|| {
        let mut timed = figure.clone();
        timed.written.is_bare = false;
        timed.written.quantity = Quantity {
            number: Number {
                tokens: quantity.number.tokens.clone(),
                ..time.number.clone()
            },
            ..time
        };
        timed
    })
}

/// Returns the last time of a range that is one word: 6am in “9pm-6am”. `figure` is the first time
/// of the range.
fn last_time(draft: &Draft, figure: &NoteFigure) -> Option<NoteFigure> {
    let token = figure.token?;
    let first = &figure.written.quantity;
    let last = clock::last_of_range(draft, token)?;
    (first.dimension == Dimension::Clock).then(|| {
        let mut timed = figure.clone();
        timed.written.quantity = last;
        timed.written.quantity.number.tokens = first.number.tokens.clone();
        timed
    })
}

/// Returns the figures of the table `draft`. The first row of the table must name the columns.
pub fn of_table(draft: &Draft, note: u32, contexts: &mut Contexts) -> Vec<NoteFigure> {
    cell::figures(draft, note, contexts)
}

/// Returns the words by which a figure of a draft is looked for in the notes, each with its factor.
/// They are the words of the sentence of the figure and of the sentences before and after that
/// sentence. The value of the figure is left out.
pub fn asked(sentences: &[Vec<u64>], figure: &WrittenFigure) -> FxHashMap<u64, f32> {
    let mut words: FxHashMap<u64, f32> = FxHashMap::default();
    let at = figure.sentence;
    let near = [
        (at.checked_sub(1), BEFORE),
        (Some(at + 1), BEHIND),
        (Some(at), OWN),
    ];
    for (idx, factor) in near {
        for word in idx.and_then(|idx| sentences.get(idx)).into_iter().flatten() {
            let known = words.entry(*word).or_default();
            *known = known.max(factor);
        }
    }
    for value in values(&figure.quantity) {
        words.remove(&value);
    }
    words
}
