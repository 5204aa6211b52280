//! The XML of packages as a sequence of tags and texts with their bytes. A file is rejected if it
//! declares a document type, if it uses entities that XML itself does not define, or if its
//! elements are nested deeper than in real documents.

use std::ops::Range;

use quick_xml::NsReader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;

use crate::error::Error;
use crate::packages::kind::RESAVE_REMEDY;
use crate::text::span::offset;

/// The maximum number of elements that may be open at once. Word already refuses tables that are
/// nested much less deeply.
const MAX_DEPTH: usize = 1000;

/// The namespaces that are read: their usual prefixes and their names.
const NAMESPACES: &[(&str, &str)] = &[
    (
        "w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    ("w", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (
        "w14",
        "http://schemas.microsoft.com/office/word/2010/wordml",
    ),
    (
        "w15",
        "http://schemas.microsoft.com/office/word/2012/wordml",
    ),
    (
        "mc",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ),
    (
        "m",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    ("m", "http://purl.oclc.org/ooxml/officeDocument/math"),
    (
        "pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
    ("pic", "http://purl.oclc.org/ooxml/drawingml/picture"),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    (
        "rel",
        "http://schemas.openxmlformats.org/package/2006/relationships",
    ),
    (
        "types",
        "http://schemas.openxmlformats.org/package/2006/content-types",
    ),
];

/// The opening tag of an element.
#[derive(Clone, Debug)]
pub struct XmlTag<'x> {
    /// The usual prefix of the element's namespace, such as `w`; empty if the namespace is not
    /// read.
    pub namespace_prefix: &'static str,
    start: BytesStart<'x>,
    /// The bytes of the tag in the file.
    pub xml_range: Range<u32>,
    /// Whether the tag also closes the element.
    pub is_empty: bool,
}

/// One step through an XML file.
#[derive(Clone, Debug)]
pub enum XmlNode<'x> {
    /// An element opens.
    Open(XmlTag<'x>),
    /// The innermost open element closes. The range has the bytes of the closing tag.
    Close(Range<u32>),
    /// Characters: their text, their bytes in the file, and whether the text and the bytes are the
    /// same.
    Text(String, Range<u32>, bool),
    /// The file ends.
    End,
}

/// A cursor that steps through an XML file.
pub struct XmlCursor<'x> {
    reader: NsReader<&'x [u8]>,
    /// The name of the file, for error messages.
    name: &'x str,
    /// The number of open elements.
    depth: usize,
    /// After a tag that also closes its element, such as `<w:tab/>`, the empty range at the end of
    /// the tag. `None` after the closing was returned.
    closes: Option<Range<u32>>,
}

impl<'x> XmlCursor<'x> {
    /// Creates a cursor at the start of `xml`, the file called `name`.
    pub fn new(xml: &'x str, name: &'x str) -> Self {
        let mut reader = NsReader::from_str(xml);
        reader.config_mut().check_end_names = true;
        Self {
            reader,
            name,
            depth: 0,
            closes: None,
        }
    }

    /// Returns the error for a broken file. `problem` says what is wrong.
    pub fn broken_file_error(&self, problem: &str) -> Error {
        let (name, at) = (self.name, self.reader.buffer_position());
        let problem = format!("`{name}` in this file is broken XML at byte {at}: {problem}");
        Error::new(problem).with_remedy(RESAVE_REMEDY)
    }

