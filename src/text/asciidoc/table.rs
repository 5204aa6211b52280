//! Tables: cells that a mark begins, or that commas part.

use std::ops::Range;

use crate::text::asciidoc::AsciiDocReader;
use crate::text::block::BlockKind;
use crate::text::part::PartKind;
use crate::text::source_line::{SourceLine, lines};

impl AsciiDocReader<'_> {
    /// Reads the table of these lines, which stands at `whole`; `mark` parts its cells.
    pub(super) fn table(&mut self, lines: Range<usize>, whole: Range<usize>, mark: char) {
        self.composer.part(PartKind::List, whole);
        self.composer.containers.open(BlockKind::TableCell, true);
        let place = self.place(&lines);
        let cells = if "|!".contains(mark) {
            self.marked_cells(&place, mark)
        } else {
            self.parted_cells(&place, mark)
        };
        for (range, is_document) in cells {
            self.cell(range, is_document);
        }
        self.composer.containers.close();
    }

    /// The cells at `place`, and whether each is a document of its own.
    fn marked_cells(&self, place: &Range<usize>, mark: char) -> Vec<(Range<usize>, bool)> {
        let text = &self.source[place.clone()];
        let mut cells = Vec::new();
        let mut open: Option<(usize, bool)> = None;
        for (at, _) in text.match_indices(mark) {
            if text[..at].ends_with('\\') {
                continue;
            }
            let specification = specification(&text[..at]);
            let start = at - specification.len();
            if let Some((from, is_document)) = open {
                cells.push((
                    place.start + from..place.start + start.max(from),
                    is_document,
                ));
            }
            open = Some((at + 1, specification.ends_with('a')));
        }
        if let Some((from, is_document)) = open {
            cells.push((place.start + from..place.end, is_document));
        }
        cells
    }

    /// The cells at `place` that `mark` parts.
    fn parted_cells(&self, place: &Range<usize>, mark: char) -> Vec<(Range<usize>, bool)> {
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
                cells.push((from + quotes..from + cell.len() - quotes, false));
                start = at + character.len_utf8();
            }
        }
        cells
    }

    /// Reads the cell at `range`.
    fn cell(&mut self, range: Range<usize>, is_document: bool) {
        let start = self.lines.len();
        let own = lines(&self.source[range.clone()]);
        let moved = own.into_iter().map(|line| SourceLine {
            start: line.start + range.start,
            end: line.end + range.start,
            indent: line.indent,
        });
        self.lines.extend(moved);
        let end = self.lines.len();
        if is_document {
            self.body(start..end);
        } else {
            let mut idx = start;
            while idx < end {
                let blank = (idx..end).find(|idx| self.lines[*idx].is_blank());
                let last = blank.unwrap_or(end);
                if idx < last {
                    self.paragraph_of(idx..last, None);
                }
                idx = last + 1;
            }
        }
        self.lines.truncate(start);
    }
}

/// What `before` a mark of a cell says of the cell: `2+`, `.3+^.>s`, `a`.
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
    // A number alone is the text of the cell before.
    let is_number = !found.is_empty() && found.bytes().all(|byte| byte.is_ascii_digit());
    if is_apart && is_style && !is_number {
        found
    } else {
        ""
    }
}
