//! The origins of the text of a package: the places in its parts from which the text was read.

use std::ops::Range;

use crate::packages::change::ProtectedElement;
use crate::text::span::Place;

/// The mapping from the text of a package to its parts.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// The names of the parts from which text was read.
    pub parts: Vec<String>,
    /// The paragraphs of the text, one per line, in order.
    pub paragraphs: Vec<ParagraphOrigin>,
    /// The pieces of the text, in order.
    pub pieces: Vec<TextPiece>,
    /// The text runs that contain the pieces, if the format has text runs.
    pub runs: Vec<TextRun>,
}

/// The origin of a paragraph of the text.
#[derive(Clone, Debug)]
pub struct ParagraphOrigin {
    /// The place of the paragraph's line in the text of the package.
    pub place: Place,
    /// The kind of text that contains the paragraph.
    pub region: TextRegion,
    /// The index in [`Origins::paragraphs`] of the heading above the paragraph.
    pub heading: Option<usize>,
    /// For a paragraph of a note, the index of the text run with the mark of the note. For a
    /// paragraph of a text box, the index of the text run with the box. `None` for a paragraph of
    /// the running text.
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
    /// The place of the piece in the text of the package.
    pub place: Place,
    /// The index of the part in [`Origins::parts`].
    pub part: u32,
    /// The number of the paragraph, counted from 1 within the part.
    pub paragraph: u32,
    /// The number of characters in the paragraph before the piece.
    pub n_characters_before: u32,
    /// The bytes of the part from which the piece was read.
    pub xml_range: Range<u32>,
    /// Whether the bytes in the part are the same as the bytes in the text.
    pub is_exact: bool,
    /// The index in [`Origins::runs`] of the run that contains the piece, if the format has runs.
    pub run: Option<usize>,
    /// The bytes of the opening tag of the element that contains the characters. If the element
    /// represents a single thing, such as a tab, these are the bytes of the whole element.
    pub opening_tag: Range<u32>,
    /// The element that contains the piece, if changes must not touch that element.
    pub protected_by: Option<ProtectedElement>,
}

/// A text run: characters with one set of properties, for example all in bold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRun {
    /// The index in [`Origins::parts`] of the part that contains the run.
    pub part: u32,
    /// The bytes of the run in its part.
    pub xml_range: Range<u32>,
    /// The bytes of the opening tag of the run.
    pub opening_tag: Range<u32>,
    /// The bytes of the element with the properties of the run; empty if there is none.
    pub properties: Range<u32>,
}

/// A place, described so that a person finds it in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts<'o> {
    /// The part of the package.
    pub part: &'o str,
    /// The number of the paragraph in which the place begins, counted from 1 within the part.
    pub paragraph: u32,
    /// The characters of the place, counted from 0 within the paragraph. If the place extends into
    /// another paragraph, the range ends at the end of the first paragraph.
    pub characters: Range<u32>,
    /// The kind of text that contains the paragraph.
    pub region: TextRegion,
    /// The place, in the text, of the heading above the paragraph; `None` if there is no heading.
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

    /// Returns the pieces that overlap `place`. If `place` is empty, returns the piece that
    /// contains it, or else the next piece.
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

    /// Returns the pieces that a change of `place` affects: the pieces that overlap `place`. If
    /// `place` is empty, returns the piece that contains it or ends there, or else the next piece.
    pub fn pieces_changed_by(&self, place: Place) -> &[TextPiece] {
        if place.start < place.end {
            return self.pieces_at(place);
        }
        let at = place.start;
        let after = self.pieces.partition_point(|piece| piece.place.end < at);
        let one = after.min(self.pieces.len().saturating_sub(1));
        self.pieces.get(one..=one).unwrap_or_default()
    }

    /// Returns where `place` of `text`, the text of the package, is in the document.
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
    /// be in this piece or at one of its ends.
    fn n_characters_before(&self, text: &str, at: u32) -> u32 {
        let at = at.clamp(self.place.start, self.place.end);
        let before = text.get(self.place.start as usize..at as usize);
        let n_chars = before.map_or(0, |before| before.chars().count());
        self.n_characters_before + u32::try_from(n_chars).unwrap_or(u32::MAX)
    }

    /// Returns the byte of the part that corresponds to byte `at` of the text. If the bytes of the
    /// part differ from the text, only the two ends of the piece are known in the part. A byte `at`
    /// between the ends then gives the start.
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
