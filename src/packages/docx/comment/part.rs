//! Writes the part with the comments of a document, and the entries for that part in the lists of
//! types and relations.

use std::fmt::Write as _;
use std::ops::Range;

use quick_xml::escape::escape;

use crate::error::Error;
use crate::packages::docx::relations::Relations;
use crate::packages::patch::Patch;
use crate::packages::remark::{COMMENT_AUTHOR, Remark};
use crate::packages::xml::{XmlCursor, XmlNode};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD_NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const STRICT_WORD_NAMESPACE: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";
const RELATION_TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_RELATION_TYPES: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";
const COMMENTS_CONTENT_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// A part whose root element contains a list, such as the list of the comments.
pub struct CommentPart<'x> {
    xml: &'x str,
    /// The bytes of the root element's opening tag. The field `end` has the byte at which the
    /// content of the root element ends.
    root: Range<u32>,
    end: u32,
    /// Whether the root element consists of a single tag, without content.
    is_empty: bool,
}

impl<'x> CommentPart<'x> {
    /// Reads `xml`, the part called `name`.
    ///
    /// # Errors
    ///
    /// Returns an error if the part is broken.
    pub fn read(xml: &'x str, name: &str) -> Result<Self, Error> {
        let mut cursor = XmlCursor::new(xml, name);
        let mut part = Self {
            xml,
            root: 0..0,
            end: 0,
            is_empty: false,
        };
        loop {
            match cursor.next_node()? {
                XmlNode::Open(tag) if cursor.depth() == 1 => {
                    (part.root, part.is_empty) = (tag.xml_range.clone(), tag.is_empty);
                }
                XmlNode::Close(xml) if cursor.depth() == 0 => part.end = xml.start,
                XmlNode::Open(_) | XmlNode::Close(_) | XmlNode::Text(..) => {}
                XmlNode::End => return Ok(part),
            }
        }
    }

    /// Returns the part without the bytes `gone`, and with `text` at the end of the root element.
    fn with_entries(self, gone: impl Iterator<Item = Range<u32>>, text: String) -> String {
        let mut patch = Patch::default();
        gone.for_each(|range| patch.delete(range));
        if self.is_empty {
            let (start, end) = (self.root.start as usize, self.root.end as usize);
            let tag = self.xml.get(start..end).unwrap_or_default();
            let name = tag.trim_start_matches('<');
            let name = name
                .split(|character: char| character.is_whitespace() || character == '/')
                .next();
            let open = tag.trim_end_matches("/>");
            let text = format!("{open}>{text}</{}>", name.unwrap_or_default());
            patch.replace(self.root, text);
        } else {
            patch.insert(self.end, text);
        }
        patch.apply(self.xml)
    }

    /// Returns the part without the comments at the bytes `gone`, and with `comments`. The new
    /// comments are numbered from `first_id` on.
    pub fn with_comments(
        self,
        gone: impl Iterator<Item = Range<u32>>,
        first_id: u64,
        comments: &[&Remark],
    ) -> String {
        let root = self.root.start as usize + 1..self.root.end as usize;
        let root = self.xml.get(root).unwrap_or_default();
        let name = root
            .split(|character: char| character.is_whitespace() || character == '>')
            .next();
        let prefix = name
            .and_then(|text| text.split_once(':'))
            .map_or("w", |(prefix, _)| prefix);
        let written = comments_xml(comments, first_id, prefix);
        self.with_entries(gone, written)
    }

    /// Returns a new part with `comments`, numbered from `first_id` on. `main` is the main part of
    /// the document.
    pub fn new_part(main: &str, first_id: u64, comments: &[&Remark]) -> String {
        let space = if is_strict(main) {
            STRICT_WORD_NAMESPACE
        } else {
            WORD_NAMESPACE
        };
        let comments = comments_xml(comments, first_id, "w");
        format!("{DECLARATION}<w:comments xmlns:w=\"{space}\">{comments}</w:comments>")
    }
}

/// Returns `xml`, the list of content types called `name`, with an entry for `part`, the part with
/// the comments.
///
/// # Errors
///
/// Returns an error if the list is broken.
pub fn types_with_comments(xml: &str, name: &str, part: &str) -> Result<String, Error> {
    let types = CommentPart::read(xml, name)?;
    let part = escape(part);
    let entry = format!("<Override PartName=\"/{part}\" ContentType=\"{COMMENTS_CONTENT_TYPE}\"/>");
    Ok(types.with_entries(std::iter::empty(), entry))
}

/// Returns `xml`, the relations of the part `main`, with a relation to `part`, the part with the
/// comments.
///
/// # Errors
///
/// Returns an error if the relations are broken.
pub fn relations_with_comments(
    xml: Option<&str>,
    relations: &Relations,
    part: &str,
    main: &str,
) -> Result<String, Error> {
    let empty = format!(
        "{DECLARATION}<Relationships \
         xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"
    );
    let kinds = if is_strict(main) {
        STRICT_RELATION_TYPES
    } else {
        RELATION_TYPES
    };
    let (id, part) = (relations.unused_identifier(), escape(part));
    let entry = format!("<Relationship Id=\"{id}\" Type=\"{kinds}/comments\" Target=\"/{part}\"/>");
    let known = CommentPart::read(xml.unwrap_or(&empty), &relations.name)?;
    Ok(known.with_entries(std::iter::empty(), entry))
}

fn is_strict(main: &str) -> bool {
    main.contains(STRICT_WORD_NAMESPACE)
}

/// Returns the XML of `comments`, numbered from `first_id` on. `prefix` is the namespace prefix of
/// Word's elements.
fn comments_xml(comments: &[&Remark], first_id: u64, prefix: &str) -> String {
    let (w, mut xml) = (prefix, String::new());
    for (id, comment) in (first_id..).zip(comments) {
        let open = format!(
            "<{w}:comment {w}:id=\"{id}\" {w}:author=\"{COMMENT_AUTHOR}\" {w}:initials=\"cd\">"
        );
        xml.push_str(&open);
        for line in &comment.lines {
            let line: String = line
                .chars()
                .filter(|character| is_xml_character(*character))
                .collect();
            let line = escape(line.as_str());
            write!(
                xml,
                "<{w}:p><{w}:r><{w}:t xml:space=\"preserve\">{line}</{w}:t></{w}:r></{w}:p>"
            )
            .expect("a string takes any text");
        }
        write!(xml, "</{w}:comment>").expect("a string takes any text");
    }
    xml
}

/// Returns whether XML allows `character`.
fn is_xml_character(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}')
}
