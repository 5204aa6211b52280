//! Reads the body of an `OpenDocument` text: turns its elements into paragraphs of the text.

pub mod annotation;
mod characters;
mod paragraph;
mod role;
mod skipped;

use crate::error::Error;
use crate::packages::change::ProtectedElement;
use crate::packages::odt::body::annotation::{Annotation, read_annotation};
use crate::packages::odt::body::skipped::is_skipped_element;
use crate::packages::odt::styles::{OdtStyles, TextStyle};
use crate::packages::origin::TextRegion;
use crate::packages::package_text::{OpenParagraph, PackageText, ParagraphRole};
use crate::packages::remark::COMMENT_AUTHOR;
use crate::packages::xml::{XmlCursor, XmlNode, XmlTag};
use crate::text::outline::InlineKind;
use crate::text::reading::Comment;
use crate::text::span::{Place, offset};

/// The text read so far, and the elements that are still open.
pub struct OdtBody<'s> {
    styles: &'s OdtStyles,
    package_text: PackageText,
    n_paragraphs: u32,
    elements: Vec<Element>,
    paragraphs: Vec<UnfinishedParagraph>,
    lists: Vec<List>,
    tables: Vec<Table>,
    quotation: Option<u32>,
    /// The open notes, innermost last. Several notes are open only if a note contains a text box
    /// with a note.
    notes: Vec<TextRegion>,
    n_footnotes: u32,
    n_endnotes: u32,
    /// The paragraphs of notes, which are added after the running text.
    note_paragraphs: Vec<FinishedParagraph>,
    /// The comments addressed to copydesk, each with the index of the paragraph that contains it.
    suppressions: Vec<(String, usize)>,
    /// The number of open tracked insertions.
    n_insertions: usize,
}

enum Element {
    Paragraph,
    Span(TextStyle),
    Link,
    List,
    Table,
    Note,
    Ruby,
    Other,
}

struct List {
    style: String,
    group: u32,
}

#[derive(Clone, Copy)]
struct Table {
    group: u32,
    n_columns: usize,
}

struct UnfinishedParagraph {
    number: u32,
    text: OpenParagraph,
    text_style: TextStyle,
    role: Option<ParagraphRole>,
    region: TextRegion,
    links: Vec<(u32, String)>,
    boxes: Vec<FinishedParagraph>,
    suppressions: Vec<String>,
}

struct FinishedParagraph {
    text: OpenParagraph,
    role: ParagraphRole,
    region: TextRegion,
    suppressions: Vec<String>,
}

impl<'s> OdtBody<'s> {
    /// Creates a reader that has not read anything yet.
    pub fn new(styles: &'s OdtStyles) -> Self {
        Self {
            styles,
            package_text: PackageText::default(),
            n_paragraphs: 0,
            elements: Vec::new(),
            paragraphs: Vec::new(),
            lists: Vec::new(),
            tables: Vec::new(),
            quotation: None,
            notes: Vec::new(),
            n_footnotes: 0,
            n_endnotes: 0,
            note_paragraphs: Vec::new(),
            suppressions: Vec::new(),
            n_insertions: 0,
        }
    }

    /// Reads `xml`, the part called `name`.
    ///
    /// # Errors
    ///
    /// Returns an error if the part is broken.
    pub fn read(&mut self, xml: &str, name: &str) -> Result<(), Error> {
        self.package_text.begin_part(name);
        let mut cursor = XmlCursor::new(xml, name);
        loop {
            match cursor.next_node()? {
                XmlNode::Open(tag) => self.open_element(&tag, &mut cursor)?,
                XmlNode::Close(_) => self.close_element(),
                XmlNode::Text(text, xml, is_exact) => self.read_characters(&text, &xml, is_exact),
                XmlNode::End => break,
            }
        }
        for finished in std::mem::take(&mut self.note_paragraphs) {
            self.push_paragraph(finished);
        }
        Ok(())
    }

    /// Returns the text that was read, followed by the comments addressed to copydesk.
    pub fn finish(mut self) -> PackageText {
        for (words, paragraph) in self.suppressions {
            let start = offset(self.package_text.text.len());
            self.package_text.text.push_str(&words);
            let place = Place::new(start, offset(self.package_text.text.len()));
            self.package_text.text.push('\n');
            let paragraph = self.package_text.origins.paragraphs.get(paragraph);
            let scope = paragraph.map_or(Place::new(place.end, place.end), |paragraph_origin| {
                paragraph_origin.place
            });
            self.package_text.outline.comments.push(Comment {
                place,
                inner: place,
                block: None,
                scope: Some(scope),
            });
        }
        self.package_text
    }

