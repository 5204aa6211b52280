//! Reads the body of a part: turns its elements into paragraphs of the text.

mod paragraph;
mod role;
mod skipped;

use std::collections::HashMap;
use std::ops::Range;

use crate::error::Error;
use crate::packages::change::ProtectedElement;
use crate::packages::docx::body::skipped::{
    is_generated_content, is_skipped_element, protected_element,
};
use crate::packages::docx::field::{self, Field, FieldKind};
use crate::packages::docx::list::Groups;
use crate::packages::docx::numbering::Numbering;
use crate::packages::docx::paragraph::ParagraphProperties;
use crate::packages::docx::properties::CharacterProperties;
use crate::packages::docx::relations::Relations;
use crate::packages::docx::styles::{StyledParagraph, Styles};
use crate::packages::origin::TextRegion;
use crate::packages::package_text::{OpenParagraph, PackageSource, PackageText, ParagraphRole};
use crate::packages::xml::{XmlCursor, XmlNode, XmlTag};
use crate::text::outline::InlineKind;
use crate::text::span::Place;

/// The style sheets that the paragraphs of a document refer to.
#[derive(Clone, Debug, Default)]
pub struct StyleSheets {
    /// The styles.
    pub styles: Styles,
    /// The numberings.
    pub numbering: Numbering,
}

/// The text read so far, and the elements that are still open.
pub struct WordBody<'s> {
    style_sheets: &'s StyleSheets,
    pub(super) package_text: PackageText,
    /// The index of the current part.
    pub(super) part: u32,
    /// The number of paragraphs of the part that have begun.
    n_paragraphs: u32,
    elements: Vec<Element>,
    /// The open elements whose characters must not be changed, outermost first.
    protected_elements: Vec<ProtectedElement>,
    /// The open paragraphs. A paragraph of a text box comes after the paragraph that contains the
    /// box.
    pub(super) paragraphs: Vec<UnfinishedParagraph>,
    /// A paragraph whose end was deleted, so that the next paragraph continues its text. The number
    /// says how many paragraphs are open around this paragraph.
    continued_paragraph: Option<(usize, UnfinishedParagraph)>,
    pub(super) fields: Vec<Field>,
    /// Whether the fields of this part are broken. In that case, all text of the fields is read.
    pub(super) ignores_fields: bool,
    tables: Vec<Table>,
    groups: Groups,
    /// The current footnote or endnote, and the index of the text run with the mark of the note.
    note: Option<(TextRegion, Option<usize>)>,
    /// Whether the content of the control that was just opened is a placeholder or a table of
    /// contents, which is not read.
    skips_content: bool,
    /// The notes to which marks refer. A key says whether the note is a footnote, and has the
    /// identifier of the note. A value has the number of the note, and the index of the text run
    /// with the mark of the note.
    pub(super) notes: HashMap<(bool, String), (u32, Option<usize>)>,
    /// The number of endnotes and the number of footnotes so far.
    pub(super) n_notes: [u32; 2],
    /// For each comment, by its identifier, the paragraphs of the text that the comment is about.
    pub(super) commented_paragraphs: HashMap<String, Range<usize>>,
}

/// An open element.
enum Element {
    Paragraph,
    Run,
    Characters,
    FieldCode,
    SimpleField,
    Link,
    Table,
    /// A text box, with the fields that are open around the box.
    TextBox(Vec<Field>),
    Note,
    /// An element whose characters must not be changed.
    Protected,
    Other,
}

#[derive(Clone, Copy, Debug)]
struct Table {
    group: u32,
    n_columns: u32,
}

/// An open paragraph.
#[derive(Default)]
pub(super) struct UnfinishedParagraph {
    /// The number of the paragraph, counted from 1 within the part.
    pub number: u32,
    pub text: OpenParagraph,
    properties: ParagraphProperties,
    styled: StyledParagraph,
    /// The index of the open text run. `characters` has the properties of the characters in this
    /// run.
    pub run: Option<usize>,
    pub characters: CharacterProperties,
    pub is_code: bool,
    /// The opening tag of the element whose characters are being read.
    pub opening_tag: Range<u32>,
    /// For each open link, the byte of the text at which the words of the link begin, and the
    /// address of the link.
    links: Vec<(u32, String)>,
    /// The identifiers of the comments that begin or end in the paragraph.
    comments: Vec<String>,
    /// The finished paragraphs of text boxes in the paragraph.
    boxes: Vec<FinishedParagraph>,
}

/// A closed paragraph. A paragraph of a text box is added after the paragraph that contains the
/// box.
struct FinishedParagraph {
    text: OpenParagraph,
    role: ParagraphRole,
    region: TextRegion,
    anchor_run: Option<usize>,
    comments: Vec<String>,
}

