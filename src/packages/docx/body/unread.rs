//! Elements of a body that are not text of the document, and elements whose text must not be
//! changed.

use crate::error::Error;
use crate::packages::change::Holder;
use crate::packages::xml::{Cursor, Node};

/// Returns whether the word processor made up the content of a control, such as a placeholder or a
/// table of contents. The element with the properties of the control was opened last.
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

/// Returns whether everything in an element of this name is skipped.
pub fn is_unread(name: (&str, &str)) -> bool {
    match name {
        // Text that was deleted or moved away, text that is repeated elsewhere, and settings of the
        // layout.
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

/// Returns the holder that an element of this name is, if its characters must not be changed. Links
/// and simple fields are handled elsewhere.
pub fn holder(name: (&str, &str)) -> Option<Holder> {
    match name {
        ("w", "ins" | "moveTo") => Some(Holder::TrackedChange),
        ("w", "sdt") => Some(Holder::ContentControl),
        ("w", "ruby") => Some(Holder::Ruby),
        ("mc", "AlternateContent") => Some(Holder::Alternative),
        _ => None,
    }
}
