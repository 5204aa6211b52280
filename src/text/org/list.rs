//! Reads lists, whose items nest according to their indentation.

use crate::text::block::Marker;
use crate::text::org::OrgReader;
use crate::text::part::PartKind;

/// The maximum length of the number of an item, in bytes.
const MAX_NUMBER_BYTES: usize = 5;

impl OrgReader<'_> {
    /// Reads the list whose first item begins in line `idx`, if there is one. Returns the index of
    /// the line after the list.
    pub(super) fn list(&mut self, idx: usize, end: usize) -> Option<usize> {
        let line = self.lines[idx];
        let marker = mark(self.text(idx), line.indent)?.1;
        let is_term = marker == Marker::Bullet && self.text(idx).contains(" :: ");
        let marker = if is_term { Marker::Term } else { marker };
        self.composer.containers.open_list(marker);
        let mut next = idx;
        let mut last = idx;
        while next < end && self.lines[next].indent == line.indent {
            let Some((len, _)) = mark(self.text(next), line.indent) else {
                break;
            };
            last = self.end_of_item(next, end, line.indent);
            self.item(next, last, len);
            let filled = (last..end).find(|idx| !self.lines[*idx].is_blank());
            // Two blank lines end a list.
            next = filled.filter(|filled| filled - last < 2).unwrap_or(end);
        }
        let place = line.start..self.place(&(idx..last)).end;
        self.composer.add_part(PartKind::List, place);
        self.composer.containers.close();
        Some(last)
    }

    /// Reads the item in the lines `idx..last`. The mark of the item has `len` bytes.
    fn item(&mut self, idx: usize, last: usize, len: usize) {
        let place = self.place(&(idx..last));
        self.composer.add_part(PartKind::Item, place);
        self.lines[idx].cut(self.source, len);
        let text = self.text(idx);
        if text.starts_with("[@") {
            let len = text.find(']').map_or(0, |at| at + 1);
            self.lines[idx].cut(self.source, len);
        }
        let text = self.text(idx);
        if ["[ ]", "[X]", "[x]", "[-]"]
            .iter()
            .any(|state| text.starts_with(state))
        {
            self.lines[idx].cut(self.source, 3);
        }
        let line = self.lines[idx];
        let text = self.text(idx);
        let term = text
            .find(" :: ")
            .or_else(|| text.strip_suffix(" ::").map(str::len));
        if let Some(at) = term {
            let words = line.start..line.start + at;
            self.flow_of(vec![words], None);
            self.lines[idx].cut(self.source, (at + 4).min(text.len()));
        }
        self.body(idx..last);
    }

    /// Returns the index of the line after the item that begins in line `idx`. The item is indented
    /// by `indent`.
    fn end_of_item(&self, idx: usize, end: usize, indent: usize) -> usize {
        let mut last = idx + 1;
        let mut n_blank = 0;
        let mut next = idx + 1;
        while next < end {
            let line = &self.lines[next];
            next += 1;
            if line.is_blank() {
                n_blank += 1;
                if 1 < n_blank {
                    break;
                }
                continue;
            }
            if line.indent <= indent {
                break;
            }
            n_blank = 0;
            // Lines within a block may be indented less than the item.
            next = self
                .end_of_block(next - 1, end)
                .map_or(next, |last| last + 1);
            last = next;
        }
        last
    }
}

/// Returns the length in bytes and the kind of the item mark at the start of `text`; `None` if
/// there is no mark. `indent` is the indentation of the line.
pub fn mark(text: &str, indent: usize) -> Option<(usize, Marker)> {
    let is_spaced = |len: usize| {
        let rest = &text[len..];
        rest.is_empty() || rest.starts_with([' ', '\t'])
    };
    let first = text.chars().next()?;
    if "-+".contains(first) || first == '*' && indent != 0 {
        return is_spaced(1).then_some((1, Marker::Bullet));
    }
    let is_number = |byte: &u8| byte.is_ascii_alphanumeric();
    let len = text
        .bytes()
        .take(MAX_NUMBER_BYTES)
        .take_while(is_number)
        .count();
    let is_digits = len != 0 && text[..len].bytes().all(|byte| byte.is_ascii_digit());
    let is_item = is_digits && text[len..].starts_with(['.', ')']);
    (is_item && is_spaced(len + 1)).then_some((len + 1, Marker::Number))
}
