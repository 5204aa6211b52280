//! The reader of LaTeX, which reads what would be typeset. `rules/markups.toml` says which text of
//! each command and environment is shown.

mod argument;
mod command;
mod definition;
mod environment;
mod text;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::embedded;
use crate::text::block::BlockKind;
use crate::text::closing::Closings;
use crate::text::composer::Composer;
use crate::text::left_out::LeftOutKind;
use crate::text::reading::Reading;

/// The deepest nesting of environments and arguments.
const MAX_DEPTH: usize = 200;

/// The names of commands and environments, by their meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LatexWords {
    headings: BTreeMap<String, u8>,
    commands: CommandWords,
    environments: EnvironmentWords,
    symbols: BTreeMap<String, String>,
    accents: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CommandWords {
    shown: Vec<String>,
    italic: Vec<String>,
    bold: Vec<String>,
    code: Vec<String>,
    citations: Vec<String>,
    notes: Vec<String>,
    captions: Vec<String>,
    references: Vec<String>,
    pictures: Vec<String>,
    hidden: Vec<String>,
    links: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EnvironmentWords {
    code: Vec<String>,
    comments: Vec<String>,
    formulas: Vec<String>,
    quotations: Vec<String>,
    bullets: Vec<String>,
    numbers: Vec<String>,
    terms: Vec<String>,
    tables: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Words {
    latex: LatexWords,
}

static WORDS: LazyLock<LatexWords> = LazyLock::new(|| {
    let words: Words =
        toml::from_str(embedded::text("markups.toml")).expect("a test reads rules/markups.toml");
    words.latex
});

/// Reads a text in LaTeX.
pub fn read(source: &str) -> Reading {
    let mut reader = LatexReader {
        composer: Composer::new(source, false),
        source,
        closings: Closings::default(),
        at: 0,
        plain: 0,
        block: None,
        open: Vec::new(),
        tables: Vec::new(),
        items: Vec::new(),
        document_end: None,
        macros: FxHashMap::default(),
        displaced_texts: Vec::new(),
    };
    let start = reader.read_preamble();
    reader.at = start;
    reader.plain = start;
    reader.read_to(source.len());
    let end = reader.document_end.unwrap_or(source.len());
    reader.end_block(end);
    reader.read_displaced_texts();
    if end < source.len() {
        reader
            .composer
            .exclude(end..source.len(), LeftOutKind::Markup);
    }
    reader.composer.finish()
}

/// The state of the reader.
struct LatexReader<'s> {
    composer: Composer<'s>,
    source: &'s str,
    closings: Closings,
    /// The byte that is read next, and the byte from which on the text was not added yet.
    at: usize,
    plain: usize,
    /// The start of the open block.
    block: Option<usize>,
    /// The open groups, arguments and environments.
    open: Vec<Open>,
    /// The names of the open tables.
    tables: Vec<String>,
    /// For each open list, the start of its open item.
    items: Vec<Option<usize>>,
    /// The end of the document; the text after it is not read.
    document_end: Option<usize>,
    /// The commands that the draft defines.
    macros: FxHashMap<String, Macro>,
    /// Texts within others that are shown elsewhere, such as notes and captions.
    displaced_texts: Vec<(BlockKind, std::ops::Range<usize>)>,
}

/// A command that the draft defines.
#[derive(Clone, Debug)]
struct Macro {
    n_arguments: usize,
    /// The text that it shows; none if its definition is not plain text.
    text: Option<String>,
    /// The number of the last argument that it shows.
    shown: Option<usize>,
    /// Whether it shows code.
    is_code: bool,
}

/// Something that a brace or the end of an environment closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// A group without an effect.
    Group,
    Bold,
    Italic,
    Link,
    /// A heading.
    Heading(u8),
}

#[cfg(test)]
mod tests;
