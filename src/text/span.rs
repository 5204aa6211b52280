//! Positions: stretches of a draft's prose, and places in its file.

use std::ops::Range;

/// A stretch of a draft's *prose*, in bytes. The end is not included, and both ends are on
/// character boundaries.
///
/// Prose is the text without its markup, so a span may cross emphasis and soft line breaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last byte.
    pub end: u32,
}

/// A stretch of a draft's *source*, the text of its file, in bytes. The end is not included, and
/// both ends are on character boundaries.
///
/// This is a separate type, so that a position in the prose is never taken for a position in the
/// file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The first byte.
    pub start: u32,
    /// The byte after the last byte.
    pub end: u32,
}

/// Converts the byte offset `at` to `u32`, the type of the offsets in spans and places.
///
/// Drafts are shorter than 4 GiB, because longer files are refused when they are read.
pub fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Span {
    /// Creates the span from byte `start` to byte `end`, which is not included.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Converts the span to a range that indexes the prose.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Returns whether the span is empty.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Returns whether `other` is completely within this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns whether the two spans have a byte in common.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest span that contains both spans.
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

impl Place {
    /// Creates the place from byte `start` to byte `end`, which is not included.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Converts the place to a range that indexes the source.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
