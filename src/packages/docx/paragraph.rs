//! The properties of paragraphs, which a paragraph itself or its style sets.

use crate::error::Error;
use crate::packages::docx::properties::CharacterProperties;
use crate::packages::xml::{XmlCursor, XmlNode};

/// The properties of a paragraph. A property that is not specified is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParagraphProperties {
    /// The identifier of the paragraph style.
    pub style: Option<String>,
    /// The number of the numbering of the list; 0 if the paragraph is in no list.
    pub numbering: Option<u32>,
    /// The level in the list, counted from 0.
    pub list_level: Option<u32>,
    /// The level of the heading, counted from 0; 9 if the paragraph is no heading.
    pub outline_level: Option<u8>,
    /// Whether the paragraph is a drop cap: the first letter of the next paragraph.
    pub is_drop_cap: bool,
    /// The properties of the mark that ends the paragraph.
    pub mark: CharacterProperties,
}

impl ParagraphProperties {
    /// Reads the properties in the element that was opened last, up to the end of the element.
    ///
    /// # Errors
    ///
    /// Returns an error if the file is broken.
    pub fn read(cursor: &mut XmlCursor<'_>) -> Result<Self, Error> {
        let outer = cursor.depth() - 1;
        let mut properties = Self::default();
        loop {
            let tag = match cursor.next_node()? {
                XmlNode::Open(tag) => tag,
                XmlNode::Close(_) if cursor.depth() == outer => return Ok(properties),
                XmlNode::Close(_) | XmlNode::Text(..) => continue,
                XmlNode::End => return Ok(properties),
            };
            let value = || tag.attribute("val");
            let number = || value().and_then(|value| value.trim().parse::<u32>().ok());
            match tag.qualified_name() {
                ("w", "pStyle") => properties.style = value(),
                ("w", "numId") => properties.numbering = number(),
                ("w", "ilvl") => properties.list_level = number(),
                ("w", "outlineLvl") => {
                    properties.outline_level =
                        number().and_then(|number| u8::try_from(number).ok());
                }
                ("w", "framePr") => {
                    let drop_cap = tag.attribute("dropCap");
                    properties.is_drop_cap = drop_cap.is_some_and(|value| value != "none");
                }
                ("w", "rPr") => properties.mark = CharacterProperties::read(cursor)?.0,
                // Skip the properties from before a tracked change, and settings of the layout.
                ("w", "pPrChange" | "sectPr" | "tabs") => drop(cursor.skip_element()?),
                _ => {}
            }
        }
    }

    /// Returns these properties. If the style, the list or the heading is not specified, the
    /// property is taken from `base`.
    pub fn with_defaults_from(&self, base: &Self) -> Self {
        Self {
            style: self.style.clone().or_else(|| base.style.clone()),
            numbering: self.numbering.or(base.numbering),
            list_level: self.list_level.or(base.list_level),
            outline_level: self.outline_level.or(base.outline_level),
            is_drop_cap: self.is_drop_cap,
            mark: self.mark.clone(),
        }
    }
}
