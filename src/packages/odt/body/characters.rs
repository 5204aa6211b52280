//! Reads the characters of a body, and elements that represent a single thing, such as a tab.

use std::ops::Range;

use crate::packages::odt::body::OdtBody;
use crate::packages::package_text::{FontStyle, PackageSource};
use crate::packages::xml::XmlTag;
use crate::text::markdown::element::{is_note_mark, superscript_form};
use crate::text::outline::InlineKind;
use crate::text::span::offset;

impl OdtBody<'_> {
    /// Reads an element that represents a single thing, such as a tab or a picture.
    pub(super) fn read_single_element(&mut self, tag: &XmlTag<'_>) {
        match tag.qualified_name() {
            ("text", "change-start") => self.n_insertions += 1,
            ("text", "change-end") => self.n_insertions = self.n_insertions.saturating_sub(1),
            _ => {}
        }
        let protected_by = self.protecting_element();
        let Some(paragraph) = self
            .paragraphs
            .last_mut()
            .filter(|unfinished| !unfinished.text_style.is_hidden_or_struck)
        else {
            return;
        };
        let source = PackageSource {
            part: 0,
            paragraph: paragraph.number,
            xml_range: tag.xml_range.clone(),
            is_exact: false,
            run: None,
            opening_tag: tag.xml_range.clone(),
            protected_by,
        };
        let text = &mut paragraph.text;
        match tag.qualified_name() {
            ("text", "s") => {
                const MAX_SPACES: usize = 100;
                let n_spaces = tag
                    .attribute("c")
                    .and_then(|value| value.parse::<usize>().ok());
                let spaces = " ".repeat(n_spaces.unwrap_or(1).min(MAX_SPACES));
                text.push_text(&spaces, FontStyle::default(), source);
            }
            ("text", "tab") => text.push_text(" ", FontStyle::default(), source),
            ("text", "line-break") => text.push_line_end(source),
            ("draw", "image") => text.push_object(InlineKind::Picture, source),
            ("draw", "object") => text.push_object(InlineKind::Object, source),
            _ => {}
        }
    }

    /// Reads characters. Several spaces in a row become one space.
    pub(super) fn read_characters(&mut self, text: &str, xml_range: &Range<u32>, is_exact: bool) {
        let protected_by = self.protecting_element();
        let Some(paragraph) = self
            .paragraphs
            .last_mut()
            .filter(|unfinished| !unfinished.text_style.is_hidden_or_struck)
        else {
            return;
        };
        let font_style = FontStyle {
            is_bold: paragraph.text_style.is_bold,
            is_italic: paragraph.text_style.is_italic,
        };
        let source = |xml_range: Range<u32>, is_exact: bool| PackageSource {
            part: 0,
            paragraph: paragraph.number,
            opening_tag: xml_range.end..xml_range.end,
            xml_range,
            is_exact,
            run: None,
            protected_by,
        };
        let into = &mut paragraph.text;
        if paragraph.text_style.is_superscript && is_note_mark(into.text(), text) {
            into.push_note();
            return;
        }
        if paragraph.text_style.is_superscript
            && into
                .text()
                .ends_with(|character: char| character.is_ascii_digit())
        {
            let power: String = text.chars().map(superscript_form).collect();
            into.push_text(&power, font_style, source(xml_range.clone(), false));
            return;
        }
        if paragraph.text_style.is_code {
            into.push_code(text, &source(xml_range.clone(), is_exact));
            return;
        }
        if !is_exact {
            into.push_text(text, font_style, source(xml_range.clone(), false));
            return;
        }
        for word in text.split_inclusive(' ') {
            let start = xml_range.start + offset(word.as_ptr() as usize - text.as_ptr() as usize);
            let is_blank = word == " ";
            let stands = into.text().is_empty() || into.text().ends_with(' ');
            if is_blank && stands {
                continue;
            }
            into.push_text(
                word,
                font_style,
                source(start..start + offset(word.len()), true),
            );
        }
    }
}
