//! A value of front matter and the text it is written as, side by side: where each letter stands.

use std::ops::Range;

/// A text of front matter.
#[derive(Debug)]
pub struct Value {
    /// Its key, below others with dots between: `seo.title`.
    pub key: String,
    /// What it says.
    pub text: String,
    /// Where it is written, with its quotation marks and escapes.
    pub range: Range<usize>,
    /// How many bytes of that come before its first letter.
    pub lead: usize,
    /// How it is written.
    pub style: Style,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Letter for letter, but for line breaks.
    Plain,
    /// Between apostrophes, which are doubled in it.
    Doubled,
    /// With backslashes before what is meant otherwise.
    Escaped,
}

/// A piece of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum YamlPiece {
    /// These bytes of what is written, letter for letter.
    Exact(Range<usize>),
    /// This character, for these bytes.
    Meant(char, Range<usize>),
    /// A space, for these bytes.
    Space(Range<usize>),
    /// The end of a paragraph.
    Break,
}

/// Walks through `written` and what it says side by side; nothing where the two part.
pub fn walk(written: &str, value: &Value) -> Option<Vec<YamlPiece>> {
    written.get(value.lead..)?;
    let mut walker = Walker {
        written,
        at: value.lead,
        style: value.style,
        pieces: Vec::new(),
    };
    let mut said = value.text.as_str();
    while let Some(next) = said.chars().next() {
        if next.is_whitespace() {
            said = said.trim_start();
            walker.blank(said.is_empty())?;
        } else {
            said = &said[next.len_utf8()..];
            walker.character(next)?;
        }
    }
    // Whatever is left that is no mark was not said.
    while walker.broken_line() {}
    let rest = written.get(walker.at..)?;
    let closes = rest.trim_matches(['"', '\'']).trim().is_empty();
    closes.then_some(walker.pieces)
}

struct Walker<'w> {
    written: &'w str,
    at: usize,
    style: Style,
    pieces: Vec<YamlPiece>,
}

impl Walker<'_> {
    /// Passes what is blank; it may stand there as an escape, and at the end it may be missing.
    fn blank(&mut self, is_last: bool) -> Option<()> {
        let start = self.at;
        let mut n_lines = 0;
        while let Some((len, lines)) = self.blank_here() {
            self.at += len;
            n_lines += lines;
        }
        if self.at == start {
            return is_last.then_some(());
        }
        self.pieces.push(if n_lines < 2 {
            YamlPiece::Space(start..self.at)
        } else {
            YamlPiece::Break
        });
        Some(())
    }

    /// How many bytes of what is written next are blank, and how many lines end with them.
    fn blank_here(&self) -> Option<(usize, usize)> {
        let rest = &self.written[self.at..];
        let first = rest.chars().next()?;
        if first.is_whitespace() {
            return Some((first.len_utf8(), usize::from(first == '\n')));
        }
        if self.style != Style::Escaped || first != '\\' {
            return None;
        }
        match rest.chars().nth(1)? {
            'n' => Some((2, 1)),
            ' ' | 't' | 'r' => Some((2, 0)),
            // A backslash at the end of a line takes the break away.
            '\n' | '\r' => Some((1, 0)),
            _ => None,
        }
    }

    /// Passes `wanted`, however it is written.
    fn character(&mut self, wanted: char) -> Option<()> {
        // A line that is broken within a word says nothing at that place.
        while self.broken_line() {}
        let rest = &self.written[self.at..];
        let first = rest.chars().next()?;
        let start = self.at;
        let len = match (self.style, first) {
            (Style::Doubled, '\'') => rest.starts_with("''").then_some(2)?,
            (Style::Escaped, '\\') => escaped(rest, wanted)?,
            _ => {
                if first != wanted {
                    return None;
                }
                self.at += first.len_utf8();
                match self.pieces.last_mut() {
                    Some(YamlPiece::Exact(range)) if range.end == start => range.end = self.at,
                    _ => self.pieces.push(YamlPiece::Exact(start..self.at)),
                }
                return Some(());
            }
        };
        self.at += len;
        self.pieces.push(YamlPiece::Meant(wanted, start..self.at));
        Some(())
    }

    /// Passes a backslash at the end of a line and the blanks after it, if they stand here.
    fn broken_line(&mut self) -> bool {
        let rest = &self.written[self.at..];
        let is_broken = self.style == Style::Escaped
            && (rest.starts_with("\\\n") || rest.starts_with("\\\r\n"));
        if is_broken {
            let next = rest[1..].trim_start();
            self.at += rest.len() - next.len();
        }
        is_broken
    }
}

/// The length of the escape that `rest` begins with, if it means `wanted`.
fn escaped(rest: &str, wanted: char) -> Option<usize> {
    let mark = rest.chars().nth(1)?;
    let n_digits = match mark {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '"' | '\\' | '/' => return (mark == wanted).then_some(2),
        // The no-break space of YAML is blank, and what controls terminals is no prose.
        _ => return None,
    };
    let digits = rest.get(2..2 + n_digits)?;
    let code = u32::from_str_radix(digits, 16).ok()?;
    (char::from_u32(code) == Some(wanted)).then_some(2 + n_digits)
}
