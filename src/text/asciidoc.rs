//! `AsciiDoc` into blocks, as Asciidoctor shows it. `rules/markups.toml` says what is shown of which
//! style and macro.

mod attribute;
mod body;
mod delimited;
mod inline;
mod list;
mod macros;
mod table;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::embedded;
use crate::text::asciidoc::attribute::Attributes;
use crate::text::composer::Composer;
use crate::text::reading::Reading;
use crate::text::source_line::{SourceLine, lines};

/// So many blocks with a line above and below may stand in each other.
const DEEPEST: usize = 40;

/// Which names mean what.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct AsciiDocWords {
    code_styles: Vec<String>,
    quote_styles: Vec<String>,
    verse_styles: Vec<String>,
    admonitions: Vec<String>,
    text_macros: Vec<String>,
    link_macros: Vec<String>,
    picture_macros: Vec<String>,
    note_macros: Vec<String>,
    hidden_macros: Vec<String>,
    object_macros: Vec<String>,
    schemes: Vec<String>,
    attributes: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
struct Words {
    asciidoc: AsciiDocWords,
}

static WORDS: LazyLock<AsciiDocWords> = LazyLock::new(|| {
    let words: Words =
        toml::from_str(embedded::text("markups.toml")).expect("a test reads rules/markups.toml");
    words.asciidoc
});

/// Reads a text in `AsciiDoc`.
pub fn read(source: &str, has_alternatives: bool) -> Reading {
    let lines = lines(source);
    let attributes = Attributes::of(source, &lines);
    let end = lines.len();
    let mut reader = AsciiDocReader {
        composer: Composer::new(source, has_alternatives),
        source,
        lines,
        attributes,
        style: Style::default(),
        lists: Vec::new(),
        depth: 0,
    };
    reader.header();
    reader.body(0..end);
    reader.composer.finish()
}

/// What was read so far.
struct AsciiDocReader<'s> {
    composer: Composer<'s>,
    source: &'s str,
    lines: Vec<SourceLine>,
    attributes: Attributes,
    /// What the lines above the next block say of it.
    style: Style,
    /// The marks of the lists that are open, and where their items began.
    lists: Vec<OpenList>,
    depth: usize,
}

/// A list that is open.
struct OpenList {
    /// What marks its items: `*`, `..`, `1`, `::`.
    mark: String,
    /// Where it began, and where its last item did.
    start: usize,
    item: usize,
}

/// What lines above a block say of it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said apart from the others"
)]
#[derive(Clone, Debug, Default)]
struct Style {
    is_code: bool,
    is_quote: bool,
    is_verse: bool,
    is_discrete: bool,
    has_head: bool,
    /// The style of each column of a table.
    columns: Vec<Option<char>>,
}

#[cfg(test)]
mod tests;
