//! The words of a draft as a page shows them: each character can be seen, and none reorders others.

use std::fmt::Write as _;

use crate::report::glyph::is_hidden;

/// `text` on one line, with control characters and what hides or reorders text made visible. What
/// HTML would read as markup is escaped by the templates.
pub fn readable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' => {
                if !shown.ends_with(' ') {
                    shown.push(' ');
                }
            }
            // A soft hyphen is no letter, and emoji and some scripts are written with joiners.
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
