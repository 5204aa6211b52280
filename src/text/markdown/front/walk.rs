//! Reads a value of front matter and its written form in parallel, to find the place of each
//! character.

use std::ops::Range;

/// A string value of front matter.
#[derive(Debug)]
pub struct FrontMatterValue {
    /// The key of the value with the keys above it, joined by dots: `seo.title`.
    pub key: String,
    /// The text of the value, with its escapes decoded.
    pub text: String,
    /// The range where the value is written, with its quotation marks and escapes.
    pub range: Range<usize>,
    /// The number of bytes between the start of the range and the first character of the text.
    pub n_bytes_before_text: usize,
    /// The style in which the value is written.
    pub style: StringStyle,
}

/// The style in which a string is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StringStyle {
    /// Without escapes; only line breaks differ from the text.
    Plain,
    /// In single quotation marks, which are doubled within the text.
    SingleQuoted,
    /// With escapes that begin with a backslash.
    Escaped,
}

/// A piece of a value. Its range is in bytes of the written form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValuePiece {
    /// Characters that the text and the written form have in common.
    Exact(Range<usize>),
    /// A character of the text that is written as the escape at this range.
    Decoded(char, Range<usize>),
    /// A space of the text that is written as the blanks at this range.
    Space(Range<usize>),
    /// The end of a paragraph.
    Break,
}

/// Reads `written` and the text of `value` in parallel. Returns the pieces of the value, or `None`
/// if the written form does not match the text.
pub fn align(written: &str, value: &FrontMatterValue) -> Option<Vec<ValuePiece>> {
    written.get(value.n_bytes_before_text..)?;
    let mut walker = ValueAligner {
        written,
        at: value.n_bytes_before_text,
        style: value.style,
        pieces: Vec::new(),
    };
    let mut said = value.text.as_str();
    while let Some(next) = said.chars().next() {
        if next.is_whitespace() {
            said = said.trim_start();
            walker.read_blank(said.is_empty())?;
        } else {
            said = &said[next.len_utf8()..];
            walker.read_character(next)?;
        }
    }
    // If the written form has more than closing marks left, it does not match the text.
    while walker.skip_escaped_line_end() {}
    let rest = written.get(walker.at..)?;
    let closes = rest.trim_matches(['"', '\'']).trim().is_empty();
    closes.then_some(walker.pieces)
}

struct ValueAligner<'w> {
    written: &'w str,
    at: usize,
    style: StringStyle,
    pieces: Vec<ValuePiece>,
}

impl ValueAligner<'_> {
    /// Reads the blanks that are written next. Some of the blanks may be escapes. If `is_last` is
    /// true, the text ends with blanks, and the written form may lack them. Returns `None` if the
    /// written form lacks blanks elsewhere.
    fn read_blank(&mut self, is_last: bool) -> Option<()> {
        let start = self.at;
        let mut n_lines = 0;
        while let Some((len, lines)) = self.blank_len() {
            self.at += len;
            n_lines += lines;
        }
        if self.at == start {
            return is_last.then_some(());
        }
        self.pieces.push(if n_lines < 2 {
            ValuePiece::Space(start..self.at)
        } else {
            ValuePiece::Break
        });
        Some(())
    }

    /// Returns the length in bytes of the blank that is written next, and its number of line ends.
    /// Returns `None` if the next character is not a blank.
    fn blank_len(&self) -> Option<(usize, usize)> {
        let rest = &self.written[self.at..];
        let first = rest.chars().next()?;
        if first.is_whitespace() {
            return Some((first.len_utf8(), usize::from(first == '\n')));
        }
        if self.style != StringStyle::Escaped || first != '\\' {
            return None;
        }
        match rest.chars().nth(1)? {
            'n' => Some((2, 1)),
            ' ' | 't' | 'r' => Some((2, 0)),
            // A backslash at the end of a line removes the line break.
            '\n' | '\r' => Some((1, 0)),
            _ => None,
        }
    }

    /// Reads the character `wanted` in any of its written forms. Returns `None` if another
    /// character is written next.
    fn read_character(&mut self, wanted: char) -> Option<()> {
        // A line broken within a word adds no character to the text.
        while self.skip_escaped_line_end() {}
        let rest = &self.written[self.at..];
        let first = rest.chars().next()?;
        let start = self.at;
        let len = match (self.style, first) {
            (StringStyle::SingleQuoted, '\'') => rest.starts_with("''").then_some(2)?,
            (StringStyle::Escaped, '\\') => escape_len(rest, wanted)?,
            _ => {
                if first != wanted {
                    return None;
                }
                self.at += first.len_utf8();
                match self.pieces.last_mut() {
                    Some(ValuePiece::Exact(range)) if range.end == start => range.end = self.at,
                    _ => self.pieces.push(ValuePiece::Exact(start..self.at)),
                }
                return Some(());
            }
        };
        self.at += len;
        self.pieces
            .push(ValuePiece::Decoded(wanted, start..self.at));
        Some(())
    }

    /// Skips a backslash at the end of a line, and the blanks after the backslash. Returns whether
    /// there was such a backslash.
    fn skip_escaped_line_end(&mut self) -> bool {
        let rest = &self.written[self.at..];
        let is_broken = self.style == StringStyle::Escaped
            && (rest.starts_with("\\\n") || rest.starts_with("\\\r\n"));
        if is_broken {
            let next = rest[1..].trim_start();
            self.at += rest.len() - next.len();
        }
        is_broken
    }
}

/// Returns the length in bytes of the escape with which `rest` begins, or `None` if the escape does
/// not mean `wanted`.
fn escape_len(rest: &str, wanted: char) -> Option<usize> {
    let mark = rest.chars().nth(1)?;
    let n_digits = match mark {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '"' | '\\' | '/' => return (mark == wanted).then_some(2),
        // The escape for a no-break space is handled as a blank, and control characters are not
        // prose.
        _ => return None,
    };
    let digits = rest.get(2..2 + n_digits)?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    (char::from_u32(code) == Some(wanted)).then_some(2 + n_digits)
}
