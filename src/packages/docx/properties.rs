//! The properties of characters, which a run or a style sets.

use crate::error::Error;
use crate::packages::xml::{XmlCursor, XmlNode, XmlTag};

/// The properties of characters. A property that is not specified is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CharacterProperties {
    /// The identifier of the character style.
    pub style: Option<String>,
    /// Whether the characters are in bold.
    pub bold: Option<bool>,
    /// Whether the characters are in italics.
    pub italic: Option<bool>,
    /// Whether the characters are hidden.
    pub hidden: Option<bool>,
    /// Whether the characters are struck out.
    pub struck: Option<bool>,
    /// Whether the characters are superscript.
    pub superscript: Option<bool>,
    /// Whether a tracked change deletes the mark that ends the paragraph, or moves it away.
    pub is_mark_deleted: bool,
}

impl CharacterProperties {
    /// Reads the properties in the element that was opened last. Returns the properties, and the
    /// byte at which the closing tag ends.
    ///
    /// # Errors
    ///
    /// Returns an error if the file is broken.
    pub fn read(cursor: &mut XmlCursor<'_>) -> Result<(Self, u32), Error> {
        let outer = cursor.depth() - 1;
        let mut properties = Self::default();
        loop {
            match cursor.next_node()? {
                XmlNode::Open(tag) => {
                    properties.read_property(&tag);
                    // This element has the properties from before a tracked change.
                    if matches!(tag.local_name(), "rPrChange") {
                        cursor.skip_element()?;
                    }
                }
                XmlNode::Close(xml) if cursor.depth() == outer => return Ok((properties, xml.end)),
                XmlNode::Close(_) | XmlNode::Text(..) => {}
                XmlNode::End => return Ok((properties, 0)),
            }
        }
    }

    fn read_property(&mut self, tag: &XmlTag<'_>) {
        match tag.qualified_name() {
            ("w", "rStyle") => self.style = tag.attribute("val"),
            ("w", "b") => self.bold = Some(tag.is_on()),
            ("w", "i") => self.italic = Some(tag.is_on()),
            ("w", "vanish" | "webHidden") => self.hidden = Some(tag.is_on()),
            ("w", "strike" | "dstrike") => {
                self.struck = Some(tag.is_on() || self.struck == Some(true));
            }
            ("w", "vertAlign") => {
                self.superscript = Some(tag.attribute("val").as_deref() == Some("superscript"));
            }
            ("w", "del" | "moveFrom") => self.is_mark_deleted = true,
            _ => {}
        }
    }

    /// Returns these properties. A property that is not specified is taken from `base`.
    pub fn with_defaults_from(&self, base: &Self) -> Self {
        Self {
            style: self.style.clone().or_else(|| base.style.clone()),
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            hidden: self.hidden.or(base.hidden),
            struck: self.struck.or(base.struck),
            superscript: self.superscript.or(base.superscript),
            is_mark_deleted: self.is_mark_deleted,
        }
    }

    /// Returns whether the characters are not read because they are hidden or struck out.
    pub fn is_hidden_or_struck(&self) -> bool {
        self.hidden == Some(true) || self.struck == Some(true)
    }
}
