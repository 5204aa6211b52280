//! Which part of a long line is shown, and on how many rows.

use std::ops::Range;

use crate::report::terminal::strip::Strip;

/// How many columns are kept for an ellipsis after a row: a sentence mark has a space after it.
const ELLIPSIS: usize = 2;

/// A row of an excerpt: some cells of a strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it shows.
    pub cells: Range<usize>,
    /// Whether it begins with an ellipsis.
    pub cut_before: bool,
    /// Whether it ends with an ellipsis.
    pub cut_after: bool,
}

/// A stretch to be underlined.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// Which mark it is part of.
    pub mark: usize,
    /// Its cells.
    pub cells: Range<usize>,
    /// How many columns its message takes; 0 for none.
    pub message: usize,
}

/// Rows of at most `columns` columns that show all of `core`, which holds the `stretches`, and
/// what of the text around it makes it readable.
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

/// What a layout depends on.
struct Frame<'s> {
    strip: &'s Strip,
    core: &'s Range<usize>,
    stretches: &'s [Stretch],
    columns: usize,
}

impl Frame<'_> {
    /// The whole line, where it fits with its messages.
    fn whole(&self) -> Option<Row> {
        let cells = self.strip.trim_end(0..self.strip.end());
        let cells = cells.start..cells.end.max(self.core.end);
        let before = self.strip.columns(0..self.core.start);
        let fits = !self.strip.more_before
            && !self.strip.more_after
            && self.strip.columns(cells.clone()) + self.past() <= self.columns
            && before + self.reach(self.columns.saturating_sub(before)) <= self.columns;
        fits.then_some(Row {
            cells,
            cut_before: false,
            cut_after: false,
        })
    }

    /// The column after the line, if an empty stretch at its end is drawn there.
    fn past(&self) -> usize {
        let end = self.strip.end();
        let is_past = |stretch: &Stretch| stretch.cells == (end..end);
        usize::from(self.stretches.iter().any(is_past))
    }

    /// Where the first row begins: as far before the core as leaves room for what comes after,
    /// and at a word.
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
        let budget = wanted.min(room - self.reach(room).min(room));
        let back = self.strip.fill_back(start, budget);
        if back == 0 && !self.strip.more_before {
            return 0;
        }
        let mut words = back..=start;
        let word = words.find(|at| self.strip.is_word_start(*at));
        word.unwrap_or(back)
    }

    /// How many columns from the start of the core are needed to draw the stretches that may
    /// stand in its first row of `room` columns, with their messages.
    fn reach(&self, room: usize) -> usize {
        let offset = |at: usize| self.strip.columns(self.core.start..at.max(self.core.start));
        let mut reach = 0;
        for stretch in self.stretches {
            let start = offset(stretch.cells.start);
            let end = offset(stretch.cells.end).max(start + 1);
            if room < end {
                // It is wrapped, and its message stands in another row.
                continue;
            }
            let below = start + stretch.message;
            let beside = end + 1 + stretch.message;
            let needed = match stretch.message {
                0 => end,
                _ if beside <= room => beside,
                _ => below,
            };
            reach = reach.max(needed.max(end));
        }
        reach
    }

    /// Rows from `start` to the end of the core, and what fits in the last one.
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

    /// What a row from `at` shows if the core ends in it, and whether the line goes on.
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

    /// Where a row from `at` breaks because text follows: after its last whole word.
    fn natural_break(&self, at: usize, room: usize) -> usize {
        let full = self.strip.fill(at, room);
        // One further, since the space after the last word need not fit.
        let last = (full + 1).min(self.strip.end());
        let mut breaks = (at + 1..=last).rev();
        breaks
            .find(|at| self.strip.is_word_start(*at))
            .unwrap_or(full)
    }

    /// Where a row from `at` must break lest a message run over the edge: before the stretch that
    /// it belongs to.
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
