//! Masks syntax that a Markdown parser does not know, such as template tags. Masking overwrites
//! this syntax, byte for byte, in a copy of the source. The parser then sees commas or blank lines
//! in its place.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::bytes;
use crate::text::markdown::front::extent::{self, FrontMatterExtent};
use crate::text::markdown::lines;
use crate::text::markdown::template::Masker;
use crate::text::markup::Markup;
use crate::text::reading::{Comment, SwallowedText};

/// A stretch of the source that is not prose and is overwritten for the parser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mask {
    /// The range of the mask, in bytes of the source.
    pub range: Range<usize>,
    /// What the prose gets in place of the mask.
    pub filling: Filling,
    /// Whether the mask is part of a sentence even if its line has nothing else. This may happen in
    /// wrapped text, for example to a formula.
    pub is_part_of_sentence: bool,
}

/// What the prose gets in place of a mask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filling {
    /// Nothing, so that the words around the mask become neighbours.
    Nothing,
    /// The character [`OBJECT`](crate::text::prose::OBJECT), between the words around the mask.
    Object,
    /// Marks of notes. The number says how many.
    Notes(usize),
}

impl Filling {
    /// Returns [`Filling::Object`] if the masked syntax `shows` something to readers, and otherwise
    /// [`Filling::Nothing`].
    pub fn object_if(shows: bool) -> Self {
        if shows { Self::Object } else { Self::Nothing }
    }
}

/// A source and its masks.
pub struct Masked {
    /// The source with its masks overwritten. It is as long as the source.
    pub text: String,
    /// The masks within lines, in order. Masks that fill their lines became blank lines, and are
    /// not listed.
    pub masks: Vec<Mask>,
    /// The text after the start of a body that has no end, such as `{% highlight %}`. This text is
    /// not read.
    pub swallowed: Vec<SwallowedText>,
    /// The comments that were masked.
    pub comments: Vec<Comment>,
    /// The extent of the front matter.
    pub front: FrontMatterExtent,
    /// The starts of headings that are titles of boxes and tabs, in order.
    pub labels: Vec<usize>,
    /// The starts of list items and block quotations that are boxes, in order.
    pub boxes: Vec<usize>,
    /// The starts of list items that are definitions, in order.
    pub definitions: Vec<usize>,
}

/// The byte that replaces masked bytes within a line: a character without meaning in Markdown.
pub const FILLER: u8 = b',';

/// Masks `source`. The function `code` finds the ranges of the code in a text.
pub fn mask(source: &str, markup: Markup, code: impl Fn(&str) -> Vec<Range<usize>>) -> Masked {
    // The parsers expect lines that end with line feeds.
    let text = classic_to_unix(source);
    let extent = extent::front_matter_extent(&text);
    let front = extent.end;
    let marks = lines::read(&text, front, markup);
    let mut masked = Masked {
        text: String::new(),
        masks: Vec::new(),
        swallowed: Vec::new(),
        comments: marks.comments,
        front: extent,
        labels: marks.labels,
        boxes: marks.boxes,
        definitions: marks.definitions,
    };
    let mut bytes = text.into_owned().into_bytes();
    for (at, byte) in marks.rewritten {
        bytes[at] = byte;
    }
    for range in marks.blanked {
        bytes[range].fill(b' ');
    }
    let removed = marks.removed.into_iter().map(|range| Mask {
        range,
        filling: Filling::Nothing,
        is_part_of_sentence: true,
    });
    masked.masks = write_over(&mut bytes, removed.collect());
    // Only whole characters are overwritten, so the bytes are still valid UTF-8.
    let text = String::from_utf8(bytes).unwrap_or_else(|_| classic_to_unix(source).into_owned());
    let mut scan = Masker::new(&text, front, marks.is_mdx, Vec::new());
    scan.find_masks();
    // Masks in code are dropped. Most texts have no masks, and then the code is not searched for.
    if !scan.mask_starts.is_empty() && may_hold_code(&text[front..]) {
        let mut excluded = code(&text[front..]);
        for range in &mut excluded {
            *range = range.start + front..range.end + front;
        }
        let is_code = |at: &usize| {
            let next = excluded.partition_point(|excluded| excluded.end <= *at);
            excluded
                .get(next)
                .is_some_and(|excluded| excluded.start <= *at)
        };
        if scan.mask_starts.iter().any(is_code) {
            scan = Masker::new(&text, front, marks.is_mdx, excluded);
            scan.find_masks();
        }
    }
    masked.swallowed = scan.swallowed;
    masked.comments.extend(scan.comments);
    let mut found = scan.masks;
    found.sort_by_key(|mask| mask.range.start);
    let mut bytes = text.into_bytes();
    masked.masks.extend(write_over(&mut bytes, found));
    masked.masks.sort_by_key(|mask| mask.range.start);
    masked.text = String::from_utf8(bytes).unwrap_or_else(|_| classic_to_unix(source).into_owned());
    masked
}

