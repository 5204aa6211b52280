//! The values of front matter that are prose: their text, and the place in the source of each of
//! their characters.
//!
//! Parsers of YAML and TOML return the text of a value and the range where the value is written.
//! The text and the range are then read in parallel, so that each character gets its place. If text
//! and range do not match up to the end, the value is not read, because its places would be wrong.

pub mod author;
pub mod date;
pub mod extent;
pub mod walk;
pub mod yaml;

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::text::block::BlockKind;
use crate::text::language::Language;
use crate::text::markdown::front::extent::FrontMatterExtent;
use crate::text::markdown::front::walk::{FrontMatterValue, StringStyle, ValuePiece, align};
use crate::text::reading::Reading;
use crate::text::span::{Place, offset};

/// Adds values of the front matter of `text` to `reading`, each as a block. Only values whose keys
/// are in `keys` are added. Also adds the date of publication.
pub fn push_prose_values(
    text: &str,
    front: &FrontMatterExtent,
    keys: &[String],
    reading: &mut Reading,
) {
    reading.date = date::date(&text[front.inner.clone()]);
    if keys.is_empty() {
        return;
    }
    let mut values = values(text, front);
    // Values with tags are skipped. They are HTML for a template, and the parser of Markdown does
    // not read them.
    values.retain(|value| keys.contains(&value.key) && !has_tag(&value.text));
    values.sort_by_key(|value| value.range.start);
    for value in values {
        let range = front.inner.start + value.range.start..front.inner.start + value.range.end;
        let written = text.get(range.clone()).unwrap_or_default();
        if let Some(pieces) = align(written, &value) {
            push_value(
                &pieces,
                (written, range.start),
                block_kind(&value.key),
                reading,
            );
        }
    }
}

/// The keys of front matter whose values are read by default. Site generators and their themes
/// print these values as prose. Titles play with words as headings do, so a title is read only if a
/// setting names its key.
const PROSE_KEYS: [&str; 7] = [
    "subtitle",
    "description",
    "summary",
    "excerpt",
    "abstract",
    "standfirst",
    "dek",
];

/// Returns the keys of front matter whose values are read by default.
pub fn prose_keys() -> Vec<String> {
    PROSE_KEYS.map(str::to_owned).to_vec()
}

/// Returns whether `text` contains a tag of HTML.
fn has_tag(text: &str) -> bool {
    let opens = |rest: &str| {
        rest.starts_with(|character: char| character.is_ascii_alphabetic() || character == '/')
    };
    text.split('<').skip(1).any(opens) && text.contains('>')
}

/// The keys of front matter that declare the language of the draft.
const LANGUAGE_KEYS: [&str; 2] = ["lang", "language"];

/// Returns the language that the front matter of `text` declares, or `None` if it declares none.
pub fn declared_language(text: &str, front: &FrontMatterExtent) -> Option<Language> {
    // Most front matter declares no language and need not be parsed.
    if !text[front.inner.clone()].contains("lang") {
        return None;
    }
    let values = values(text, front).into_iter();
    let mut declared = values.filter(|value| LANGUAGE_KEYS.contains(&value.key.as_str()));
    declared.find_map(|value| Language::of_tag(&value.text))
}

/// Returns the kind of the block for the value of `key`: a heading for a title, and a paragraph for
/// any other value.
fn block_kind(key: &str) -> BlockKind {
    let name = key.rsplit('.').next().unwrap_or(key).to_lowercase();
    if name.ends_with("title") || name == "headline" {
        BlockKind::Heading(1)
    } else {
        BlockKind::Paragraph
    }
}

/// Returns the values of the front matter of `text`.
fn values(text: &str, front: &FrontMatterExtent) -> Vec<FrontMatterValue> {
    let written = &text[front.inner.clone()];
    if front.is_toml {
        toml_values(written)
    } else {
        yaml::read(written)
    }
}

/// Returns the string values of a TOML document, or no values if the document is invalid.
fn toml_values(text: &str) -> Vec<FrontMatterValue> {
    let mut values = Vec::new();
    if let Ok(table) = DeTable::parse(text) {
        gather(table.get_ref(), "", text, &mut values);
    }
    values
}

fn gather(table: &DeTable<'_>, above: &str, text: &str, values: &mut Vec<FrontMatterValue>) {
    for (key, value) in table {
        let key = format!("{above}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(table) => gather(table, &format!("{key}."), text, values),
            DeValue::String(said) => {
                let written = text.get(value.span()).unwrap_or_default();
                let (n_bytes_before_text, style) = toml_style(written);
                values.push(FrontMatterValue {
                    key,
                    text: said.to_string(),
                    range: value.span(),
                    n_bytes_before_text,
                    style,
                });
            }
            _ => {}
        }
    }
}

/// Returns the number of bytes before the first character of a string in TOML, and its style.
fn toml_style(written: &str) -> (usize, StringStyle) {
    let style = if written.starts_with('\'') {
        StringStyle::Plain
    } else {
        StringStyle::Escaped
    };
    let is_long = ["\"\"\"", "'''"]
        .iter()
        .any(|mark| written.starts_with(mark));
    // A line break directly after the opening marks is not part of the text.
    let n_bytes_before_text = match written.get(3..) {
        Some(rest) if is_long => {
            let line = ["\n", "\r\n"].iter().find(|mark| rest.starts_with(**mark));
            3 + line.map_or(0, |line| line.len())
        }
        _ => 1,
    };
    (n_bytes_before_text, style)
}

/// Adds a value to `reading`, as one block of the kind `kind` for each paragraph. `pieces` are the
/// pieces of the value. The source has the value as `written`, from byte `start` on.
fn push_value(
    pieces: &[ValuePiece],
    (written, start): (&str, usize),
    kind: BlockKind,
    reading: &mut Reading,
) {
    let place =
        |range: &Range<usize>| Place::new(offset(start + range.start), offset(start + range.end));
    let mut end = start;
    for paragraph in pieces.split(|piece| *piece == ValuePiece::Break) {
        let block_start = reading.prose.end();
        for piece in paragraph {
            match piece {
                ValuePiece::Exact(range) => {
                    let from = offset(start + range.start);
                    reading.prose.push_exact(&written[range.clone()], from);
                    end = start + range.end;
                }
                ValuePiece::Decoded(character, range) => {
                    let text = character.to_string();
                    reading.prose.push_atomic(&text, place(range));
                    end = start + range.end;
                }
                ValuePiece::Space(range) => reading.prose.push_atomic(" ", place(range)),
                ValuePiece::Break => {}
            }
        }
        reading.close_block(kind, 0, block_start, offset(end));
    }
    for block in &mut reading.blocks {
        block.is_front_matter = true;
    }
}

#[cfg(test)]
mod tests;
