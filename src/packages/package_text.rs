//! The text of a package while it is read, with its structure and its origins.

use std::ops::Range;

use crate::packages::change::ProtectedElement;
use crate::packages::origin::{Origins, ParagraphOrigin, TextPiece, TextRegion, TextRun};
use crate::text::block::{BlockKind, Marker};
use crate::text::outline::{DocumentOutline, InlineKind, InlineMark, OutlineParagraph};
use crate::text::prose::OBJECT;
use crate::text::reading::Comment;
use crate::text::span::{Place, offset};

/// The text of a package, as far as it has been read.
#[derive(Debug, Default)]
pub struct PackageText {
    /// The text, one line per paragraph.
    pub text: String,
    /// The structure of the text.
    pub outline: DocumentOutline,
    /// The places in the package from which the text was read.
    pub origins: Origins,
    /// The index of the last heading in the running text.
    heading: Option<usize>,
    n_groups: u32,
}

/// The role of a paragraph in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParagraphRole {
    /// The kind of block; `None` for code.
    pub kind: Option<BlockKind>,
    /// The number of the list, table or quotation to which the paragraph belongs; 0 if it belongs
    /// to none.
    pub group_number: u32,
    /// The mark of the paragraph, such as a bullet, if the paragraph is in a list.
    pub marker: Marker,
    /// Whether the paragraph is a title or a summary of the rest.
    pub is_front_matter: bool,
}

/// The emphasis of characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FontStyle {
    /// Whether the characters are in bold.
    pub is_bold: bool,
    /// Whether the characters are in italics.
    pub is_italic: bool,
}

/// The place of characters in the package.
#[derive(Clone, Debug)]
pub struct PackageSource {
    /// The index of the part that contains the characters.
    pub part: u32,
    /// The number of the paragraph, counted from 1 within the part.
    pub paragraph: u32,
    /// The bytes of the characters in the part.
    pub xml_range: Range<u32>,
    /// Whether the bytes in the part are the same as the bytes of the characters in the text.
    pub is_exact: bool,
    /// The index of the text run that contains the characters, if the format has text runs.
    pub run: Option<usize>,
    /// The bytes of the opening tag of the element that contains the characters.
    pub opening_tag: Range<u32>,
    /// The element that contains the characters, if changes must not touch that element.
    pub protected_by: Option<ProtectedElement>,
}

/// A paragraph that is being read. The places in it are counted from the start of the paragraph.
#[derive(Clone, Debug, Default)]
pub struct OpenParagraph {
    text: String,
    pieces: Vec<TextPiece>,
    marks: Vec<InlineMark>,
    /// The number of characters that have been read of the current paragraph of the part.
    n_characters: u32,
    is_not_bold: bool,
    is_not_italic: bool,
}

impl ParagraphRole {
    /// The role of running text.
    pub const BODY: Self = Self {
        kind: Some(BlockKind::Paragraph),
        group_number: 0,
        marker: Marker::None,
        is_front_matter: false,
    };

    /// The role of code.
    pub const CODE: Self = Self {
        kind: None,
        ..Self::BODY
    };

    /// The role of a summary of the rest, such as a subtitle.
    pub const SUMMARY: Self = Self {
        is_front_matter: true,
        ..Self::BODY
    };

    /// Creates the role of a block of the kind `kind`. All other values are the same as for running
    /// text.
    pub fn of(kind: BlockKind) -> Self {
        Self {
            kind: Some(kind),
            ..Self::BODY
        }
    }
}

impl PackageText {
    /// Begins the part called `name`, and returns its index.
    pub fn begin_part(&mut self, name: &str) -> u32 {
        self.origins.parts.push(name.to_owned());
        offset(self.origins.parts.len() - 1)
    }

    /// Begins a new list, table or quotation, and returns its number.
    pub fn new_group(&mut self) -> u32 {
        self.n_groups += 1;
        self.n_groups
    }

    /// Adds a text run and returns its index.
    pub fn add_run(&mut self, run: TextRun) -> usize {
        self.origins.runs.push(run);
        self.origins.runs.len() - 1
    }

    /// Returns the place to which a remark about `place` is attached. This is usually `place`
    /// itself. If `place` is in a comment, the remark is attached to the words that the comment is
    /// about. If the comment is about no words, the remark is attached to the last paragraph.
    pub fn place_of_remark(&self, place: Place) -> Place {
        let holds = |comment: &&Comment| {
            comment.place.start <= place.start && place.start < comment.place.end
        };
        let comment = self.outline.comments.iter().find(holds);
        let words = comment.and_then(|comment| comment.scope).unwrap_or(place);
        let last = self.origins.paragraphs.last();
        let last = last.filter(|paragraph_origin| paragraph_origin.place.end < words.start);
        last.map_or(words, |paragraph_origin| paragraph_origin.place)
    }

    /// Returns the index that the next paragraph will have.
    pub fn next_paragraph_index(&self) -> usize {
        self.origins.paragraphs.len()
    }

