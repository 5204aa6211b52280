//! The numberings of a Word document, which determine the marks of list items.

use std::collections::HashMap;

use crate::error::Error;
use crate::packages::xml::{XmlCursor, XmlNode};
use crate::text::block::Marker;

/// The numberings of a document.
#[derive(Clone, Debug, Default)]
pub struct Numbering {
    /// For each abstract numbering, the mark of each level.
    markers: HashMap<u32, HashMap<u32, Marker>>,
    /// For each numbering, the abstract numbering to which it refers.
    abstract_of: HashMap<u32, u32>,
}

impl Numbering {
    /// Reads `xml`, the part called `name`.
    ///
    /// # Errors
    ///
    /// Returns an error if the part is broken.
    pub fn read(xml: &str, name: &str) -> Result<Self, Error> {
        let mut cursor = XmlCursor::new(xml, name);
        let mut numbering = Self::default();
        let (mut open, mut level, mut number) = (None, None, None);
        loop {
            let tag = match cursor.next_node()? {
                XmlNode::Open(tag) => tag,
                XmlNode::End => return Ok(numbering),
                XmlNode::Close(_) | XmlNode::Text(..) => continue,
            };
            let value = |name: &str| tag.attribute(name);
            let count = |name: &str| value(name).and_then(|value| value.trim().parse::<u32>().ok());
            match tag.qualified_name() {
                ("w", "abstractNum") => (open, number) = (count("abstractNumId"), None),
                ("w", "num") => (number, open) = (count("numId"), None),
                ("w", "lvl") => level = count("ilvl"),
                ("w", "abstractNumId") => {
                    if let (Some(number), Some(nth)) = (number, count("val")) {
                        numbering.abstract_of.insert(number, nth);
                    }
                }
                ("w", "numFmt") => {
                    if let (Some(open), Some(level)) = (open, level) {
                        let mark = match value("val").as_deref() {
                            Some("bullet") => Marker::Bullet,
                            Some("none") => Marker::None,
                            _ => Marker::Number,
                        };
                        numbering
                            .markers
                            .entry(open)
                            .or_default()
                            .insert(level, mark);
                    }
                }
                _ => {}
            }
        }
    }

    /// Returns the mark of the items at the level `level` of the numbering `number`; a bullet if
    /// the document does not say.
    pub fn marker(&self, number: u32, level: u32) -> Marker {
        let known = self.abstract_of.get(&number);
        let marks = known.and_then(|list| self.markers.get(list));
        let mark = marks.and_then(|levels| levels.get(&level)).copied();
        mark.unwrap_or(Marker::Bullet)
    }
}
