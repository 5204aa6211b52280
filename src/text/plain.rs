//! Plain text into blocks. Knows no markup.

use crate::text::block::BlockKind;
use crate::text::reading::Reading;
use crate::text::span::offset;

/// Reads a plain text.
#[must_use]
pub fn read(source: &str) -> Reading {
    let mut reading = Reading::default();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let text = line.trim_end();
        if !text.is_empty() {
            let start = reading.prose.end();
            reading.prose.push_exact(text, offset(at));
            let kind = if is_heading(text) {
                BlockKind::Heading(2)
            } else {
                BlockKind::Paragraph
            };
            reading.close_block(kind, 0, start, offset(at + text.len()));
        }
        at += line.len();
    }
    reading
}

fn is_heading(line: &str) -> bool {
    line.len() < 90 && !line.ends_with(['.', '!', '?', ':', ',', '"', '”'])
}
