//! The prose of a draft, and the place in the source that each byte of the prose comes from.

use crate::text::span::{Place, Span, offset};

/// The character that the prose has in place of inline code, a formula or an image.
pub const OBJECT: char = '\u{fffc}';

/// Prose, and the places in the source that it comes from.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    text: String,
    segments: Vec<Segment>,
}

/// A stretch of prose that comes from `place` in the source.
#[derive(Clone, Copy, Debug)]
struct Segment {
    start: u32,
    place: Place,
    /// Whether the prose of the segment differs from the source, as for an entity such as `&amp;`,
    /// a soft line break or an object.
    is_atomic: bool,
}

impl Prose {
    /// Returns the prose.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the length of the prose in bytes. The next piece will begin at this byte.
    pub fn end(&self) -> u32 {
        offset(self.text.len())
    }

    /// Adds `text`. The source has the same text from byte `start` on.
    pub fn push_exact(&mut self, text: &str, start: u32) {
        if text.is_empty() {
            return;
        }
        let place = Place::new(start, start + offset(text.len()));
        if let Some(last) = self
            .segments
            .last_mut()
            .filter(|segment| !segment.is_atomic)
            && last.place.end == start
        {
            last.place.end = place.end;
        } else {
            self.segments.push(Segment {
                start: self.end(),
                place,
                is_atomic: false,
            });
        }
        self.text.push_str(text);
    }

    /// Adds `text` in place of the source at `place`. Every part of `text` gets the whole of
    /// `place` as its place.
    pub fn push_atomic(&mut self, text: &str, place: Place) {
        if text.is_empty() {
            return;
        }
        self.segments.push(Segment {
            start: self.end(),
            place,
            is_atomic: true,
        });
        self.text.push_str(text);
    }

    /// Removes the prose from byte `at` to its end.
    pub fn truncate(&mut self, at: u32) {
        while let Some(last) = self.segments.last_mut() {
            if last.start < at {
                if !last.is_atomic {
                    last.place.end = last.place.end.min(last.place.start + (at - last.start));
                }
                break;
            }
            self.segments.pop();
        }
        self.text.truncate(at as usize);
    }

    /// Adds a blank line, which ends a block. `at` is the byte of the source at which the block
    /// ends.
    pub fn push_break(&mut self, at: u32) {
        self.push_atomic("\n\n", Place::new(at, at));
    }

    /// Returns the place of `span` in the source. The place includes all markup between the first
    /// byte of the span and the last.
    pub fn place(&self, span: Span) -> Place {
        let start = self.source_start(span.start);
        if span.is_empty() {
            return Place::new(start, start);
        }
        Place::new(start, self.source_end(span.end).max(start))
    }

    fn segment_at(&self, at: u32) -> Option<&Segment> {
        let after = self.segments.partition_point(|segment| segment.start <= at);
        self.segments.get(after.checked_sub(1)?)
    }

    fn source_start(&self, at: u32) -> u32 {
        match self.segment_at(at) {
            None => 0,
            Some(segment) if segment.is_atomic => segment.place.start,
            Some(segment) => (segment.place.start + (at - segment.start)).min(segment.place.end),
        }
    }

    fn source_end(&self, end: u32) -> u32 {
        match self.segment_at(end - 1) {
            None => 0,
            Some(segment) if segment.is_atomic => segment.place.end,
            Some(segment) => (segment.place.start + (end - segment.start)).min(segment.place.end),
        }
    }
}
