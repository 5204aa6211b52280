//! A part of a line, split into cells. A cell is shown whole or not at all.

use std::ops::Range;

use crate::report::glyph;

/// A part of a line of a source. A position in it is the index of a cell.
#[derive(Clone, Debug)]
pub struct Strip {
    text: String,
    /// One cell per grapheme cluster, and one for the end.
    cells: Vec<Cell>,
    /// True if the line has text before the strip.
    pub more_before: bool,
    /// True if the line has text after the strip.
    pub more_after: bool,
}

/// A cell: where its grapheme cluster begins.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// The start in bytes of the source.
    source: usize,
    /// The start in bytes of the printed text.
    shown: usize,
    /// The start in columns.
    column: usize,
    /// True if this is a space at which a row may end.
    is_space: bool,
}

impl Strip {
    /// Returns the strip for the bytes `range` of `source`. `line` is the byte range of the whole
    /// line.
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

    /// Returns the position after the last cell.
    pub fn end(&self) -> usize {
        self.cells.len() - 1
    }

    /// Returns the cells that show the bytes `range` of the source. Bytes outside the strip are
    /// ignored.
    pub fn cells(&self, range: &Range<usize>) -> Range<usize> {
        let start = self
            .cells
            .partition_point(|cell| cell.source <= range.start);
        let start = start.saturating_sub(1);
        let end = self.cells.partition_point(|cell| cell.source < range.end);
        start..end.clamp(start, self.end())
    }

    /// Returns the printed text of `cells`.
    pub fn text(&self, cells: Range<usize>) -> &str {
        &self.text[self.cells[cells.start].shown..self.cells[cells.end].shown]
    }

    /// Returns the width of `cells` in columns.
    pub fn columns(&self, cells: Range<usize>) -> usize {
        self.cells[cells.end].column - self.cells[cells.start].column
    }

    /// Returns the end of the longest range of cells that begins at `start` and fits in `room`
    /// columns. The range contains at least one cell, even if that cell is too wide.
    pub fn fill(&self, start: usize, room: usize) -> usize {
        let limit = self.cells[start].column + room;
        let end = self.cells.partition_point(|cell| cell.column <= limit);
        end.saturating_sub(1).max(start + 1).min(self.end())
    }

    /// Returns the start of the longest range of cells that ends at `end` and fits in `room`
    /// columns.
    pub fn fill_back(&self, end: usize, room: usize) -> usize {
        let limit = self.cells[end].column.saturating_sub(room);
        self.cells
            .partition_point(|cell| cell.column < limit)
            .min(end)
    }

    /// Says whether a word begins at the cell `at`: the cell before it is a space, and the cell
    /// itself is not.
    pub fn is_word_start(&self, at: usize) -> bool {
        0 < at && self.cells[at - 1].is_space && !self.cells[at].is_space
    }

    /// Returns `cells` without spaces at the end.
    pub fn trim_end(&self, cells: Range<usize>) -> Range<usize> {
        let mut end = cells.end;
        while cells.start < end && self.cells[end - 1].is_space {
            end -= 1;
        }
        cells.start..end
    }

    /// Returns the bytes of the source that `cells` show.
    pub fn source(&self, cells: Range<usize>) -> Range<usize> {
        self.cells[cells.start].source..self.cells[cells.end].source
    }
}
