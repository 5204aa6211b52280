//! Decides which part of a long line is shown, and splits that part into rows.

use std::ops::Range;

use crate::report::terminal::strip::Strip;

/// The number of columns reserved for an ellipsis after a row: the ellipsis and a space.
const ELLIPSIS: usize = 2;

/// A row of an excerpt. The row shows some cells of a line; a cell is a character with its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cells that the row shows.
    pub cells: Range<usize>,
    /// True if the row begins with an ellipsis.
    pub cut_before: bool,
    /// True if the row ends with an ellipsis.
    pub cut_after: bool,
}

/// A range of cells that is underlined.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// The index of the mark that the stretch belongs to.
    pub mark: usize,
    /// The cells of the stretch.
    pub cells: Range<usize>,
    /// The width of the message of the stretch, in columns. 0 if the stretch has no message.
    pub message: usize,
}

/// Lays out rows of at most `columns` columns. The rows show all cells of `core`, which contains
/// the underlined `stretches`. The rows also show some text around `core`.
pub fn lay_out(
    strip: &Strip,
    core: &Range<usize>,
    stretches: &[Stretch],
    columns: usize,
) -> Vec<Row> {
    let frame = Frame {
        strip,
        core,
        stretches,
        columns,
    };
    match frame.whole() {
        Some(row) => vec![row],
        None => frame.fill(frame.start()),
    }
}

/// The input of a layout.
struct Frame<'s> {
    strip: &'s Strip,
    core: &'s Range<usize>,
    stretches: &'s [Stretch],
    columns: usize,
}

impl Frame<'_> {
    /// Returns the whole line as one row. `None` if the line and its messages do not fit in one
    /// row.
    fn whole(&self) -> Option<Row> {
        let cells = self.strip.trim_end(0..self.strip.end());
        let cells = cells.start..cells.end.max(self.core.end);
        let before = self.strip.columns(0..self.core.start);
        let fits = !self.strip.more_before
            && !self.strip.more_after
            && self.strip.columns(cells.clone()) + self.past() <= self.columns
            && before + self.columns_needed(self.columns.saturating_sub(before)) <= self.columns;
        fits.then_some(Row {
            cells,
            cut_before: false,
            cut_after: false,
        })
    }

    /// Returns 1 if an empty stretch at the end of the line needs a column there, otherwise 0.
    fn past(&self) -> usize {
        let end = self.strip.end();
        let is_past = |stretch: &Stretch| stretch.cells == (end..end);
        usize::from(self.stretches.iter().any(is_past))
    }

    /// Returns the cell at which the first row begins. A word before the core begins at this cell,
    /// so that the row shows some context. Enough room is left for the core and its messages.
    fn start(&self) -> usize {
        let Range { start, end } = *self.core;
        let room = self.columns - 1 - ELLIPSIS;
        let extent = self.strip.columns(start..end).max(1);
        let wanted = if extent <= room {
            let spare = room - extent;
            let after = self.strip.columns(end..self.strip.end());
            spare - after.min(spare / 2)
        } else {
            room / 4
        };
        let budget = wanted.min(room - self.columns_needed(room).min(room));
        let back = self.strip.fill_back(start, budget);
        if back == 0 && !self.strip.more_before {
            return 0;
        }
        let mut words = back..=start;
        let word = words.find(|at| self.strip.is_word_start(*at));
        word.unwrap_or(back)
    }

    /// Returns the number of columns that the stretches and their messages need in the first row,
    /// from the start of the core. The row is `room` columns wide.
    fn columns_needed(&self, room: usize) -> usize {
        let offset = |at: usize| self.strip.columns(self.core.start..at.max(self.core.start));
        let mut columns_needed = 0;
        for stretch in self.stretches {
            let start = offset(stretch.cells.start);
            let end = offset(stretch.cells.end).max(start + 1);
            if room < end {
                // The stretch is wrapped, so its message is in another row.
                continue;
            }
            let below = start + stretch.message;
            let beside = end + 1 + stretch.message;
            let needed = match stretch.message {
                0 => end,
                _ if beside <= room => beside,
                _ => below,
            };
            columns_needed = columns_needed.max(needed.max(end));
        }
        columns_needed
    }

    /// Returns the rows from `start` to the end of the core. The last row is filled with the text
    /// after the core.
    fn fill(&self, start: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut at = start;
        loop {
            let cut_before = rows.is_empty() && (0 < at || self.strip.more_before);
            let room = self.columns - usize::from(cut_before);
            let forced = self.forced_break(at, room);
            if forced.is_none()
                && let Some((cells, cut_after)) = self.last_row(at, room)
            {
                rows.push(Row {
                    cells,
                    cut_before,
                    cut_after,
                });
                return rows;
            }
            let end = forced.unwrap_or_else(|| self.natural_break(at, room));
            rows.push(Row {
                cells: self.strip.trim_end(at..end),
                cut_before,
                cut_after: false,
            });
            at = end;
        }
    }

    /// Returns the cells of a row that begins at `at`, if the core ends in that row. The flag is
    /// true if the line continues after the row. `None` if the core needs a further row.
    fn last_row(&self, at: usize, room: usize) -> Option<(Range<usize>, bool)> {
        let line_end = self.strip.end();
        let keep_core = |cells: Range<usize>| cells.start..cells.end.max(self.core.end);
        let rest = keep_core(self.strip.trim_end(at..line_end));
        if !self.strip.more_after && self.strip.columns(rest.clone()) + self.past() <= room {
            return Some((rest, false));
        }
        let room = room - ELLIPSIS;
        if room < self.strip.columns(at..self.core.end.max(at)) {
            return None;
        }
        let full = if at < line_end {
            self.strip.fill(at, room)
        } else {
            line_end
        };
        let mut breaks = (self.core.end.max(at + 1)..=full).rev();
        let end = breaks
            .find(|at| self.strip.is_word_start(*at))
            .unwrap_or(full);
        Some((keep_core(self.strip.trim_end(at..end)), true))
    }

    /// Returns the cell at which a row that begins at `at` ends: after the last word that fits.
    fn natural_break(&self, at: usize, room: usize) -> usize {
        let full = self.strip.fill(at, room);
        // Look one cell further, because the space after the last word need not fit.
        let last = (full + 1).min(self.strip.end());
        let mut breaks = (at + 1..=last).rev();
        breaks
            .find(|at| self.strip.is_word_start(*at))
            .unwrap_or(full)
    }

    /// Returns the cell at which a row that begins at `at` must end, because the row is too narrow
    /// for the message of a stretch. This cell is the start of that stretch. `None` if the row is
    /// wide enough.
    fn forced_break(&self, at: usize, room: usize) -> Option<usize> {
        let full = self.strip.fill(at, room);
        let starts = self.stretches.iter().filter_map(|stretch| {
            let Range { start, end } = stretch.cells;
            if start <= at || full < end {
                return None;
            }
            let below = self.strip.columns(at..start) + stretch.message;
            let beside = self.strip.columns(at..end) + 1 + stretch.message;
            (room < below && room < beside).then_some(start)
        });
        starts.min()
    }
}
