//! A reading as a reader of markup puts it together: blocks in what they stand in, pieces of text,
//! links. Knows no markup.

use std::ops::Range;

use crate::text::block::{BlockKind, Marker};
use crate::text::flow::{Flow, FlowPiece};
use crate::text::left_out::LeftOutKind;
use crate::text::markdown::addition::ALTERNATIVE_WORDS;
use crate::text::markdown::container::Containers;
use crate::text::markdown::style::Emphasis;
use crate::text::part::{Part, PartKind};
use crate::text::prose::OBJECT;
use crate::text::reading::{Comment, Link, NoteMark, Reading, SwallowedText, has_word};
use crate::text::span::{Place, Span, offset};

/// What was read so far, and what is open.
pub struct Composer<'s> {
    pub source: &'s str,
    pub reading: Reading,
    /// What the next block stands in.
    pub containers: Containers,
    /// How the next text is set.
    pub style: Emphasis,
    /// Where in the prose the block began that is open.
    block_start: u32,
    /// Links that are open: where their words begin in the prose, and where they lead.
    links: Vec<(u32, String)>,
    has_alternatives: bool,
}

impl<'s> Composer<'s> {
    /// Nothing read yet of `source`.
    pub fn new(source: &'s str, has_alternatives: bool) -> Self {
        Self {
            source,
            reading: Reading::default(),
            containers: Containers::default(),
            style: Emphasis::default(),
            block_start: 0,
            links: Vec::new(),
            has_alternatives,
        }
    }

    /// What was read.
    pub fn finish(self) -> Reading {
        let mut reading = self.reading;
        reading.links.sort_by_key(|link| link.span.start);
        reading.comments.sort_by_key(|comment| comment.place.start);
        reading.code.sort_by_key(|code| code.start);
        reading.pictures.sort_by_key(|picture| picture.start);
        let parts = |part: &Part| (part.place.start, u32::MAX - part.place.end);
        reading.parts.sort_by_key(parts);
        reading
    }

    /// The block of the words that `write` adds, which stand at `range` of the source. Its kind is
    /// `kind`, or that of what it stands in.
    pub fn block(
        &mut self,
        kind: Option<BlockKind>,
        range: Range<usize>,
        write: impl FnOnce(&mut Self),
    ) {
        self.part(PartKind::Text, range.clone());
        self.block_start = self.reading.prose.end();
        write(self);
        self.close_block(kind, range.end);
    }

    /// Ends the block of the words that were added since the last one, which stand at `range`.
    pub fn finish_block(&mut self, range: Range<usize>) {
        let end = range.end;
        self.part(PartKind::Text, range);
        self.close_block(None, end);
    }

    /// Ends the block of the words that were added since the last one, before byte `end` of the source.
    pub fn close_block(&mut self, kind: Option<BlockKind>, end: usize) {
        while !self.links.is_empty() {
            self.close_link();
        }
        let (innermost, group) = self.containers.innermost();
        let marker = self.containers.marker();
        let (kind, group, marker) = match kind {
            Some(kind) if kind != innermost => (kind, 0, Marker::None),
            _ => (innermost, group, marker),
        };
        let n_blocks = self.reading.blocks.len();
        let start = self.block_start;
        self.reading.close_block(kind, group, start, offset(end));
        if let Some(block) = self.reading.blocks.get_mut(n_blocks) {
            block.marker = marker;
            (block.is_bold, block.is_italic) = self.style.of_block();
        }
        self.style = Emphasis::default();
        self.block_start = self.reading.prose.end();
    }

    /// Adds the text at `range` of the source.
    pub fn text(&mut self, range: Range<usize>) {
        let text = &self.source[range.clone()];
        self.style.add(text);
        self.reading.prose.push_exact(text, offset(range.start));
    }

    /// Adds the text at `range` of `flow`.
    pub fn flow(&mut self, flow: &Flow, range: Range<usize>) {
        for piece in flow.pieces(range) {
            match piece {
                FlowPiece::Text(range) => self.text(range),
                FlowPiece::LineEnd(range) => self.replaced(" ", range),
            }
        }
    }

    /// Adds `text`, which is shown for what stands at `range` of the source.
    pub fn replaced(&mut self, text: &str, range: Range<usize>) {
        self.style.add(text);
        self.reading.prose.push_atomic(text, place(range));
    }

    /// Adds something at `range` of the source that is no words: code, a formula.
    pub fn object(&mut self, range: Range<usize>) {
        let object = OBJECT.encode_utf8(&mut [0; 4]).to_owned();
        self.reading.prose.push_atomic(&object, place(range));
    }

    /// Adds a picture within the text.
    pub fn picture(&mut self, range: Range<usize>) {
        self.reading.pictures.push(place(range.clone()));
        self.object(range);
    }

    /// Adds the mark of a note or a citation.
    pub fn note(&mut self) {
        let at = self.reading.prose.end();
        self.reading.notes.push(NoteMark { at });
    }

    /// Begins the words of a link that leads to `url`.
    pub fn open_link(&mut self, url: impl Into<String>) {
        self.links.push((self.reading.prose.end(), url.into()));
    }

    /// Ends the words of the link that was begun last.
    pub fn close_link(&mut self) {
        let Some((start, url)) = self.links.pop() else {
            return;
        };
        let end = self.reading.prose.end();
        if start < end {
            let span = Span::new(start, end);
            self.reading.links.push(Link { span, url });
        }
    }

    /// Something at `range` that blocks stand in.
    pub fn part(&mut self, kind: PartKind, range: Range<usize>) {
        let place = place(range);
        self.reading.parts.push(Part { kind, place });
    }

    /// The alternative text of a picture, a block of its own if it says something.
    pub fn alternative(&mut self, range: Range<usize>) {
        let n_words = self.source[range.clone()].split_whitespace().count();
        if self.has_alternatives && ALTERNATIVE_WORDS <= n_words {
            let kind = Some(BlockKind::Alternative);
            self.block(kind, range.clone(), |composer| composer.text(range));
        }
    }

    /// A comment at `range`, which says what stands at `inner`.
    pub fn comment(&mut self, range: Range<usize>, inner: Range<usize>) {
        self.reading.comments.push(Comment {
            place: place(range),
            inner: place(inner),
            block: None,
            scope: None,
        });
    }

    /// A block of code at `range`.
    pub fn code(&mut self, range: Range<usize>) {
        self.reading.code.push(place(range));
    }

    /// What stands at `range` is no prose, for the reason that `kind` says.
    pub fn set_aside(&mut self, range: Range<usize>, kind: LeftOutKind) {
        self.reading.set_aside.push((place(range), kind));
    }

    /// What opens at byte `start` as `opener` has no end, and takes the rest of the source.
    pub fn swallowed(&mut self, start: usize, opener: &str) {
        let range = start..self.source.len();
        if has_word(&self.source[start + opener.len()..]) {
            self.reading.unread.push(SwallowedText {
                place: place(range),
                opener: opener.to_owned(),
            });
        }
    }
}

fn place(range: Range<usize>) -> Place {
    Place::new(offset(range.start), offset(range.end))
}
