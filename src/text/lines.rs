//! Lines of a source: from a byte to its line and back.

use crate::text::span::offset;

/// Where the lines of a source begin. A line ends with LF, CR LF or CR.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
    end: u32,
}

impl Lines {
    /// The lines of `source`.
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

    /// The lines of `source` as programs count them to which CR alone ends none: Git is one.
    pub fn ended_by_line_feeds(source: &str) -> Self {
        Self::ended(source, source.match_indices('\n').map(|(at, _)| at))
    }

    /// The lines of `source` whose last bytes are at `ends`.
    fn ended(source: &str, ends: impl Iterator<Item = usize>) -> Self {
        let after = ends.map(|end| offset(end + 1));
        Self {
            starts: std::iter::once(0).chain(after).collect(),
            end: offset(source.len()),
        }
    }

    /// The line that byte `at` stands in, counted from 0.
    pub fn index(&self, at: u32) -> usize {
        self.starts
            .partition_point(|start| *start <= at)
            .saturating_sub(1)
    }

    /// The first byte of line `idx`, counted from 0.
    pub fn start(&self, idx: usize) -> u32 {
        self.starts.get(idx).copied().unwrap_or(self.end)
    }

    /// The byte after the last of line `idx`, its line ending included.
    pub fn end(&self, idx: usize) -> u32 {
        self.starts.get(idx + 1).copied().unwrap_or(self.end)
    }

    /// How many lines there are; an empty source has one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}
