//! The body of an `OpenDocument` text: its elements, in order, to paragraphs of the story.

use std::ops::Range;

use crate::error::Error;
use crate::packages::odt::styles::{Styles, TextStyle};
use crate::packages::origin::Home;
use crate::packages::remark::AUTHOR;
use crate::packages::role::StyleRole;
use crate::packages::story::{Face, OpenParagraph, Role, Source, Story};
use crate::packages::xml::{Cursor, Node, Tag};
use crate::text::block::{BlockKind, Marker};
use crate::text::markdown::element::{is_note_mark, raised};
use crate::text::outline::InlineKind;
use crate::text::reading::Comment;
use crate::text::span::{Place, offset};

/// What was read of a document, and what is open.
pub struct Body<'s> {
    styles: &'s Styles,
    story: Story,
    n_paragraphs: u32,
    elements: Vec<Element>,
    paragraphs: Vec<Unfinished>,
    lists: Vec<List>,
    tables: Vec<Table>,
    quotation: Option<u32>,
    /// The notes that are open, one in a text box in another at most.
    notes: Vec<Home>,
    n_footnotes: u32,
    n_endnotes: u32,
    /// The paragraphs of notes, which follow the running text.
    of_notes: Vec<Finished>,
    /// Comments that speak to the check, and the paragraph that each stands in.
    allows: Vec<(String, usize)>,
}

enum Element {
    Paragraph,
    Span(TextStyle),
    Link,
    List,
    Table,
    Note,
    Other,
}

struct List {
    style: String,
    group: u32,
    /// Whether the item that is open has a paragraph already.
    has_begun: bool,
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
    role: Option<Role>,
    home: Home,
    links: Vec<(u32, String)>,
    boxes: Vec<Finished>,
    allows: Vec<String>,
}

struct Finished {
    text: OpenParagraph,
    role: Role,
    home: Home,
    allows: Vec<String>,
}

