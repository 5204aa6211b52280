//! Where the text of a package stands in its parts.

use std::ops::Range;

use crate::text::span::Place;

/// The way from the text of a package back to its parts.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    /// The names of the parts that text was read from.
    pub parts: Vec<String>,
    /// The paragraphs of the text, a line each, in their order.
    pub paragraphs: Vec<ParagraphOrigin>,
    /// The pieces of the text, in their order.
    pub pieces: Vec<TextPiece>,
    /// The runs that pieces stand in, where the format has runs.
    pub runs: Vec<TextRun>,
}

/// Where a paragraph of the text comes from.
#[derive(Clone, Debug)]
pub struct ParagraphOrigin {
    /// Its line.
    pub place: Place,
    /// What it stands in.
    pub home: Home,
    /// The paragraph of the text that is the heading above it.
    pub heading: Option<usize>,
    /// What stands for it in the main part, where it lies outside of the running text: the run with
    /// the mark of the note, the run with the text box.
    pub stand_in: Option<usize>,
}

/// What a paragraph stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// The running text.
    Body,
    /// A text box.
    Box,
    /// The footnote with this number.
    Footnote(u32),
    /// The endnote with this number.
    Endnote(u32),
}

/// A stretch of the text that one stretch of a part says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextPiece {
    /// The stretch of the text.
    pub place: Place,
    /// The part, as a number in [`Origins::parts`].
    pub part: u32,
    /// The paragraph of the part, counted from 1 in the order of the part.
    pub paragraph: u32,
    /// How many characters of that paragraph were read before.
    pub characters: u32,
    /// The bytes of the part that say it.
    pub xml: Range<u32>,
    /// Whether they say it byte for byte.
    pub is_exact: bool,
    /// The run, as a number in [`Origins::runs`].
    pub run: Option<usize>,
    /// The tag that opens the element of the characters; all of the element where it is one thing.
    pub opened_by: Range<u32>,
}

/// A run: characters with one set of properties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRun {
    /// The part that it stands in, as a number in [`Origins::parts`].
    pub part: u32,
    /// The bytes of the run in its part.
    pub xml: Range<u32>,
    /// The tag that opens it.
    pub opened_by: Range<u32>,
    /// Its properties; empty if it has none.
    pub properties: Range<u32>,
}

/// A place as somebody finds it in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts<'o> {
    /// The part of the package.
    pub part: &'o str,
    /// The paragraph of the part in which the place begins, counted from 1.
    pub paragraph: u32,
    /// The characters of that paragraph, counted from 0, half-open. Where the place goes on in a
    /// further paragraph, they end with the first.
    pub characters: Range<u32>,
    /// What the paragraph stands in.
    pub home: Home,
    /// The line of the text that is the heading above.
    pub heading: Option<Place>,
}

impl Origins {
    /// The paragraph of the text that byte `at` stands in, as a number.
    pub fn paragraph_at(&self, at: u32) -> Option<usize> {
        let after = self
            .paragraphs
            .partition_point(|paragraph_origin| paragraph_origin.place.start <= at);
        after.checked_sub(1)
    }

    /// The pieces that `place` touches; for an empty place the one that it stands in or behind.
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

    /// Where `place` of `text` is found in the document.
    pub fn whereabouts(&self, text: &str, place: Place) -> Option<Whereabouts<'_>> {
        let pieces = self.pieces_at(place);
        let (first, paragraph) = (pieces.first()?, self.paragraph_at(place.start)?);
        let mut here = pieces.iter();
        let last =
            here.rfind(|piece| (piece.part, piece.paragraph) == (first.part, first.paragraph))?;
        let paragraph = self.paragraphs.get(paragraph)?;
        let heading = paragraph.heading.and_then(|idx| self.paragraphs.get(idx));
        let start = first.character(text, place.start);
        Some(Whereabouts {
            part: self.parts.get(first.part as usize)?,
            paragraph: first.paragraph,
            characters: start..last.character(text, place.end).max(start),
            home: paragraph.home,
            heading: heading.map(|paragraph_origin| paragraph_origin.place),
        })
    }
}

impl TextPiece {
    /// How many characters of the paragraph stand before byte `at` of `text`, which lies in this
    /// piece or beside it.
    fn character(&self, text: &str, at: u32) -> u32 {
        let at = at.clamp(self.place.start, self.place.end);
        let before = text.get(self.place.start as usize..at as usize);
        let n_chars = before.map_or(0, |before| before.chars().count());
        self.characters + u32::try_from(n_chars).unwrap_or(u32::MAX)
    }

    /// The byte of the part that says byte `at` of the text; that before the piece or behind it
    /// where the bytes are not the same.
    pub fn xml_at(&self, at: u32) -> u32 {
        let at = at.clamp(self.place.start, self.place.end);
        match at - self.place.start {
            0 => self.xml.start,
            _ if at == self.place.end => self.xml.end,
            into if self.is_exact => self.xml.start + into,
            _ => self.xml.start,
        }
    }
}
