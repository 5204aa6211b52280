//! Reads drawn tables: grids, and simple tables, whose borders are lines of equals signs.

use std::ops::Range;

use crate::text::block::BlockKind;
use crate::text::part::PartKind;
use crate::text::rst::RstReader;
use crate::text::source_line::SourceLine;

/// The maximum number of columns that are read of a table.
const MAX_COLUMNS: usize = 100;

impl RstReader<'_> {
    /// Reads the table that begins in line `idx`, if there is one. Returns the index of the line
    /// after the table.
    pub(super) fn read_table(&mut self, idx: usize, end: usize) -> Option<usize> {
        let text = self.line_text(idx);
        let is_grid = text.starts_with("+-") && text.bytes().all(|byte| b"+-".contains(&byte));
        if is_grid && text.ends_with('+') {
            return Some(self.read_grid(idx, end));
        }
        let is_simple = text.starts_with('=') && text.bytes().all(|byte| b"= ".contains(&byte));
        if is_simple && text.contains(' ') {
            return self.read_simple_table(idx, end);
        }
        None
    }

    /// Reads the cells of the table at `place`. Each cell is a list of lines.
    fn read_cells(&mut self, place: Range<usize>, cells: Vec<Vec<SourceLine>>) {
        self.composer.add_part(PartKind::List, place);
        self.composer.containers.open(BlockKind::TableCell, true);
        let outer = std::mem::replace(&mut self.is_in_cell, true);
        for cell in cells {
            // A cell is a body of its own. Its lines are appended to all other lines while the cell
            // is read.
            let start = self.lines.len();
            self.lines.extend(cell);
            let end = self.lines.len();
            self.read_body(start..end);
            self.lines.truncate(start);
        }
        self.is_in_cell = outer;
        self.composer.containers.close();
    }

    /// Reads the grid whose upper border is line `idx`. Returns the index of the line after the
    /// grid.
    fn read_grid(&mut self, idx: usize, end: usize) -> usize {
        let last = self.text_end(idx, end);
        let border = self.line_text(idx).char_indices();
        let bounds: Vec<usize> = border
            .filter(|(_, character)| *character == '+')
            .map(|(at, _)| at)
            .take(MAX_COLUMNS)
            .collect();
        let mut open: Vec<Vec<SourceLine>> = vec![Vec::new(); bounds.len()];
        let mut cells = Vec::new();
        for idx in idx + 1..last {
            let line = self.lines[idx];
            let columns = self.column_offsets(line, &bounds);
            let mut first = 0;
            while first + 1 < bounds.len() {
                let is_bound = |column: &usize| {
                    let at = columns.get(*column).copied().unwrap_or(line.end);
                    self.source[at..line.end].starts_with(['|', '+']) || line.end <= at
                };
                let next = (first + 1..bounds.len()).find(is_bound);
                let next = next.unwrap_or(bounds.len() - 1);
                let from = columns.get(first).copied().unwrap_or(line.end);
                let to = columns.get(next).copied().unwrap_or(line.end);
                let from = (from + 1).min(to);
                let text = self.source.get(from..to).unwrap_or_default();
                let is_drawn = |mark: char| text.chars().all(|character| character == mark);
                if !text.is_empty() && (is_drawn('-') || is_drawn('=')) {
                    cells.extend(open[first..next].iter_mut().map(std::mem::take));
                } else {
                    open[first].push(fragment(text, from));
                }
                first = next;
            }
        }
        cells.extend(open);
        cells.retain(|cell| cell.iter().any(|line| !line.is_blank()));
        let place = self.source_range(&(idx..last));
        self.read_cells(place, cells);
        last
    }

    /// Returns the byte of the source at which each column of `line` begins. `bounds` gives the
    /// columns in characters from the start of the line.
    fn column_offsets(&self, line: SourceLine, bounds: &[usize]) -> Vec<usize> {
        let text = line.text(self.source);
        if text.is_ascii() {
            let at = |bound: &usize| line.start + (*bound).min(text.len());
            return bounds.iter().map(at).collect();
        }
        let mut found = Vec::new();
        let mut next = bounds.iter().peekable();
        for (column, (at, _)) in text.char_indices().enumerate() {
            if next.next_if(|bound| **bound <= column).is_some() {
                found.push(line.start + at);
            }
        }
        found
    }

    /// Reads the simple table below the border in line `idx`. Returns the index of the line after
    /// the table.
    fn read_simple_table(&mut self, idx: usize, end: usize) -> Option<usize> {
        let border = self.line_text(idx);
        let starts = border.char_indices().filter(|(at, character)| {
            *character == '=' && (*at == 0 || border.as_bytes().get(at - 1) == Some(&b' '))
        });
        let bounds: Vec<usize> = starts.map(|(at, _)| at).take(MAX_COLUMNS).collect();
        let is_border =
            |text: &str| text.starts_with("==") && text.bytes().all(|byte| b"= ".contains(&byte));
        let borders = (idx + 1..end).filter(|idx| is_border(self.line_text(*idx)));
        // The last border precedes a blank line; the border before it ends the head.
        let is_last = |idx: &usize| end <= idx + 1 || self.lines[idx + 1].is_blank();
        let last = borders.into_iter().find(is_last)?;
        let margin = self.lines[idx].indent;
        let mut rows: Vec<Vec<Vec<SourceLine>>> = Vec::new();
        for idx in idx + 1..last {
            let line = self.lines[idx];
            let text = line.text(self.source);
            let is_drawn = text.bytes().all(|byte| b"= -".contains(&byte));
            if line.is_blank() || is_drawn && text.len() > 1 {
                continue;
            }
            let fragments = self.fragments(line, line.indent.saturating_sub(margin), &bounds);
            let goes_on = fragments.first().is_none_or(SourceLine::is_blank);
            if !goes_on || rows.is_empty() {
                rows.push(vec![Vec::new(); bounds.len()]);
            }
            let Some(row) = rows.last_mut() else {
                continue;
            };
            for (cell, fragment) in row.iter_mut().zip(fragments) {
                cell.push(fragment);
            }
        }
        let mut cells: Vec<Vec<SourceLine>> = rows.into_iter().flatten().collect();
        cells.retain(|cell| cell.iter().any(|line| !line.is_blank()));
        let place = self.source_range(&(idx..last + 1));
        self.read_cells(place, cells);
        Some(last + 1)
    }

    /// Returns the text in each column of `line`. The text of the line begins `indent` columns to
    /// the right of the border.
    fn fragments(&self, line: SourceLine, indent: usize, bounds: &[usize]) -> Vec<SourceLine> {
        let own: Vec<usize> = bounds
            .iter()
            .map(|bound| bound.saturating_sub(indent))
            .collect();
        let columns = self.column_offsets(line, &own);
        let mut fragments = Vec::new();
        let mut from = line.start;
        for idx in 1..=bounds.len() {
            let to = columns.get(idx).copied().unwrap_or(line.end);
            // A text that crosses the bound of a column belongs to the column in which it begins.
            let crosses = to < line.end && !self.source[from..to].ends_with(char::is_whitespace);
            if crosses && from < to {
                fragments.push(fragment("", from));
                continue;
            }
            fragments.push(fragment(&self.source[from..to], from));
            from = to;
        }
        fragments
    }
}

/// Returns the part of a cell that is in one line, without the spaces around it. `text` begins at
/// byte `from` of the source.
fn fragment(text: &str, from: usize) -> SourceLine {
    let lead = text.len() - text.trim_start().len();
    SourceLine {
        start: from + lead,
        end: from + lead + text.trim().len(),
        indent: text[..lead].chars().count(),
    }
}