impl<'s> Body<'s> {
    /// Nothing was read yet.
    pub fn new(styles: &'s Styles) -> Self {
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
        }
    }

    /// Reads `xml`, the part called `name`.
    ///
    /// # Errors
    ///
    /// When it is broken.
    pub fn read(&mut self, xml: &str, name: &str) -> Result<(), Error> {
        self.story.part(name);
        let mut cursor = Cursor::new(xml, name);
        loop {
            match cursor.next()? {
                Node::Open(tag) => self.open(&tag, &mut cursor)?,
                Node::Close(_) => self.close(),
                Node::Text(text, xml, is_exact) => self.text(&text, &xml, is_exact),
                Node::End => break,
            }
        }
        for it in std::mem::take(&mut self.of_notes) {
            self.push(it);
        }
        Ok(())
    }

    /// What was read, with the comments that speak to the check behind the text.
    pub fn finish(mut self) -> Story {
        for (words, paragraph) in self.allows {
            let start = offset(self.story.text.len());
            self.story.text.push_str(&words);
            let place = Place::new(start, offset(self.story.text.len()));
            self.story.text.push('\n');
            let paragraph = self.story.origins.paragraphs.get(paragraph);
            let scope = paragraph.map_or(Place::new(place.end, place.end), |it| it.place);
            self.story.outline.comments.push(Comment {
                place,
                inner: place,
                block: None,
                scope: Some(scope),
            });
        }
        self.story
    }

    fn open(&mut self, tag: &Tag<'_>, cursor: &mut Cursor<'_>) -> Result<(), Error> {
        let value = |name: &str| tag.attribute(name);
        let element = match tag.name() {
            ("text", "p" | "h") => {
                self.open_paragraph(tag);
                Element::Paragraph
            }
            ("text", "span") => {
                let style = value("style-name").unwrap_or_default();
                let styles = self.styles;
                match self.paragraphs.last_mut() {
                    Some(it) => {
                        let around = it.face;
                        it.face = styles.text("text", &style, around);
                        Element::Span(around)
                    }
                    None => Element::Other,
                }
            }
            ("text", "a") => {
                let url = value("href").unwrap_or_default();
                if let Some(it) = self.paragraphs.last_mut() {
                    it.links.push((it.text.len(), url));
                }
                Element::Link
            }
            ("text", "list") => {
                self.open_list(value("style-name"));
                Element::List
            }
            ("text", "list-item") => {
                if let Some(list) = self.lists.last_mut() {
                    list.has_begun = false;
                }
                Element::Other
            }
            ("table", "table") => {
                self.end_groups();
                let (group, n_columns) = (self.story.group(), 0);
                self.tables.push(Table { group, n_columns });
                Element::Table
            }
            ("table", "table-column") => {
                let repeated = value("number-columns-repeated");
                let n_columns = repeated.and_then(|it| it.parse().ok()).unwrap_or(1);
                if let Some(it) = self.tables.last_mut() {
                    it.n_columns = it.n_columns.saturating_add(n_columns);
                }
                Element::Other
            }
            ("text", "note") => {
                self.open_note(value("note-class").as_deref() == Some("endnote"));
                Element::Note
            }
            ("office", "annotation") => {
                let comment = annotation(cursor)?;
                let words = comment.1.trim().to_owned();
                let speaks = words.get(..AUTHOR.len());
                let speaks = speaks.is_some_and(|it| it.eq_ignore_ascii_case(AUTHOR));
                if let (true, Some(it)) =
                    (speaks && comment.0 != AUTHOR, self.paragraphs.first_mut())
                {
                    it.allows.push(words);
                }
                return Ok(());
            }
            name if is_unread(name) || self.is_hidden_section(tag) => {
                cursor.skip()?;
                return Ok(());
            }
            _ => {
                self.single(tag);
                Element::Other
            }
        };
        self.elements.push(element);
        Ok(())
    }

    fn close(&mut self) {
        match self.elements.pop() {
            Some(Element::Paragraph) => self.close_paragraph(),
            Some(Element::Span(around)) => {
                if let Some(it) = self.paragraphs.last_mut() {
                    it.face = around;
                }
            }
            Some(Element::Link) => {
                if let Some(it) = self.paragraphs.last_mut()
                    && let Some((start, url)) = it.links.pop()
                    && !url.is_empty()
                {
                    it.text.mark_from(start, InlineKind::Link(url));
                }
            }
            Some(Element::List) => drop(self.lists.pop()),
            Some(Element::Table) => {
                self.tables.pop();
                self.end_groups();
            }
            Some(Element::Note) => drop(self.notes.pop()),
            Some(Element::Other) | None => {}
        }
    }

    fn is_hidden_section(&self, tag: &Tag<'_>) -> bool {
        tag.name() == ("text", "section") && tag.attribute("display").as_deref() == Some("none")
    }

    fn open_list(&mut self, style: Option<String>) {
        let around = self.lists.last().map(|it| it.style.clone());
        let style = style.or(around).unwrap_or_default();
        let group = self.story.group();
        self.lists.push(List {
            style,
            group,
            has_begun: false,
        });
    }

    fn open_note(&mut self, is_endnote: bool) {
        if let Some(it) = self.paragraphs.last_mut() {
            it.text.push_note();
        }
        self.notes.push(if is_endnote {
            self.n_endnotes += 1;
            Home::Endnote(self.n_endnotes)
        } else {
            self.n_footnotes += 1;
            Home::Footnote(self.n_footnotes)
        });
    }

    fn open_paragraph(&mut self, tag: &Tag<'_>) {
        self.n_paragraphs += 1;
        let style = tag.attribute("style-name").unwrap_or_default();
        let level = tag
            .attribute("outline-level")
            .filter(|_| tag.local() == "h");
        let role = self.role(
            self.styles.role(&style),
            level.and_then(|it| it.parse().ok()),
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

    /// What a paragraph is whose style is for `role`, and which is a heading of this `level` if it is
    /// one; none if it is not read.
    fn role(&mut self, role: Option<StyleRole>, level: Option<u8>) -> Option<Role> {
        if role == Some(StyleRole::Contents) {
            return None;
        }
        if !self.notes.is_empty() {
            return Some(Role::of(BlockKind::Note));
        }
        let heading = match role {
            Some(StyleRole::Kind(it @ BlockKind::Heading(_))) => Some(it),
            _ => level.map(|it| BlockKind::Heading(it.clamp(1, 6))),
        };
        if let Some(heading) = heading {
            self.end_groups();
            return Some(Role::of(heading));
        }
        let of_group = |kind, group| Role {
            group,
            ..Role::of(kind)
        };
        let in_table = self.tables.last().filter(|it| 1 < it.n_columns);
        if let Some(table) = in_table {
            return Some(of_group(BlockKind::TableCell, table.group));
        }
        let level = self.lists.len();
        if let Some(list) = self.lists.last_mut() {
            let marker = self.styles.mark(&list.style, level);
            list.has_begun = true;
            if marker != Marker::None {
                return Some(Role {
                    marker,
                    ..of_group(BlockKind::ListItem, list.group)
                });
            }
        }
        if role == Some(StyleRole::Kind(BlockKind::Quotation)) {
            let group = match self.quotation {
                Some(it) => it,
                None => self.story.group(),
            };
            self.quotation = Some(group);
            return Some(of_group(BlockKind::Quotation, group));
        }
        self.end_groups();
        Some(match role {
            Some(StyleRole::Code) => Role {
                kind: None,
                ..Role::BODY
            },
            Some(StyleRole::Subtitle) => Role {
                is_front: true,
                ..Role::BODY
            },
            Some(StyleRole::Kind(it)) => Role::of(it),
            _ => Role::BODY,
        })
    }

    fn end_groups(&mut self) {
        self.quotation = None;
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        let finished = paragraph.role.map(|role| Finished {
            text: paragraph.text,
            role,
            home: paragraph.home,
            allows: paragraph.allows,
        });
        for it in finished.into_iter().chain(paragraph.boxes) {
            match (it.home, self.paragraphs.last_mut()) {
                (Home::Footnote(_) | Home::Endnote(_), _) => self.of_notes.push(it),
                (_, Some(around)) => around.boxes.push(it),
                (_, None) => self.push(it),
            }
        }
    }

    fn push(&mut self, finished: Finished) {
        let idx = self.story.next_paragraph();
        let Finished {
            text,
            role,
            home,
            allows,
        } = finished;
        if self.story.push(text, role, home, None) {
            self.allows.extend(allows.into_iter().map(|it| (it, idx)));
        }
    }

    /// Reads an element that stands for one thing.
    fn single(&mut self, tag: &Tag<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut().filter(|it| !it.face.is_unread) else {
            return;
        };
        let source = Source {
            part: 0,
            paragraph: paragraph.number,
            xml: tag.xml.clone(),
            is_exact: false,
            run: None,
            opened_by: tag.xml.clone(),
        };
        let text = &mut paragraph.text;
        match tag.name() {
            ("text", "s") => {
                const MAX_SPACES: usize = 100;
                let n_spaces = tag.attribute("c").and_then(|it| it.parse::<usize>().ok());
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

    /// Reads characters; any run of spaces among them is one.
    fn text(&mut self, text: &str, xml: &Range<u32>, is_exact: bool) {
        let Some(paragraph) = self.paragraphs.last_mut().filter(|it| !it.face.is_unread) else {
            return;
        };
        let face = Face {
            is_bold: paragraph.face.is_bold,
            is_italic: paragraph.face.is_italic,
        };
        let source = |xml: Range<u32>, is_exact: bool| Source {
            part: 0,
            paragraph: paragraph.number,
            opened_by: xml.end..xml.end,
            xml,
            is_exact,
            run: None,
        };
        let into = &mut paragraph.text;
        if paragraph.face.is_raised && is_note_mark(into.text(), text) {
            into.push_note();
            return;
        }
        if paragraph.face.is_raised && into.text().ends_with(|it: char| it.is_ascii_digit()) {
            let power: String = text.chars().map(raised).collect();
            into.push(&power, face, source(xml.clone(), false));
            return;
        }
        if paragraph.face.is_code {
            into.push_code(text, source(xml.clone(), false));
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

/// Who wrote the comment whose element was opened last, and what it says.
pub fn annotation(cursor: &mut Cursor<'_>) -> Result<(String, String, u32), Error> {
    let outer = cursor.depth() - 1;
    let (mut author, mut words) = (String::new(), String::new());
    // Whether the words are the author's name, or the comment's.
    let (mut names, mut says) = (false, false);
    loop {
        match cursor.next()? {
            Node::Open(tag) => {
                names = tag.name() == ("dc", "creator");
                let is_paragraph = tag.name() == ("text", "p");
                if is_paragraph && !words.is_empty() {
                    words.push(' ');
                }
                says |= is_paragraph;
            }
            Node::Text(text, ..) if names => author.push_str(&text),
            Node::Text(text, ..) if says => words.push_str(&text),
            Node::Close(xml) if cursor.depth() == outer => return Ok((author, words, xml.end)),
            Node::Close(_) | Node::Text(..) => names = false,
            Node::End => return Ok((author, words, 0)),
        }
    }
}

/// Whether nothing in an element of this name is read.
fn is_unread(name: (&str, &str)) -> bool {
    match name {
        ("text", it) => matches!(
            it,
            "tracked-changes"
                | "note-citation"
                | "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "dde-connection-decls"
                | "table-of-content"
                | "illustration-index"
                | "table-index"
                | "object-index"
                | "user-index"
                | "alphabetical-index"
                | "placeholder"
                | "ruby-text"
                | "hidden-text"
                | "script"
        ),
        ("office", it) => matches!(
            it,
            "binary-data"
                | "forms"
                | "automatic-styles"
                | "font-face-decls"
                | "scripts"
                | "settings"
        ),
        ("table", it) => it == "covered-table-cell",
        ("style" | "dc", _) => true,
        // Titles and descriptions of pictures, formulas.
        ("", it) => matches!(it, "title" | "desc" | "math"),
        _ => false,
    }
}
