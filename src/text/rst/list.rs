//! Lists: bullets, numbers, definitions, fields, options.

use std::ops::Range;

use crate::text::block::{BlockKind, Marker};
use crate::text::flow::Flow;
use crate::text::left_out::LeftOutKind;
use crate::text::part::PartKind;
use crate::text::rst::{RstReader, WORDS, inline};

/// The most bytes of the number of an item.
const LONGEST_NUMBER: usize = 6;

impl RstReader<'_> {
    /// Reads the list whose first item is line `idx`, if it is one; returns the line after it.
    /// `is_first` says that only the title precedes it.
    pub(super) fn list(
        &mut self,
        idx: usize,
        end: usize,
        base: usize,
        is_first: bool,
    ) -> Option<usize> {
        if bullet(self.text(idx)).is_some() {
            return Some(
                self.items(idx, end, base, Marker::Bullet, |reader, idx, _| {
                    bullet(reader.text(idx))
                }),
            );
        }
        if self.number_at(idx, end).is_some() {
            return Some(self.items(idx, end, base, Marker::Number, Self::number_at));
        }
        if field(self.text(idx)).is_some() {
            return Some(self.fields(idx, end, base, is_first));
        }
        self.options(idx, end, base)
    }

    fn open_list(&mut self, marker: Marker) {
        if self.is_in_cell {
            self.composer.containers.open(BlockKind::TableCell, false);
        } else {
            self.composer.containers.open_list(marker);
        }
    }

    /// Reads the items from line `idx` on; `mark` returns the length of the mark of an item.
    fn items(
        &mut self,
        idx: usize,
        end: usize,
        base: usize,
        marker: Marker,
        mark: impl Fn(&Self, usize, usize) -> Option<usize>,
    ) -> usize {
        self.open_list(marker);
        let first = self.lines[idx].start;
        let mut next = idx;
        let mut last = idx;
        while next < end && self.lines[next].indent == base && !self.lines[next].is_blank() {
            let Some(n_bytes) = mark(self, next, end) else {
                break;
            };
            let start = self.lines[next].start;
            self.lines[next].cut(self.source, n_bytes);
            let indent = if self.lines[next].is_blank() {
                base + 1
            } else {
                self.lines[next].indent
            };
            last = self.end_of(next, end, indent);
            let place = start..self.place(&(next..last)).end;
            self.composer.part(PartKind::Item, place);
            self.body(next..last);
            next = self.next_filled(last, end);
        }
        let place = first..self.place(&(idx..last)).end;
        self.composer.part(PartKind::List, place);
        self.composer.containers.close();
        last
    }

    /// Returns the length of the number of the item that line `idx` begins.
    fn number_at(&self, idx: usize, end: usize) -> Option<usize> {
        let len = number(self.text(idx))?;
        let Some(next) = self.lines.get(idx + 1).filter(|_| idx + 1 < end) else {
            return Some(len);
        };
        // A paragraph may begin with an initial, which looks like a number.
        let goes_on = !next.is_blank() && next.indent <= self.lines[idx].indent;
        (!goes_on || number(self.text(idx + 1)).is_some()).then_some(len)
    }

    /// Reads terms and their definitions; returns the line after them.
    pub(super) fn definitions(&mut self, idx: usize, end: usize, base: usize) -> usize {
        self.open_list(Marker::Term);
        let first = self.lines[idx].start;
        let mut next = idx;
        let mut last = idx;
        while next + 1 < end {
            let is_term = self.lines[next].indent == base
                && !self.lines[next + 1].is_blank()
                && base < self.lines[next + 1].indent
                && !self.text(next).starts_with(".. ");
            if !is_term {
                break;
            }
            self.term(next);
            last = self.end_of(next + 1, end, base + 1);
            let place = self.place(&(next + 1..last));
            self.composer.part(PartKind::Item, place);
            self.body(next + 1..last);
            next = self.next_filled(last, end);
        }
        let place = first..self.place(&(idx..last)).end;
        self.composer.part(PartKind::List, place);
        self.composer.containers.close();
        last
    }

    /// Reads the term of line `idx`.
    fn term(&mut self, idx: usize) {
        self.flow_of(idx..idx + 1, None);
    }

    /// Reads fields, `:name: text`. Fields at the start of a document describe it and are set
    /// aside.
    fn fields(&mut self, idx: usize, end: usize, base: usize, is_first: bool) -> usize {
        let mut next = idx;
        let mut last = idx;
        let is_described = is_first && self.depth == 1;
        self.open_list(Marker::Term);
        while next < end && self.lines[next].indent == base {
            let Some(len) = field(self.text(next)) else {
                break;
            };
            last = self.end_of(next, end, base + 1);
            let name = self.text(next)[1..len - 1].to_ascii_lowercase();
            if is_described && !WORDS.rst.described.contains(&name) {
                let place = self.place(&(next..last));
                self.composer.set_aside(place, LeftOutKind::FrontMatter);
            } else {
                self.field(next..last, len);
            }
            next = self.next_filled(last, end);
        }
        self.composer.containers.close();
        last
    }

    /// Reads the field in `lines`, whose name and colons have `len` bytes.
    fn field(&mut self, lines: Range<usize>, len: usize) {
        let line = self.lines[lines.start];
        let name = line.start + 1..line.start + len - 1;
        let flow = Flow::of(self.source, [name.clone()]);
        let targets = &mut self.targets;
        self.composer.block(None, name, |composer| {
            inline::read(composer, &flow, targets);
        });
        self.lines[lines.start].cut(self.source, len);
        let place = self.place(&lines);
        self.composer.part(PartKind::Item, place);
        self.hanging(lines);
    }

    /// Reads a body whose first line follows a mark, so that only the other lines show its
    /// indentation.
    pub(super) fn hanging(&mut self, lines: Range<usize>) {
        let rest = self.lines[lines.start + 1..lines.end].iter();
        let rest = rest.filter(|line| !line.is_blank());
        if let Some(indent) = rest.map(|line| line.indent).min() {
            self.lines[lines.start].indent = indent;
        }
        self.body(lines);
    }

    /// Reads options of a command and their descriptions; returns the line after them.
    fn options(&mut self, idx: usize, end: usize, base: usize) -> Option<usize> {
        self.option(idx, end)?;
        self.open_list(Marker::Term);
        let mut next = idx;
        let mut last = idx;
        while next < end && self.lines[next].indent == base {
            let Some(len) = self.option(next, end) else {
                break;
            };
            last = self.end_of(next, end, base + 1);
            let line = self.lines[next];
            let place = line.start..line.start + len;
            self.composer.code(place);
            self.lines[next].cut(self.source, len);
            self.hanging(next..last);
            next = self.next_filled(last, end);
        }
        self.composer.containers.close();
        Some(last)
    }

    /// Returns the length of the options in line `idx`, if that line or the next one describes
    /// them.
    fn option(&self, idx: usize, end: usize) -> Option<usize> {
        let text = self.text(idx);
        let rest = text.strip_prefix("--").or(text.strip_prefix(['-', '/']))?;
        if !rest.starts_with(|first: char| first.is_ascii_alphanumeric()) {
            return None;
        }
        if let Some(len) = text.find("  ") {
            return Some(len);
        }
        let next = self.lines.get(idx + 1).filter(|_| idx + 1 < end)?;
        let is_below = !next.is_blank() && self.lines[idx].indent < next.indent;
        let n_words = text.split([' ', '=']).count();
        (is_below && (text.contains(',') || n_words <= 2)).then_some(text.len())
    }
}

