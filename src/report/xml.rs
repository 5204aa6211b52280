//! Text that XML can hold. Knows no report.

use crate::report::glyph;

/// `text` without the characters that XML has no way to write, and harmless to a terminal.
/// What is markup in XML is left for the writer to escape.
#[must_use]
pub fn legal(text: &str) -> String {
    glyph::shown(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
