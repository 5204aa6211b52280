//! The origins of the text of a package: the places in its parts from which the text was read.

use std::ops::Range;

use crate::packages::change::ProtectedElement;
use crate::text::span::Place;

/// The mapping from the text of a package to its parts.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// The names of the parts that text was read from.
    pub parts: Vec<String>,
    /// The paragraphs of the text, one per line, in order.
    pub paragraphs: Vec<ParagraphOrigin>,
    /// The pieces of the text, in order.
    pub pieces: Vec<TextPiece>,
    /// The runs that contain the pieces, if the format has runs.
    pub runs: Vec<TextRun>,
}

/// The origin of a paragraph of the text.
#[derive(Clone, Debug)]
pub struct ParagraphOrigin {
    /// The place of its line.
    pub place: Place,
    /// The kind of text that contains it.
    pub region: TextRegion,
    /// The index of the paragraph that is the heading above it.
    pub heading: Option<usize>,
    /// For a paragraph outside the running text, the index of the run that represents it in the
    /// running text. This is the run with the mark of the note, or with the text box.
    pub anchor_run: Option<usize>,
}

/// The kind of text that contains a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRegion {
    /// The running text.
    Body,
    /// A text box.
    TextBox,
    /// The footnote with this number.
    Footnote(u32),
    /// The endnote with this number.
    Endnote(u32),
}

/// A piece of the text that was read from one unbroken range of a file in the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPiece {
    /// The place in the text.
    pub place: Place,
    /// The index of the part in [`Origins::parts`].
    pub part: u32,
    /// The number of the paragraph of the part, from 1.
    pub paragraph: u32,
    /// The number of characters of that paragraph before the piece.
    pub n_characters_before: u32,
    /// The bytes of the part that the piece was read from.
    pub xml_range: Range<u32>,
    /// Whether these bytes are the same as those of the text.
    pub is_exact: bool,
    /// The index of the run in [`Origins::runs`].
    pub run: Option<usize>,
    /// The opening tag of the element with the characters. If the element represents a single
    /// thing, such as a tab, the whole element.
    pub opening_tag: Range<u32>,
    /// The element that contains the piece and must not be changed, if any.
    pub protected_by: Option<ProtectedElement>,
}

/// A run: characters with one set of properties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRun {
    /// The index of its part in [`Origins::parts`].
    pub part: u32,
    /// The bytes of the run in its part.
    pub xml_range: Range<u32>,
    /// The opening tag of the run.
    pub opening_tag: Range<u32>,
    /// The element with its properties; empty if there is none.
    pub properties: Range<u32>,
}

/// A place, described so that a person finds it in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts<'o> {
    /// The part of the package.
    pub part: &'o str,
    /// The number of the paragraph of the part in which the place begins, from 1.
    pub paragraph: u32,
    /// The range of characters of that paragraph, from 0. If the place extends into another
    /// paragraph, the range ends at the end of the first.
    pub characters: Range<u32>,
    /// The kind of text that contains the paragraph.
    pub region: TextRegion,
    /// The place of the heading above, which is a line of the text.
    pub heading: Option<Place>,
}

impl Origins {
    /// Returns the index of the paragraph of the text that contains byte `at`.
    pub fn paragraph_at(&self, at: u32) -> Option<usize> {
        let after = self
            .paragraphs
            .partition_point(|paragraph_origin| paragraph_origin.place.start <= at);
        after.checked_sub(1)
    }

    /// Returns the pieces that overlap `place`; for an empty place, the piece that contains or
    /// follows it.
    pub fn pieces_at(&self, place: Place) -> &[TextPiece] {
        let first = self
            .pieces
            .partition_point(|piece| piece.place.end <= place.start);
        let end = self
            .pieces
            .partition_point(|piece| piece.place.start < place.end);
        if first < end {
            return &self.pieces[first..end];
        }
        let one = first.min(self.pieces.len().saturating_sub(1));
        self.pieces.get(one..=one).unwrap_or_default()
    }

    /// Returns the pieces that a change of `place` affects: those that overlap it. For an empty
    /// place, it is the piece that contains the place or ends there, or else the next piece.
    pub fn pieces_changed_by(&self, place: Place) -> &[TextPiece] {
        if place.start < place.end {
            return self.pieces_at(place);
        }
        let at = place.start;
        let after = self.pieces.partition_point(|piece| piece.place.end < at);
        let one = after.min(self.pieces.len().saturating_sub(1));
        self.pieces.get(one..=one).unwrap_or_default()
    }

    /// Returns where `place` of `text` is in the document.
    pub fn whereabouts(&self, text: &str, place: Place) -> Option<Whereabouts<'_>> {
        let pieces = self.pieces_at(place);
        let (first, paragraph) = (pieces.first()?, self.paragraph_at(place.start)?);
        let mut here = pieces.iter();
        let last =
            here.rfind(|piece| (piece.part, piece.paragraph) == (first.part, first.paragraph))?;
        let paragraph = self.paragraphs.get(paragraph)?;
        let heading = paragraph.heading.and_then(|idx| self.paragraphs.get(idx));
        let start = first.n_characters_before(text, place.start);
        Some(Whereabouts {
            part: self.parts.get(first.part as usize)?,
            paragraph: first.paragraph,
            characters: start..last.n_characters_before(text, place.end).max(start),
            region: paragraph.region,
            heading: heading.map(|paragraph_origin| paragraph_origin.place),
        })
    }
}

impl TextPiece {
    /// Returns how many characters of the paragraph are before byte `at` of `text`. The byte must
    /// be in this piece or at its edge.
    fn n_characters_before(&self, text: &str, at: u32) -> u32 {
        let at = at.clamp(self.place.start, self.place.end);
        let before = text.get(self.place.start as usize..at as usize);
        let n_chars = before.map_or(0, |before| before.chars().count());
        self.n_characters_before + u32::try_from(n_chars).unwrap_or(u32::MAX)
    }

    /// Returns the byte of the part for byte `at` of the text. If the bytes of the part differ from
    /// the text, every `at` before the end of the piece gives the start of its bytes.
    pub fn xml_at(&self, at: u32) -> u32 {
        let at = at.clamp(self.place.start, self.place.end);
        match at - self.place.start {
            0 => self.xml_range.start,
            _ if at == self.place.end => self.xml_range.end,
            into if self.is_exact => self.xml_range.start + into,
            _ => self.xml_range.start,
        }
    }
}
