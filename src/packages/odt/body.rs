//! The reader of the body of an `OpenDocument` text, which turns its elements into paragraphs of
//! the story.

pub mod annotation;
mod characters;
mod paragraph;
mod role;
mod unread;

use crate::error::Error;
use crate::packages::change::Holder;
use crate::packages::odt::body::annotation::{Annotation, annotation};
use crate::packages::odt::body::unread::is_unread;
use crate::packages::odt::styles::{OdtStyles, TextStyle};
use crate::packages::origin::Home;
use crate::packages::remark::AUTHOR;
use crate::packages::story::{OpenParagraph, ParagraphRole, Story};
use crate::packages::xml::{Cursor, Node, XmlTag};
use crate::text::outline::InlineKind;
use crate::text::reading::Comment;
use crate::text::span::{Place, offset};

/// The text read so far, and the elements that are still open.
pub struct OdtBody<'s> {
    styles: &'s OdtStyles,
    story: Story,
    n_paragraphs: u32,
    elements: Vec<Element>,
    paragraphs: Vec<Unfinished>,
    lists: Vec<List>,
    tables: Vec<Table>,
    quotation: Option<u32>,
    /// The open notes. More than one is open only if a note contains a text box with a note.
    notes: Vec<Home>,
    n_footnotes: u32,
    n_endnotes: u32,
    /// The paragraphs of notes, which are added after the running text.
    of_notes: Vec<Finished>,
    /// The comments addressed to copydesk, each with the index of the paragraph that contains it.
    allows: Vec<(String, usize)>,
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

struct Unfinished {
    number: u32,
    text: OpenParagraph,
    face: TextStyle,
    role: Option<ParagraphRole>,
    home: Home,
    links: Vec<(u32, String)>,
    boxes: Vec<Finished>,
    allows: Vec<String>,
}

struct Finished {
    text: OpenParagraph,
    role: ParagraphRole,
    home: Home,
    allows: Vec<String>,
}

impl<'s> OdtBody<'s> {
    /// Creates a reader that has read nothing yet.
    pub fn new(styles: &'s OdtStyles) -> Self {
        Self {
            styles,
            story: Story::default(),
            n_paragraphs: 0,
            elements: Vec::new(),
            paragraphs: Vec::new(),
            lists: Vec::new(),
            tables: Vec::new(),
            quotation: None,
            notes: Vec::new(),
            n_footnotes: 0,
            n_endnotes: 0,
            of_notes: Vec::new(),
            allows: Vec::new(),
            n_insertions: 0,
        }
    }

    /// Reads `xml`, the part called `name`.
    ///
    /// # Errors
    ///
    /// When the part is broken.
    pub fn read(&mut self, xml: &str, name: &str) -> Result<(), Error> {
        self.story.part(name);
        let mut cursor = Cursor::new(xml, name);
        loop {
            match cursor.step()? {
                Node::Open(tag) => self.open(&tag, &mut cursor)?,
                Node::Close(_) => self.close(),
                Node::Text(text, xml, is_exact) => self.text(&text, &xml, is_exact),
                Node::End => break,
            }
        }
        for finished in std::mem::take(&mut self.of_notes) {
            self.push(finished);
        }
        Ok(())
    }

    /// Returns the text that was read, followed by the comments addressed to copydesk.
    pub fn finish(mut self) -> Story {
        for (words, paragraph) in self.allows {
            let start = offset(self.story.text.len());
            self.story.text.push_str(&words);
            let place = Place::new(start, offset(self.story.text.len()));
            self.story.text.push('\n');
            let paragraph = self.story.origins.paragraphs.get(paragraph);
            let scope = paragraph.map_or(Place::new(place.end, place.end), |paragraph_origin| {
                paragraph_origin.place
            });
            self.story.outline.comments.push(Comment {
                place,
                inner: place,
                block: None,
                scope: Some(scope),
            });
        }
        self.story
    }

    fn open(&mut self, tag: &XmlTag<'_>, cursor: &mut Cursor<'_>) -> Result<(), Error> {
        if tag.name() == ("office", "annotation") {
            let comment = annotation(cursor)?;
            self.comment(&comment);
        } else if is_unread(tag) {
            cursor.skip()?;
        } else {
            let element = self.element(tag);
            self.elements.push(element);
        }
        Ok(())
    }

    /// Opens an element that contains others, or reads one that represents a single thing.
    fn element(&mut self, tag: &XmlTag<'_>) -> Element {
        let value = |name: &str| tag.attribute(name);
        match tag.name() {
            ("text", "p" | "h") => {
                self.open_paragraph(tag);
                Element::Paragraph
            }
            ("text", "span") => match self.paragraphs.last_mut() {
                Some(unfinished) => {
                    let (style, around) =
                        (value("style-name").unwrap_or_default(), unfinished.face);
                    unfinished.face = self.styles.text("text", &style, around);
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
                let (group, n_columns) = (self.story.group(), 0);
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
                self.single(tag);
                Element::Other
            }
        }
    }

    /// Returns the element whose characters must not be changed and that contains the current ones,
    /// if any.
    fn holder(&self) -> Option<Holder> {
        let of_elements = self
            .elements
            .iter()
            .rev()
            .find_map(|element| match element {
                Element::Link => Some(Some(Holder::Link)),
                Element::Ruby => Some(Some(Holder::Ruby)),
                Element::Other => Some(Some(Holder::Field)),
                Element::Paragraph => Some(None),
                Element::Span(_) | Element::List | Element::Table | Element::Note => None,
            });
        let in_insertion = (0 < self.n_insertions).then_some(Holder::TrackedChange);
        in_insertion.or(of_elements.flatten())
    }

    /// Records `comment`, which is in the open paragraph, if it is addressed to copydesk.
    fn comment(&mut self, comment: &Annotation) {
        let words = comment.words.trim();
        let speaks = words.get(..AUTHOR.len());
        let speaks = speaks.is_some_and(|author| author.eq_ignore_ascii_case(AUTHOR));
        if let (true, Some(unfinished)) = (
            speaks && comment.author != AUTHOR,
            self.paragraphs.first_mut(),
        ) {
            unfinished.allows.push(words.to_owned());
        }
    }

    fn close(&mut self) {
        match self.elements.pop() {
            Some(Element::Paragraph) => self.close_paragraph(),
            Some(Element::Span(around)) => {
                if let Some(unfinished) = self.paragraphs.last_mut() {
                    unfinished.face = around;
                }
            }
            Some(Element::Link) => {
                if let Some(unfinished) = self.paragraphs.last_mut()
                    && let Some((start, url)) = unfinished.links.pop()
                    && !url.is_empty()
                {
                    unfinished.text.mark_from(start, InlineKind::Link(url));
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
