//! The opening of paragraphs, runs, links and notes of a body, and the end of paragraphs.

use std::ops::Range;

use crate::packages::docx::body::{Element, Finished, Unfinished, WordBody};
use crate::packages::docx::paragraph::ParagraphProperties;
use crate::packages::docx::properties::CharacterProperties;
use crate::packages::docx::relations::Relations;
use crate::packages::origin::{Home, TextRun};
use crate::packages::xml::XmlTag;

impl WordBody<'_> {
    pub(super) fn open_paragraph(&mut self) -> Element {
        self.n_paragraphs += 1;
        let depth = self.paragraphs.len();
        let carried = self.carried.take_if(|(owner, _)| *owner == depth);
        let mut paragraph = carried.map(|(_, paragraph)| paragraph).unwrap_or_default();
        paragraph.number = self.n_paragraphs;
        paragraph.properties = ParagraphProperties::default();
        paragraph.styled = self.sheets.styles.paragraph(None);
        self.paragraphs.push(paragraph);
        Element::Paragraph
    }

    pub(super) fn set_properties(&mut self, properties: ParagraphProperties) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.styled = self.sheets.styles.paragraph(properties.style.as_deref());
            paragraph.properties = properties;
        }
    }

    pub(super) fn open_run(&mut self, tag: &XmlTag<'_>) -> Element {
        let run = self.story.run(TextRun {
            part: self.part,
            xml: tag.xml.clone(),
            opened_by: tag.xml.clone(),
            properties: tag.xml.end..tag.xml.end,
        });
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.run = Some(run);
            paragraph.characters = paragraph.styled.characters.clone();
            paragraph.is_code = false;
        }
        Element::Run
    }

    pub(super) fn set_run_properties(&mut self, properties: &CharacterProperties, xml: Range<u32>) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let (styled, is_code) = self.sheets.styles.characters(properties.style.as_deref());
        let characters = properties.over(&styled);
        paragraph.characters = characters.over(&paragraph.styled.characters);
        paragraph.is_code = is_code;
        if let Some(run) = paragraph.run {
            self.story.origins.runs[run].properties = xml;
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

    /// Begins the note that `tag` opens. Returns whether it is read, that is, whether a mark refers
    /// to it.
    pub(super) fn open_note(&mut self, tag: &XmlTag<'_>) -> bool {
        let is_footnote = tag.local() == "footnote";
        let id = tag.attribute("id").unwrap_or_default();
        let Some((number, run)) = self.notes.get(&(is_footnote, id)).copied() else {
            return false;
        };
        let home = if is_footnote {
            Home::Footnote(number)
        } else {
            Home::Endnote(number)
        };
        self.note = Some((home, run));
        true
    }

    pub(super) fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let properties = &paragraph.properties;
        if properties.mark.is_mark_deleted || properties.is_drop_cap {
            self.carried = Some((self.paragraphs.len(), paragraph));
        } else {
            self.finish_paragraph(paragraph);
        }
    }

    pub(super) fn finish_paragraph(&mut self, paragraph: Unfinished) {
        let role = self.role(&paragraph);
        let outermost = self.paragraphs.first();
        let (home, stand_in) = match (self.note, outermost) {
            (Some(note), _) => note,
            (None, Some(outermost)) => (Home::Box, outermost.run),
            (None, None) => (Home::Body, None),
        };
        let finished = role.map(|role| Finished {
            text: paragraph.text,
            role,
            home,
            stand_in,
            comments: paragraph.comments,
        });
        let all = finished.into_iter().chain(paragraph.boxes);
        match self.paragraphs.last_mut() {
            Some(around) => around.boxes.extend(all),
            None => all.for_each(|finished| self.push(finished)),
        }
    }

    pub(super) fn push(&mut self, finished: Finished) {
        let Finished {
            text,
            role,
            home,
            stand_in,
            comments,
        } = finished;
        let idx = self.story.next_paragraph();
        if !self.story.push(text, role, home, stand_in) {
            return;
        }
        for comment in comments {
            let about = self.commented.entry(comment).or_insert(idx..idx + 1);
            about.end = idx + 1;
        }
    }
}
