//! The body of a part: its elements, in order, to paragraphs of the story.

mod paragraph;
mod role;
mod unread;

use std::collections::HashMap;
use std::ops::Range;

use crate::error::Error;
use crate::packages::docx::body::unread::{is_made_up, is_unread};
use crate::packages::docx::field::{self, Field, FieldKind};
use crate::packages::docx::list::Groups;
use crate::packages::docx::numbering::Numbering;
use crate::packages::docx::paragraph::ParagraphProperties;
use crate::packages::docx::properties::CharacterProperties;
use crate::packages::docx::relations::Relations;
use crate::packages::docx::styles::{StyledParagraph, Styles};
use crate::packages::origin::Home;
use crate::packages::story::{OpenParagraph, PackageSource, ParagraphRole, Story};
use crate::packages::xml::{Cursor, Node, XmlTag};
use crate::text::outline::InlineKind;
use crate::text::span::Place;

/// What the paragraphs of a document refer to.
#[derive(Clone, Debug, Default)]
pub struct Sheets {
    /// The styles.
    pub styles: Styles,
    /// The numberings.
    pub numbering: Numbering,
}

/// What was read of a document, and what is open.
pub struct WordBody<'s> {
    sheets: &'s Sheets,
    pub(super) story: Story,
    /// The number of the part that is read.
    pub(super) part: u32,
    /// How many paragraphs of the part have begun.
    n_paragraphs: u32,
    elements: Vec<Element>,
    /// The paragraphs that are open: that of a text box after the one that the box stands in.
    pub(super) paragraphs: Vec<Unfinished>,
    /// A paragraph whose end was deleted, so that it goes on in the next; how many are open around
    /// it.
    carried: Option<(usize, Unfinished)>,
    pub(super) fields: Vec<Field>,
    /// Whether fields are broken in this part, so that all is read.
    pub(super) ignores_fields: bool,
    tables: Vec<Table>,
    groups: Groups,
    /// The footnote or the endnote that is read, and the run that holds its mark.
    note: Option<(Home, Option<usize>)>,
    /// Whether the content that comes next is a placeholder or a table of contents.
    skips_content: bool,
    /// The notes that marks point at: of footnotes or not and by their identifiers, their numbers and
    /// the runs that hold the marks.
    pub(super) notes: HashMap<(bool, String), (u32, Option<usize>)>,
    /// How many endnotes there are, and how many footnotes.
    pub(super) n_notes: [u32; 2],
    /// The paragraphs of the text that each comment is about, by its identifier.
    pub(super) commented: HashMap<String, Range<usize>>,
}

/// An element that is open.
enum Element {
    Paragraph,
    Run,
    Characters,
    FieldCode,
    SimpleField,
    Link,
    Table,
    /// A text box; the fields that are open around it.
    TextBox(Vec<Field>),
    Note,
    Other,
}

#[derive(Clone, Copy, Debug)]
struct Table {
    group: u32,
    n_columns: u32,
}

/// A paragraph that is open.
#[derive(Default)]
pub(super) struct Unfinished {
    /// Its number in the part.
    pub number: u32,
    pub text: OpenParagraph,
    properties: ParagraphProperties,
    styled: StyledParagraph,
    /// The run that is open, and how its characters are set.
    pub run: Option<usize>,
    pub characters: CharacterProperties,
    pub is_code: bool,
    /// The tag of the characters that are open.
    pub opened_by: Range<u32>,
    /// The links that are open: where their words begin, where they lead.
    links: Vec<(u32, String)>,
    /// The comments that begin or end in it.
    comments: Vec<String>,
    /// Finished paragraphs of the text boxes in it.
    boxes: Vec<Finished>,
}

/// A paragraph that is closed and waits for the one around it.
struct Finished {
    text: OpenParagraph,
    role: ParagraphRole,
    home: Home,
    stand_in: Option<usize>,
    comments: Vec<String>,
}