    fn open_element(&mut self, tag: &XmlTag<'_>, cursor: &mut XmlCursor<'_>) -> Result<(), Error> {
        if tag.qualified_name() == ("office", "annotation") {
            let comment = read_annotation(cursor)?;
            self.record_comment(&comment);
        } else if is_skipped_element(tag) {
            cursor.skip_element()?;
        } else {
            let element = self.open_or_read_element(tag);
            self.elements.push(element);
        }
        Ok(())
    }

    /// Opens an element that contains other elements, or reads an element that represents a single
    /// thing, such as a tab.
    fn open_or_read_element(&mut self, tag: &XmlTag<'_>) -> Element {
        let value = |name: &str| tag.attribute(name);
        match tag.qualified_name() {
            ("text", "p" | "h") => {
                self.open_paragraph(tag);
                Element::Paragraph
            }
            ("text", "span") => match self.paragraphs.last_mut() {
                Some(unfinished) => {
                    let (style, around) = (
                        value("style-name").unwrap_or_default(),
                        unfinished.text_style,
                    );
                    unfinished.text_style = self.styles.text_style("text", &style, around);
                    Element::Span(around)
                }
                None => Element::Other,
            },
            ("text", "a") => {
                let url = value("href").unwrap_or_default();
                if let Some(unfinished) = self.paragraphs.last_mut() {
                    unfinished.links.push((unfinished.text.n_bytes(), url));
                }
                Element::Link
            }
            ("text", "list") => {
                self.open_list(value("style-name"));
                Element::List
            }
            ("table", "table") => {
                self.quotation = None;
                let (group, n_columns) = (self.package_text.new_group(), 0);
                self.tables.push(Table { group, n_columns });
                Element::Table
            }
            ("table", "table-column") => {
                let repeated = value("number-columns-repeated");
                let n_columns = repeated.and_then(|value| value.parse().ok()).unwrap_or(1);
                if let Some(table) = self.tables.last_mut() {
                    table.n_columns = table.n_columns.saturating_add(n_columns);
                }
                Element::Other
            }
            ("text", "note") => {
                self.open_note(value("note-class").as_deref() == Some("endnote"));
                Element::Note
            }
            ("text", "ruby") => Element::Ruby,
            _ => {
                self.read_single_element(tag);
                Element::Other
            }
        }
    }

    /// Returns the element around the current characters that a change must not touch, if any.
    fn protecting_element(&self) -> Option<ProtectedElement> {
        let of_elements = self
            .elements
            .iter()
            .rev()
            .find_map(|element| match element {
                Element::Link => Some(Some(ProtectedElement::Link)),
                Element::Ruby => Some(Some(ProtectedElement::Ruby)),
                Element::Other => Some(Some(ProtectedElement::Field)),
                Element::Paragraph => Some(None),
                Element::Span(_) | Element::List | Element::Table | Element::Note => None,
            });
        let in_insertion = (0 < self.n_insertions).then_some(ProtectedElement::TrackedChange);
        in_insertion.or(of_elements.flatten())
    }

    /// Records `comment`, which is in the open paragraph, if it is addressed to copydesk.
    fn record_comment(&mut self, comment: &Annotation) {
        let words = comment.words.trim();
        let speaks = words.get(..COMMENT_AUTHOR.len());
        let speaks = speaks.is_some_and(|author| author.eq_ignore_ascii_case(COMMENT_AUTHOR));
        if let (true, Some(unfinished)) = (
            speaks && comment.author != COMMENT_AUTHOR,
            self.paragraphs.first_mut(),
        ) {
            unfinished.suppressions.push(words.to_owned());
        }
    }

    fn close_element(&mut self) {
        match self.elements.pop() {
            Some(Element::Paragraph) => self.close_paragraph(),
            Some(Element::Span(around)) => {
                if let Some(unfinished) = self.paragraphs.last_mut() {
                    unfinished.text_style = around;
                }
            }
            Some(Element::Link) => {
                if let Some(unfinished) = self.paragraphs.last_mut()
                    && let Some((start, url)) = unfinished.links.pop()
                    && !url.is_empty()
                {
                    unfinished.text.mark_text_from(start, InlineKind::Link(url));
                }
            }
            Some(Element::List) => drop(self.lists.pop()),
            Some(Element::Table) => {
                self.tables.pop();
                self.quotation = None;
            }
            Some(Element::Note) => drop(self.notes.pop()),
            Some(Element::Ruby | Element::Other) | None => {}
        }
    }
}
