//! Opens lists, notes and paragraphs of a body, and ends paragraphs.

use crate::packages::odt::body::{FinishedParagraph, List, OdtBody, UnfinishedParagraph};
use crate::packages::odt::styles::TextStyle;
use crate::packages::origin::TextRegion;
use crate::packages::package_text::OpenParagraph;
use crate::packages::xml::XmlTag;

impl OdtBody<'_> {
    pub(super) fn open_list(&mut self, style: Option<String>) {
        let around = self.lists.last().map(|list| list.style.clone());
        let style = style.or(around).unwrap_or_default();
        let group = self.package_text.new_group();
        self.lists.push(List { style, group });
    }

    pub(super) fn open_note(&mut self, is_endnote: bool) {
        if let Some(unfinished) = self.paragraphs.last_mut() {
            unfinished.text.push_note();
        }
        self.notes.push(if is_endnote {
            self.n_endnotes += 1;
            TextRegion::Endnote(self.n_endnotes)
        } else {
            self.n_footnotes += 1;
            TextRegion::Footnote(self.n_footnotes)
        });
    }

    pub(super) fn open_paragraph(&mut self, tag: &XmlTag<'_>) {
        self.n_paragraphs += 1;
        let style = tag.attribute("style-name").unwrap_or_default();
        let level = tag
            .attribute("outline-level")
            .filter(|_| tag.local_name() == "h");
        let role = self.paragraph_role(
            self.styles.role(&style),
            level.and_then(|value| value.parse().ok()),
        );
        let region = match self.notes.last() {
            Some(note) => *note,
            None if self.paragraphs.is_empty() => TextRegion::Body,
            None => TextRegion::TextBox,
        };
        self.paragraphs.push(UnfinishedParagraph {
            number: self.n_paragraphs,
            text: OpenParagraph::default(),
            text_style: self
                .styles
                .text_style("paragraph", &style, TextStyle::default()),
            role,
            region,
            links: Vec::new(),
            boxes: Vec::new(),
            suppressions: Vec::new(),
        });
    }

    pub(super) fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let finished = paragraph.role.map(|role| FinishedParagraph {
            text: paragraph.text,
            role,
            region: paragraph.region,
            suppressions: paragraph.suppressions,
        });
        for closed in finished.into_iter().chain(paragraph.boxes) {
            match (closed.region, self.paragraphs.last_mut()) {
                (TextRegion::Footnote(_) | TextRegion::Endnote(_), _) => {
                    self.note_paragraphs.push(closed);
                }
                (_, Some(around)) => around.boxes.push(closed),
                (_, None) => self.push_paragraph(closed),
            }
        }
    }

    pub(super) fn push_paragraph(&mut self, finished: FinishedParagraph) {
        let idx = self.package_text.next_paragraph_index();
        let FinishedParagraph {
            text,
            role,
            region,
            suppressions,
        } = finished;
        if self.package_text.push_paragraph(text, role, region, None) {
            self.suppressions.extend(
                suppressions
                    .into_iter()
                    .map(|suppression| (suppression, idx)),
            );
        }
    }
}
