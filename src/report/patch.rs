//! Writes the changes to a draft as a unified diff.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{Ansi256Color, Reset, Style};
use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::udiff::UnifiedHunkHeader;
use similar::{ChangeTag, DiffOp, group_diff_ops};

use crate::engine::report::LintedDocument;
use crate::report::glyph;
use crate::report::terminal::painter::{GREEN, RED, TEAL};
use crate::text::encoding::Encoding;

/// The number of unchanged lines before and after the changes of a hunk.
const LINES_OF_CONTEXT: usize = 3;

/// The reader of a patch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// A program that applies the patch byte for byte.
    Program,
    /// A person at a terminal, for whom the text is made safe to print.
    Person {
        /// True if colours are used.
        color: bool,
    },
}

/// Writes the hunks that turn the text `before` of a draft into the text of `after`.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write(
    out: &mut dyn Write,
    before: &str,
    after: &LintedDocument,
    reader: Reader,
) -> io::Result<()> {
    // A program that applies patches treats the byte order mark as part of the first line.
    let is_marked = reader == Reader::Program && after.encoding == (Encoding::Utf8 { mark: true });
    let mark = if is_marked { "\u{feff}" } else { "" };
    let (old, new) = (format!("{mark}{before}"), format!("{mark}{}", after.source));
    let lines = |text| str::split_inclusive(text, '\n').collect();
    let (old, new): (Vec<&str>, Vec<&str>) = (lines(&old), lines(&new));
    let name = quoted(&after.path);
    let (plain, bold) = (Style::new(), Style::new().bold());
    line(out, reader, bold, &format!("--- {name}\n"))?;
    line(out, reader, bold, &format!("+++ {name}\n"))?;
    for hunk in group_diff_ops(operations(&old, &new), LINES_OF_CONTEXT) {
        let header = format!("{}\n", UnifiedHunkHeader::new(&hunk));
        line(out, reader, colored(TEAL), &header)?;
        for change in hunk
            .iter()
            .flat_map(|operation| operation.iter_changes(&old[..], &new[..]))
        {
            let style = match change.tag() {
                ChangeTag::Delete => colored(RED),
                ChangeTag::Insert => colored(GREEN),
                ChangeTag::Equal => plain,
            };
            line(
                out,
                reader,
                style,
                &format!("{}{}", change.tag(), change.value()),
            )?;
        }
    }
    Ok(())
}

/// Returns the operations that turn the lines `old` into the lines `new`. Calls a single algorithm
/// of the crate `similar`. The type `TextDiff` of that crate would add all its algorithms to the
/// command, which would grow by a megabyte.
pub fn operations(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let mut hook = Compact::new(Replace::new(Capture::new()), old, new);
    let Ok(()) = myers::diff(&mut hook, old, 0..old.len(), new, 0..new.len());
    hook.into_inner().into_inner().into_ops()
}

/// Writes a text that is not a diff, such as a fixed draft.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_text(out: &mut dyn Write, text: &str, reader: Reader) -> io::Result<()> {
    let mut lines = text.split_inclusive('\n');
    lines.try_for_each(|line| match reader {
        Reader::Program => out.write_all(line.as_bytes()),
        Reader::Person { .. } => writeln!(out, "{}", glyph::shown(unended(line))),
    })
}

/// Writes a line of a diff, with a remark if the line has no line ending.
fn line(out: &mut dyn Write, reader: Reader, style: Style, line: &str) -> io::Result<()> {
    match reader {
        Reader::Program => out.write_all(line.as_bytes())?,
        Reader::Person { color } => {
            let shown = glyph::shown(unended(line));
            if color && style != Style::new() {
                write!(out, "{style}{shown}{Reset}")?;
            } else {
                out.write_all(shown.as_bytes())?;
            }
            if line.ends_with('\n') {
                writeln!(out)?;
            }
        }
    }
    if line.ends_with('\n') {
        return Ok(());
    }
    writeln!(out, "\n\\ No newline at end of file")
}

/// Returns `line` without its line ending.
fn unended(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

fn colored(color: Ansi256Color) -> Style {
    Style::new().fg_color(Some(color.into()))
}

/// Returns `path` in the form that programs expect in a diff: without a leading `./`, and quoted
/// and escaped if the path contains special characters.
fn quoted(path: &str) -> String {
    let mut path = path;
    // Git rejects file names that begin with `./`.
    while let Some(path_within) = path.strip_prefix("./") {
        path = path_within.trim_start_matches('/');
    }
    let is_safe =
        |character: char| !character.is_control() && character != '"' && character != '\\';
    if path.chars().all(is_safe) {
        return path.to_owned();
    }
    let mut quoted = String::from("\"");
    for character in path.chars() {
        match character {
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if is_safe(character) => quoted.push(character),
            _ => {
                let mut bytes = [0; 4];
                for byte in character.encode_utf8(&mut bytes).bytes() {
                    write!(quoted, "\\{byte:03o}").expect("a string takes any text");
                }
            }
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::left_out::LeftOutWords;
    use crate::text::markup::Markup;

    fn check(path: &str, before: &str, after: &str, reader: Reader, expected: &str) {
        let after = LintedDocument {
            path: path.to_owned(),
            source: after.to_owned(),
            encoding: Encoding::Utf8 { mark: true },
            markup: Markup::Plain,
            package: None,
            n_words: 0,
            findings: Vec::new(),
            accepted: Vec::new(),
            left_out: LeftOutWords::default(),
            skipped: None,
        };
        let mut out = Vec::new();
        write(&mut out, before, &after, reader).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn a_program_gets_every_byte() {
        check(
            "a b.md",
            "one\r\ntwo two\u{1b}\r\nthree",
            "one\r\ntwo\u{1b}\r\nthree",
            Reader::Program,
            "--- a b.md\n+++ a b.md\n@@ -1,3 +1,3 @@\n \u{feff}one\r\n-two two\u{1b}\r\n\
             +two\u{1b}\r\n three\n\\ No newline at end of file\n",
        );
        check(
            "./a\tb\u{1b}\".md",
            "x x\n",
            "x\n",
            Reader::Program,
            "--- \"a\\tb\\033\\\".md\"\n+++ \"a\\tb\\033\\\".md\"\n@@ -1 +1 @@\n\
             -\u{feff}x x\n+\u{feff}x\n",
        );
    }

    #[test]
    fn a_person_gets_nothing_that_drives_the_terminal() {
        check(
            "\u{202e}.md",
            "one\r\ntwo two\u{1b}\r\n",
            "one\r\ntwo\u{1b}\r\n",
            Reader::Person { color: false },
            "--- <U+202E>.md\n+++ <U+202E>.md\n@@ -1,2 +1,2 @@\n one\n-two two␛\n+two␛\n",
        );
        check(
            "a.md",
            "x x",
            "x",
            Reader::Person { color: true },
            "\u{1b}[1m--- a.md\u{1b}[0m\n\u{1b}[1m+++ a.md\u{1b}[0m\n\
             \u{1b}[38;5;30m@@ -1 +1 @@\u{1b}[0m\n\
             \u{1b}[38;5;160m-x x\u{1b}[0m\n\\ No newline at end of file\n\
             \u{1b}[38;5;28m+x\u{1b}[0m\n\\ No newline at end of file\n",
        );
    }
}
