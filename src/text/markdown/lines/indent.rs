//! Removes the indentation of lines of MDX. MDX has no indented code, so the text in nested
//! elements is prose, whatever its indentation.

use crate::text::markdown::lines::{Line, LineRewriter};
use crate::text::markdown::mask::FILLER;

/// The number of spaces of indentation that makes the parser take a line for code.
const INDENT_OF_CODE: usize = 4;

impl LineRewriter<'_> {
    /// Removes the indentation of `line` if the parser would take the line for code. A mark such as
    /// `-` moves to the margin. Lines of a list stay as they are, unless the whole list is indented
    /// like code.
    pub(super) fn dedent(&mut self, line: &Line<'_>) {
        let marker = marker_len(line.inner);
        let is_item = marker != 0 && !line.inner.starts_with(['#', '>']);
        if is_item {
            self.list = Some(
                self.list
                    .map_or(line.indent, |column| column.min(line.indent)),
            );
        } else if self.list.is_some_and(|column| line.indent <= column) {
            self.list = None;
        }
        let is_in_list = self.list.is_some_and(|column| column < INDENT_OF_CODE);
        if line.indent < INDENT_OF_CODE || line.n_quotes != 0 || is_in_list {
            return;
        }
        let start = line.margin;
        if line.start - start < marker {
            return;
        }
        if line.inner.starts_with("```") || line.inner.starts_with("~~~") {
            self.move_fence(line, start);
            if let Some(fence) = &mut self.fence {
                fence.set_moved();
            }
        } else if line.inner.starts_with('|') {
            let is_rule = line
                .inner
                .chars()
                .all(|character| "|-: ".contains(character));
            let filler = if is_rule { b'-' } else { FILLER };
            self.marks.rewritten.push((start, b'|'));
            self.marks
                .rewritten
                .extend((start + 1..line.start).map(|at| (at, filler)));
            if !is_rule {
                self.remove_range(start + 1..line.start);
            }
        } else {
            let bytes = line.inner.as_bytes();
            let moved = (0..marker).map(|at| (start + at, bytes[at]));
            self.marks.rewritten.extend(moved);
            self.remove_range(start + marker..line.start + marker);
        }
    }

    /// Moves the marks of the fence on `line` to byte `start`, and blanks the rest of the line.
    pub(super) fn move_fence(&mut self, line: &Line<'_>, start: usize) {
        let mark = line.inner.as_bytes()[0];
        let n_marks = line.inner.bytes().take_while(|byte| *byte == mark).count();
        let marks = (0..n_marks).map(|at| (start + at, mark));
        let spaces = (start + n_marks..line.end().max(start + n_marks)).map(|at| (at, b' '));
        self.marks.rewritten.extend(marks.chain(spaces));
    }
}

/// Returns the length in bytes of the mark of a heading, an item or a quotation with which `inner`
/// begins. The space after the mark is included. Returns 0 if there is no mark.
fn marker_len(inner: &str) -> usize {
    let hashes = inner.bytes().take_while(|byte| *byte == b'#').count();
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let length = match inner.as_bytes() {
        [b'#', ..] if hashes <= 6 => hashes,
        [b'-' | b'*' | b'+' | b'>', ..] => 1,
        [b'0'..=b'9', ..] if digits <= 2 && inner[digits..].starts_with(['.', ')']) => digits + 1,
        _ => return 0,
    };
    if inner[length..].starts_with(' ') {
        length + 1
    } else {
        0
    }
}
