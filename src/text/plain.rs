//! The reader of plain text and e-mail.

mod frame;
pub mod layout;
pub mod line;

use crate::text::block::{BlockKind, Marker};
use crate::text::plain::layout::Layout;
use crate::text::plain::line::{Line, lines};
use crate::text::reading::Reading;
use crate::text::span::{Place, offset};

/// Reads a plain text.
///
/// A text is hard-wrapped if many of its lines continue a sentence in lower case. The lines of a
/// paragraph are then joined. In other texts each line is a paragraph.
pub fn read(source: &str) -> Reading {
    let mut lines = lines(source);
    let framed = frame::remove_frame(&mut lines);
    read_lines(&lines, framed)
}

/// Reads an e-mail. Its header ends at the first blank line.
pub fn read_message(source: &str) -> Reading {
    let mut lines = lines(source);
    let framed = frame::remove_message_frame(&mut lines);
    read_lines(&lines, framed)
}

/// Reads `lines`. Text around the copy, such as a signature, was removed from `lines` and is listed
/// in `framed`.
fn read_lines(lines: &[Line<'_>], framed: frame::Framed) -> Reading {
    let layout = Layout::of(lines);
    let mut reader = PlainReader {
        title: framed.title,
        ..PlainReader::default()
    };
    reader.reading.excluded = framed.excluded;
    let mut idx = 0;
    while idx < lines.len() {
        if lines[idx].is_blank() {
            idx += 1;
            continue;
        }
        let end = layout.block_end(lines, idx);
        reader.block(&layout, lines, idx..end);
        idx = end;
    }
    reader.reading
}

/// The reading so far, and the state of lists and quotations in it.
#[derive(Default)]
struct PlainReader {
    reading: Reading,
    /// The kind of the last block if the block is in a list or a quotation; otherwise `None`.
    grouped: Option<BlockKind>,
    n_groups: u32,
    /// The index of the line that is the title, which is the subject of an e-mail; `None` if there
    /// is none.
    title: Option<usize>,
}

impl PlainReader {
    /// Adds the block that consists of the lines in `range`.
    fn block(&mut self, layout: &Layout, lines: &[Line<'_>], range: std::ops::Range<usize>) {
        let first = &lines[range.start];
        if first.is_rule() {
            return;
        }
        let kind = if self.title == Some(range.start) {
            BlockKind::Heading(1)
        } else if range.len() == 1 && layout.is_heading(lines, range.start) {
            BlockKind::Heading(2)
        } else if first.has_item_mark {
            BlockKind::ListItem
        } else if first.is_quoted {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        };
        let group = self.group(kind);
        let start = self.reading.prose.end();
        let mut end = first.start;
        for (idx, line) in lines[range.clone()].iter().enumerate() {
            // A word that was hyphenated at the end of a line is joined without a space.
            let parted = idx != 0 && {
                let before = lines[range.start + idx - 1].text;
                let stem = before.strip_suffix('-');
                stem.is_some_and(|text| text.ends_with(char::is_alphanumeric))
                    && line.begins_in_lower_case()
            };
            if idx != 0 && !parted {
                let place = Place::new(offset(end), offset(line.start));
                self.reading.prose.push_atomic(" ", place);
            }
            self.reading.prose.push_exact(line.text, offset(line.start));
            end = line.start + line.text.len();
        }
        let n_blocks = self.reading.blocks.len();
        self.reading.close_block(kind, group, start, offset(end));
        if let Some(block) = self.reading.blocks.get_mut(n_blocks) {
            block.marker = match (first.has_item_mark, first.has_item_number) {
                (false, _) => Marker::None,
                (true, false) => Marker::Bullet,
                (true, true) => Marker::Number,
            };
        }
    }

    /// Returns the number of the list or quotation that a block of the kind `kind` belongs to, or 0
    /// if it belongs to none.
    fn group(&mut self, kind: BlockKind) -> u32 {
        if matches!(kind, BlockKind::Paragraph | BlockKind::Heading(_)) {
            self.grouped = None;
            return 0;
        }
        if self.grouped != Some(kind) {
            self.grouped = Some(kind);
            self.n_groups += 1;
        }
        self.n_groups
    }
}

#[cfg(test)]
mod tests;
