//! The characters of a body, and elements that represent a single thing, such as a tab.

use std::ops::Range;

use crate::packages::odt::body::OdtBody;
use crate::packages::story::{Face, PackageSource};
use crate::packages::xml::XmlTag;
use crate::text::markdown::element::{is_note_mark, raised};
use crate::text::outline::InlineKind;
use crate::text::span::offset;

impl OdtBody<'_> {
    /// Reads an element that represents a single thing.
    pub(super) fn single(&mut self, tag: &XmlTag<'_>) {
        match tag.name() {
            ("text", "change-start") => self.n_insertions += 1,
            ("text", "change-end") => self.n_insertions = self.n_insertions.saturating_sub(1),
            _ => {}
        }
        let holder = self.holder();
        let Some(paragraph) = self
            .paragraphs
            .last_mut()
            .filter(|unfinished| !unfinished.face.is_unread)
        else {
            return;
        };
        let source = PackageSource {
            part: 0,
            paragraph: paragraph.number,
            xml: tag.xml.clone(),
            is_exact: false,
            run: None,
            opened_by: tag.xml.clone(),
            holder,
        };
        let text = &mut paragraph.text;
        match tag.name() {
            ("text", "s") => {
                const MAX_SPACES: usize = 100;
                let n_spaces = tag
                    .attribute("c")
                    .and_then(|value| value.parse::<usize>().ok());
                let spaces = " ".repeat(n_spaces.unwrap_or(1).min(MAX_SPACES));
                text.push(&spaces, Face::default(), source);
            }
            ("text", "tab") => text.push(" ", Face::default(), source),
            ("text", "line-break") => text.push_line_end(source),
            ("draw", "image") => text.push_object(InlineKind::Picture, source),
            ("draw", "object") => text.push_object(InlineKind::Object, source),
            _ => {}
        }
    }

    /// Reads characters; a run of spaces counts as one space.
    pub(super) fn text(&mut self, text: &str, xml: &Range<u32>, is_exact: bool) {
        let holder = self.holder();
        let Some(paragraph) = self
            .paragraphs
            .last_mut()
            .filter(|unfinished| !unfinished.face.is_unread)
        else {
            return;
        };
        let face = Face {
            is_bold: paragraph.face.is_bold,
            is_italic: paragraph.face.is_italic,
        };
        let source = |xml: Range<u32>, is_exact: bool| PackageSource {
            part: 0,
            paragraph: paragraph.number,
            opened_by: xml.end..xml.end,
            xml,
            is_exact,
            run: None,
            holder,
        };
        let into = &mut paragraph.text;
        if paragraph.face.is_raised && is_note_mark(into.text(), text) {
            into.push_note();
            return;
        }
        if paragraph.face.is_raised
            && into
                .text()
                .ends_with(|character: char| character.is_ascii_digit())
        {
            let power: String = text.chars().map(raised).collect();
            into.push(&power, face, source(xml.clone(), false));
            return;
        }
        if paragraph.face.is_code {
            into.push_code(text, &source(xml.clone(), is_exact));
            return;
        }
        if !is_exact {
            into.push(text, face, source(xml.clone(), false));
            return;
        }
        for word in text.split_inclusive(' ') {
            let start = xml.start + offset(word.as_ptr() as usize - text.as_ptr() as usize);
            let is_blank = word == " ";
            let stands = into.text().is_empty() || into.text().ends_with(' ');
            if is_blank && stands {
                continue;
            }
            into.push(word, face, source(start..start + offset(word.len()), true));
        }
    }
}
