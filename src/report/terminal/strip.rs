//! A stretch of a line, cut into cells that are shown as they are or not at all.

use std::ops::Range;

use crate::report::glyph;

/// A stretch of a line of a source. Positions in it are indices of cells, counted from 0.
#[derive(Clone, Debug)]
pub struct Strip {
    text: String,
    /// One for each grapheme cluster, and one that stands for the end.
    cells: Vec<Cell>,
    /// Whether the line goes on before it.
    pub more_before: bool,
    /// Whether the line goes on after it.
    pub more_after: bool,
}

/// Where a grapheme cluster begins.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// In bytes of the source.
    source: usize,
    /// In bytes of the text that is shown.
    shown: usize,
    /// In columns.
    column: usize,
    /// Whether it is a space at which a row may end.
    is_space: bool,
}

impl Strip {
    /// The bytes `range` of `source`, which lie in the line of the bytes `line`.
    pub fn of(source: &str, range: Range<usize>, line: &Range<usize>) -> Self {
        let mut strip = Self {
            text: String::with_capacity(range.len()),
            cells: Vec::with_capacity(range.len() + 1),
            more_before: line.start < range.start,
            more_after: range.end < line.end,
        };
        let (mut at, mut column) = (range.start, 0);
        glyph::for_each_cluster(&source[range.clone()], |cluster| {
            let shown = strip.text.len();
            strip.cells.push(Cell {
                source: at,
                shown,
                column,
                is_space: matches!(cluster, " " | "\t" | "\u{3000}"),
            });
            glyph::push(cluster, &mut strip.text);
            at += cluster.len();
            column += glyph::width(&strip.text[shown..]);
        });
        strip.cells.push(Cell {
            source: range.end,
            shown: strip.text.len(),
            column,
            is_space: false,
        });
        strip
    }

    /// The position after the last cell.
    pub fn end(&self) -> usize {
        self.cells.len() - 1
    }

    /// The cells that show the bytes `range` of the source, or what of them it holds.
    pub fn cells(&self, range: &Range<usize>) -> Range<usize> {
        let start = self
            .cells
            .partition_point(|cell| cell.source <= range.start);
        let start = start.saturating_sub(1);
        let end = self.cells.partition_point(|cell| cell.source < range.end);
        start..end.clamp(start, self.end())
    }

    /// What is shown of `cells`.
    pub fn text(&self, cells: Range<usize>) -> &str {
        &self.text[self.cells[cells.start].shown..self.cells[cells.end].shown]
    }

    /// How many columns `cells` take.
    pub fn columns(&self, cells: Range<usize>) -> usize {
        self.cells[cells.end].column - self.cells[cells.start].column
    }

    /// The end of the longest stretch from `start` that fits in `room` columns; it holds a cell
    /// even where that is too wide.
    pub fn fill(&self, start: usize, room: usize) -> usize {
        let limit = self.cells[start].column + room;
        let end = self.cells.partition_point(|cell| cell.column <= limit);
        end.saturating_sub(1).max(start + 1).min(self.end())
    }

    /// The start of the longest stretch before `end` that fits in `room` columns.
    pub fn fill_back(&self, end: usize, room: usize) -> usize {
        let limit = self.cells[end].column.saturating_sub(room);
        self.cells
            .partition_point(|cell| cell.column < limit)
            .min(end)
    }

    /// Whether a word begins at `at`: a space stands before, and none there.
    pub fn is_word_start(&self, at: usize) -> bool {
        0 < at && self.cells[at - 1].is_space && !self.cells[at].is_space
    }

    /// `cells` without the spaces at its end.
    pub fn trim_end(&self, cells: Range<usize>) -> Range<usize> {
        let mut end = cells.end;
        while cells.start < end && self.cells[end - 1].is_space {
            end -= 1;
        }
        cells.start..end
    }

    /// The bytes of the source that `cells` show.
    pub fn source(&self, cells: Range<usize>) -> Range<usize> {
        self.cells[cells.start].source..self.cells[cells.end].source
    }
}
