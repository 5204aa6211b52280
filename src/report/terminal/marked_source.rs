//! Decides which parts of a draft are shown with a finding: its places, and parts of the lines that
//! contain them.

use std::ops::Range;

use codespan_reporting::diagnostic::LabelStyle;

use crate::report::glyph;
use crate::report::position::boundary;
use crate::text::lines::Lines;
use crate::text::span::{Place, offset};

/// The number of bytes of text that are read for each column. Few texts need more than three bytes
/// per column; such texts are shown with less context.
pub const MARGIN: usize = 4;

/// If a place has more lines than this, only its first two lines and its last line are shown.
const MAX_LINES: usize = 4;

/// The maximum number of bytes by which the shown part of a place is moved, so that it begins or
/// ends between words.
const MAX_WORD: usize = 40;

/// The characters that end a line.
const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// A place that is underlined.
#[derive(Clone, Debug)]
pub struct Mark {
    /// The place in the source.
    pub place: Place,
    /// Whether this is the place of the finding or a related place.
    pub style: LabelStyle,
    /// The message at the place. It may be empty.
    pub message: String,
}

/// The places of a finding in one source.
#[derive(Clone, Debug)]
pub struct MarkedSource<'s> {
    /// The source.
    pub source: &'s str,
    /// The lines of the source.
    pub lines: &'s Lines,
    /// The places. They begin and end at character boundaries. No place begins or ends with a line
    /// ending.
    pub marks: Vec<Mark>,
    /// The maximum width of a row, in columns.
    pub columns: usize,
}

/// A part of a line that must be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// The line, counted from 0.
    pub line: usize,
    /// The bytes of the source.
    pub bytes: Range<usize>,
}

impl<'s> MarkedSource<'s> {
    /// Returns the places `marks` in `source`.
    pub fn new(source: &'s str, lines: &'s Lines, marks: &[Mark], columns: usize) -> Self {
        Self {
            source,
            lines,
            marks: marks.iter().map(|mark| settled(source, mark)).collect(),
            columns,
        }
    }

    /// Returns the parts of lines that contain the marks, in the order of the source. Parts that
    /// are close to each other in one line are merged.
    pub fn regions(&self) -> Vec<Region> {
        let mut anchors = Vec::new();
        for mark in &self.marks {
            self.anchor(mark, &mut anchors);
        }
        anchors.sort_by_key(|region| (region.bytes.start, region.bytes.end));
        let mut regions: Vec<Region> = Vec::new();
        for anchor in anchors {
            match regions.last_mut() {
                Some(last) if last.line == anchor.line && self.is_near(last, &anchor) => {
                    last.bytes.end = last.bytes.end.max(anchor.bytes.end);
                }
                _ => regions.push(anchor),
            }
        }
        regions
    }

    /// Says whether the text between `region` and the later `anchor` fits in one row. In this case,
    /// the text that is shown around `region` and around `anchor` would overlap.
    fn is_near(&self, region: &Region, anchor: &Region) -> bool {
        let (end, start) = (region.bytes.end, anchor.bytes.start);
        if start <= end + self.columns {
            return true;
        }
        start <= end + self.columns * MARGIN
            && glyph::width(&glyph::shown(&self.source[end..start])) <= self.columns
    }

    /// Adds to `anchors` the parts of `mark` that must be shown. For a long mark, these are only
    /// its beginning and end.
    fn anchor(&self, mark: &Mark, anchors: &mut Vec<Region>) {
        let (first, last) = (
            self.lines.index(mark.place.start),
            self.lines.index(mark.place.end),
        );
        let is_long = self.columns * 5 < mark.place.range().len();
        let is_tall = MAX_LINES < last + 1 - first;
        let left_out = match (is_long, is_tall) {
            (true, _) if first < last => first + 1..last,
            (false, true) => first + 2..last,
            _ => last..last,
        };
        for line in (first..left_out.start).chain(left_out.end..=last) {
            let Some(bytes) = self.part(mark, &self.line(line)) else {
                continue;
            };
            if bytes.len() <= self.columns * 4 {
                anchors.push(Region { line, bytes });
                continue;
            }
            if line < last || first == last {
                let head = self.word_before(bytes.start + self.columns * 2);
                let head = self.source[bytes.start..head].trim_end();
                anchors.push(Region {
                    line,
                    bytes: bytes.start..bytes.start + head.len(),
                });
            }
            if first < line || first == last {
                anchors.push(Region {
                    line,
                    bytes: self.word_before(bytes.end - self.columns)..bytes.end,
                });
            }
        }
    }

    /// Returns the part of `mark` in the line with the bytes `line`. Block quotation markers (`>`)
    /// at the start of later lines of the mark are left out.
    pub fn part(&self, mark: &Mark, line: &Range<usize>) -> Option<Range<usize>> {
        let place = mark.place.range();
        if line.start <= place.start {
            let is_here = place.start <= line.end;
            return is_here.then(|| place.start..place.end.clamp(place.start, line.end));
        }
        let end = place.end.min(line.end);
        let rest = self.source.get(line.start..end)?;
        let start = end - rest.trim_start_matches([' ', '\t', '>']).len();
        (start < end).then_some(start..end)
    }

    /// Returns the bytes of the line with index `idx`, counted from 0, without its line ending.
    pub fn line(&self, idx: usize) -> Range<usize> {
        let (start, end) = (self.lines.start(idx) as usize, self.lines.end(idx) as usize);
        let text = &self.source[start..end];
        start..start + text.trim_end_matches(LINE_ENDS).len()
    }

    /// Returns the width in columns of the message of `mark` in `region`. The message is printed in
    /// the region with the end of the mark. In any other region, the width is 0.
    pub fn message_columns(mark: &Mark, region: &Region) -> usize {
        if mark.place.end as usize <= region.bytes.end {
            glyph::width(&mark.message)
        } else {
            0
        }
    }

    /// Returns the start of the last word before byte `at`. If no word starts shortly before `at`,
    /// returns the character boundary at `at`.
    fn word_before(&self, at: usize) -> usize {
        let at = boundary(self.source, at);
        let near = boundary(self.source, at.saturating_sub(MAX_WORD));
        let space = self.source[near..at].rfind(' ');
        space.map_or(at, |idx| near + idx + 1)
    }
}

/// Moves `mark` to character boundaries of `source`, and removes line endings at its start and end.
/// An empty mark is extended by the next character, unless the mark is at the end of a line.
fn settled(source: &str, mark: &Mark) -> Mark {
    let start = boundary(source, mark.place.start as usize);
    let end = boundary(source, mark.place.end as usize).max(start);
    let text = &source[start..end];
    let blank = text.len() - text.trim_start().len();
    let first = match text[..blank].rfind(LINE_ENDS) {
        Some(idx) if blank < text.len() => idx + 1,
        _ => 0,
    };
    let last = text.trim_end().len().max(first);
    let last = text[last..]
        .find(LINE_ENDS)
        .map_or(text.len(), |at| last + at);
    let (start, end) = (start + first, start + last);
    let next = source[start..].chars().next();
    let end = match next.filter(|character| start == end && !LINE_ENDS.contains(character)) {
        Some(next) => start + next.len_utf8(),
        None => end,
    };
    Mark {
        place: Place::new(offset(start), offset(end)),
        style: mark.style,
        message: mark.message.clone(),
    }
}