impl<'s> WordBody<'s> {
    /// Nothing was read yet but what `story` has.
    pub fn new(sheets: &'s Sheets, story: Story) -> Self {
        Self {
            sheets,
            story,
            part: 0,
            n_paragraphs: 0,
            elements: Vec::new(),
            paragraphs: Vec::new(),
            carried: None,
            fields: Vec::new(),
            ignores_fields: false,
            tables: Vec::new(),
            groups: Groups::default(),
            note: None,
            skips_content: false,
            notes: HashMap::new(),
            n_notes: [0; 2],
            commented: HashMap::new(),
        }
    }

    /// Reads `xml`, the part called `name`, whose identifiers lead where `relations` say.
    ///
    /// # Errors
    ///
    /// When it is broken.
    pub fn read(&mut self, xml: &str, name: &str, relations: &Relations) -> Result<(), Error> {
        self.part = self.story.part(name);
        (self.n_paragraphs, self.skips_content) = (0, false);
        let n_marks = |kind: &str| xml.matches(&format!("fldCharType=\"{kind}\"")).count();
        self.ignores_fields = n_marks("end") < n_marks("begin");
        let mut cursor = Cursor::new(xml, name);
        loop {
            match cursor.step()? {
                Node::Open(tag) => self.open(&tag, &mut cursor, relations)?,
                Node::Close(xml) => self.close(&xml),
                Node::Text(text, xml, is_exact) => match self.elements.last() {
                    Some(Element::Characters) => self.characters(&text, xml, is_exact),
                    Some(Element::FieldCode) => {
                        if let Some(field) = self.fields.last_mut() {
                            field.code.push_str(&text);
                        }
                    }
                    _ => {}
                },
                Node::End => break,
            }
        }
        if let Some((_, paragraph)) = self.carried.take() {
            self.finish_paragraph(paragraph);
        }
        self.fields.clear();
        self.groups.end();
        Ok(())
    }

    /// What was read.
    pub fn finish(self) -> Story {
        self.story
    }

    fn open(
        &mut self,
        tag: &XmlTag<'_>,
        cursor: &mut Cursor<'_>,
        relations: &Relations,
    ) -> Result<(), Error> {
        match tag.name() {
            ("w", "pPr") => {
                let properties = ParagraphProperties::read(cursor)?;
                self.set_properties(properties);
            }
            ("w", "rPr") if matches!(self.elements.last(), Some(Element::Run)) => {
                let (properties, end) = CharacterProperties::read(cursor)?;
                self.set_run_properties(&properties, tag.xml.start..end);
            }
            ("w", "sdtPr") => self.skips_content = is_made_up(cursor)?,
            ("w", "sdtContent") if std::mem::take(&mut self.skips_content) => drop(cursor.skip()?),
            ("w", "footnote" | "endnote") if !self.open_note(tag) => drop(cursor.skip()?),
            ("m", "oMath") => {
                let end = cursor.skip()?;
                self.object(InlineKind::Object, tag.xml.start..end);
            }
            name if is_unread(name) => drop(cursor.skip()?),
            _ => {
                let element = self.element(tag, relations);
                self.elements.push(element);
            }
        }
        Ok(())
    }

