//! Inserts spaces into output, so that a build server does not run text of a draft as a command.
//!
//! GitHub Actions runs a line that begins with `::`, even after white space. It also runs
//! `##[command]` anywhere in a line. Azure Pipelines runs `##vso[…]` and `##[…]`, `TeamCity` runs
//! `##teamcity[…]`. A carriage return also ends a line. A path, a draft or a rule may contain such
//! text, so a space is inserted: `: :error`, `## [group]`, `##vso [task]`. JSON output has no such
//! spaces, because spaces would change the values. In JSON, the bracket is escaped as `\u005b`.

use std::borrow::Cow;
use std::io::{self, Write};
use std::mem;

use crate::report::glyph;

/// Says whether a `[` after `text` would start a command of a build server.
pub fn opens(text: &str) -> bool {
    let name = |character: char| character.is_ascii_alphanumeric();
    text.trim_end_matches(name).ends_with("##")
}

/// Returns `text` with a space inserted into each command of a build server. `text` must start at
/// the beginning of a line.
pub fn broken(text: &str) -> Cow<'_, str> {
    if !text.contains("::") && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 1);
    // The number of colons at the start of the line so far. `None` if the line can no longer start
    // with a command.
    let mut n_colons = Some(0);
    for character in text.chars() {
        n_colons = match (character, n_colons) {
            ('\n' | '\r', _) => Some(0),
            (':', Some(0)) => Some(1),
            (':', Some(_)) => {
                out.push(' ');
                None
            }
            (_, Some(0)) if is_blank(character) => Some(0),
            _ => None,
        };
        if character == '[' && opens(&out) {
            out.push(' ');
        }
        out.push(character);
    }
    Cow::Owned(out)
}

/// Says whether a build server may trim `character` from the start of a line.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control() || glyph::is_hidden(character)
}

/// A writer that inserts a space into each command of a build server. The writer keeps the current
/// line in a buffer, so it must be flushed at the end.
#[derive(Debug)]
pub struct NeutralizedOutput<W: Write> {
    out: W,
    /// The current line, which is not written to `out` yet.
    line: Vec<u8>,
}

impl<W: Write> NeutralizedOutput<W> {
    /// Returns a writer whose output goes to `out`.
    pub fn new(out: W) -> Self {
        Self {
            out,
            line: Vec::new(),
        }
    }

    fn pass_on(&mut self) -> io::Result<()> {
        let lines = mem::take(&mut self.line);
        let lines = String::from_utf8_lossy(&lines);
        self.out.write_all(broken(&lines).as_bytes())
    }
}

impl<W: Write> Write for NeutralizedOutput<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let end = bytes.iter().rposition(|byte| *byte == b'\n');
        let (whole, rest) = bytes.split_at(end.map_or(0, |idx| idx + 1));
        if !whole.is_empty() {
            self.line.extend(whole);
            self.pass_on()?;
        }
        self.line.extend(rest);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass_on()?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(broken(text), expected);
        // The result must not depend on where the input is split.
        let mut out = Vec::new();
        let mut inert = NeutralizedOutput::new(&mut out);
        for byte in text.as_bytes() {
            inert.write_all(&[*byte]).unwrap();
        }
        inert.flush().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn no_line_begins_a_command() {
        check("::error::x\n", ": :error::x\n");
        check("a\n \t::stop-commands::x", "a\n \t: :stop-commands::x");
        check("a\r::error::x\r\n", "a\r: :error::x\r\n");
        check("\u{a0}\u{3000}::error::é", "\u{a0}\u{3000}: :error::é");
        check("\u{feff}::add-mask::x", "\u{feff}: :add-mask::x");
        check(":::x", ": ::x");
    }

    #[test]
    fn no_line_holds_a_command() {
        check("a ##[group]b", "a ## [group]b");
        check("x##VSO[task.setvariable]", "x##VSO [task.setvariable]");
        check("###[error]", "### [error]");
        check("##teamcity[x]##[y]", "##teamcity [x]## [y]");
    }

    #[test]
    fn other_text_is_left_alone() {
        for text in [
            "ebb::flow and a::b",
            ": : x",
            "x.md:1:2: error[a]: b",
            "## Heading [link]\n\n# [x]\n##\n[x]",
            "",
        ] {
            check(text, text);
        }
    }
}
