//! Elements of a body that are not text of the document, and elements whose text must not be
//! changed.

use crate::error::Error;
use crate::packages::change::ProtectedElement;
use crate::packages::xml::{XmlCursor, XmlNode};

/// Returns whether the word processor generated the content of a control, such as a placeholder or
/// a table of contents. The cursor must be inside the element with the properties of the control.
pub fn is_generated_content(cursor: &mut XmlCursor<'_>) -> Result<bool, Error> {
    let (outer, mut is_generated_content) = (cursor.depth() - 1, false);
    loop {
        match cursor.next_node()? {
            XmlNode::Open(tag) => {
                let value = tag.attribute("val").unwrap_or_default();
                is_generated_content |= match tag.qualified_name() {
                    ("w", "showingPlcHdr") => tag.is_on(),
                    ("w", "docPartGallery") => value == "Table of Contents",
                    _ => false,
                };
            }
            XmlNode::Close(_) if cursor.depth() == outer => return Ok(is_generated_content),
            XmlNode::Close(_) | XmlNode::Text(..) => {}
            XmlNode::End => return Ok(is_generated_content),
        }
    }
}

/// Returns whether elements with the name `name` are skipped together with their content. `name`
/// consists of a prefix and a local name.
pub fn is_skipped_element(name: (&str, &str)) -> bool {
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

/// Returns the kind of protected element that has the name `name`; `None` if changes may touch the
/// characters of such elements. Links and simple fields are handled elsewhere.
pub fn protected_element(name: (&str, &str)) -> Option<ProtectedElement> {
    match name {
        ("w", "ins" | "moveTo") => Some(ProtectedElement::TrackedChange),
        ("w", "sdt") => Some(ProtectedElement::ContentControl),
        ("w", "ruby") => Some(ProtectedElement::Ruby),
        ("mc", "AlternateContent") => Some(ProtectedElement::Alternative),
        _ => None,
    }
}
