//! Adds text, objects, notes and links to the prose of Markdown, and removes them.

use std::ops::Range;

use crate::text::block::BlockKind;
use crate::text::markdown::html;
use crate::text::markdown::mask::{FILLER, Filling};
use crate::text::markdown::reader::{MarkdownReader, place};
use crate::text::prose::OBJECT;
use crate::text::reading::{Link, NoteMark};
use crate::text::span::{Span, offset};

/// The minimum number of words of an alternative text that describes its picture. A shorter
/// alternative text only names its picture.
pub const MIN_ALTERNATIVE_WORDS: usize = 4;

/// The alternative text of a picture, as ranges of the source.
pub enum AlternativeText {
    /// The pieces of a text in brackets: “A pier” in `![A pier](pier.png)`.
    Pieces(Vec<Range<usize>>),
    /// The value of an attribute: “A pier” in `<img alt="A pier">`.
    Value(Range<usize>),
}

impl MarkdownReader<'_> {
    /// Adds the source at `range` to the prose. The filling of each mask is added in place of the
    /// mask.
    pub fn push_source(&mut self, range: Range<usize>) {
        let mut at = range.start.max(self.skip_until).min(range.end);
        let masks = self.masks;
        let first = masks.partition_point(|mask| mask.range.end <= at);
        for mask in masks[first..]
            .iter()
            .take_while(|next_mask| next_mask.range.start < range.end)
        {
            if mask.range.start < at {
                // Either the parser split the mask and this is the second part, or the mask lies
                // within another mask.
                at = at.max(mask.range.end.min(range.end));
                continue;
            }
            self.push_exact(at..mask.range.start);
            match &mask.filling {
                Filling::Nothing => {}
                Filling::Object => self.push_object(mask.range.clone()),
                Filling::Notes(n_notes) => {
                    for _ in 0..*n_notes {
                        self.push_note();
                    }
                }
            }
            at = mask.range.end.min(range.end);
        }
        self.push_exact(at..range.end);
    }

    fn push_exact(&mut self, range: Range<usize>) {
        if let Some(text) = self.source.get(range.clone()) {
            self.emphasis.add_text(text);
            self.reading.prose.push_exact(text, offset(range.start));
        }
    }

    /// Adds the character [`OBJECT`] in place of inline code or the like at `range` of the source.
    pub fn push_object(&mut self, range: Range<usize>) {
        let mut bytes = [0; 4];
        let object = OBJECT.encode_utf8(&mut bytes);
        self.reading.prose.push_atomic(object, place(range));
    }

    /// Adds the picture at `range` of the source: records its place, and adds the character
    /// [`OBJECT`].
    pub fn push_picture(&mut self, range: Range<usize>) {
        self.reading.pictures.push(place(range.clone()));
        self.push_object(range);
    }

    /// Records that `range` of the source is a piece of the alternative text of the open picture.
    pub fn record_alternative_piece(&mut self, range: Range<usize>) {
        if let Some(AlternativeText::Pieces(pieces)) = self.alternatives.last_mut() {
            pieces.push(range);
        }
    }

    /// Returns the range of the attributes of Pandoc between braces at byte `at` of the source:
    /// `alt="A pier"` in `![](pier.png){alt="A pier"}`. Returns `None` if there is no list, or if it
    /// is prose.
    pub fn attribute_list_at(&self, at: usize) -> Option<Range<usize>> {
        let list = self.source.get(at..)?.strip_prefix('{')?;
        if self.masked[at..].starts_with('{') {
            return None;
        }
        let mut quote = None;
        let end = list.find(|character| {
            match quote {
                Some(opened) => quote = quote.filter(|_| character != opened),
                None if matches!(character, '"' | '\'') => quote = Some(character),
                None => {}
            }
            quote.is_none() && character == '}'
        })?;
        Some(at + 1..at + 1 + end)
    }

    /// Records the value of the attribute `alt` in the tag or the list of attributes at `range` of the
    /// source. The value is the alternative text of a picture. A value with a template in it is left
    /// out.
    pub fn record_alternative_attribute(&mut self, range: Range<usize>) {
        let tag = &self.source[range.clone()];
        let value = html::attribute(tag, "alt").filter(|value| !value.contains('{'));
        if let Some(value) = value
            && self.reads_alternatives
            && self.n_ignored == 0
        {
            let begin = range.start + (value.as_ptr() as usize - tag.as_ptr() as usize);
            let value = begin..begin + value.len();
            self.alternatives.push(AlternativeText::Value(value));
        }
    }

    /// Adds the alternative texts of the pictures in the block that ended before byte `at` of the
    /// source. Each text becomes a block of its own, because it is not part of the sentences around
    /// the picture.
    pub fn push_alternative_blocks(&mut self, at: usize) {
        for alternative in std::mem::take(&mut self.alternatives) {
            let start = self.reading.prose.end();
            match alternative {
                AlternativeText::Pieces(pieces) => self.push_pieces(pieces),
                AlternativeText::Value(range) => self.push_value(range),
            }
            let is_prose = MIN_ALTERNATIVE_WORDS
                <= self.reading.prose.text()[start as usize..]
                    .split_whitespace()
                    .count();
            if is_prose {
                self.reading
                    .close_block(BlockKind::Alternative, 0, start, offset(at));
            } else {
                self.truncate(start);
            }
        }
    }

    fn push_pieces(&mut self, pieces: Vec<Range<usize>>) {
        for range in pieces {
            if self.source[range.clone()].trim().is_empty() {
                self.reading.prose.push_atomic(" ", place(range));
            } else {
                self.push_source(range);
            }
        }
    }

    /// Adds the value of an attribute at `range` of the source. Each entity is decoded, and the end
    /// of a line becomes a space.
    fn push_value(&mut self, range: Range<usize>) {
        let source = self.source;
        let mut at = range.start;
        while at < range.end {
            let rest = &source[at..range.end];
            if let Some((len, decoded)) = html::entity(rest).filter(|_| rest.starts_with('&')) {
                self.reading
                    .prose
                    .push_atomic(&decoded, place(at..at + len));
                at += len;
                continue;
            }
            let breaks = rest.find(|character| !matches!(character, '\r' | '\n'));
            let breaks = breaks.unwrap_or(rest.len());
            if breaks != 0 {
                self.reading.prose.push_atomic(" ", place(at..at + breaks));
                at += breaks;
                continue;
            }
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let len = rest[first..]
                .find(['&', '\r', '\n'])
                .map_or(rest.len(), |next| first + next);
            self.push_exact(at..at + len);
            at += len;
        }
    }

    /// Adds the mark of a note at the end of the prose so far.
    pub fn push_note(&mut self) {
        let at = self.reading.prose.end();
        self.reading.notes.push(NoteMark { at });
    }

    /// Adds a link whose words are the prose from byte `start` on. Adds nothing if there are no
    /// words.
    pub fn push_link(&mut self, start: u32, url: String) {
        let end = self.reading.prose.end();
        if start < end {
            let span = Span::new(start, end);
            self.reading.links.push(Link { span, url });
        }
    }

    /// Removes the prose from byte `at` on, and the links and elements that end after byte `at`.
    /// Marks of notes after this byte are moved to it.
    pub fn truncate(&mut self, at: u32) {
        self.reading.prose.truncate(at);
        while self
            .reading
            .links
            .pop_if(|link| at < link.span.end)
            .is_some()
        {}
        while self
            .reading
            .elements
            .pop_if(|element| at < element.span.end)
            .is_some()
        {}
        let notes = self.reading.notes.iter_mut().rev();
        for note in notes.take_while(|note_mark| at < note_mark.at) {
            note.at = at;
        }
        for (start, _) in self
            .links
            .iter_mut()
            .rev()
            .take_while(|(start, _)| at < *start)
        {
            *start = at;
        }
        for element in self
            .elements
            .iter_mut()
            .rev()
            .take_while(|open_element| at < open_element.start)
        {
            element.start = at;
        }
    }

    /// Returns `url` with its masked parts as the source has them. The link is at `range` of the
    /// source.
    pub fn unmasked(&self, url: String, range: Range<usize>) -> String {
        let filler = char::from(FILLER).to_string();
        if !url.contains(&filler) {
            return url;
        }
        let mut url = url;
        let first = self
            .masks
            .partition_point(|mask| mask.range.start < range.start);
        let within = self.masks[first..]
            .iter()
            .take_while(|mask| mask.range.end <= range.end);
        for mask in within {
            let original = &self.source[mask.range.clone()];
            url = url.replacen(&filler.repeat(original.len()), original, 1);
        }
        url
    }
}
