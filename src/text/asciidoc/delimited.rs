//! Blocks between two lines of marks, such as `----`: code, quotations, boxes, tables.

use crate::text::asciidoc::{AsciiDocReader, Style};
use crate::text::block::BlockKind;
use crate::text::part::PartKind;

/// The kind of a block between two lines of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DelimitedKind {
    /// Code, or text that is passed through as it is.
    Code,
    /// A comment.
    Comment,
    /// A box, such as an example or a sidebar, or an open block.
    Box,
    /// A quotation.
    Quotation,
    /// A table. The character separates its cells.
    Table(char),
}

/// Returns the kind of block that the line `text` opens; `None` if `text` is not a line of marks
/// such as `----`.
pub fn delimited_kind(text: &str, indent: usize) -> Option<DelimitedKind> {
    if indent != 0 {
        return None;
    }
    if text == "--" {
        return Some(DelimitedKind::Box);
    }
    if text.starts_with("```") && !text[3..].contains('`') {
        return Some(DelimitedKind::Code);
    }
    if let Some(mark) = text.strip_suffix("===") {
        let mark = mark.trim_end_matches('=');
        let mut marks = mark.chars();
        let mark = marks.next().filter(|mark| "|,:!".contains(*mark));
        if let Some(mark) = mark.filter(|_| marks.next().is_none()) {
            return Some(DelimitedKind::Table(if mark == ':' { ':' } else { mark }));
        }
    }
    let mark = text.bytes().next()?;
    if text.len() < 4 || text.bytes().any(|byte| byte != mark) {
        return None;
    }
    match mark {
        b'-' | b'.' | b'+' => Some(DelimitedKind::Code),
        b'/' => Some(DelimitedKind::Comment),
        b'=' | b'*' => Some(DelimitedKind::Box),
        b'_' => Some(DelimitedKind::Quotation),
        _ => None,
    }
}

impl AsciiDocReader<'_> {
    /// Reads the block that line `idx` opens, and returns the index of the line after the block.
    pub(super) fn read_delimited_block(
        &mut self,
        idx: usize,
        end: usize,
        delimited: DelimitedKind,
        style: &Style,
    ) -> usize {
        let opener = self.line_text(idx);
        let mark = if opener.starts_with("```") {
            "```"
        } else {
            opener
        };
        let close = (idx + 1..end).find(|idx| self.line_text(*idx) == mark);
        let last = close.unwrap_or(end);
        let lines = idx + 1..last;
        let whole = self.lines[idx].start..self.source_range(&(idx..(last + 1).min(end))).end;
        let is_code = style.is_code && delimited != DelimitedKind::Comment;
        let is_hidden =
            is_code || matches!(delimited, DelimitedKind::Code | DelimitedKind::Comment);
        if is_hidden && close.is_none() && self.depth == 1 {
            self.composer.add_swallowed(whole.start, opener);
        }
        match delimited {
            DelimitedKind::Comment => {
                let inner = self.source_range(&lines);
                let is_empty = inner.start < whole.start;
                let inner = if is_empty { whole.clone() } else { inner };
                self.composer.add_comment(whole, inner);
            }
            _ if is_hidden => self.composer.add_code(whole),
            DelimitedKind::Quotation => {
                self.composer.add_part(PartKind::Quotation, whole);
                self.composer.containers.open(BlockKind::Quotation, true);
                if style.is_verse {
                    self.read_paragraph(lines, None);
                } else {
                    self.read_body(lines);
                }
                self.composer.containers.close();
            }
            DelimitedKind::Table(mark) => self.read_table(lines, whole, mark, style),
            DelimitedKind::Box | DelimitedKind::Code => {
                let is_quote = style.is_quote || style.is_verse;
                if is_quote {
                    self.composer.containers.open(BlockKind::Quotation, true);
                } else {
                    self.composer.containers.open_box();
                }
                self.read_body(lines);
                self.composer.containers.close();
            }
        }
        last + 1
    }
}
