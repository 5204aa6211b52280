//! Writes XML documents, and removes characters that XML does not allow.

use std::io::{self, Write};

use quick_xml::events::{BytesDecl, Event};
use quick_xml::writer::Writer;

use crate::report::glyph;

/// A writer of an XML document.
pub type Xml<'o> = Writer<&'o mut dyn Write>;

/// Writes an XML declaration. Then calls `write_root`, which must write the root element.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_document(
    out: &mut dyn Write,
    write_root: impl FnOnce(&mut Xml<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    write_root(&mut xml)?;
    xml.into_inner().write_all(b"\n")
}

/// Returns `text` without the characters that XML does not allow, and safe to print at a terminal.
/// The XML writer escapes markup.
pub fn legal(text: &str) -> String {
    glyph::shown(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
