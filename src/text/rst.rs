//! The reader of reStructuredText, which reads what docutils and Sphinx would show.
//! `rules/markups.toml` says which directives and roles contain prose.

mod body;
mod explicit;
mod inline;
mod list;
mod table;
mod target;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::embedded;
use crate::text::composer::Composer;
use crate::text::reading::Reading;
use crate::text::rst::target::LinkTargets;
use crate::text::source_line::{SourceLine, lines};

/// How deeply bodies may be nested. A deeper body is read as one paragraph.
const MAX_DEPTH: usize = 40;

/// The names of directives and roles, by their meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RstWords {
    code_directives: Vec<String>,
    unread_directives: Vec<String>,
    label_directives: Vec<String>,
    caption_directives: Vec<String>,
    body_directives: Vec<String>,
    version_directives: Vec<String>,
    text_roles: Vec<String>,
    glossaries: Vec<String>,
    described: Vec<String>,
    numbered_roles: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
struct Words {
    rst: RstWords,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(embedded::text("markups.toml")).expect("a test reads rules/markups.toml")
});

/// Reads a text in reStructuredText.
pub fn read(source: &str, reads_alternatives: bool) -> Reading {
    let lines = lines(source);
    let targets = LinkTargets::of(source, &lines);
    let end = lines.len();
    let mut reader = RstReader {
        composer: Composer::new(source, reads_alternatives),
        source,
        lines,
        targets,
        titles: Vec::new(),
        depth: 0,
        is_glossary: false,
        is_in_cell: false,
        has_begun: false,
    };
    reader.read_body(0..end);
    reader.composer.finish()
}

/// The state of the reader.
struct RstReader<'s> {
    composer: Composer<'s>,
    source: &'s str,
    lines: Vec<SourceLine>,
    targets: LinkTargets,
    /// How titles are marked, by their level: the character of the line below a title, and whether
    /// there is also a line above the title.
    titles: Vec<(char, bool)>,
    depth: usize,
    /// Whether every line before an indented line is a term.
    is_glossary: bool,
    is_in_cell: bool,
    /// Whether anything other than the title of the document was read.
    has_begun: bool,
}

#[cfg(test)]
mod tests;
