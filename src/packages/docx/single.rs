//! Reads elements that represent a single thing, such as a tab or a picture, and the characters of
//! runs.

use std::ops::Range;

use crate::packages::docx::body::WordBody;
use crate::packages::docx::field::Field;
use crate::packages::package_text::{FontStyle, PackageSource};
use crate::packages::xml::XmlTag;
use crate::text::markdown::element::{is_note_mark, superscript_form};
use crate::text::outline::InlineKind;

impl WordBody<'_> {
    /// Reads an element that represents a single thing, such as a tab or the mark of a note.
    pub(super) fn read_single_element(&mut self, tag: &XmlTag<'_>) {
        let xml = tag.xml_range.clone();
        match tag.qualified_name() {
            ("w", "tab" | "ptab") => self.push_character(" ", xml),
            ("w", "noBreakHyphen") => self.push_character("-", xml),
            ("w", "br" | "cr") => {
                if let (true, Some(source)) = (self.reads_text(), self.source_of_element(xml))
                    && let Some(paragraph) = self.paragraphs.last_mut()
                {
                    paragraph.text.push_line_end(source);
                }
            }
            ("w", "sym") => self.push_object(InlineKind::Object, xml),
            ("pic", "pic") | ("v", "imagedata") => self.push_object(InlineKind::Picture, xml),
            ("w", "footnoteReference" | "endnoteReference") => {
                let is_footnote = tag.local_name() == "footnoteReference";
                let run = self
                    .paragraphs
                    .first()
                    .and_then(|unfinished| unfinished.run);
                let id = tag.attribute("id").unwrap_or_default();
                if let (true, Some(paragraph)) = (self.reads_text(), self.paragraphs.last_mut()) {
                    paragraph.text.push_note();
                    let n_notes = &mut self.n_notes[usize::from(is_footnote)];
                    self.notes.entry((is_footnote, id)).or_insert_with(|| {
                        *n_notes += 1;
                        (*n_notes, run)
                    });
                }
            }
            ("w", "fldChar") if !self.ignores_fields => {
                match tag.attribute("fldCharType").as_deref() {
                    Some("begin") => self.begin_field(String::new()),
                    Some("separate") => self.begin_result(),
                    Some("end") => self.end_field(),
                    _ => {}
                }
            }
            ("w", "commentRangeStart" | "commentRangeEnd" | "commentReference") => {
                self.record_comment(tag.attribute("id"));
            }
            _ => {}
        }
    }

    /// Reads `text`, characters of the open text run.
    pub(super) fn read_characters(&mut self, text: &str, xml_range: Range<u32>, is_exact: bool) {
        if let Some(source) = self.source_of_characters(xml_range, is_exact) {
            self.push_characters(text, source);
        }
    }

    fn push_characters(&mut self, text: &str, source: PackageSource) {
        if !self.reads_text() {
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let font_style = FontStyle {
            is_bold: paragraph.characters.bold == Some(true),
            is_italic: paragraph.characters.italic == Some(true),
        };
        if paragraph.is_code {
            paragraph.text.push_code(text, &source);
        } else if paragraph.characters.superscript != Some(true) {
            paragraph.text.push_text(text, font_style, source);
        } else if is_note_mark(paragraph.text.text(), text) {
            paragraph.text.push_note();
        } else if paragraph
            .text
            .text()
            .ends_with(|character: char| character.is_ascii_digit())
        {
            // A power must not join its base: 10 to the power of 6 is not 106.
            let power: String = text.chars().map(superscript_form).collect();
            let mut source = source;
            source.is_exact &= power == text;
            paragraph.text.push_text(&power, font_style, source);
        } else {
            paragraph.text.push_text(text, font_style, source);
        }
    }

    /// Adds the character that the element at `xml_range` represents.
    fn push_character(&mut self, character: &str, xml_range: Range<u32>) {
        if let Some(source) = self.source_of_element(xml_range) {
            self.push_characters(character, source);
        }
    }

    /// Adds an object, such as a picture or a formula.
    pub(super) fn push_object(&mut self, kind: InlineKind, xml_range: Range<u32>) {
        if let (true, Some(source)) = (self.reads_text(), self.source_of_element(xml_range))
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.text.push_object(kind, source);
        }
    }

    /// Returns whether the text that comes next is read. Hidden text, struck-out text and the codes
    /// of fields are not read.
    fn reads_text(&self) -> bool {
        let in_field = !self.ignores_fields && self.fields.iter().any(Field::skips_text);
        let is_shown = |unfinished: &crate::packages::docx::body::UnfinishedParagraph| {
            !unfinished.characters.is_hidden_or_struck()
        };
        !in_field && self.paragraphs.last().is_some_and(is_shown)
    }
}
