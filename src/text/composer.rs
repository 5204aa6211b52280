//! The composer, with which the readers of markup build a [`Reading`] from blocks, containers, text
//! and links. Nothing in this module depends on a particular markup.

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
    /// Whether the next text, and the whole of the open block, is bold or italic.
    pub emphasis: Emphasis,
    /// The byte of the prose at which the open block begins.
    block_start: u32,
    /// The links that are open. Each has the byte of the prose at which its words begin, and its
    /// address.
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

    /// Returns the finished reading. Its links, comments, code blocks, pictures and parts are in
    /// reading order.
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

    /// Adds a block, whose words are at `range` of the source. The function `write` adds the words.
    /// The kind of the block is `kind`, or the kind of its container if `kind` is `None`.
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

    /// Ends the open block, which has the words added since the last block. The words are at
    /// `range` of the source.
    pub fn finish_block(&mut self, range: Range<usize>) {
        let end = range.end;
        self.add_part(PartKind::Text, range);
        self.close_block(None, end);
    }

    /// Ends the open block, which has the words added since the last block, and all open links. The
    /// block ends before byte `end` of the source. The kind of the block is `kind`, or the kind of
    /// its container if `kind` is `None`.
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

    /// Adds `text` to the prose in place of the text at `range` of the source.
    pub fn add_replacement(&mut self, text: &str, range: Range<usize>) {
        self.emphasis.add_text(text);
        self.reading.prose.push_atomic(text, place(range));
    }

    /// Adds the character [`OBJECT`] in place of code, a formula or a picture at `range` of the
    /// source.
    pub fn add_object(&mut self, range: Range<usize>) {
        let object = OBJECT.encode_utf8(&mut [0; 4]).to_owned();
        self.reading.prose.push_atomic(&object, place(range));
    }

    /// Adds the picture at `range` of the source: records its place, and adds the character
    /// [`OBJECT`].
    pub fn add_picture(&mut self, range: Range<usize>) {
        self.reading.pictures.push(place(range.clone()));
        self.add_object(range);
    }

    /// Adds the mark of a note or a citation at the end of the prose so far.
    pub fn add_note_mark(&mut self) {
        let at = self.reading.prose.end();
        self.reading.notes.push(NoteMark { at });
    }

    /// Opens a link to `url`. The words added from now on are the words of the link.
    pub fn open_link(&mut self, url: impl Into<String>) {
        self.links.push((self.reading.prose.end(), url.into()));
    }

    /// Closes the link that was opened last. A link without words is dropped.
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

    /// Adds a part of the draft, such as a list or a paragraph, at `range` of the source.
    pub fn add_part(&mut self, kind: PartKind, range: Range<usize>) {
        let place = place(range);
        self.reading.parts.push(Part { kind, place });
    }

    /// Adds the alternative text at `range` of the source as a block of its own. Does nothing if
    /// alternative texts are not read, or if the text has fewer than [`MIN_ALTERNATIVE_WORDS`]
    /// words.
    pub fn add_alternative(&mut self, range: Range<usize>) {
        let n_words = self.source[range.clone()].split_whitespace().count();
        if self.reads_alternatives && MIN_ALTERNATIVE_WORDS <= n_words {
            let kind = Some(BlockKind::Alternative);
            self.add_block(kind, range.clone(), |composer| composer.add_text(range));
        }
    }

    /// Adds a comment at `range` of the source. `inner` is the range of its text, without marks
    /// such as `<!--`.
    pub fn add_comment(&mut self, range: Range<usize>, inner: Range<usize>) {
        self.reading.comments.push(Comment {
            place: place(range),
            inner: place(inner),
            block: None,
            scope: None,
        });
    }

    /// Adds a block of code at `range` of the source.
    pub fn add_code(&mut self, range: Range<usize>) {
        self.reading.code_blocks.push(place(range));
    }

    /// Records that `range` of the source is not prose, for the reason `kind`.
    pub fn exclude(&mut self, range: Range<usize>, kind: LeftOutKind) {
        self.reading.excluded.push((place(range), kind));
    }

    /// Records that a construct begins at byte `start` and has no end, so that the rest of the
    /// source is not read. `opener` is its opening mark, such as `<script>`. Records nothing if no
    /// word follows the mark.
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
