//! Properties of paragraphs, of their own or of a style.

use crate::error::Error;
use crate::packages::docx::properties::CharacterProperties;
use crate::packages::xml::{Cursor, Node};

/// Properties of a paragraph; none where nothing is said of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParagraphProperties {
    /// The paragraph style.
    pub style: Option<String>,
    /// The numbering of its list: 0 for none.
    pub numbering: Option<u32>,
    /// How deep it stands in the list.
    pub list_level: Option<u32>,
    /// The level of the heading that it is, from 0 on; 9 for none.
    pub outline_level: Option<u8>,
    /// Whether it is the first letter of the next paragraph, set over several lines.
    pub is_drop_cap: bool,
    /// Properties of the mark that ends it.
    pub mark: CharacterProperties,
}

impl ParagraphProperties {
    /// Reads the properties whose element was opened last, up to its end.
    ///
    /// # Errors
    ///
    /// When the file is broken.
    pub fn read(cursor: &mut Cursor<'_>) -> Result<Self, Error> {
        let outer = cursor.depth() - 1;
        let mut properties = Self::default();
        loop {
            let tag = match cursor.step()? {
                Node::Open(tag) => tag,
                Node::Close(_) if cursor.depth() == outer => return Ok(properties),
                Node::Close(_) | Node::Text(..) => continue,
                Node::End => return Ok(properties),
            };
            let value = || tag.attribute("val");
            let number = || value().and_then(|value| value.trim().parse::<u32>().ok());
            match tag.name() {
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
                // What it was before a change, and what only the page needs.
                ("w", "pPrChange" | "sectPr" | "tabs") => drop(cursor.skip()?),
                _ => {}
            }
        }
    }

    /// These, and where nothing is said, what `base` says.
    pub fn over(&self, base: &Self) -> Self {
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
