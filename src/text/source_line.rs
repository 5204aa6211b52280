//! Lines of a source in a markup that depends on lines and their indentation, such as
//! reStructuredText.

use std::ops::Range;

/// The number of columns between tab stops.
const TAB_COLUMNS: usize = 8;

/// A line, or the rest of a line after the mark of a list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// The first byte of the text of the line, after the spaces before the text.
    pub start: usize,
    /// The byte after the text of the line, before the spaces after the text.
    pub end: usize,
    /// The column at which the text of the line begins, counted from 0.
    pub indent: usize,
}

impl SourceLine {
    pub fn is_blank(&self) -> bool {
        self.start == self.end
    }

    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    pub fn text<'s>(&self, source: &'s str) -> &'s str {
        &source[self.start..self.end]
    }

    /// Removes the first `n_bytes` bytes of the text, and the spaces after these bytes.
    pub fn cut(&mut self, source: &str, n_bytes: usize) {
        let text = &source[self.start..self.end];
        let rest = text[n_bytes..].trim_start();
        let cut = &text[..text.len() - rest.len()];
        self.indent = columns(cut, self.indent);
        self.start += cut.len();
    }
}

/// Splits `source` into lines. A line ends with LF, CR LF or CR.
pub fn lines(source: &str) -> Vec<SourceLine> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        let len = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let raw = &rest[..len];
        let text = raw.trim_start();
        let lead = raw.len() - text.len();
        let start = at + lead;
        lines.push(SourceLine {
            start,
            end: start + text.trim_end().len(),
            indent: columns(&raw[..lead], 0),
        });
        let feed = rest[len..].starts_with("\r\n");
        at += len + if feed { 2 } else { 1 };
    }
    lines
}

/// Returns the column after `text`, which begins at `column`.
fn columns(text: &str, column: usize) -> usize {
    text.chars().fold(column, |column, character| {
        if character == '\t' {
            (column / TAB_COLUMNS + 1) * TAB_COLUMNS
        } else {
            column + 1
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_its_text_and_its_column() {
        let source = "a \r\n\t- b\r\rc";
        let mut lines = lines(source);
        let texts: Vec<(&str, usize)> = lines
            .iter()
            .map(|line| (line.text(source), line.indent))
            .collect();
        assert_eq!(texts, [("a", 0), ("- b", 8), ("", 0), ("c", 0)]);
        lines[1].cut(source, 1);
        assert_eq!((lines[1].text(source), lines[1].indent), ("b", 10));
    }
}
