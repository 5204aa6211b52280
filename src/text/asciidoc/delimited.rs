//! Blocks between two lines of marks, such as `----`: code, quotations, boxes, tables.

use crate::text::asciidoc::{AsciiDocReader, Style};
use crate::text::block::BlockKind;
use crate::text::part::PartKind;

/// The kind of a block between two lines of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delimited {
    /// Code, or text that is passed through as it is.
    Code,
    /// A comment.
    Comment,
    /// A box, such as an example or a sidebar, or an open block.
    Box,
    /// A quotation.
    Quotation,
    /// A table whose cells this mark separates.
    Table(char),
}

/// Returns the kind of block that the line `text` opens, if it is a line of marks.
pub fn closing(text: &str, indent: usize) -> Option<Delimited> {
    if indent != 0 {
        return None;
    }
    if text == "--" {
        return Some(Delimited::Box);
    }
    if text.starts_with("```") && !text[3..].contains('`') {
        return Some(Delimited::Code);
    }
    if let Some(mark) = text.strip_suffix("===") {
        let mark = mark.trim_end_matches('=');
        let mut marks = mark.chars();
        let mark = marks.next().filter(|mark| "|,:!".contains(*mark));
        if let Some(mark) = mark.filter(|_| marks.next().is_none()) {
            return Some(Delimited::Table(if mark == ':' { ':' } else { mark }));
        }
    }
    let mark = text.bytes().next()?;
    if text.len() < 4 || text.bytes().any(|byte| byte != mark) {
        return None;
    }
    match mark {
        b'-' | b'.' | b'+' => Some(Delimited::Code),
        b'/' => Some(Delimited::Comment),
        b'=' | b'*' => Some(Delimited::Box),
        b'_' => Some(Delimited::Quotation),
        _ => None,
    }
}

impl AsciiDocReader<'_> {
    /// Reads the block that line `idx` opens, and returns the index of the line after it.
    pub(super) fn delimited(
        &mut self,
        idx: usize,
        end: usize,
        delimited: Delimited,
        style: &Style,
    ) -> usize {
        let opener = self.text(idx);
        let mark = if opener.starts_with("```") {
            "```"
        } else {
            opener
        };
        let close = (idx + 1..end).find(|idx| self.text(*idx) == mark);
        let last = close.unwrap_or(end);
        let lines = idx + 1..last;
        let whole = self.lines[idx].start..self.place(&(idx..(last + 1).min(end))).end;
        let is_code = style.is_code && delimited != Delimited::Comment;
        let is_hidden = is_code || matches!(delimited, Delimited::Code | Delimited::Comment);
        if is_hidden && close.is_none() && self.depth == 1 {
            self.composer.swallowed(whole.start, opener);
        }
        match delimited {
            Delimited::Comment => {
                let inner = self.place(&lines);
                let is_empty = inner.start < whole.start;
                let inner = if is_empty { whole.clone() } else { inner };
                self.composer.comment(whole, inner);
            }
            _ if is_hidden => self.composer.code(whole),
            Delimited::Quotation => {
                self.composer.part(PartKind::Quotation, whole);
                self.composer.containers.open(BlockKind::Quotation, true);
                if style.is_verse {
                    self.paragraph_of(lines, None);
                } else {
                    self.body(lines);
                }
                self.composer.containers.close();
            }
            Delimited::Table(mark) => self.table(lines, whole, mark, style),
            Delimited::Box | Delimited::Code => {
                let is_quote = style.is_quote || style.is_verse;
                if is_quote {
                    self.composer.containers.open(BlockKind::Quotation, true);
                } else {
                    self.composer.containers.open_box();
                }
                self.body(lines);
                self.composer.containers.close();
            }
        }
        last + 1
    }
}
