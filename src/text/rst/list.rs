//! Reads lists: bullets, numbers, definitions, fields, options.

use std::ops::Range;

use crate::text::block::{BlockKind, Marker};
use crate::text::flow::Flow;
use crate::text::left_out::LeftOutKind;
use crate::text::part::PartKind;
use crate::text::rst::{RstReader, WORDS, inline};

/// The maximum length of the number of an item, in bytes.
const MAX_NUMBER_BYTES: usize = 6;

impl RstReader<'_> {
    /// Reads the list whose first item is in line `idx`, if there is one. Returns the index of the
    /// line after the list. `is_first` says whether only the title of the document precedes the
    /// list.
    pub(super) fn read_list(
        &mut self,
        idx: usize,
        end: usize,
        base: usize,
        is_first: bool,
    ) -> Option<usize> {
        if bullet_len(self.line_text(idx)).is_some() {
            return Some(
                self.read_items(idx, end, base, Marker::Bullet, |reader, idx, _| {
                    bullet_len(reader.line_text(idx))
                }),
            );
        }
        if self.item_number_len(idx, end).is_some() {
            return Some(self.read_items(idx, end, base, Marker::Number, Self::item_number_len));
        }
        if field_name_len(self.line_text(idx)).is_some() {
            return Some(self.read_fields(idx, end, base, is_first));
        }
        self.read_options(idx, end, base)
    }

    fn open_list(&mut self, marker: Marker) {
        if self.is_in_cell {
            self.composer.containers.open(BlockKind::TableCell, false);
        } else {
            self.composer.containers.open_list(marker);
        }
    }

    /// Reads the items of a list from line `idx` on. `mark` returns the length of the mark of an
    /// item in bytes, or `None` if a line begins no item. Returns the index of the line after the
    /// list.
    fn read_items(
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
            last = self.block_end(next, end, indent);
            let place = start..self.source_range(&(next..last)).end;
            self.composer.add_part(PartKind::Item, place);
            self.read_body(next..last);
            next = self.next_nonblank_line(last, end);
        }
        let place = first..self.source_range(&(idx..last)).end;
        self.composer.add_part(PartKind::List, place);
        self.composer.containers.close();
        last
    }

    /// Returns the length in bytes of the number in line `idx` if the line begins a numbered item.
    fn item_number_len(&self, idx: usize, end: usize) -> Option<usize> {
        let len = number_len(self.line_text(idx))?;
        let Some(next) = self.lines.get(idx + 1).filter(|_| idx + 1 < end) else {
            return Some(len);
        };
        // A paragraph may begin with an initial such as “A.”, which looks like a number.
        let goes_on = !next.is_blank() && next.indent <= self.lines[idx].indent;
        (!goes_on || number_len(self.line_text(idx + 1)).is_some()).then_some(len)
    }

    /// Reads terms and their definitions, and returns the index of the line after the definitions.
    pub(super) fn read_definitions(&mut self, idx: usize, end: usize, base: usize) -> usize {
        self.open_list(Marker::Term);
        let first = self.lines[idx].start;
        let mut next = idx;
        let mut last = idx;
        while next + 1 < end {
            let is_term = self.lines[next].indent == base
                && !self.lines[next + 1].is_blank()
                && base < self.lines[next + 1].indent
                && !self.line_text(next).starts_with(".. ");
            if !is_term {
                break;
            }
            self.read_term(next);
            last = self.block_end(next + 1, end, base + 1);
            let place = self.source_range(&(next + 1..last));
            self.composer.add_part(PartKind::Item, place);
            self.read_body(next + 1..last);
            next = self.next_nonblank_line(last, end);
        }
        let place = first..self.source_range(&(idx..last)).end;
        self.composer.add_part(PartKind::List, place);
        self.composer.containers.close();
        last
    }

    /// Reads the term in line `idx`.
    fn read_term(&mut self, idx: usize) {
        self.add_paragraph_lines(idx..idx + 1, None);
    }

    /// Reads fields, `:name: text`, and returns the index of the line after the fields. Fields at
    /// the start of a document are its metadata; they are read only if `rules/markups.toml` lists
    /// them.
    fn read_fields(&mut self, idx: usize, end: usize, base: usize, is_first: bool) -> usize {
        let mut next = idx;
        let mut last = idx;
        let is_described = is_first && self.depth == 1;
        self.open_list(Marker::Term);
        while next < end && self.lines[next].indent == base {
            let Some(len) = field_name_len(self.line_text(next)) else {
                break;
            };
            last = self.block_end(next, end, base + 1);
            let name = self.line_text(next)[1..len - 1].to_ascii_lowercase();
            if is_described && !WORDS.rst.described.contains(&name) {
                let place = self.source_range(&(next..last));
                self.composer.exclude(place, LeftOutKind::FrontMatter);
            } else {
                self.read_field(next..last, len);
            }
            next = self.next_nonblank_line(last, end);
        }
        self.composer.containers.close();
        last
    }

    /// Reads the field in `lines`. The name of the field has `len` bytes, with its colons.
    fn read_field(&mut self, lines: Range<usize>, len: usize) {
        let line = self.lines[lines.start];
        let name = line.start + 1..line.start + len - 1;
        let flow = Flow::of(self.source, [name.clone()]);
        let targets = &mut self.targets;
        self.composer.add_block(None, name, |composer| {
            inline::add_words(composer, &flow, targets);
        });
        self.lines[lines.start].cut(self.source, len);
        let place = self.source_range(&lines);
        self.composer.add_part(PartKind::Item, place);
        self.read_hanging(lines);
    }

    /// Reads a body whose first line follows a mark. Only the other lines show how far the body is
    /// indented.
    pub(super) fn read_hanging(&mut self, lines: Range<usize>) {
        let rest = self.lines[lines.start + 1..lines.end].iter();
        let rest = rest.filter(|line| !line.is_blank());
        if let Some(indent) = rest.map(|line| line.indent).min() {
            self.lines[lines.start].indent = indent;
        }
        self.read_body(lines);
    }

    /// Reads options of a command and their descriptions. Returns the index of the line after the
    /// descriptions; `None` if line `idx` has no options.
    fn read_options(&mut self, idx: usize, end: usize, base: usize) -> Option<usize> {
        self.option_len(idx, end)?;
        self.open_list(Marker::Term);
        let mut next = idx;
        let mut last = idx;
        while next < end && self.lines[next].indent == base {
            let Some(len) = self.option_len(next, end) else {
                break;
            };
            last = self.block_end(next, end, base + 1);
            let line = self.lines[next];
            let place = line.start..line.start + len;
            self.composer.add_code(place);
            self.lines[next].cut(self.source, len);
            self.read_hanging(next..last);
            next = self.next_nonblank_line(last, end);
        }
        self.composer.containers.close();
        Some(last)
    }

    /// Returns the length in bytes of the options in line `idx`, such as `-v, --verbose`. Returns
    /// `None` if neither the same line nor the next line describes the options.
    fn option_len(&self, idx: usize, end: usize) -> Option<usize> {
        let text = self.line_text(idx);
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

/// Returns the length in bytes of the bullet at the start of `text`.
fn bullet_len(text: &str) -> Option<usize> {
    let mark = text
        .chars()
        .next()
        .filter(|mark| "*+-•‣⁃".contains(*mark))?;
    let len = mark.len_utf8();
    let rest = &text[len..];
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some(len)
}

/// Returns the length in bytes of the number at the start of `text`, such as `1.`, `(a)`, `iv)` or
/// `#.`.
fn number_len(text: &str) -> Option<usize> {
    let is_open = text.starts_with('(');
    let rest = &text[usize::from(is_open)..];
    let is_number = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let len = rest
        .bytes()
        .take(MAX_NUMBER_BYTES)
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

/// Returns the length in bytes of the name of a field at the start of `text`, with its colons:
/// `:name:`.
pub fn field_name_len(text: &str) -> Option<usize> {
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
