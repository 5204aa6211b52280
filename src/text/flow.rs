//! Joins the lines of one block into one text, without the indentation or marks between the lines.
//! Converts offsets in the joined text to offsets in the source.

use std::ops::Range;

/// A text that joins ranges of the source with line feeds.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    text: String,
    /// For each line, its first byte in the joined text and its first byte in the source.
    lines: Vec<(usize, usize)>,
}

impl Flow {
    /// Joins `ranges` of `source`. Each range becomes one line of the joined text.
    pub fn of(source: &str, ranges: impl IntoIterator<Item = Range<usize>>) -> Self {
        let mut flow = Self::default();
        for range in ranges {
            if !flow.lines.is_empty() {
                flow.text.push('\n');
            }
            flow.lines.push((flow.text.len(), range.start));
            flow.text.push_str(&source[range]);
        }
        flow
    }

    /// Returns the joined text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Converts byte `at` of the joined text to a byte of the source. The line feed at the end of a
    /// line becomes the end of that line in the source.
    pub fn source_at(&self, at: usize) -> usize {
        let after = self.lines.partition_point(|(start, _)| *start <= at);
        match after.checked_sub(1).and_then(|idx| self.lines.get(idx)) {
            Some((start, source)) => source + (at - start),
            None => 0,
        }
    }

    /// Converts `range` of the joined text to a range of the source.
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_at(range.start);
        let end = match range.end.checked_sub(1) {
            Some(last) if range.start < range.end => self.source_at(last) + 1,
            _ => start,
        };
        start..end.max(start)
    }

    /// Splits `range` of the joined text into pieces: the text of each line, and the line ends
    /// between the lines.
    pub fn pieces(&self, range: Range<usize>) -> Vec<FlowPiece> {
        let mut pieces = Vec::new();
        let mut at = range.start;
        for (idx, line) in self.text[range.clone()].split('\n').enumerate() {
            if idx != 0 {
                let end = self.source_at(at - 1);
                pieces.push(FlowPiece::LineEnd(end..self.source_at(at)));
            }
            let start = self.source_at(at);
            if !line.is_empty() {
                pieces.push(FlowPiece::Text(start..start + line.len()));
            }
            at += line.len() + 1;
        }
        pieces
    }
}

/// A piece of a flow, as a range of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlowPiece {
    /// Text within a line.
    Text(Range<usize>),
    /// The line end between two lines, with the spaces and marks around it.
    LineEnd(Range<usize>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_stand_where_their_lines_stand() {
        let source = "  The tide\r\n  rose.";
        let flow = Flow::of(source, [2..10, 14..19]);
        assert_eq!(flow.text(), "The tide\nrose.");
        let expected = [
            FlowPiece::Text(6..10),
            FlowPiece::LineEnd(10..14),
            FlowPiece::Text(14..16),
        ];
        assert_eq!(flow.pieces(4..11), expected);
        assert_eq!(flow.source_range(9..14), 14..19);
        assert_eq!(flow.source_range(4..4), 6..6);
    }
}
