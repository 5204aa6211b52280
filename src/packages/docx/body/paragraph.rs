//! Opens paragraphs, runs, links and notes of a body, and ends paragraphs.

use std::ops::Range;

use crate::packages::docx::body::{Element, FinishedParagraph, UnfinishedParagraph, WordBody};
use crate::packages::docx::paragraph::ParagraphProperties;
use crate::packages::docx::properties::CharacterProperties;
use crate::packages::docx::relations::Relations;
use crate::packages::origin::{TextRegion, TextRun};
use crate::packages::xml::XmlTag;

impl WordBody<'_> {
    pub(super) fn open_paragraph(&mut self) -> Element {
        self.n_paragraphs += 1;
        let depth = self.paragraphs.len();
        let continued_paragraph = self
            .continued_paragraph
            .take_if(|(owner, _)| *owner == depth);
        let mut paragraph = continued_paragraph
            .map(|(_, paragraph)| paragraph)
            .unwrap_or_default();
        paragraph.number = self.n_paragraphs;
        paragraph.properties = ParagraphProperties::default();
        paragraph.styled = self.style_sheets.styles.paragraph_style(None);
        self.paragraphs.push(paragraph);
        Element::Paragraph
    }

    pub(super) fn set_properties(&mut self, properties: ParagraphProperties) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.styled = self
                .style_sheets
                .styles
                .paragraph_style(properties.style.as_deref());
            paragraph.properties = properties;
        }
    }

    pub(super) fn open_run(&mut self, tag: &XmlTag<'_>) -> Element {
        let run = self.package_text.add_run(TextRun {
            part: self.part,
            xml_range: tag.xml_range.clone(),
            opening_tag: tag.xml_range.clone(),
            properties: tag.xml_range.end..tag.xml_range.end,
        });
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.run = Some(run);
            paragraph.characters = paragraph.styled.characters.clone();
            paragraph.is_code = false;
        }
        Element::Run
    }

    pub(super) fn set_run_properties(
        &mut self,
        properties: &CharacterProperties,
        xml_range: Range<u32>,
    ) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let (styled, is_code) = self
            .style_sheets
            .styles
            .character_style(properties.style.as_deref());
        let characters = properties.with_defaults_from(&styled);
        paragraph.characters = characters.with_defaults_from(&paragraph.styled.characters);
        paragraph.is_code = is_code;
        if let Some(run) = paragraph.run {
            self.package_text.origins.runs[run].properties = xml_range;
        }
    }

    pub(super) fn open_link(&mut self, tag: &XmlTag<'_>, relations: &Relations) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let target = tag.attribute("id");
        let target = target.and_then(|target| relations.target(&target).map(str::to_owned));
        let anchor = tag.attribute("anchor").map(|anchor| format!("#{anchor}"));
        let url = target.unwrap_or_default() + &anchor.unwrap_or_default();
        paragraph.links.push((paragraph.text.n_bytes(), url));
    }

    /// Begins the note that `tag` opens. Returns whether the note is read. A note to which no mark
    /// refers is not read.
    pub(super) fn open_note(&mut self, tag: &XmlTag<'_>) -> bool {
        let is_footnote = tag.local_name() == "footnote";
        let id = tag.attribute("id").unwrap_or_default();
        let Some((number, run)) = self.notes.get(&(is_footnote, id)).copied() else {
            return false;
        };
        let region = if is_footnote {
            TextRegion::Footnote(number)
        } else {
            TextRegion::Endnote(number)
        };
        self.note = Some((region, run));
        true
    }

    pub(super) fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let properties = &paragraph.properties;
        if properties.mark.is_mark_deleted || properties.is_drop_cap {
            self.continued_paragraph = Some((self.paragraphs.len(), paragraph));
        } else {
            self.finish_paragraph(paragraph);
        }
    }

    pub(super) fn finish_paragraph(&mut self, paragraph: UnfinishedParagraph) {
        let role = self.paragraph_role(&paragraph);
        let outermost = self.paragraphs.first();
        let (region, anchor_run) = match (self.note, outermost) {
            (Some(note), _) => note,
            (None, Some(outermost)) => (TextRegion::TextBox, outermost.run),
            (None, None) => (TextRegion::Body, None),
        };
        let finished = role.map(|role| FinishedParagraph {
            text: paragraph.text,
            role,
            region,
            anchor_run,
            comments: paragraph.comments,
        });
        let all = finished.into_iter().chain(paragraph.boxes);
        match self.paragraphs.last_mut() {
            Some(around) => around.boxes.extend(all),
            None => all.for_each(|finished| self.push_paragraph(finished)),
        }
    }

    pub(super) fn push_paragraph(&mut self, finished: FinishedParagraph) {
        let FinishedParagraph {
            text,
            role,
            region,
            anchor_run,
            comments,
        } = finished;
        let idx = self.package_text.next_paragraph_index();
        if !self
            .package_text
            .push_paragraph(text, role, region, anchor_run)
        {
            return;
        }
        for comment in comments {
            let about = self
                .commented_paragraphs
                .entry(comment)
                .or_insert(idx..idx + 1);
            about.end = idx + 1;
        }
    }
}
