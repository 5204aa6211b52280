//! LaTeX into blocks, as it is typeset. `rules/markups.toml` says what is shown of which command and
//! environment.

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

/// So many environments and arguments may be open in each other.
const DEEPEST: usize = 200;

/// Which commands mean what.
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
        ends_at: None,
        macros: FxHashMap::default(),
        later: Vec::new(),
    };
    let start = reader.document();
    reader.at = start;
    reader.plain = start;
    reader.run(source.len());
    let end = reader.ends_at.unwrap_or(source.len());
    reader.end_block(end);
    reader.read_later();
    if end < source.len() {
        reader
            .composer
            .set_aside(end..source.len(), LeftOutKind::Markup);
    }
    reader.composer.finish()
}

/// What was read so far.
struct LatexReader<'s> {
    composer: Composer<'s>,
    source: &'s str,
    closings: Closings,
    /// What is looked at, and from where on the text was not added yet.
    at: usize,
    plain: usize,
    /// Where the block began that is open.
    block: Option<usize>,
    /// What is open: groups, arguments, environments.
    open: Vec<Open>,
    /// The tables that are open.
    tables: Vec<String>,
    /// Where the item begins that is open in each list that is.
    items: Vec<Option<usize>>,
    /// Where the document ends; what stands behind is no part of it.
    ends_at: Option<usize>,
    /// Commands that the draft defines, and what they show.
    macros: FxHashMap<String, Macro>,
    /// Texts that stand within others and are shown elsewhere: notes, captions.
    later: Vec<(BlockKind, std::ops::Range<usize>)>,
}

/// What a command shows that the draft defines.
#[derive(Clone, Debug)]
struct Macro {
    n_arguments: usize,
    /// The text; none if it is not plain.
    text: Option<String>,
    /// The last argument that it shows.
    shown: Option<usize>,
    /// Whether it sets what it shows as code.
    is_code: bool,
}

/// Something that a brace or an environment closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// A group that changes nothing.
    Group,
    Bold,
    Italic,
    Link,
    /// A heading.
    Heading(u8),
}

#[cfg(test)]
mod tests;
