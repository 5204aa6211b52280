//! Makes the text of a draft safe for a page: no character is invisible, and no character reorders
//! the text.

use std::fmt::Write as _;

use crate::report::glyph::is_hidden;

/// Returns `text` on one line. Makes control characters visible, and characters that hide or
/// reorder text. The templates escape HTML markup.
pub fn readable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' => {
                if !shown.ends_with(' ') {
                    shown.push(' ');
                }
            }
            // Leave a soft hyphen out, because a browser does not show it. Keep joiners, because
            // emoji and some scripts need them.
            '\u{ad}' => {}
            '\u{200c}' | '\u{200d}' => shown.push(character),
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(character))),
            _ if is_hidden(character) => {
                write!(shown, "<U+{:04X}>", u32::from(character)).expect("a string takes any text");
            }
            _ => shown.push(character),
        }
    }
    shown
}
