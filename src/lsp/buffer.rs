//! The text of an open draft.

use gen_lsp_types::{Position, Range, TextDocumentContentChangeEvent};
use ropey::{Rope, RopeSlice};

use crate::lsp::columns::Columns;

/// A text that is fast to edit even if it is long.
#[derive(Clone, Debug)]
pub struct Buffer {
    rope: Rope,
}

impl Buffer {
    /// Creates a buffer with this `text`.
    pub fn new(text: &str) -> Self {
        Self {
            rope: Rope::from_str(text),
        }
    }

    /// Returns the whole text.
    pub fn text(&self) -> String {
        self.rope.to_string()
    }

    /// Applies `change`. The positions in `change` count columns in the unit `columns`.
    pub fn change(&mut self, change: &TextDocumentContentChangeEvent, columns: Columns) {
        match change {
            TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                self.rope = Rope::from_str(&whole.text);
            }
            TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                let Range { start, end } = part.range;
                let (start, end) = (self.at(start, columns), self.at(end, columns));
                self.rope.remove(start.min(end)..start.max(end));
                self.rope.insert(start.min(end), &part.text);
            }
        }
    }

    /// Returns the byte offset of `position`. As the protocol requires, a column past the end of a
    /// line means the end of that line. A line past the last line means the end of the text.
    pub fn byte(&self, position: Position, columns: Columns) -> usize {
        self.rope.char_to_byte(self.at(position, columns))
    }

    /// Returns the index of the character at `position`.
    fn at(&self, position: Position, columns: Columns) -> usize {
        let line = position.line as usize;
        if self.rope.len_lines() <= line {
            return self.rope.len_chars();
        }
        let (start, line) = (self.rope.line_to_char(line), self.rope.line(line));
        let column = position.character as usize;
        let column = match columns {
            Columns::Bytes => line.byte_to_char(column.min(line.len_bytes())),
            Columns::Units => line.utf16_cu_to_char(column.min(line.len_utf16_cu())),
            Columns::Scalars => column,
        };
        start + column.min(length(line))
    }
}

/// Returns the number of characters of `line` without its line ending.
fn length(line: RopeSlice<'_>) -> usize {
    let n_ending = line.chars_at(line.len_chars()).reversed();
    let n_ending = n_ending
        .take_while(|character| matches!(character, '\r' | '\n'))
        .count();
    line.len_chars() - n_ending
}

#[cfg(test)]
mod tests {
    use gen_lsp_types::TextDocumentContentChangePartial;

    use super::*;

    /// Checks which byte of `text` is at column `character` of line `line`, if columns count bytes,
    /// UTF-16 units or characters.
    fn check(text: &str, (line, character): (u32, u32), [bytes, units, scalars]: [usize; 3]) {
        let buffer = Buffer::new(text);
        for (columns, expected) in [
            (Columns::Bytes, bytes),
            (Columns::Units, units),
            (Columns::Scalars, scalars),
        ] {
            let found = buffer.byte(Position { line, character }, columns);
            assert_eq!(found, expected, "{text:?} {line}:{character} {columns:?}");
        }
    }

    #[test]
    fn positions_are_those_of_the_unit() {
        check("ab\ncd", (1, 1), [4, 4, 4]);
        check("🌊 sea", (0, 2), [0, 4, 5]);
        check("🌊 sea", (0, 1), [0, 0, 4]);
        check("水水b", (0, 3), [3, 7, 7]);
        check("e\u{301}t", (0, 1), [1, 1, 1]);
        check("\t\tb", (0, 2), [2, 2, 2]);
    }

    #[test]
    fn positions_outside_are_moved_inside() {
        check("ab\r\ncd\rde\nf", (0, 9), [2, 2, 2]);
        check("ab\r\ncd\rde\nf", (1, 9), [6, 6, 6]);
        check("ab\r\ncd\rde\nf", (2, 9), [9, 9, 9]);
        check("ab\r\ncd\rde\nf", (3, 9), [11, 11, 11]);
        check("ab\n", (1, 0), [3, 3, 3]);
        check("ab", (7, 1), [2, 2, 2]);
        check("", (0, 0), [0, 0, 0]);
        // The characters U+2028 and U+000B do not end a line in the protocol.
        check("a\u{2028}b\u{b}c", (0, 3), [1, 5, 5]);
    }

    #[test]
    fn changes_are_made_one_after_the_other() {
        let change = |start: (u32, u32), end: (u32, u32), text: &str| {
            let position = |(line, character)| Position { line, character };
            let range = Range {
                start: position(start),
                end: position(end),
            };
            TextDocumentContentChangeEvent::from(TextDocumentContentChangePartial {
                range,
                text: text.to_owned(),
                ..TextDocumentContentChangePartial::default()
            })
        };
        let mut buffer = Buffer::new("🌊 the the\r\nsea");
        for (edit, expected) in [
            (change((0, 6), (0, 10), ""), "🌊 the\r\nsea"),
            (change((1, 3), (1, 3), "\r\n"), "🌊 the\r\nsea\r\n"),
            // A range whose end is before its start.
            (change((1, 0), (0, 6), " "), "🌊 the sea\r\n"),
            (change((9, 9), (9, 9), "x"), "🌊 the sea\r\nx"),
        ] {
            buffer.change(&edit, Columns::Units);
            assert_eq!(buffer.text(), expected);
        }
    }
}
