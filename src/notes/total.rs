//! Calculates the sums of the columns of a table. A draft may give one of these sums without saying
//! that it is a sum.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::notes::figure::{NoteFigure, TOTAL};
use crate::notes::judge::{AskedFigure, Hit};
use crate::notes::note::Notes;
use crate::notes::quantity::{Dimension, Quantity};
use crate::notes::stream;
use crate::notes::tuning::{DIGITS_OF_SUM, LEAST_PAIR, MAX_FIGURES_APART, MAX_ROWS_OF_SUM};
use crate::notes::written::WrittenFigure;
use crate::text::span::Place;
use crate::text::stem::stem;

/// The figure of a cell, with what is needed to add it to other figures.
#[derive(Clone, Debug)]
pub struct Summand {
    /// The index of the column of the cell.
    pub column: usize,
    /// The texts of the cells in the same row that are not figures.
    pub labels: Vec<String>,
    /// The figure of the cell.
    pub figure: NoteFigure,
}

/// Returns the sums of the columns with these `heads`. There is a sum of all rows of a column, and
/// a sum of the rows with the same label. If the table has a row for its total, no sums are
/// returned. `context` is the number of the context with the words of all headings.
pub fn sums(summands: &[Summand], heads: &[(Place, Vec<u64>)], context: u32) -> Vec<NoteFigure> {
    let total = stream::number(TOTAL);
    let is_total = |summand: &Summand| summand.figure.written.things.contains(&total);
    if summands.iter().any(is_total) {
        return Vec::new();
    }
    let mut labels: Vec<Option<&String>> = vec![None];
    for label in summands.iter().flat_map(|summand| &summand.labels) {
        let is_new = !labels.contains(&Some(label));
        if is_new && labels.len() < MAX_ROWS_OF_SUM && summands.len() < MAX_FIGURES_APART {
            labels.push(Some(label));
        }
    }
    let mut sums = Vec::new();
    for label in labels {
        let written = label.into_iter().flat_map(|label| label.split(' '));
        let words_of_label: Vec<u64> = written
            .map(|word| stream::number(&stem(&word.to_lowercase())))
            .collect();
        for (column, (place, head)) in heads.iter().enumerate() {
            let of_column = summands.iter().filter(|summand| {
                summand.column == column && label.is_none_or(|label| summand.labels.contains(label))
            });
            let mut words = head.clone();
            words.extend(&words_of_label);
            words.push(total);
            sums.extend(sum(of_column, (*place, words), context));
        }
    }
    sums
}

/// Adds up the cells of one column. Returns `None` if there are fewer than two cells, or if their
/// units differ.
fn sum<'s>(
    cells: impl Iterator<Item = &'s Summand>,
    (place, words): (Place, Vec<u64>),
    context: u32,
) -> Option<NoteFigure> {
    let cells: Vec<&NoteFigure> = cells.map(|summand| &summand.figure).collect();
    let [first, _, ..] = cells.as_slice() else {
        return None;
    };
    let own = &first.written.quantity;
    let may_add = matches!(
        own.dimension,
        Dimension::Count | Dimension::Money | Dimension::Size(_)
    );
    let is_one = |cell: &&NoteFigure| {
        cell.written.quantity.dimension == own.dimension
            && cell.written.quantity.scale.to_bits() == own.scale.to_bits()
    };
    if !may_add || !cells.iter().all(is_one) {
        return None;
    }
    let numbers = || cells.iter().map(|cell| &cell.written.quantity.number);
    let mut total = own.number.clone();
    total.value = numbers().map(|number| number.value).sum();
    total.step = numbers()
        .map(|number| number.step)
        .fold(total.step, f64::min);
    let mut places = vec![(context, 1.0)];
    places.extend(first.contexts.get(1).copied());
    Some(NoteFigure {
        place,
        contexts: places,
        is_sum: true,
        written: WrittenFigure {
            close: words.clone(),
            beside: words.clone(),
            things: words,
            head: first.written.head.clone(),
            ..WrittenFigure::of_cell(Quantity {
                number: total,
                ..own.clone()
            })
        },
        ..(*first).clone()
    })
}

/// Finds several cells below each other in `notes` whose sum is exactly the value of `figure`, and
/// returns the last of these cells. `figure` must have many digits, because a sum with few digits
/// may be equal by chance.
pub fn of_rows(figure: &AskedFigure, notes: &Notes) -> Option<Hit> {
    let own = &figure.written.quantity;
    if own.digits() < DIGITS_OF_SUM {
        return None;
    }
    let mut columns: FxHashMap<(u32, u32), Vec<usize>> = FxHashMap::default();
    for (idx, other) in notes.figures.iter().enumerate() {
        let column = other.contexts.get(1).filter(|_| other.token.is_none());
        if let Some((column, _)) = column.filter(|_| !other.is_sum)
            && other.written.quantity.dimension == own.dimension
        {
            columns.entry((other.note, *column)).or_default().push(idx);
        }
    }
    let value = |idx: &usize| {
        let theirs = &notes.figures[*idx].written.quantity;
        theirs.in_base_unit() / own.scale
    };
    let is_own = |cells: &[usize]| {
        let sum: f64 = cells.iter().map(value).sum();
        own.is_exactly(sum)
    };
    let mut columns: Vec<Vec<usize>> = columns.into_values().collect();
    columns.sort_unstable();
    columns.retain(|cells| cells.len() <= MAX_ROWS_OF_SUM);
    columns.iter().find_map(|cells| {
        let mut ranges =
            (0..cells.len()).flat_map(|from| (from + 2..=cells.len()).map(move |to| from..to));
        let found: Range<usize> = ranges.find(|range| is_own(&cells[range.clone()]))?;
        Some(Hit {
            figure: cells[found.end - 1],
            score: LEAST_PAIR,
        })
    })
}
