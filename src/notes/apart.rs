//! Finds two figures of the notes from which a figure of the draft can be calculated. The two
//! figures are not in one sentence or row: they are two cells of a column, two lengths of time, or
//! a figure and the sum of a column. The draft must also have one of the two figures, or name the
//! rows of both cells.

use crate::notes::derived;
use crate::notes::figure::NoteFigure;
use crate::notes::judge::{AskedFigure, Hit};
use crate::notes::note::Notes;
use crate::notes::quantity::Dimension;
use crate::notes::row;
use crate::notes::total;
use crate::notes::tuning::{LEAST_PAIR, MAX_FIGURES_APART, MAX_ROWS_OF_SUM};

/// Returns the second of two figures of `notes` from which `figure` can be calculated, or the last
/// of several cells whose sum is `figure`. Returns `None` if there are no such figures, or if
/// `notes` have more than `MAX_FIGURES_APART` figures.
pub fn find(figure: &AskedFigure, notes: &Notes) -> Option<Hit> {
    if MAX_FIGURES_APART < notes.figures.len() {
        return None;
    }
    total::of_rows(figure, notes)
        .or_else(|| of_column(figure, notes))
        .or_else(|| of_durations(figure, notes))
        .or_else(|| of_total(figure, notes))
}

/// Returns the second of two cells in one column from which `figure` can be calculated. For
/// example, the lead of the winner can be calculated from two results. The draft must have the
/// value of one of the cells near `figure`, or name the rows of both cells.
fn of_column(figure: &AskedFigure, notes: &Notes) -> Option<Hit> {
    let is_cell = |other: &NoteFigure| other.token.is_none() && !other.is_sum;
    let column = |other: &NoteFigure| other.contexts.get(1).map(|(column, _)| *column);
    let own = &figure.written.quantity;
    let figures = notes.figures.iter().enumerate();
    let is_named = |other: &NoteFigure| {
        // “Beat her by three seconds” gives a difference without a word such as “more”.
        let is_result = figure.written.is_worked_out || own.dimension == Dimension::Duration;
        let mut label = other.label.iter();
        is_result && label.any(|word| figure.sentence.contains(word))
    };
    let near =
        figures.filter(|(_, other)| is_cell(other) && (figure.has_near(other) || is_named(other)));
    let near: Vec<(usize, &NoteFigure)> = near.collect();
    near.into_iter().find_map(|(idx, first)| {
        let has_first = figure.has_near(first);
        let of_column = notes.figures.iter().enumerate().filter(|(other, second)| {
            *other != idx
                && is_cell(second)
                && second.note == first.note
                && column(second).is_some()
                && column(second) == column(first)
        });
        let of_column: Vec<(usize, &NoteFigure)> = of_column.collect();
        let is_short = of_column.len() < MAX_ROWS_OF_SUM;
        let mut pairs = of_column.into_iter().filter(|_| is_short);
        let (two, _) = pairs.find(|(_, second)| {
            if !has_first && !row::names_both(figure, first, second) {
                return false;
            }
            let values = derived::values(&figure.written, first, second).unwrap_or_default();
            let is_both = figure.has_near(second);
            let may_round = is_both || figure.written.is_worked_out || own.hedge.is_some();
            values
                .iter()
                .any(|value| own.is_exactly(*value) || may_round && own.is_rounding_of(*value))
        })?;
        Some(Hit {
            figure: two,
            score: LEAST_PAIR,
        })
    })
}

/// Returns the second of two lengths of time whose difference is exactly `figure`. If the draft
/// says that the winner took 32 seconds off the record, the second length is the record. The draft
/// must have the first length near `figure`, and a word that is close to the second length in the
/// notes.
fn of_durations(figure: &AskedFigure, notes: &Notes) -> Option<Hit> {
    let own = &figure.written.quantity;
    if own.dimension != Dimension::Duration {
        return None;
    }
    let is_length = |other: &NoteFigure| other.written.quantity.dimension == Dimension::Duration;
    let lengths = notes.figures.iter().filter(|other| is_length(other));
    let near: Vec<f64> = lengths
        .filter(|other| figure.has_near(other))
        .map(|other| other.written.quantity.in_base_unit())
        .collect();
    let follows = |other: &NoteFigure| {
        let length = other.written.quantity.in_base_unit();
        let is_difference = |first: &f64| own.is_exactly((first - length).abs() / own.scale);
        near.iter().any(is_difference)
    };
    let is_told = |other: &NoteFigure| {
        let mut close = other.written.close.iter();
        close.any(|word| figure.sentence.contains(word))
    };
    let mut others = notes.figures.iter().enumerate();
    let (idx, _) =
        others.find(|(_, other)| is_length(other) && follows(other) && is_told(other))?;
    Some(Hit {
        figure: idx,
        score: LEAST_PAIR,
    })
}

/// Returns the sum of a column from which `figure` can be calculated together with another figure
/// that the draft has near `figure`. The result is the rest of the sum, or a percentage of the sum.
fn of_total(figure: &AskedFigure, notes: &Notes) -> Option<Hit> {
    let own = &figure.written.quantity;
    let sums = notes.figures.iter().enumerate();
    let mut sums = sums.filter(|(_, other)| other.is_sum);
    let near: Vec<&NoteFigure> = notes
        .figures
        .iter()
        .filter(|other| !other.is_sum && figure.has_near(other))
        .collect();
    let (idx, _) = sums.find(|(_, sum)| {
        near.iter().any(|other| {
            let (whole, part) = (&sum.written.quantity, &other.written.quantity);
            let is_one = whole.dimension == part.dimension || other.written.is_bare;
            let (a, b) = (whole.in_base_unit(), part.in_base_unit());
            let value = match own.dimension {
                Dimension::Percent => b / a * 100.0,
                dimension if dimension == whole.dimension => (a - b) / own.scale,
                _ => return false,
            };
            let is_share = own.dimension == Dimension::Percent;
            is_one && b < a && (own.is_exactly(value) || is_share && own.is_rounding_of(value))
        })
    })?;
    Some(Hit {
        figure: idx,
        score: LEAST_PAIR,
    })
}