/// Returns the length of the bullet with which `text` begins.
fn bullet(text: &str) -> Option<usize> {
    let mark = text
        .chars()
        .next()
        .filter(|mark| "*+-•‣⁃".contains(*mark))?;
    let len = mark.len_utf8();
    let rest = &text[len..];
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(len)
}

/// Returns the length of the number with which `text` begins: `1.`, `(a)`, `iv)`, `#.`.
fn number(text: &str) -> Option<usize> {
    let is_open = text.starts_with('(');
    let rest = &text[usize::from(is_open)..];
    let is_number = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let len = rest
        .bytes()
        .take(LONGEST_NUMBER)
        .take_while(is_number)
        .count();
    let figure = &rest[..len];
    let is_roman = |byte: u8| b"ivxlcdm".contains(&byte.to_ascii_lowercase());
    let is_counted = figure.bytes().all(|byte| byte.is_ascii_digit())
        || len == 1
        || figure.bytes().all(is_roman);
    let closes = rest[len..].starts_with(')') || !is_open && rest[len..].starts_with('.');
    let end = usize::from(is_open) + len + 1;
    let is_item = len != 0 && is_counted && closes;
    (is_item && text[end..].starts_with([' ', '\t'])).then_some(end)
}

/// Returns the length of the name of a field with which `text` begins, including its colons:
/// `:name:`.
pub fn field(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(':')?;
    if rest.starts_with([' ', ':', '`']) || rest.is_empty() {
        return None;
    }
    let mut at = 0;
    loop {
        let colon = at + rest[at..].find(':')?;
        let after = &rest[colon + 1..];
        let is_escaped = rest[..colon].ends_with('\\');
        if !is_escaped && (after.is_empty() || after.starts_with([' ', '\t'])) {
            return Some(colon + 2);
        }
        at = colon + 1;
    }
}