    /// Adds `paragraph` as a line of its own if it has words. Returns whether the paragraph was
    /// added.
    pub fn push_paragraph(
        &mut self,
        paragraph: OpenParagraph,
        role: ParagraphRole,
        region: TextRegion,
        anchor_run: Option<usize>,
    ) -> bool {
        if paragraph.text.trim().is_empty() {
            return false;
        }
        let base = offset(self.text.len());
        let at = |place: Place| Place::new(base + place.start, base + place.end);
        self.text.push_str(&paragraph.text);
        let place = Place::new(base, offset(self.text.len()));
        self.text.push('\n');
        let pieces = paragraph.pieces.into_iter().map(|piece| TextPiece {
            place: at(piece.place),
            ..piece
        });
        self.origins.pieces.extend(pieces);
        let mut marks: Vec<InlineMark> = paragraph.marks;
        marks
            .sort_by_key(|inline_mark| (inline_mark.place.start, u32::MAX - inline_mark.place.end));
        for mark in &mut marks {
            mark.place = at(mark.place);
        }
        let is_heading = role.kind.is_some_and(BlockKind::is_heading);
        self.origins.paragraphs.push(ParagraphOrigin {
            place,
            region,
            heading: self.heading.filter(|_| region == TextRegion::Body),
            anchor_run,
        });
        if is_heading && region == TextRegion::Body {
            self.heading = Some(self.origins.paragraphs.len() - 1);
        }
        self.outline.paragraphs.push(OutlineParagraph {
            place,
            kind: role.kind,
            group_number: role.group_number,
            marker: role.marker,
            is_bold: !paragraph.is_not_bold,
            is_italic: !paragraph.is_not_italic,
            is_front_matter: role.is_front_matter,
            marks,
        });
        true
    }
}

impl OpenParagraph {
    /// Returns the text of the paragraph so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the length in bytes of the text so far.
    pub fn n_bytes(&self) -> u32 {
        offset(self.text.len())
    }

    /// Adds characters that are read as prose.
    pub fn push_text(&mut self, text: &str, font_style: FontStyle, source: PackageSource) {
        if text.is_empty() {
            return;
        }
        if text.contains(char::is_alphanumeric) {
            self.is_not_bold |= !font_style.is_bold;
            self.is_not_italic |= !font_style.is_italic;
        }
        let start = self.n_bytes();
        self.text.push_str(text);
        let same = self.pieces.last();
        let same = same
            .is_some_and(|piece| (piece.part, piece.paragraph) == (source.part, source.paragraph));
        if !same {
            self.n_characters = 0;
        }
        self.pieces.push(TextPiece {
            place: Place::new(start, self.n_bytes()),
            part: source.part,
            paragraph: source.paragraph,
            n_characters_before: self.n_characters,
            xml_range: source.xml_range,
            is_exact: source.is_exact,
            run: source.run,
            opening_tag: source.opening_tag,
            protected_by: source.protected_by,
        });
        self.n_characters += offset(text.chars().count());
    }

    /// Adds a line break within the paragraph, as a space.
    pub fn push_line_end(&mut self, source: PackageSource) {
        let start = self.n_bytes();
        self.push_text(" ", FontStyle::default(), source);
        self.mark_text_from(start, InlineKind::Break);
    }

    /// Adds code between backticks, as in plain text. Code that directly follows other code is
    /// joined to the code before.
    pub fn push_code(&mut self, code: &str, source: &PackageSource) {
        let end = self.n_bytes();
        let is_code = |inline_mark: &&mut InlineMark| {
            inline_mark.kind == InlineKind::Object && inline_mark.place.end == end
        };
        let before = self
            .marks
            .pop_if(|inline_mark| is_code(&inline_mark) && self.text.ends_with('`'));
        let start = if let Some(mark) = before {
            self.text.pop();
            self.pieces.pop();
            self.n_characters = self.n_characters.saturating_sub(1);
            mark.place.start
        } else {
            self.push_backtick(source, source.xml_range.start);
            end
        };
        self.push_text(code, FontStyle::default(), source.clone());
        self.push_backtick(source, source.xml_range.end);
        self.mark_text_from(start, InlineKind::Object);
    }

    /// Adds a backtick, which the package does not contain. Its position in the package is the
    /// empty range at byte `at` of the part.
    fn push_backtick(&mut self, source: &PackageSource, at: u32) {
        let source = PackageSource {
            xml_range: at..at,
            is_exact: false,
            ..source.clone()
        };
        self.push_text("`", FontStyle::default(), source);
    }

    /// Adds an object, such as a picture or a formula.
    pub fn push_object(&mut self, kind: InlineKind, source: PackageSource) {
        let start = self.n_bytes();
        let object = OBJECT.encode_utf8(&mut [0; 4]).to_owned();
        self.push_text(&object, FontStyle::default(), source);
        self.mark_text_from(start, kind);
    }

    /// Adds the mark of a note at the end of the text so far.
    pub fn push_note(&mut self) {
        self.mark_text_from(self.n_bytes(), InlineKind::Note);
    }

    /// Marks the text from byte `start` to the end as `kind`.
    pub fn mark_text_from(&mut self, start: u32, kind: InlineKind) {
        let place = Place::new(start, self.n_bytes());
        self.marks.push(InlineMark { place, kind });
    }
}