    /// Opens an element that others are read in, or reads one that stands for one thing.
    fn element(&mut self, tag: &XmlTag<'_>, relations: &Relations) -> Element {
        match tag.name() {
            ("w", "p") => self.open_paragraph(),
            ("w", "r") => self.open_run(tag),
            ("w", "t") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.opened_by = tag.xml.clone();
                }
                Element::Characters
            }
            ("w", "instrText") => Element::FieldCode,
            ("w", "hyperlink") => {
                self.open_link(tag, relations);
                Element::Link
            }
            ("w", "fldSimple") => {
                self.begin_field(tag.attribute("instr").unwrap_or_default());
                self.begin_result();
                Element::SimpleField
            }
            ("w", "tbl") => {
                self.groups.end();
                let (group, n_columns) = (self.story.group(), 0);
                self.tables.push(Table { group, n_columns });
                Element::Table
            }
            ("w", "gridCol") => {
                if let Some(table) = self.tables.last_mut() {
                    table.n_columns += 1;
                }
                Element::Other
            }
            ("w", "txbxContent") => Element::TextBox(std::mem::take(&mut self.fields)),
            ("w", "footnote" | "endnote") => Element::Note,
            _ => {
                self.single(tag);
                Element::Other
            }
        }
    }

    fn close(&mut self, xml: &Range<u32>) {
        match self.elements.pop() {
            Some(Element::Paragraph) => self.close_paragraph(),
            Some(Element::Run) => {
                let run = self
                    .paragraphs
                    .last_mut()
                    .and_then(|unfinished| unfinished.run.take());
                if let Some(run) = run.and_then(|idx| self.story.origins.runs.get_mut(idx)) {
                    run.xml.end = xml.end;
                }
            }
            Some(Element::Link) => {
                let Some(paragraph) = self.paragraphs.last_mut() else {
                    return;
                };
                if let Some((start, url)) = paragraph.links.pop()
                    && !url.is_empty()
                {
                    paragraph.text.mark_from(start, InlineKind::Link(url));
                }
            }
            Some(Element::SimpleField) => self.end_field(),
            Some(Element::Table) => {
                self.tables.pop();
                self.groups.end();
            }
            Some(Element::TextBox(fields)) => self.fields = fields,
            Some(Element::Note) => self.note = None,
            Some(Element::Characters | Element::FieldCode | Element::Other) | None => {}
        }
    }

    /// Notes that the comment with this identifier is about the paragraph that is open.
    pub(super) fn comment(&mut self, id: Option<String>) {
        if let (Some(paragraph), Some(id)) = (self.paragraphs.first_mut(), id) {
            paragraph.comments.push(id);
        }
    }

    /// Where the characters stand that `xml` says in the paragraph that is open.
    pub(super) fn source(&self, xml: Range<u32>, is_exact: bool) -> Option<PackageSource> {
        let paragraph = self.paragraphs.last()?;
        Some(PackageSource {
            part: self.part,
            paragraph: paragraph.number,
            xml,
            is_exact,
            run: paragraph.run,
            opened_by: paragraph.opened_by.clone(),
        })
    }

    /// Where the one thing stands that the element at `xml` is.
    pub(super) fn element_source(&self, xml: Range<u32>) -> Option<PackageSource> {
        let mut source = self.source(xml.clone(), false)?;
        source.opened_by = xml;
        Some(source)
    }

    /// Begins a field with this `code`.
    pub(super) fn begin_field(&mut self, code: String) {
        self.fields.push(Field {
            code,
            ..Field::default()
        });
    }

    /// Begins the result of the field that was begun last.
    pub(super) fn begin_result(&mut self) {
        let at = self
            .paragraphs
            .last()
            .map(|unfinished| (unfinished.number, unfinished.text.n_bytes()));
        if let Some(field) = self.fields.last_mut() {
            (field.has_result, field.result_at) = (true, at);
        }
    }

    /// Ends the field that was begun last.
    pub(super) fn end_field(&mut self) {
        let (Some(field), Some(paragraph)) = (self.fields.pop(), self.paragraphs.last_mut()) else {
            return;
        };
        match (field::kind(&field.code), field.result_at) {
            (FieldKind::Link(url), Some((number, start))) if number == paragraph.number => {
                paragraph.text.mark_from(start, InlineKind::Link(url));
            }
            (FieldKind::Citation, _) => paragraph.text.push_note(),
            _ => {}
        }
    }

    /// The place of the paragraphs of the text with these numbers.
    pub(super) fn lines(&self, range: Range<usize>) -> Option<Place> {
        let lines = self.story.origins.paragraphs.get(range)?;
        let (first, last) = (lines.first()?, lines.last()?);
        Some(Place::new(first.place.start, last.place.end))
    }
}
