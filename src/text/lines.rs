//! Lines of a source. Finds the line of a byte, and the bytes of a line.

use std::borrow::Cow;

use crate::text::span::offset;

/// The starts of the lines of a source. A line ends with LF, CR LF or CR.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
    end: u32,
}

impl Lines {
    /// Finds the lines of `source`.
    pub fn of(source: &str) -> Self {
        if !source.contains('\r') {
            return Self::ended_by_line_feeds(source);
        }
        let bytes = source.as_bytes();
        let ends_line = |idx: &usize| match bytes[*idx] {
            b'\n' => true,
            b'\r' => bytes.get(idx + 1) != Some(&b'\n'),
            _ => false,
        };
        Self::ended(source, (0..source.len()).filter(ends_line))
    }

    /// Finds the lines of `source` as Git and similar programs count them: CR alone does not end a
    /// line.
    pub fn ended_by_line_feeds(source: &str) -> Self {
        Self::ended(source, source.match_indices('\n').map(|(at, _)| at))
    }

    /// Creates the lines of `source`. `ends` are the last bytes of the line endings.
    fn ended(source: &str, ends: impl Iterator<Item = usize>) -> Self {
        let after = ends.map(|end| offset(end + 1));
        Self {
            starts: std::iter::once(0).chain(after).collect(),
            end: offset(source.len()),
        }
    }

    /// Returns the index, from 0, of the line that contains byte `at`.
    pub fn index(&self, at: u32) -> usize {
        self.starts
            .partition_point(|start| *start <= at)
            .saturating_sub(1)
    }

    /// Returns the first byte of line `idx`, counted from 0, or the end of the source if there is
    /// no such line.
    pub fn start(&self, idx: usize) -> u32 {
        self.starts.get(idx).copied().unwrap_or(self.end)
    }

    /// Returns the byte after line `idx` and its line ending.
    pub fn end(&self, idx: usize) -> u32 {
        self.starts.get(idx + 1).copied().unwrap_or(self.end)
    }

    /// Returns the number of lines. An empty source has one line.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

/// Says whether `text` has only single spaces between its words, and no spaces at its ends.
pub fn is_one_line(text: &str) -> bool {
    let mut after_space = true;
    for character in text.chars() {
        let is_space = character.is_whitespace();
        if is_space && (after_space || character != ' ') {
            return false;
        }
        after_space = is_space;
    }
    !after_space
}

/// Returns `text` with single spaces between its words and no spaces at its ends.
pub fn on_one_line(text: &str) -> Cow<'_, str> {
    if is_one_line(text) {
        return text.into();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").into()
}
