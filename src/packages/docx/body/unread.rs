//! What of a body is no text of the document.

use crate::error::Error;
use crate::packages::xml::{Cursor, Node};

/// Whether the content of a control with the properties whose element was opened last was made up by
/// the word processor: a placeholder, a table of contents.
pub fn is_made_up(cursor: &mut Cursor<'_>) -> Result<bool, Error> {
    let (outer, mut is_made_up) = (cursor.depth() - 1, false);
    loop {
        match cursor.step()? {
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
pub fn is_unread(name: (&str, &str)) -> bool {
    match name {
        // What was deleted or moved away; what another reading says again; what the page needs.
        ("w", local_name) => matches!(
            local_name,
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
        ("mc", local_name) => local_name == "Fallback",
        _ => false,
    }
}
