//! Reads lists. The mark of an item, such as `*` or `**`, decides which list the item belongs to.

use crate::text::asciidoc::{AsciiDocReader, OpenList};
use crate::text::block::Marker;
use crate::text::part::PartKind;

/// The maximum length of the number of an item, such as `12` or `viii`, in bytes.
const MAX_NUMBER_BYTES: usize = 6;

/// The mark of a list item, such as `*`, `1.` or `::`.
struct ItemMark {
    /// The mark that all items of the same list have.
    mark: String,
    marker: Marker,
    /// The length in bytes of the mark and of the term before the mark.
    len: usize,
    /// The length in bytes of the term before the mark; 0 if there is no term.
    term: usize,
}

impl AsciiDocReader<'_> {
    /// Reads the list item that begins with line `idx`, and returns the index of the line after its
    /// text. Returns `None` if line `idx` begins no item.
    pub(super) fn read_item(&mut self, idx: usize, end: usize, n_lists: usize) -> Option<usize> {
        let item = item_mark(self.line_text(idx))?;
        let start = self.lines[idx].start;
        let known = self.lists[n_lists..]
            .iter()
            .position(|list| list.mark == item.mark);
        if let Some(known) = known {
            self.close_lists(n_lists + known + 1, start);
            if let Some(list) = self.lists.last_mut() {
                let range = list.item..start;
                list.item = start;
                self.composer.add_part(PartKind::Item, range);
            }
        } else {
            self.composer.containers.open_list(item.marker);
            self.lists.push(OpenList {
                mark: item.mark,
                start,
                item: start,
            });
        }
        if item.term != 0 {
            let term = start..start + item.term;
            self.add_lines(vec![term], None);
        }
        self.lines[idx].cut(self.source, item.len);
        let has_text = !self.lines[idx].is_blank();
        let first = if has_text {
            idx
        } else {
            // The text of a term may be in the lines below the term.
            let filled = (idx + 1..end).find(|idx| !self.lines[*idx].is_blank());
            let next = filled.filter(|next| self.begins_text(*next));
            match next.filter(|_| item.term != 0) {
                Some(next) => next,
                None => return Some(idx + 1),
            }
        };
        self.remove_check_box(first);
        let last = self.paragraph_end(first, end);
        let last = (first + 1..last)
            .find(|idx| item_mark(self.line_text(*idx)).is_some())
            .unwrap_or(last);
        self.read_paragraph(first..last, None);
        Some(last)
    }

    /// Returns whether line `idx` is plain text, so that it can be the text of the term above.
    fn begins_text(&self, idx: usize) -> bool {
        let text = self.line_text(idx);
        item_mark(text).is_none()
            && text != "+"
            && !text.starts_with(['[', '='])
            && !super::body::is_comment(text)
            && super::delimited::delimited_kind(text, self.lines[idx].indent).is_none()
            && super::macros::block_macro(text).is_none()
    }

    /// Cuts the check box of a task, such as `[x]`, off line `idx`.
    fn remove_check_box(&mut self, idx: usize) {
        let text = self.line_text(idx);
        let is_box = ["[ ] ", "[x] ", "[*] "]
            .iter()
            .any(|mark| text.starts_with(mark));
        if is_box {
            self.lines[idx].cut(self.source, 3);
        }
    }

    /// Closes all open lists except the first `n_lists`. The closed lists end at byte `at` of the
    /// source.
    pub(super) fn close_lists(&mut self, n_lists: usize, at: usize) {
        while n_lists < self.lists.len() {
            if let Some(list) = self.lists.pop() {
                self.composer.add_part(PartKind::Item, list.item..at);
                self.composer.add_part(PartKind::List, list.start..at);
                self.composer.containers.close();
            }
        }
    }
}

/// Returns the mark of the list item that begins with the line `text`; `None` if no item begins.
fn item_mark(text: &str) -> Option<ItemMark> {
    let first = text.chars().next()?;
    let spaced = |len: usize| {
        let rest = &text[len..];
        rest.starts_with([' ', '\t']) && !rest.trim().is_empty()
    };
    let own = |mark: &str, marker: Marker, len: usize| ItemMark {
        mark: mark.to_owned(),
        marker,
        len,
        term: 0,
    };
    if "*.".contains(first) {
        let len = text.len() - text.trim_start_matches(first).len();
        let marker = if first == '*' {
            Marker::Bullet
        } else {
            Marker::Number
        };
        if len <= 5 && spaced(len) {
            return Some(own(&text[..len], marker, len));
        }
    }
    if "-•".contains(first) && spaced(first.len_utf8()) {
        return Some(own("-", Marker::Bullet, first.len_utf8()));
    }
    if let Some(len) = text.find('>').map(|at| at + 1).filter(|_| first == '<') {
        let number = &text[1..len - 1];
        let is_callout = number == "." || number.bytes().all(|byte| byte.is_ascii_digit());
        if is_callout && spaced(len) {
            return Some(own("<>", Marker::Number, len));
        }
    }
    if let Some(len) = number_len(text).filter(|len| spaced(*len)) {
        let kind = if first.is_ascii_digit() { "1" } else { "a" };
        return Some(own(kind, Marker::Number, len));
    }
    term_mark(text)
}

/// Returns the length in bytes of the item number at the start of `text`, such as `1.`, `a.` or
/// `ii)`.
fn number_len(text: &str) -> Option<usize> {
    let is_number = |byte: &u8| byte.is_ascii_alphanumeric();
    let len = text
        .bytes()
        .take(MAX_NUMBER_BYTES)
        .take_while(is_number)
        .count();
    let figure = &text[..len];
    let is_digits = !figure.is_empty() && figure.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = !figure.is_empty() && figure.bytes().all(|byte| b"ivx".contains(&byte));
    let rest = &text[len..];
    let is_item = is_digits && rest.starts_with('.')
        || len == 1
            && figure.bytes().all(|byte| byte.is_ascii_alphabetic())
            && rest.starts_with('.')
        || is_roman && rest.starts_with(')');
    is_item.then_some(len + 1)
}

/// Returns the mark of the term with which `text` begins: `term:: text`.
fn term_mark(text: &str) -> Option<ItemMark> {
    for mark in ["::::", ":::", "::", ";;"] {
        let found = text.find(&format!("{mark} ")).or_else(|| {
            let term = text.strip_suffix(mark)?;
            Some(term.len())
        });
        let Some(at) = found.filter(|at| *at != 0) else {
            continue;
        };
        let is_longer = text[..at].ends_with(':') || text[..at].ends_with(';');
        if is_longer || text[..at].ends_with(' ') || text.starts_with("//") {
            continue;
        }
        return Some(ItemMark {
            mark: mark.to_owned(),
            marker: Marker::Term,
            len: at + mark.len(),
            term: at,
        });
    }
    None
}
