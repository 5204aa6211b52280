//! Finds the beginning and the end of fenced code, also in lists and quotations.

use crate::text::markdown::lines::Line;

/// A code block that is open.
pub struct Fence {
    mark: u8,
    n_marks: usize,
    n_quotes: usize,
    /// The indentation of the code block, in spaces.
    indent: usize,
    /// Whether the fences of the code block are moved to the beginning of their lines.
    is_moved: bool,
}

/// The role of a line while a code block is open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LineInCode {
    /// The line is code.
    Inside,
    /// The line closes the code.
    Closes,
    /// The quotation that contains the code has ended, and the code with it.
    Abandoned,
}

impl Fence {
    /// Returns the code block that `line` opens, or `None` if it opens none. The fence may follow
    /// the marks of list items.
    pub fn open(line: &Line<'_>) -> Option<Self> {
        let mut rest = line.inner;
        while let Some(item) = text_after_marker(rest) {
            rest = item;
        }
        let (mark, n_marks) = marks(rest)?;
        // Backticks that are closed on the same line are inline code.
        (mark == b'~' || !rest[n_marks..].contains('`')).then_some(Self {
            mark,
            n_marks,
            n_quotes: line.n_quotes,
            indent: line.indent,
            is_moved: false,
        })
    }

    /// Returns the code block that a directive between `n_marks` colons opens on `line`. The parser
    /// takes such code for prose.
    pub fn between_colons(line: &Line<'_>, n_marks: usize) -> Self {
        Self {
            mark: b':',
            n_marks,
            n_quotes: line.n_quotes,
            indent: line.indent,
            is_moved: false,
        }
    }

    /// Returns whether the parser would take the code for prose. The lines of the code must then be
    /// blanked.
    pub fn is_hidden(&self) -> bool {
        self.mark == b':'
    }

    /// Records that the fences are moved to the beginning of their lines.
    pub fn set_moved(&mut self) {
        self.is_moved = true;
    }

    /// Returns whether the fences are moved to the beginning of their lines.
    pub fn is_moved(&self) -> bool {
        self.is_moved
    }

    /// Returns the role of `line` while the code block is open.
    pub fn role_of_line(&self, line: &Line<'_>) -> LineInCode {
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

/// Returns the character of the fence with which `rest` begins, and how often the fence repeats it.
/// Returns `None` if `rest` begins with no fence.
pub fn marks(rest: &str) -> Option<(u8, usize)> {
    let mark = *rest.as_bytes().first()?;
    let n_marks = rest.bytes().take_while(|byte| *byte == mark).count();
    (matches!(mark, b'`' | b'~') && 3 <= n_marks).then_some((mark, n_marks))
}

/// Returns the text after the mark of a list item with which `rest` begins. Returns `None` if there
/// is no mark, or no text after the mark.
pub fn text_after_marker(rest: &str) -> Option<&str> {
    let digits = rest.len()
        - rest
            .trim_start_matches(|character: char| character.is_ascii_digit())
            .len();
    let after = match digits {
        0 => rest.strip_prefix(['-', '*', '+'])?,
        1..=9 => rest[digits..].strip_prefix(['.', ')'])?,
        _ => return None,
    };
    let inner = after.trim_start_matches([' ', '\t']);
    (inner.len() < after.len() && !inner.is_empty()).then_some(inner)
}
