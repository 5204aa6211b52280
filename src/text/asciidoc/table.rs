//! Reads tables. Cells begin with a mark such as `|`, or are separated by a character such as a
//! comma.

use std::ops::Range;

use crate::text::asciidoc::{AsciiDocReader, Style};
use crate::text::block::BlockKind;
use crate::text::part::PartKind;
use crate::text::source_line::{SourceLine, lines};

/// The maximum number of columns of a table whose styles are read.
const MAX_COLUMNS: usize = 100;

/// A cell of a table. A specification before the mark of the cell, such as `2+a` in `2+a|`, gives
/// the number of columns and the style of the cell.
struct Cell {
    range: Range<usize>,
    /// The number of columns that the cell spans.
    n_columns: usize,
    style: Option<char>,
}

impl AsciiDocReader<'_> {
    /// Reads the table whose rows are in `lines`. `whole` is the range of the table with its
    /// delimiters, and `mark` separates the cells.
    pub(super) fn read_table(
        &mut self,
        lines: Range<usize>,
        whole: Range<usize>,
        mark: char,
        style: &Style,
    ) {
        self.composer.add_part(PartKind::List, whole);
        self.composer.containers.open(BlockKind::TableCell, true);
        let place = self.source_range(&lines);
        let cells = if "|!".contains(mark) {
            self.marked_cells(&place, mark)
        } else {
            self.separated_cells(&place, mark)
        };
        let n_columns = style.columns.len();
        let n_head = if style.has_head || self.has_head(&lines) {
            n_columns
        } else {
            0
        };
        let mut at = 0;
        for cell in cells {
            let column = style.columns.get(at % n_columns.max(1));
            let of_column = column.copied().flatten().filter(|_| n_head <= at);
            at += cell.n_columns;
            self.read_cell(cell.range, cell.style.or(of_column));
        }
        self.composer.containers.close();
    }

    /// Returns whether the first row is a head row: the first of `lines` has text, and the line
    /// after it is blank.
    fn has_head(&self, lines: &Range<usize>) -> bool {
        let is_filled = |idx: usize| idx < lines.end && !self.lines[idx].is_blank();
        is_filled(lines.start) && !is_filled(lines.start + 1)
    }

    /// Returns the cells in `place`, a range of the source. Each cell begins with `mark`.
    fn marked_cells(&self, place: &Range<usize>, mark: char) -> Vec<Cell> {
        let text = &self.source[place.clone()];
        let mut cells: Vec<Cell> = Vec::new();
        for (at, _) in text.match_indices(mark) {
            if text[..at].ends_with('\\') {
                continue;
            }
            let specification = specification(&text[..at]);
            let start = place.start + at - specification.len();
            if let Some(cell) = cells.last_mut() {
                cell.range.end = start.max(cell.range.start);
            }
            let n_columns = specification.split(['+', '*']).next();
            let n_columns = n_columns.filter(|number| number.len() < specification.len());
            let n_columns = n_columns
                .and_then(|number| number.parse().ok())
                .unwrap_or(1);
            cells.push(Cell {
                range: place.start + at + 1..place.end,
                n_columns: n_columns.min(MAX_COLUMNS),
                style: cell_style(specification),
            });
        }
        cells
    }

    /// Returns the cells in `place`, a range of the source in which `mark` separates the cells.
    fn separated_cells(&self, place: &Range<usize>, mark: char) -> Vec<Cell> {
        let text = &self.source[place.clone()];
        let mut cells = Vec::new();
        let mut start = 0;
        let mut is_quoted = false;
        for (at, character) in text.char_indices().chain([(text.len(), '\n')]) {
            let is_end = character == mark || character == '\n';
            if character == '"' {
                is_quoted = !is_quoted;
            } else if is_end && (!is_quoted || at == text.len()) {
                let cell = text[start..at].trim();
                let lead = text[start..at].len() - text[start..at].trim_start().len();
                let quotes = usize::from(cell.len() >= 2 && cell.starts_with('"'));
                let from = place.start + start + lead;
                cells.push(Cell {
                    range: from + quotes..from + cell.len() - quotes,
                    n_columns: 1,
                    style: None,
                });
                start = at + character.len_utf8();
            }
        }
        cells
    }

    /// Reads the cell at `range`. The letter in `style` says what the cell contains: `a` means a
    /// document of its own, and `l` and `m` mean code.
    fn read_cell(&mut self, range: Range<usize>, style: Option<char>) {
        if style.is_some_and(|style| "lm".contains(style)) {
            if !self.source[range.clone()].trim().is_empty() {
                self.composer.add_code(range);
            }
            return;
        }
        let start = self.lines.len();
        let own = lines(&self.source[range.clone()]);
        let moved = own.into_iter().map(|line| SourceLine {
            start: line.start + range.start,
            end: line.end + range.start,
            indent: line.indent,
        });
        self.lines.extend(moved);
        let end = self.lines.len();
        if style == Some('a') {
            self.read_body(start..end);
        } else {
            let mut idx = start;
            while idx < end {
                let blank = (idx..end).find(|idx| self.lines[*idx].is_blank());
                let last = blank.unwrap_or(end);
                if idx < last {
                    self.read_paragraph(idx..last, None);
                }
                idx = last + 1;
            }
        }
        self.lines.truncate(start);
    }
}

/// Returns the style letter at the end of the specification of a cell or a column, if there is one.
fn cell_style(specification: &str) -> Option<char> {
    let last = specification.chars().next_back();
    last.filter(char::is_ascii_alphabetic)
}

/// Returns the styles of a table's columns. `text` sets the styles, for example with
/// `cols="1,2*m,3a"`. Returns `None` if `text` has no `cols`.
pub fn column_styles(text: &str) -> Option<Vec<Option<char>>> {
    let (_, value) = text.split_once("cols=")?;
    let value = match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => value.split(',').next()?,
    };
    let mut styles = Vec::new();
    for column in value.split([',', ';']).map(str::trim) {
        let (number, column) = column.split_once('*').unwrap_or(("1", column));
        let number = number.parse().unwrap_or(1).min(MAX_COLUMNS);
        styles.extend(std::iter::repeat_n(cell_style(column), number));
    }
    styles.truncate(MAX_COLUMNS);
    Some(styles)
}

/// Returns the specification of a cell, such as `2+`, `.3+^.>s` or `a`, at the end of `before`, the
/// text before the mark of the cell. Returns an empty string if there is none.
fn specification(before: &str) -> &str {
    let is_sign =
        |character: char| character.is_ascii_digit() || ".+*<>^adehlmsv".contains(character);
    let rest = before.trim_end_matches(is_sign);
    let found = &before[rest.len()..];
    let is_apart = rest.is_empty() || rest.ends_with(char::is_whitespace);
    let letters = found.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let is_style = found.len() - letters.len() <= 1
        && letters
            .chars()
            .all(|character| !character.is_ascii_alphabetic());
    // A number alone is text of the previous cell.
    let is_number = !found.is_empty() && found.bytes().all(|byte| byte.is_ascii_digit());
    if is_apart && is_style && !is_number {
        found
    } else {
        ""
    }
}
