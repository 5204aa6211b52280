//! Converts byte offsets in the text of a draft into lines and columns, and into byte offsets in
//! the file.

use crate::engine::report::LintedDocument;
use crate::text::encoding::Encoding;
use crate::text::lines::Lines;
use crate::text::span::{Place, offset};

/// The number of bytes of source between two positions that a locator stores.
const STEP: usize = 128;

/// A position in a source. Lines and columns count from 1, and a byte order mark takes no column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column in Unicode scalar values.
    pub column: u32,
    /// The column in UTF-16 code units, as the language server protocol counts.
    pub column_utf16: u32,
    /// The column in bytes of UTF-8, even if the file has another encoding.
    pub column_byte: u32,
}

/// The unit of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColumnUnit {
    /// Unicode scalar values.
    #[default]
    Characters,
    /// Bytes of UTF-8.
    Bytes,
    /// Code units of UTF-16.
    Utf16,
}

impl LintedDocument {
    /// Returns the line and column of the byte `at` of the document. An offset past the end counts
    /// as the end.
    #[must_use]
    pub fn position(&self, at: usize) -> Position {
        Position::of(&self.source, self.encoding, at)
    }
}

impl Position {
    /// Returns the position of the byte `at` of `source`, whose file has this `encoding`.
    #[must_use]
    pub(crate) fn of(source: &str, encoding: Encoding, at: usize) -> Self {
        Locator::new(source, encoding).position(offset(at.min(source.len())))
    }

    /// Returns the column in the unit `unit`.
    #[must_use]
    pub(crate) fn column_in(self, unit: ColumnUnit) -> u32 {
        match unit {
            ColumnUnit::Characters => self.column,
            ColumnUnit::Bytes => self.column_byte,
            ColumnUnit::Utf16 => self.column_utf16,
        }
    }
}

/// Converts positions in one source. Each conversion takes constant time, even in long lines.
#[derive(Clone, Debug)]
pub struct Locator<'s> {
    source: &'s str,
    encoding: Encoding,
    lines: Lines,
    checkpoints: Vec<Count>,
}

/// A place of a source in all units that the formats need.
#[derive(Clone, Copy, Debug)]
pub struct MeasuredPlace {
    /// The position of the first byte.
    pub start: Position,
    /// The position after the last byte.
    pub end: Position,
    /// The half-open range of bytes of the file.
    pub on_disk: Place,
    /// The half-open range of characters of the text. A byte order mark counts as a character.
    pub characters: Place,
    /// The half-open range of UTF-16 code units of the text. A byte order mark counts as a code
    /// unit.
    pub utf16_units: Place,
}

/// How many characters, UTF-16 units and bytes of the file precede byte `at` of the source.
#[derive(Clone, Copy, Debug)]
struct Count {
    at: u32,
    chars: u32,
    utf16: u32,
    disk: u32,
}

impl<'s> Locator<'s> {
    /// Returns a locator for `source`, whose file has this `encoding`.
    #[must_use]
    pub fn new(source: &'s str, encoding: Encoding) -> Self {
        let mut count = Count {
            at: 0,
            chars: 0,
            utf16: 0,
            disk: encoding.on_disk(source, Place::new(0, 0)).start,
        };
        let mut checkpoints = vec![count];
        for step in 1..=source.len() / STEP {
            count = count.advanced(source, encoding, boundary(source, step * STEP));
            checkpoints.push(count);
        }
        Self {
            source,
            encoding,
            lines: Lines::of(source),
            checkpoints,
        }
    }

    /// Returns the position of byte `at`; an offset past the end counts as the end.
    #[must_use]
    pub fn position(&self, at: u32) -> Position {
        self.position_of(self.count(at))
    }

    /// Returns the position of the byte at which the count `here` ends.
    fn position_of(&self, here: Count) -> Position {
        let line = self.lines.index(here.at);
        let start = self.count(self.lines.start(line));
        Position {
            line: offset(line + 1),
            column: here.chars - start.chars + 1,
            column_utf16: here.utf16 - start.utf16 + 1,
            column_byte: here.at - start.at + 1,
        }
    }

    /// Returns the half-open range of bytes of the file at `place`.
    #[must_use]
    pub fn on_disk(&self, place: Place) -> Place {
        Place::new(self.count(place.start).disk, self.count(place.end).disk)
    }

    /// Measures `place` in all units.
    #[must_use]
    pub fn measure(&self, place: Place) -> MeasuredPlace {
        let (start, end) = (self.count(place.start), self.count(place.end));
        let mark = self.mark();
        MeasuredPlace {
            start: self.position_of(start),
            end: self.position_of(end),
            on_disk: Place::new(start.disk, end.disk),
            characters: Place::new(start.chars + mark, end.chars + mark),
            utf16_units: Place::new(start.utf16 + mark, end.utf16 + mark),
        }
    }

