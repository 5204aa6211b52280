//! Reads `AsciiDoc`: the text that Asciidoctor would show. `rules/markups.toml` says which text of
//! each style and macro is shown.

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

/// The maximum nesting depth of blocks between two lines of marks, such as `====`.
const MAX_DEPTH: usize = 40;

/// The names of styles, macros and attributes in `rules/markups.toml`, grouped by their meaning.
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

/// Reads the text `source`, which is in `AsciiDoc`. `reads_alternatives` says whether the
/// alternative texts of pictures are read.
pub fn read(source: &str, reads_alternatives: bool) -> Reading {
    let lines = lines(source);
    let attributes = Attributes::of(source, &lines);
    let end = lines.len();
    let mut reader = AsciiDocReader {
        composer: Composer::new(source, reads_alternatives),
        source,
        lines,
        attributes,
        style: Style::default(),
        lists: Vec::new(),
        depth: 0,
    };
    reader.exclude_header();
    reader.read_body(0..end);
    reader.composer.finish()
}

/// The state of the reader.
struct AsciiDocReader<'s> {
    composer: Composer<'s>,
    source: &'s str,
    lines: Vec<SourceLine>,
    attributes: Attributes,
    /// The attributes that the next block gets from the lines above it.
    style: Style,
    /// The lists that have begun and not ended, the innermost last.
    lists: Vec<OpenList>,
    depth: usize,
}

/// A list that has begun and not ended.
struct OpenList {
    /// The mark of the items of the list: `*`, `..`, `1`, `::`.
    mark: String,
    /// The byte at which the list begins.
    start: usize,
    /// The byte at which the last item of the list begins.
    item: usize,
}

/// Attributes that a block gets from the lines above it, such as `[quote]`.
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
    /// The style of each column of a table, such as `a`; `None` for a column without a style.
    columns: Vec<Option<char>>,
}

#[cfg(test)]
mod tests;