impl<'s> WordBody<'s> {
    /// Creates a reader that adds to `package_text`.
    pub fn new(style_sheets: &'s StyleSheets, package_text: PackageText) -> Self {
        Self {
            style_sheets,
            package_text,
            part: 0,
            n_paragraphs: 0,
            elements: Vec::new(),
            protected_elements: Vec::new(),
            paragraphs: Vec::new(),
            continued_paragraph: None,
            fields: Vec::new(),
            ignores_fields: false,
            tables: Vec::new(),
            groups: Groups::default(),
            note: None,
            skips_content: false,
            notes: HashMap::new(),
            n_notes: [0; 2],
            commented_paragraphs: HashMap::new(),
        }
    }

    /// Reads `xml`, the part called `name`. `relations` has the parts and addresses to which
    /// identifiers in the part refer.
    ///
    /// # Errors
    ///
    /// Returns an error if the part is broken.
    pub fn read(&mut self, xml: &str, name: &str, relations: &Relations) -> Result<(), Error> {
        self.part = self.package_text.begin_part(name);
        (self.n_paragraphs, self.skips_content) = (0, false);
        let n_marks = |kind: &str| xml.matches(&format!("fldCharType=\"{kind}\"")).count();
        self.ignores_fields = n_marks("end") < n_marks("begin");
        let mut cursor = XmlCursor::new(xml, name);
        loop {
            match cursor.next_node()? {
                XmlNode::Open(tag) => self.open_element(&tag, &mut cursor, relations)?,
                XmlNode::Close(xml) => self.close_element(&xml),
                XmlNode::Text(text, xml, is_exact) => match self.elements.last() {
                    Some(Element::Characters) => self.read_characters(&text, xml, is_exact),
                    Some(Element::FieldCode) => {
                        if let Some(field) = self.fields.last_mut() {
                            field.code.push_str(&text);
                        }
                    }
                    _ => {}
                },
                XmlNode::End => break,
            }
        }
        if let Some((_, paragraph)) = self.continued_paragraph.take() {
            self.finish_paragraph(paragraph);
        }
        self.fields.clear();
        self.groups.end_all();
        Ok(())
    }

    /// Returns the text that was read.
    pub fn finish(self) -> PackageText {
        self.package_text
    }

    fn open_element(
        &mut self,
        tag: &XmlTag<'_>,
        cursor: &mut XmlCursor<'_>,
        relations: &Relations,
    ) -> Result<(), Error> {
        match tag.qualified_name() {
            ("w", "pPr") => {
                let properties = ParagraphProperties::read(cursor)?;
                self.set_properties(properties);
            }
            ("w", "rPr") if matches!(self.elements.last(), Some(Element::Run)) => {
                let (properties, end) = CharacterProperties::read(cursor)?;
                self.set_run_properties(&properties, tag.xml_range.start..end);
            }
            ("w", "sdtPr") => self.skips_content = is_generated_content(cursor)?,
            ("w", "sdtContent") if std::mem::take(&mut self.skips_content) => {
                cursor.skip_element()?;
            }
            ("w", "footnote" | "endnote") if !self.open_note(tag) => drop(cursor.skip_element()?),
            ("m", "oMath") => {
                let end = cursor.skip_element()?;
                self.push_object(InlineKind::Object, tag.xml_range.start..end);
            }
            name if is_skipped_element(name) => drop(cursor.skip_element()?),
            _ => {
                let element = self.open_or_read_element(tag, relations);
                self.elements.push(element);
            }
        }
        Ok(())
    }