    /// Returns 1 if the file begins with a byte order mark, otherwise 0.
    fn mark(&self) -> u32 {
        u32::from(self.checkpoints[0].disk != 0)
    }

    /// Returns the lines of the source.
    #[must_use]
    pub fn lines(&self) -> &Lines {
        &self.lines
    }

    fn count(&self, at: u32) -> Count {
        let at = boundary(self.source, at as usize);
        self.checkpoints[at / STEP].advanced(self.source, self.encoding, at)
    }
}

impl Count {
    /// Returns the count at byte `at`, which must not be before the byte of this count.
    fn advanced(self, source: &str, encoding: Encoding, at: usize) -> Self {
        let passed = &source[self.at as usize..at];
        let chars = passed.chars().count();
        let astral = passed.bytes().filter(|byte| 0xf0 <= *byte).count();
        let disk = encoding.on_disk(passed, Place::new(0, offset(passed.len())));
        Self {
            at: offset(at),
            chars: self.chars + offset(chars),
            // A character of four bytes in UTF-8 is two units in UTF-16. Every other character is
            // one unit.
            utf16: self.utf16 + offset(chars + astral),
            disk: self.disk + disk.end - disk.start,
        }
    }
}

/// Returns the last character boundary of `text` that is not after byte `at`.
#[must_use]
pub fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::encoding::ByteOrder;

    const PLAIN: Encoding = Encoding::Utf8 { mark: false };

    fn check(source: &str, at: u32, expected: (u32, u32, u32, u32)) {
        let found = Locator::new(source, PLAIN).position(at);
        let found = (
            found.line,
            found.column,
            found.column_utf16,
            found.column_byte,
        );
        assert_eq!(found, expected, "byte {at} of {source:?}");
    }

    #[test]
    fn columns_count_characters_units_and_bytes() {
        check("", 0, (1, 1, 1, 1));
        check("day", 3, (1, 4, 4, 4));
        check("“day”", 3, (1, 2, 2, 4));
        check("🌊 sea", 4, (1, 2, 3, 5));
        check("e\u{301}tude", 3, (1, 3, 3, 4));
    }

    #[test]
    fn every_line_ending_ends_a_line() {
        check("a\nb", 2, (2, 1, 1, 1));
        check("a\r\nb", 3, (2, 1, 1, 1));
        check("a\rb", 2, (2, 1, 1, 1));
        check("a\r\nb", 1, (1, 2, 2, 2));
        check("a\n", 2, (2, 1, 1, 1));
    }

    #[test]
    fn a_place_outside_the_text_is_moved_into_it() {
        check("ab", 900, (1, 3, 3, 3));
        check("“", 1, (1, 1, 1, 1));
    }

    #[test]
    fn checkpoints_change_no_position() {
        let source = "tide “high” 🌊 é\n".repeat(400) + &"noon 水 ".repeat(900);
        let locator = Locator::new(&source, PLAIN);
        for (at, _) in source.char_indices().step_by(97) {
            let start = source[..at].rfind('\n').map_or(0, |at| at + 1);
            let before = &source[start..at];
            let found = locator.position(offset(at));
            assert_eq!(found.line as usize, source[..at].matches('\n').count() + 1);
            assert_eq!(found.column as usize, before.chars().count() + 1);
            assert_eq!(
                found.column_utf16 as usize,
                before.encode_utf16().count() + 1
            );
            assert_eq!(found.column_byte as usize, before.len() + 1);
        }
    }

    #[test]
    fn places_are_counted_as_programs_count_that_hold_the_text() {
        let check = |encoding, expected: (u32, u32)| {
            let locator = Locator::new("🌊 é sea", encoding);
            let measured = locator.measure(Place::new(8, 11));
            let starts = (measured.characters.start, measured.utf16_units.start);
            assert_eq!(starts, expected);
            assert_eq!(measured.characters.end, expected.0 + 3);
        };
        check(PLAIN, (4, 5));
        check(Encoding::Utf8 { mark: true }, (5, 6));
    }

    #[test]
    fn places_on_disk_are_those_of_the_encoding() {
        let source = "“水🌊” ".repeat(700);
        let utf16 = Encoding::Utf16 {
            order: ByteOrder::Big,
            mark: true,
        };
        for encoding in [PLAIN, Encoding::Utf8 { mark: true }, utf16] {
            let locator = Locator::new(&source, encoding);
            for (at, found) in source.char_indices().step_by(61) {
                let place = Place::new(offset(at), offset(at + found.len_utf8()));
                assert_eq!(locator.on_disk(place), encoding.on_disk(&source, place));
            }
        }
    }
}
