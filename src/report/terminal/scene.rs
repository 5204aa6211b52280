//! What of a draft must be seen to understand a finding: its places, and which stretches of which
//! lines show them.

use std::ops::Range;

use codespan_reporting::diagnostic::LabelStyle;

use crate::report::glyph;
use crate::report::position::boundary;
use crate::text::lines::Lines;
use crate::text::span::{Place, offset};

/// How many bytes are looked at for each column that may have to be filled. Few texts need more
/// than three, and those are shown with less around the place.
pub const MARGIN: usize = 4;

/// How many lines of a place are shown before it is shortened to the first two and the last.
const MAX_LINES: usize = 4;

/// How far a place is shortened further to end at a word, in bytes.
const MAX_WORD: usize = 40;

/// The characters that end a line.
const LINE_ENDS: [char; 2] = ['\n', '\r'];

/// A place to be underlined.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Where it is in the source.
    pub place: Place,
    /// Whether it is the place itself or a related one.
    pub style: LabelStyle,
    /// What is said of it; may be empty.
    pub message: String,
}

/// The places of a finding in their source.
#[derive(Clone, Debug)]
pub struct ExcerptScene<'s> {
    /// The source.
    pub source: &'s str,
    /// Its lines.
    pub lines: &'s Lines,
    /// The places, on character boundaries and without line endings around them.
    pub marks: Vec<Mark>,
    /// How many columns a row may have.
    pub columns: usize,
}

/// A stretch of a line that has to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// The line, counted from 0.
    pub line: usize,
    /// The bytes of the source.
    pub bytes: Range<usize>,
}

impl<'s> ExcerptScene<'s> {
    /// `marks` in `source`.
    pub fn new(source: &'s str, lines: &'s Lines, marks: &[Mark], columns: usize) -> Self {
        Self {
            source,
            lines,
            marks: marks.iter().map(|mark| settled(source, mark)).collect(),
            columns,
        }
    }

    /// The stretches of lines that show the marks, in the order of the source. Those that stand
    /// near each other in a line are one.
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

    /// Whether at most a row lies between `region` and the later `anchor`: what is shown around
    /// them would overlap.
    fn is_near(&self, region: &Region, anchor: &Region) -> bool {
        let (end, start) = (region.bytes.end, anchor.bytes.start);
        if start <= end + self.columns {
            return true;
        }
        start <= end + self.columns * MARGIN
            && glyph::width(&glyph::shown(&self.source[end..start])) <= self.columns
    }

    /// Adds what must be shown of `mark`: all of it, or of a long one its beginning and its end.
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

    /// What of `mark` stands in the line of the bytes `line`; on the lines after its first, the
    /// marks of a block quotation do not count.
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

    /// The bytes of line `idx`, counted from 0, without its line ending.
    pub fn line(&self, idx: usize) -> Range<usize> {
        let (start, end) = (self.lines.start(idx) as usize, self.lines.end(idx) as usize);
        let text = &self.source[start..end];
        start..start + text.trim_end_matches(LINE_ENDS).len()
    }

    /// How many columns the message of `mark` takes if `region` holds its end, where it is shown.
    pub fn message_columns(mark: &Mark, region: &Region) -> usize {
        if mark.place.end as usize <= region.bytes.end {
            glyph::width(&mark.message)
        } else {
            0
        }
    }

    /// The start of a word a little before `at`, or else a character boundary.
    fn word_before(&self, at: usize) -> usize {
        let at = boundary(self.source, at);
        let near = boundary(self.source, at.saturating_sub(MAX_WORD));
        let space = self.source[near..at].rfind(' ');
        space.map_or(at, |idx| near + idx + 1)
    }
}

/// `mark` within `source`, on character boundaries, and without line endings around it. An empty
/// one is shown as the character after it, unless it stands at the end of a line.
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
