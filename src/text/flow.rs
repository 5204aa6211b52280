//! The lines of one block as one text, with the way back to the source: what is indented or marked
//! between them is no part of it.

use std::ops::Range;

/// A text made of stretches of the source, a line feed between each two.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    text: String,
    /// Where each line begins in the text, and in the source.
    lines: Vec<(usize, usize)>,
}

impl Flow {
    /// The text of these `ranges` of `source`, a line each.
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

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where byte `at` of the text stands in the source. The end of a line is its own end there.
    pub fn source_at(&self, at: usize) -> usize {
        let after = self.lines.partition_point(|(start, _)| *start <= at);
        match after.checked_sub(1).and_then(|idx| self.lines.get(idx)) {
            Some((start, source)) => source + (at - start),
            None => 0,
        }
    }

    /// Where `range` of the text stands in the source.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        let start = self.source_at(range.start);
        let end = match range.end.checked_sub(1) {
            Some(last) if range.start < range.end => self.source_at(last) + 1,
            _ => start,
        };
        start..end.max(start)
    }

    /// The pieces of `range` of the text that stand within one line each, and the ends of lines
    /// between them.
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

/// A piece of a flow, in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlowPiece {
    /// Text within a line.
    Text(Range<usize>),
    /// What stands between two lines.
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
        assert_eq!(flow.place(9..14), 14..19);
        assert_eq!(flow.place(4..4), 6..6);
    }
}
