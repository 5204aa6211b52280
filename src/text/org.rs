//! Reads Org: the text that the exporters of Org would show. `rules/markups.toml` says which blocks
//! and keywords contain prose.

mod body;
mod inline;
mod list;

use std::sync::LazyLock;

use serde::Deserialize;

use crate::embedded;
use crate::text::composer::Composer;
use crate::text::reading::Reading;
use crate::text::source_line::{SourceLine, lines};

/// The maximum nesting depth of blocks and items.
const MAX_DEPTH: usize = 40;

/// The names of blocks and keywords in `rules/markups.toml`, grouped by their meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct OrgWords {
    code_blocks: Vec<String>,
    comment_blocks: Vec<String>,
    quote_blocks: Vec<String>,
    verse_blocks: Vec<String>,
    title_keywords: Vec<String>,
    caption_keywords: Vec<String>,
    planning: Vec<String>,
    states: Vec<String>,
    hidden_tags: Vec<String>,
    hidden_states: Vec<String>,
    hidden_drawers: Vec<String>,
    schemes: Vec<String>,
    pictures: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Words {
    org: OrgWords,
}

static WORDS: LazyLock<OrgWords> = LazyLock::new(|| {
    let words: Words =
        toml::from_str(embedded::text("markups.toml")).expect("a test reads rules/markups.toml");
    words.org
});

/// Reads a text in Org.
pub fn read(source: &str) -> Reading {
    let lines = lines(source);
    let end = lines.len();
    let mut reader = OrgReader {
        composer: Composer::new(source, true),
        source,
        lines,
        depth: 0,
    };
    reader.body(0..end);
    reader.composer.finish()
}

/// The state of the reader.
struct OrgReader<'s> {
    composer: Composer<'s>,
    source: &'s str,
    lines: Vec<SourceLine>,
    depth: usize,
}

#[cfg(test)]
mod tests;