/// Returns whether `text` may contain code: it has a backtick, a tilde, a tab or four spaces.
fn may_hold_code(text: &str) -> bool {
    bytes::first_of(text.as_bytes(), *b"`~\t").is_some() || text.contains("    ")
}

/// Overwrites `masks` in `bytes`. Returns the masks that are within lines.
fn write_over(bytes: &mut [u8], masks: Vec<Mask>) -> Vec<Mask> {
    let mut kept: Vec<Mask> = Vec::new();
    let mut group: Vec<Mask> = Vec::new();
    // A group is a run of masks with only spaces between them. `before` is the end of the previous
    // group, and `end` is the end of this group so far.
    let (mut before, mut end) = (0, 0);
    for mask in masks {
        if mask.range.start < end {
            continue;
        }
        if !group.is_empty() && !is_blank(&bytes[end..mask.range.start]) {
            write_group(bytes, before, std::mem::take(&mut group), &mut kept);
            before = end;
        }
        end = mask.range.end;
        group.push(mask);
    }
    write_group(bytes, before, group, &mut kept);
    kept
}

/// Overwrites `group`, a run of masks with only spaces between them. The masks before the group end
/// at `before`. If the group fills its lines, the lines become blank. Otherwise the masks of the
/// group are added to `kept`.
fn write_group(bytes: &mut [u8], before: usize, group: Vec<Mask>, kept: &mut Vec<Mask>) {
    let (Some(first), Some(last)) = (group.first(), group.last()) else {
        return;
    };
    let (start, end) = (first.range.start, last.range.end);
    let flows = group.iter().any(|mask| mask.is_part_of_sentence);
    let alone = !flows
        && line_start(bytes, before, start).is_some_and(|at| {
            let long = bytes[start..end].contains(&b'\n');
            let apart = long || follows_blank(bytes, at) || precedes_blank(&bytes[end..]);
            apart && is_blank(&bytes[at..start]) && !follows_cells(bytes, at)
        })
        && ends_line(&bytes[end..]);
    for mask in group {
        for byte in &mut bytes[mask.range.clone()] {
            let stays = alone && matches!(*byte, b'\n' | b'\r');
            if !stays {
                *byte = if alone { b' ' } else { FILLER };
            }
        }
        if !alone {
            kept.push(mask);
        }
    }
}

/// Returns the start of the line that contains byte `at`, or `None` if the line begins before byte
/// `limit`.
fn line_start(bytes: &[u8], limit: usize, at: usize) -> Option<usize> {
    let feed = bytes[limit..at].iter().rposition(|byte| *byte == b'\n');
    match feed {
        Some(feed) => Some(limit + feed + 1),
        None => (limit == 0).then_some(0),
    }
}

/// Returns whether `rest` has only spaces before its first line feed or its end.
fn ends_line(rest: &[u8]) -> bool {
    let next = rest
        .iter()
        .find(|byte| !matches!(**byte, b' ' | b'\t' | b'\r'));
    next.is_none_or(|byte| *byte == b'\n')
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes
        .iter()
        .all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
}

/// Returns whether the line before the line that begins at `line_start` is blank or missing.
fn follows_blank(bytes: &[u8], line_start: usize) -> bool {
    let before = bytes[..line_start.saturating_sub(1)].iter().rev();
    let mut before = before.skip_while(|byte| matches!(**byte, b' ' | b'\t' | b'\r'));
    before.next().is_none_or(|byte| *byte == b'\n')
}

/// Returns whether the next line is blank or missing. `rest` begins at the end of the current line.
fn precedes_blank(rest: &[u8]) -> bool {
    let mut lines = rest.splitn(3, |byte| *byte == b'\n').skip(1);
    lines.next().is_none_or(is_blank)
}

/// Returns whether the line before the line that begins at `line_start` has table cells. A blank
/// line after these cells would end the table.
fn follows_cells(bytes: &[u8], line_start: usize) -> bool {
    let before = bytes[..line_start.saturating_sub(1)].rsplit(|byte| *byte == b'\n');
    let before = before.into_iter().next().unwrap_or_default();
    before.trim_ascii_start().starts_with(b"|") || before.trim_ascii_end().ends_with(b"|")
}

/// Returns `source` with each lone carriage return replaced by a line feed.
fn classic_to_unix(source: &str) -> Cow<'_, str> {
    if !source.as_bytes().contains(&b'\r') {
        return source.into();
    }
    let mut bytes = source.as_bytes().to_vec();
    for idx in 0..bytes.len() {
        if bytes[idx] == b'\r' && bytes.get(idx + 1) != Some(&b'\n') {
            bytes[idx] = b'\n';
        }
    }
    String::from_utf8(bytes).map_or(source.into(), Cow::Owned)
}
