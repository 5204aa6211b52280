//! Fenced code: where it begins and ends, whatever it stands in.

use crate::text::markdown::lines::Line;

/// A code block that is open.
pub struct Fence {
    mark: u8,
    n_marks: usize,
    n_quotes: usize,
    /// How far it is indented, in spaces.
    indent: usize,
    /// Whether its marks are moved to the beginning of their lines.
    is_moved: bool,
}

/// What a line is to the code block that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LineInCode {
    /// It is code.
    Inside,
    /// It ends the code.
    Closes,
    /// The quotation ended that the code stands in, and the code with it.
    Abandoned,
}

impl Fence {
    /// The code block that `line` opens, also behind the marks of list items.
    pub fn open(line: &Line<'_>) -> Option<Self> {
        let mut rest = line.inner;
        while let Some(item) = behind_marker(rest) {
            rest = item;
        }
        let (mark, n_marks) = marks(rest)?;
        // Code within a line has its closing mark in the line.
        (mark == b'~' || !rest[n_marks..].contains('`')).then_some(Self {
            mark,
            n_marks,
            n_quotes: line.n_quotes,
            indent: line.indent,
            is_moved: false,
        })
    }

    /// The code that a directive between `n_marks` colons holds, which the parser takes for prose.
    pub fn between_colons(line: &Line<'_>, n_marks: usize) -> Self {
        Self {
            mark: b':',
            n_marks,
            n_quotes: line.n_quotes,
            indent: line.indent,
            is_moved: false,
        }
    }

    /// Whether the parser takes the code for prose, so that its lines are to be blank.
    pub fn is_hidden(&self) -> bool {
        self.mark == b':'
    }

    /// Notes that its marks are moved to the beginning of their lines.
    pub fn set_moved(&mut self) {
        self.is_moved = true;
    }

    /// Whether the marks are moved to the beginning of their lines.
    pub fn is_moved(&self) -> bool {
        self.is_moved
    }

    /// What `line` is to the code.
    pub fn goes_on(&self, line: &Line<'_>) -> LineInCode {
        if line.n_quotes < self.n_quotes {
            return LineInCode::Abandoned;
        }
        let n_marks = line.inner.bytes().take_while(|byte| *byte == self.mark);
        let n_marks = n_marks.count();
        let closes =
            self.n_marks <= n_marks && n_marks == line.inner.len() && line.indent < self.indent + 4;
        if closes {
            LineInCode::Closes
        } else {
            LineInCode::Inside
        }
    }
}

/// The mark of a fence, and how many of them `rest` begins with.
pub fn marks(rest: &str) -> Option<(u8, usize)> {
    let mark = *rest.as_bytes().first()?;
    let n_marks = rest.bytes().take_while(|byte| *byte == mark).count();
    (matches!(mark, b'`' | b'~') && 3 <= n_marks).then_some((mark, n_marks))
}

/// What stands behind the marker of a list item that `rest` begins with.
pub fn behind_marker(rest: &str) -> Option<&str> {
    let digits = rest.len()
        - rest
            .trim_start_matches(|character: char| character.is_ascii_digit())
            .len();
    let behind = match digits {
        0 => rest.strip_prefix(['-', '*', '+'])?,
        1..=9 => rest[digits..].strip_prefix(['.', ')'])?,
        _ => return None,
    };
    let inner = behind.trim_start_matches([' ', '\t']);
    (inner.len() < behind.len() && !inner.is_empty()).then_some(inner)
}
