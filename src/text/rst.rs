//! Reads reStructuredText: the text that docutils and Sphinx would show. `rules/markups.toml` says
//! which directives and roles contain prose.

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

/// The maximum nesting depth of bodies, such as the body of a directive or a list item. A deeper
/// body is read as one paragraph.
const MAX_DEPTH: usize = 40;

/// The names of directives and roles in `rules/markups.toml`, grouped by their meaning.
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

/// Reads the text `source`, which is in reStructuredText. `reads_alternatives` says whether the
/// alternative texts of pictures are read.
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
    /// For each level of titles, how a title is marked: the character of the line below the title,
    /// and whether a line of this character is also above the title.
    titles: Vec<(char, bool)>,
    depth: usize,
    /// Whether every line before an indented line is a term, as in a glossary.
    is_glossary: bool,
    is_in_cell: bool,
    /// Whether anything other than the title of the document was read.
    has_begun: bool,
}

#[cfg(test)]
mod tests;
