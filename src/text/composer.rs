//! The composer, with which the readers of markup build a [`Reading`]: blocks and the containers
//! that they are in, text, links. It does not depend on a markup.

use std::ops::Range;

use crate::text::block::{BlockKind, Marker};
use crate::text::flow::{Flow, FlowPiece};
use crate::text::left_out::LeftOutKind;
use crate::text::markdown::addition::MIN_ALTERNATIVE_WORDS;
use crate::text::markdown::container::Containers;
use crate::text::markdown::style::Emphasis;
use crate::text::part::{Part, PartKind};
use crate::text::prose::OBJECT;
use crate::text::reading::{Comment, Link, NoteMark, Reading, SwallowedText, has_word};
use crate::text::span::{Place, Span, offset};

/// The reading so far, with the blocks, containers and links that are still open.
pub struct Composer<'s> {
    pub source: &'s str,
    pub reading: Reading,
    /// The containers, such as a list or a table, that the next block is in.
    pub containers: Containers,
    /// The emphasis of the next text.
    pub emphasis: Emphasis,
    /// The byte of the prose at which the open block began.
    block_start: u32,
    /// The open links: the byte of the prose at which their words begin, and their address.
    links: Vec<(u32, String)>,
    reads_alternatives: bool,
}

impl<'s> Composer<'s> {
    /// Creates a composer that has read nothing of `source` yet.
    pub fn new(source: &'s str, reads_alternatives: bool) -> Self {
        Self {
            source,
            reading: Reading::default(),
            containers: Containers::default(),
            emphasis: Emphasis::default(),
            block_start: 0,
            links: Vec::new(),
            reads_alternatives,
        }
    }

    /// Returns the finished reading.
    pub fn finish(self) -> Reading {
        let mut reading = self.reading;
        reading.links.sort_by_key(|link| link.span.start);
        reading.comments.sort_by_key(|comment| comment.place.start);
        reading.code_blocks.sort_by_key(|code| code.start);
        reading.pictures.sort_by_key(|picture| picture.start);
        let parts = |part: &Part| (part.place.start, u32::MAX - part.place.end);
        reading.parts.sort_by_key(parts);
        reading
    }

    /// Adds a block. `write` adds its words, which are at `range` of the source. The block gets the
    /// kind `kind`, or the kind of its container if `kind` is none.
    pub fn add_block(
        &mut self,
        kind: Option<BlockKind>,
        range: Range<usize>,
        write: impl FnOnce(&mut Self),
    ) {
        self.add_part(PartKind::Text, range.clone());
        self.block_start = self.reading.prose.end();
        write(self);
        self.close_block(kind, range.end);
    }

    /// Ends the block of the words added since the last block; they are at `range` of the source.
    pub fn finish_block(&mut self, range: Range<usize>) {
        let end = range.end;
        self.add_part(PartKind::Text, range);
        self.close_block(None, end);
    }

    /// Ends the block of the words added since the last block, before byte `end` of the source.
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
            (block.is_bold, block.is_italic) = self.emphasis.is_all_bold_and_italic();
        }
        self.emphasis = Emphasis::default();
        self.block_start = self.reading.prose.end();
    }

    /// Adds the text at `range` of the source.
    pub fn add_text(&mut self, range: Range<usize>) {
        let text = &self.source[range.clone()];
        self.emphasis.add_text(text);
        self.reading.prose.push_exact(text, offset(range.start));
    }

    /// Adds the text at `range` of `flow`.
    pub fn add_flow(&mut self, flow: &Flow, range: Range<usize>) {
        for piece in flow.pieces(range) {
            match piece {
                FlowPiece::Text(range) => self.add_text(range),
                FlowPiece::LineEnd(range) => self.add_replacement(" ", range),
            }
        }
    }

    /// Adds `text`, which replaces what is at `range` of the source.
    pub fn add_replacement(&mut self, text: &str, range: Range<usize>) {
        self.emphasis.add_text(text);
        self.reading.prose.push_atomic(text, place(range));
    }

    /// Adds an object, such as code or a formula, for what is at `range` of the source.
    pub fn add_object(&mut self, range: Range<usize>) {
        let object = OBJECT.encode_utf8(&mut [0; 4]).to_owned();
        self.reading.prose.push_atomic(&object, place(range));
    }

    /// Adds a picture within the text.
    pub fn add_picture(&mut self, range: Range<usize>) {
        self.reading.pictures.push(place(range.clone()));
        self.add_object(range);
    }

    /// Adds the mark of a note or a citation at the end of the prose so far.
    pub fn add_note_mark(&mut self) {
        let at = self.reading.prose.end();
        self.reading.notes.push(NoteMark { at });
    }

    /// Begins the words of a link that leads to `url`.
    pub fn open_link(&mut self, url: impl Into<String>) {
        self.links.push((self.reading.prose.end(), url.into()));
    }

    /// Ends the words of the link that was opened last.
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

    /// Adds a part, which blocks may be in, at `range` of the source.
    pub fn add_part(&mut self, kind: PartKind, range: Range<usize>) {
        let place = place(range);
        self.reading.parts.push(Part { kind, place });
    }

    /// Adds the alternative text of a picture as a block of its own, if alternative texts are read
    /// and it has at least [`MIN_ALTERNATIVE_WORDS`] words.
    pub fn add_alternative(&mut self, range: Range<usize>) {
        let n_words = self.source[range.clone()].split_whitespace().count();
        if self.reads_alternatives && MIN_ALTERNATIVE_WORDS <= n_words {
            let kind = Some(BlockKind::Alternative);
            self.add_block(kind, range.clone(), |composer| composer.add_text(range));
        }
    }

    /// Adds a comment at `range`, whose text is at `inner`.
    pub fn add_comment(&mut self, range: Range<usize>, inner: Range<usize>) {
        self.reading.comments.push(Comment {
            place: place(range),
            inner: place(inner),
            block: None,
            scope: None,
        });
    }

    /// Adds a block of code at `range`.
    pub fn add_code(&mut self, range: Range<usize>) {
        self.reading.code_blocks.push(place(range));
    }

    /// Records that `range` of the source is not prose, for the reason `kind`.
    pub fn exclude(&mut self, range: Range<usize>, kind: LeftOutKind) {
        self.reading.excluded.push((place(range), kind));
    }

    /// Records that the construct that `opener` opens at byte `start` has no end, so that it takes
    /// the rest of the source.
    pub fn add_swallowed(&mut self, start: usize, opener: &str) {
        let range = start..self.source.len();
        if has_word(&self.source[start + opener.len()..]) {
            self.reading.swallowed.push(SwallowedText {
                place: place(range),
                opener: opener.to_owned(),
            });
        }
    }
}

fn place(range: Range<usize>) -> Place {
    Place::new(offset(range.start), offset(range.end))
}
