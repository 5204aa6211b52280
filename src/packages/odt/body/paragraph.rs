//! The opening of lists, notes and paragraphs of a body, and the end of paragraphs.

use crate::packages::odt::body::{Finished, List, OdtBody, Unfinished};
use crate::packages::odt::styles::TextStyle;
use crate::packages::origin::Home;
use crate::packages::story::OpenParagraph;
use crate::packages::xml::XmlTag;

impl OdtBody<'_> {
    pub(super) fn open_list(&mut self, style: Option<String>) {
        let around = self.lists.last().map(|list| list.style.clone());
        let style = style.or(around).unwrap_or_default();
        let group = self.story.group();
        self.lists.push(List { style, group });
    }

    pub(super) fn open_note(&mut self, is_endnote: bool) {
        if let Some(unfinished) = self.paragraphs.last_mut() {
            unfinished.text.push_note();
        }
        self.notes.push(if is_endnote {
            self.n_endnotes += 1;
            Home::Endnote(self.n_endnotes)
        } else {
            self.n_footnotes += 1;
            Home::Footnote(self.n_footnotes)
        });
    }

    pub(super) fn open_paragraph(&mut self, tag: &XmlTag<'_>) {
        self.n_paragraphs += 1;
        let style = tag.attribute("style-name").unwrap_or_default();
        let level = tag
            .attribute("outline-level")
            .filter(|_| tag.local() == "h");
        let role = self.role(
            self.styles.role(&style),
            level.and_then(|value| value.parse().ok()),
        );
        let home = match self.notes.last() {
            Some(note) => *note,
            None if self.paragraphs.is_empty() => Home::Body,
            None => Home::Box,
        };
        self.paragraphs.push(Unfinished {
            number: self.n_paragraphs,
            text: OpenParagraph::default(),
            face: self.styles.text("paragraph", &style, TextStyle::default()),
            role,
            home,
            links: Vec::new(),
            boxes: Vec::new(),
            allows: Vec::new(),
        });
    }

    pub(super) fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let finished = paragraph.role.map(|role| Finished {
            text: paragraph.text,
            role,
            home: paragraph.home,
            allows: paragraph.allows,
        });
        for closed in finished.into_iter().chain(paragraph.boxes) {
            match (closed.home, self.paragraphs.last_mut()) {
                (Home::Footnote(_) | Home::Endnote(_), _) => self.of_notes.push(closed),
                (_, Some(around)) => around.boxes.push(closed),
                (_, None) => self.push(closed),
            }
        }
    }

    pub(super) fn push(&mut self, finished: Finished) {
        let idx = self.story.next_paragraph();
        let Finished {
            text,
            role,
            home,
            allows,
        } = finished;
        if self.story.push(text, role, home, None) {
            self.allows
                .extend(allows.into_iter().map(|allow| (allow, idx)));
        }
    }
}
