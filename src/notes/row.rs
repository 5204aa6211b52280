//! Finds the row of a table that a draft names. For example, the notes have 2,905 boardings for
//! Hauglia, and the draft gives this number for Sykehuset. In this case, the cell in the row of
//! Hauglia is not the source of the draft's figure.

use rustc_hash::FxHashSet;

use crate::notes::figure::{NoteFigure, TOTAL};
use crate::notes::judge::AskedFigure;
use crate::notes::note::Notes;
use crate::notes::quantity::Relation;
use crate::notes::stream;
use crate::notes::tuning::MAX_FIGURES_APART;

/// Returns the index of the cell in the column of `cell` and in the row that the sentence of
/// `figure` names. Returns `None` in each of these cases:
///
/// - The sentence names no row.
/// - The draft names the row of `cell`, or has the value of another cell of that row.
/// - The two cells have the same value.
pub fn named_instead(figure: &AskedFigure, cell: &NoteFigure, notes: &Notes) -> Option<usize> {
    let column = column(cell)?;
    if MAX_FIGURES_APART < notes.figures.len() || has_value_of_row(figure, cell, notes) {
        return None;
    }
    let own = &figure.written.quantity;
    let cells = notes.figures.iter().enumerate().filter(|(_, other)| {
        other.note == cell.note
            && self::column(other) == Some(column)
            && own.relation(&other.written.quantity) == Relation::Other
    });
    let named = cells.map(|(idx, other)| {
        let n_words = n_only(&other.label, &cell.label, &figure.sentence);
        (n_words, idx)
    });
    let (n_words, idx) = named.max()?;
    let other = &notes.figures[idx];
    let is_named = |words| 0 < n_only(&cell.label, &other.label, words);
    (0 < n_words && !is_named(&figure.sentence) && !is_named(&figure.before)).then_some(idx)
}

/// Says whether the draft has the value of another cell of the row of `cell` near `figure`.
fn has_value_of_row(figure: &AskedFigure, cell: &NoteFigure, notes: &Notes) -> bool {
    let row = cell.contexts.first().map(|(row, _)| row);
    let figures = row.and_then(|row| notes.by_place.get(row));
    let mut others = figures.into_iter().flatten();
    others.any(|idx| {
        let other = &notes.figures[*idx as usize];
        other.place != cell.place && figure.has_near(other)
    })
}

/// Says whether the sentence of `figure` names the rows of both cells. A word names a row if it is
/// in the label of that row and not in the label of the other row.
pub fn names_both(figure: &AskedFigure, one: &NoteFigure, two: &NoteFigure) -> bool {
    let names = |own: &NoteFigure, other: &NoteFigure| {
        0 < n_only(&own.label, &other.label, &figure.sentence)
    };
    names(one, two) && names(two, one)
}

/// Returns the number of the column of `cell`. Returns `None` if `cell` is not a cell of a table,
/// or if its row has no label or is a total.
fn column(cell: &NoteFigure) -> Option<u32> {
    let is_labelled = !cell.label.is_empty() && !cell.label.contains(&stream::number(TOTAL));
    let is_cell = cell.token.is_none() && !cell.is_sum && is_labelled;
    let (column, _) = cell.contexts.get(1).filter(|_| is_cell)?;
    Some(*column)
}

/// Counts the words of `words` that are in `label` but not in `other`.
fn n_only(label: &[u64], other: &[u64], words: &FxHashSet<u64>) -> usize {
    let only = label.iter().filter(|word| !other.contains(word));
    only.filter(|word| words.contains(word)).count()
}
