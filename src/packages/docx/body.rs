//! The body of a part: its elements, in order, to paragraphs of the story. Knows no properties.

use std::collections::HashMap;
use std::ops::Range;

use crate::error::Error;
use crate::packages::docx::field::{self, Field, FieldKind};
use crate::packages::docx::list::Groups;
use crate::packages::docx::numbering::Numbering;
use crate::packages::docx::paragraph::ParagraphProperties;
use crate::packages::docx::properties::CharacterProperties;
use crate::packages::docx::relations::Relations;
use crate::packages::docx::styles::{StyledParagraph, Styles};
use crate::packages::origin::{Home, Run};
use crate::packages::role::StyleRole;
use crate::packages::story::{OpenParagraph, Role, Source, Story};
use crate::packages::xml::{Cursor, Node, Tag};
use crate::text::block::{BlockKind, Marker};
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
pub struct Body<'s> {
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
    role: Role,
    home: Home,
    stand_in: Option<usize>,
    comments: Vec<String>,
}

impl<'s> Body<'s> {
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
            match cursor.next()? {
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
        tag: &Tag<'_>,
        cursor: &mut Cursor<'_>,
        relations: &Relations,
    ) -> Result<(), Error> {
        let element = match tag.name() {
            ("w", "p") => self.open_paragraph(),
            ("w", "pPr") => {
                let properties = ParagraphProperties::read(cursor)?;
                self.set_properties(properties);
                return Ok(());
            }
            ("w", "r") => self.open_run(tag),
            ("w", "rPr") if matches!(self.elements.last(), Some(Element::Run)) => {
                let (properties, end) = CharacterProperties::read(cursor)?;
                self.set_run_properties(&properties, tag.xml.start..end);
                return Ok(());
            }
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
            ("w", "footnote" | "endnote") => {
                if !self.open_note(tag) {
                    cursor.skip()?;
                    return Ok(());
                }
                Element::Note
            }
            ("w", "sdtPr") => {
                self.skips_content = is_made_up(cursor)?;
                return Ok(());
            }
            ("w", "sdtContent") if std::mem::take(&mut self.skips_content) => {
                cursor.skip()?;
                return Ok(());
            }
            ("m", "oMath") => {
                let end = cursor.skip()?;
                self.object(InlineKind::Object, tag.xml.start..end);
                return Ok(());
            }
            name if is_unread(name) => {
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

    fn close(&mut self, xml: &Range<u32>) {
        match self.elements.pop() {
            Some(Element::Paragraph) => self.close_paragraph(),
            Some(Element::Run) => {
                let run = self.paragraphs.last_mut().and_then(|it| it.run.take());
                if let Some(run) = run.and_then(|it| self.story.origins.runs.get_mut(it)) {
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

    fn open_paragraph(&mut self) -> Element {
        self.n_paragraphs += 1;
        let depth = self.paragraphs.len();
        let carried = self.carried.take_if(|it| it.0 == depth);
        let mut paragraph = carried.map(|it| it.1).unwrap_or_default();
        paragraph.number = self.n_paragraphs;
        paragraph.properties = ParagraphProperties::default();
        paragraph.styled = self.sheets.styles.paragraph(None);
        self.paragraphs.push(paragraph);
        Element::Paragraph
    }

    fn set_properties(&mut self, properties: ParagraphProperties) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.styled = self.sheets.styles.paragraph(properties.style.as_deref());
            paragraph.properties = properties;
        }
    }

    fn open_run(&mut self, tag: &Tag<'_>) -> Element {
        let run = self.story.run(Run {
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

    fn set_run_properties(&mut self, properties: &CharacterProperties, xml: Range<u32>) {
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

    fn open_link(&mut self, tag: &Tag<'_>, relations: &Relations) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let target = tag.attribute("id");
        let target = target.and_then(|it| relations.target(&it).map(str::to_owned));
        let anchor = tag.attribute("anchor").map(|it| format!("#{it}"));
        let url = target.unwrap_or_default() + &anchor.unwrap_or_default();
        paragraph.links.push((paragraph.text.len(), url));
    }

    /// Whether the note that `tag` opens is read: whether a mark points at it.
    fn open_note(&mut self, tag: &Tag<'_>) -> bool {
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

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        if paragraph.properties.mark.is_mark_deleted {
            self.carried = Some((self.paragraphs.len(), paragraph));
        } else {
            self.finish_paragraph(paragraph);
        }
    }

    fn finish_paragraph(&mut self, paragraph: Unfinished) {
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
            None => all.for_each(|it| self.push(it)),
        }
    }

    fn push(&mut self, finished: Finished) {
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

    /// What `paragraph` is; none if it is not read.
    fn role(&mut self, paragraph: &Unfinished) -> Option<Role> {
        let styled = &paragraph.styled;
        let properties = paragraph.properties.over(&styled.properties);
        let level = properties.outline_level.filter(|it| *it < 9);
        if self.note.is_some() {
            return Some(Role::of(BlockKind::Note));
        }
        let in_table = self.tables.last().filter(|it| 1 < it.n_columns).copied();
        let list = properties.numbering.filter(|it| *it != 0);
        let kind = match (styled.role, level) {
            (Some(StyleRole::Contents), _) => return None,
            (Some(StyleRole::Kind(it @ BlockKind::Heading(_))), _) => it,
            (_, Some(level)) => BlockKind::Heading((level + 1).min(6)),
            (Some(StyleRole::Code), _) => {
                self.groups.end();
                return Some(Role {
                    kind: None,
                    ..Role::BODY
                });
            }
            (Some(StyleRole::Subtitle), _) => {
                self.groups.end();
                return Some(Role {
                    is_front: true,
                    ..Role::BODY
                });
            }
            (role, _) => {
                if let Some(table) = in_table {
                    return Some(Role {
                        group: table.group,
                        ..Role::of(BlockKind::TableCell)
                    });
                }
                if let Some(numbering) = list {
                    let level = properties.list_level.unwrap_or(0);
                    let marker = self.sheets.numbering.mark(numbering, level);
                    if marker != Marker::None {
                        let group = self.groups.of_item(numbering, level, &mut self.story);
                        return Some(Role {
                            group,
                            marker,
                            ..Role::of(BlockKind::ListItem)
                        });
                    }
                }
                match role {
                    Some(StyleRole::Kind(BlockKind::Quotation)) => {
                        let group = self.groups.of_quotation(&mut self.story);
                        return Some(Role {
                            group,
                            ..Role::of(BlockKind::Quotation)
                        });
                    }
                    Some(StyleRole::Kind(it)) => it,
                    _ => BlockKind::Paragraph,
                }
            }
        };
        // An empty paragraph ends no list: it is a gap between items.
        if paragraph.text.len() != 0 {
            self.groups.end();
        }
        Some(Role::of(kind))
    }

    /// Notes that the comment with this identifier is about the paragraph that is open.
    pub(super) fn comment(&mut self, id: Option<String>) {
        if let (Some(paragraph), Some(id)) = (self.paragraphs.first_mut(), id) {
            paragraph.comments.push(id);
        }
    }

    /// Where the characters stand that `xml` says in the paragraph that is open.
    pub(super) fn source(&self, xml: Range<u32>, is_exact: bool) -> Option<Source> {
        let paragraph = self.paragraphs.last()?;
        Some(Source {
            part: self.part,
            paragraph: paragraph.number,
            xml,
            is_exact,
            run: paragraph.run,
            opened_by: paragraph.opened_by.clone(),
        })
    }

    /// Where the one thing stands that the element at `xml` is.
    pub(super) fn element_source(&self, xml: Range<u32>) -> Option<Source> {
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
        let at = self.paragraphs.last().map(|it| (it.number, it.text.len()));
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

/// Whether the content of a control with the properties whose element was opened last was made up by
/// the word processor: a placeholder, a table of contents.
fn is_made_up(cursor: &mut Cursor<'_>) -> Result<bool, Error> {
    let (outer, mut is_made_up) = (cursor.depth() - 1, false);
    loop {
        match cursor.next()? {
            Node::Open(tag) => {
                let value = tag.attribute("val").unwrap_or_default();
                is_made_up |= match tag.name() {
                    ("w", "showingPlcHdr") => tag.is_on(),
                    ("w", "docPartGallery") => value == "Table of Contents",
                    _ => false,
                };
            }
            Node::Close(_) if cursor.depth() == outer => return Ok(is_made_up),
            Node::Close(_) | Node::Text(..) => {}
            Node::End => return Ok(is_made_up),
        }
    }
}

/// Whether nothing in an element of this name is read.
fn is_unread(name: (&str, &str)) -> bool {
    match name {
        // What was deleted or moved away; what another reading says again; what the page needs.
        ("w", it) => matches!(
            it,
            "del"
                | "moveFrom"
                | "delText"
                | "delInstrText"
                | "rPr"
                | "tblPr"
                | "tblPrEx"
                | "trPr"
                | "tcPr"
                | "sectPr"
                | "sdtEndPr"
                | "rt"
                | "rubyPr"
                | "fldData"
        ),
        ("mc", it) => it == "Fallback",
        _ => false,
    }
}