    /// Returns the number of open elements.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Returns the next step.
    ///
    /// # Errors
    ///
    /// Returns an error if the file is broken, contains a document type declaration, or nests too
    /// deeply.
    pub fn next_node(&mut self) -> Result<XmlNode<'x>, Error> {
        if let Some(xml) = self.closes.take() {
            self.depth -= 1;
            return Ok(XmlNode::Close(xml));
        }
        loop {
            let start = self.position();
            let event = self.reader.read_event();
            let event = event.map_err(|error| self.broken_file_error(&error.to_string()))?;
            let xml = start..self.position();
            return Ok(match event {
                Event::Start(tag) => XmlNode::Open(self.read_tag(tag, xml, false)?),
                Event::Empty(tag) => {
                    self.closes = Some(xml.end..xml.end);
                    XmlNode::Open(self.read_tag(tag, xml, true)?)
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    XmlNode::Close(xml)
                }
                Event::Text(text) => self.read_text(&text, xml)?,
                // A CDATA section counts as not exact, so that nothing is inserted between its
                // marks.
                Event::CData(text) => match self.read_text(&text, xml)? {
                    XmlNode::Text(text, xml, _) => XmlNode::Text(text, xml, false),
                    other => other,
                },
                Event::GeneralRef(entity) => {
                    XmlNode::Text(self.decode_entity(&entity)?, xml, false)
                }
                Event::DocType(_) => {
                    let name = self.name;
                    let problem = format!(
                        "`{name}` in this file contains a document type declaration (DTD), which \
                         no word processor writes"
                    );
                    return Err(Error::new(problem).with_remedy(RESAVE_REMEDY));
                }
                Event::Eof if self.depth != 0 => {
                    return Err(self.broken_file_error("the file ends too early"));
                }
                Event::Eof => XmlNode::End,
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
            });
        }
    }

    /// Skips the rest of the innermost open element, and returns the end of its closing tag.
    ///
    /// # Errors
    ///
    /// Returns an error if [`XmlCursor::next_node`] returns an error.
    pub fn skip_element(&mut self) -> Result<u32, Error> {
        let outer = self.depth.saturating_sub(1);
        loop {
            if let XmlNode::Close(xml) = self.next_node()?
                && self.depth == outer
            {
                return Ok(xml.end);
            }
        }
    }

    fn position(&self) -> u32 {
        u32::try_from(self.reader.buffer_position()).unwrap_or(u32::MAX)
    }

    fn read_tag(
        &mut self,
        start: BytesStart<'x>,
        xml_range: Range<u32>,
        is_empty: bool,
    ) -> Result<XmlTag<'x>, Error> {
        self.depth += 1;
        if MAX_DEPTH < self.depth {
            return Err(self.broken_file_error("the elements are nested too deeply"));
        }
        let (resolved, _) = self.reader.resolver().resolve_element(start.name());
        let space = match resolved {
            ResolveResult::Bound(namespace) => namespace_prefix(namespace.as_ref()),
            ResolveResult::Unbound | ResolveResult::Unknown(_) => "",
        };
        Ok(XmlTag {
            namespace_prefix: space,
            start,
            xml_range,
            is_empty,
        })
    }

    /// Returns `text` as characters of the file. Each line end and each tab is replaced by a space,
    /// so that the length stays the same.
    fn read_text(&self, text: &str, xml_range: Range<u32>) -> Result<XmlNode<'x>, Error> {
        if text.contains('\0') {
            return Err(self.broken_file_error("XML does not allow this character"));
        }
        let text = text.replace(['\n', '\r', '\t'], " ");
        let is_exact = offset(text.len()) == xml_range.end - xml_range.start;
        Ok(XmlNode::Text(text, xml_range, is_exact))
    }

    fn decode_entity(&self, entity: &BytesRef<'_>) -> Result<String, Error> {
        let character = entity.resolve_char_ref();
        let character = character.map_err(|error| self.broken_file_error(&error.to_string()))?;
        let character = match (character, entity.as_ref()) {
            (Some('\n' | '\r' | '\t'), _) => ' ',
            (Some('\0'), _) => {
                return Err(self.broken_file_error("XML does not allow this character"));
            }
            (Some(character), _) => character,
            (None, "amp") => '&',
            (None, "lt") => '<',
            (None, "gt") => '>',
            (None, "quot") => '"',
            (None, "apos") => '\'',
            (None, _) => {
                return Err(self.broken_file_error("XML does not define this entity"));
            }
        };
        Ok(character.to_string())
    }
}

/// Returns the bytes `range` of `xml`. The result is empty if `range` is outside of `xml`.
pub fn slice<'x>(xml: &'x str, range: &Range<u32>) -> &'x str {
    let range = range.start as usize..range.end as usize;
    xml.get(range).unwrap_or_default()
}

/// Returns the namespace whose usual prefix is `prefix`. The result is empty if no namespace has
/// that prefix.
pub fn namespace(prefix: &str) -> &'static str {
    let known = NAMESPACES.iter().find(|(known, _)| *known == prefix);
    known.map_or("", |(_, address)| *address)
}

/// Returns the usual prefix of the namespace called `namespace`. The result is empty if the
/// namespace is not read.
fn namespace_prefix(namespace: &str) -> &'static str {
    let known = NAMESPACES.iter().find(|(_, address)| *address == namespace);
    known.map_or("", |(prefix, _)| *prefix)
}

impl XmlTag<'_> {
    /// Returns the name of the element without a prefix.
    pub fn local_name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Returns the usual prefix of the namespace, and the name of the element.
    pub fn qualified_name(&self) -> (&'static str, &str) {
        (self.namespace_prefix, self.local_name())
    }

    /// Returns the value of the attribute with the local name `local` and any prefix.
    pub fn attribute(&self, local: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut named = attributes.filter(|attribute| attribute.key.local_name().as_ref() == local);
        let value = named
            .next()?
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .ok()?;
        Some(value.into_owned())
    }

    /// Returns the namespace that the tag declares for `prefix`.
    pub fn namespace_of_prefix(&self, prefix: &str) -> Option<String> {
        let name = format!("xmlns:{prefix}");
        let declaration = self.start.try_get_attribute(name.as_str()).ok()??;
        let value = declaration.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        Some(value.ok()?.into_owned())
    }

    /// Returns the byte of the file after the name in the tag.
    pub fn name_end(&self) -> u32 {
        self.xml_range.start + offset("<".len() + self.start.name().as_ref().len())
    }

    /// Returns whether the tag turns a property on: `<w:b/>` does, and `<w:b w:val="0"/>` does not.
    pub fn is_on(&self) -> bool {
        let value = self.attribute("val");
        !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"))
    }
}