    /// Opens an element that contains other elements, or reads an element that represents a single
    /// thing, such as a tab. Returns what to do at the end of the element.
    fn open_or_read_element(&mut self, tag: &XmlTag<'_>, relations: &Relations) -> Element {
        match tag.qualified_name() {
            ("w", "p") => self.open_paragraph(),
            ("w", "r") => self.open_run(tag),
            ("w", "t") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.opening_tag = tag.xml_range.clone();
                }
                Element::Characters
            }
            ("w", "instrText") => Element::FieldCode,
            ("w", "hyperlink") => {
                self.protected_elements.push(ProtectedElement::Link);
                self.open_link(tag, relations);
                Element::Link
            }
            ("w", "fldSimple") => {
                self.begin_field(tag.attribute("instr").unwrap_or_default());
                self.begin_result();
                self.protected_elements.push(ProtectedElement::Field);
                Element::SimpleField
            }
            ("w", "tbl") => {
                self.groups.end_all();
                let (group, n_columns) = (self.package_text.new_group(), 0);
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
            name => {
                self.read_single_element(tag);
                let Some(element) = protected_element(name) else {
                    return Element::Other;
                };
                self.protected_elements.push(element);
                Element::Protected
            }
        }
    }

    fn close_element(&mut self, xml_range: &Range<u32>) {
        match self.elements.pop() {
            Some(Element::Paragraph) => self.close_paragraph(),
            Some(Element::Run) => {
                let run = self
                    .paragraphs
                    .last_mut()
                    .and_then(|unfinished| unfinished.run.take());
                if let Some(run) = run.and_then(|idx| self.package_text.origins.runs.get_mut(idx)) {
                    run.xml_range.end = xml_range.end;
                }
            }
            Some(Element::Link) => {
                self.protected_elements.pop();
                let Some(paragraph) = self.paragraphs.last_mut() else {
                    return;
                };
                if let Some((start, url)) = paragraph.links.pop()
                    && !url.is_empty()
                {
                    paragraph.text.mark_text_from(start, InlineKind::Link(url));
                }
            }
            Some(Element::SimpleField) => {
                self.protected_elements.pop();
                self.end_field();
            }
            Some(Element::Protected) => drop(self.protected_elements.pop()),
            Some(Element::Table) => {
                self.tables.pop();
                self.groups.end_all();
            }
            Some(Element::TextBox(fields)) => self.fields = fields,
            Some(Element::Note) => self.note = None,
            Some(Element::Characters | Element::FieldCode | Element::Other) | None => {}
        }
    }

    /// Records that the comment with the identifier `id` is about the open paragraph.
    pub(super) fn record_comment(&mut self, id: Option<String>) {
        if let (Some(paragraph), Some(id)) = (self.paragraphs.first_mut(), id) {
            paragraph.comments.push(id);
        }
    }

    /// Returns the position in the package of the characters at the bytes `xml_range`. The
    /// characters belong to the open paragraph.
    pub(super) fn source_of_characters(
        &self,
        xml_range: Range<u32>,
        is_exact: bool,
    ) -> Option<PackageSource> {
        let paragraph = self.paragraphs.last()?;
        Some(PackageSource {
            part: self.part,
            paragraph: paragraph.number,
            xml_range,
            is_exact,
            run: paragraph.run,
            opening_tag: paragraph.opening_tag.clone(),
            protected_by: self.protecting_element(),
        })
    }

    /// Returns the element around the current characters that a change must not touch, if any.
    fn protecting_element(&self) -> Option<ProtectedElement> {
        let in_field = !self.ignores_fields && !self.fields.is_empty();
        let field = in_field.then_some(ProtectedElement::Field);
        self.protected_elements.last().copied().or(field)
    }

    /// Returns the position in the package of the single thing, such as a tab, that the element at
    /// `xml_range` represents.
    pub(super) fn source_of_element(&self, xml_range: Range<u32>) -> Option<PackageSource> {
        let mut source = self.source_of_characters(xml_range.clone(), false)?;
        source.opening_tag = xml_range;
        Some(source)
    }

    /// Begins a field with the code `code`.
    pub(super) fn begin_field(&mut self, code: String) {
        self.fields.push(Field {
            code,
            ..Field::default()
        });
    }

    /// Begins the result of the innermost open field.
    pub(super) fn begin_result(&mut self) {
        let at = self
            .paragraphs
            .last()
            .map(|unfinished| (unfinished.number, unfinished.text.n_bytes()));
        if let Some(field) = self.fields.last_mut() {
            (field.has_result, field.result_at) = (true, at);
        }
    }

    /// Ends the innermost open field.
    pub(super) fn end_field(&mut self) {
        let (Some(field), Some(paragraph)) = (self.fields.pop(), self.paragraphs.last_mut()) else {
            return;
        };
        match (field::field_kind(&field.code), field.result_at) {
            (FieldKind::Link(url), Some((number, start))) if number == paragraph.number => {
                paragraph.text.mark_text_from(start, InlineKind::Link(url));
            }
            (FieldKind::Citation, _) => paragraph.text.push_note(),
            _ => {}
        }
    }

    /// Returns the place of the paragraphs with the indexes `range`. Returns `None` if `range`
    /// contains no paragraphs.
    pub(super) fn place_of_paragraphs(&self, range: Range<usize>) -> Option<Place> {
        let lines = self.package_text.origins.paragraphs.get(range)?;
        let (first, last) = (lines.first()?, lines.last()?);
        Some(Place::new(first.place.start, last.place.end))
    }
}
