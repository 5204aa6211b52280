//! Writes the baseline file.

use std::fmt::Write as _;

use crate::engine::baseline::Entry;
use crate::error::Error;
use crate::files::baseline::{Baseline, VERSION};
use crate::files::output;
use crate::report::glyph;

const HEAD: &str = "\
# Findings that `copydesk check` accepts, one on each line, wherever its sentence is in the draft.
# Delete a line to have it reported again; `copydesk check --write-baseline` updates this file.
";

impl Baseline {
    /// Replaces the content of the file by `entries`, which must be sorted. Returns `false` without
    /// writing if the file already has that content.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written. The error says why.
    pub fn write(&self, entries: &[Entry]) -> Result<bool, Error> {
        let mut text = page(entries);
        // A repository may use CRLF line endings.
        if self.text.as_ref().is_some_and(|text| text.contains("\r\n")) {
            text = text.replace('\n', "\r\n");
        }
        if self.text.as_ref() == Some(&text) {
            return Ok(false);
        }
        output::write(&self.file, |out| out.write_all(text.as_bytes())).map(|()| true)
    }
}

/// Returns the text of a baseline file with `entries`, which must be sorted.
pub(super) fn page(entries: &[Entry]) -> String {
    let mut page = format!("{HEAD}version = {VERSION}\n");
    for of_draft in entries.chunk_by(|a, b| a.path == b.path) {
        page.push_str("\n[[drafts]]\npath = ");
        push_quoted(&of_draft[0].path, &mut page);
        page.push_str("\naccepted = [\n");
        for entry in of_draft {
            push_line(entry, &mut page);
        }
        page.push_str("]\n");
    }
    page
}

fn push_line(entry: &Entry, page: &mut String) {
    let mut push = |name: &str, value: &str| {
        page.push_str(name);
        push_quoted(value, page);
    };
    push("    { rule = ", &entry.rule);
    push(", sentence = ", &entry.sentence);
    let mut before = ", with = [";
    for place_with in &entry.with {
        push(before, place_with);
        before = ", ";
    }
    if !entry.with.is_empty() {
        page.push(']');
    }
    if 0 < entry.n_copied {
        let (drafts, copied) = (entry.n_drafts, entry.n_copied);
        write!(page, ", drafts = {drafts}, copied = {copied}").expect("a string takes any text");
    }
    write!(page, ", since = {}, words = ", entry.accepted_on).expect("a string takes any text");
    push_quoted(&entry.words, page);
    page.push_str(" },\n");
}

/// Appends `text` to `page` in quotation marks. Characters that hide or reorder other characters
/// are escaped.
fn push_quoted(text: &str, page: &mut String) {
    page.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => page.extend(['\\', character]),
            _ if character.is_control() || glyph::is_hidden(character) => {
                write!(page, "\\U{:08X}", u32::from(character)).expect("a string takes any text");
            }
            _ => page.push(character),
        }
    }
    page.push('"');
}
