//! Reads LaTeX: the text that would be typeset. `rules/markups.toml` says which text of each
//! command and environment is shown.

mod argument;
mod command;
mod definition;
mod environment;
mod expansion;
mod own;
mod quantity;
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

/// The maximum nesting depth of environments and arguments.
const MAX_DEPTH: usize = 200;

/// The names of commands and environments in `rules/markups.toml`, grouped by their meaning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LatexWords {
    headings: BTreeMap<String, u8>,
    commands: CommandWords,
    environments: EnvironmentWords,
    definitions: DefinitionWords,
    symbols: BTreeMap<String, String>,
    accents: BTreeMap<String, String>,
    units: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct CommandWords {
    shown: Vec<String>,
    italic: Vec<String>,
    bold: Vec<String>,
    code: Vec<String>,
    code_styles: Vec<String>,
    quantities: Vec<String>,
    single_quantities: Vec<String>,
    citations: Vec<String>,
    notes: Vec<String>,
    captions: Vec<String>,
    references: Vec<String>,
    pictures: Vec<String>,
    hidden: Vec<String>,
    lengths: Vec<String>,
    length_units: Vec<String>,
    length_stretches: Vec<String>,
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
    theorems: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct DefinitionWords {
    commands: Vec<String>,
    document_commands: Vec<String>,
    primitives: Vec<String>,
    copies: Vec<String>,
    environments: Vec<String>,
    theorems: Vec<String>,
    code_environments: Vec<String>,
    code_marks: Vec<String>,
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
        environments: FxHashMap::default(),
        ends: FxHashMap::default(),
        is_defined: false,
        n_expanded: 0,
        depth: 0,
        n_document_ends: source.matches("\\end{document}").count(),
        has_at_names: false,
        code_marks: Vec::new(),
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
            .exclude(end..source.len(), LeftOutKind::Markup);
    }
    reader.composer.finish()
}

/// The state of the reader.
struct LatexReader<'s> {
    composer: Composer<'s>,
    source: &'s str,
    closings: Closings,
    /// The byte of the source that is read next.
    at: usize,
    /// The first byte of the text that has been read, but not yet added to the prose.
    plain: usize,
    /// The byte at which the open block begins; `None` if no block is open.
    block: Option<usize>,
    /// The groups, arguments and environments that have begun and not ended, the innermost last.
    open: Vec<Open>,
    /// The names of the tables that have begun and not ended, the innermost last.
    tables: Vec<String>,
    /// For each open list, the byte at which its current item begins; `None` if no item is open.
    items: Vec<Option<usize>>,
    /// The byte of `\end{document}`, after which nothing is read; `None` until that command is
    /// read.
    ends_at: Option<usize>,
    /// The commands that the draft defines.
    macros: FxHashMap<String, OwnCommand>,
    /// The environments that the draft defines.
    environments: FxHashMap<String, OwnEnvironment>,
    /// For each environment, the commands of the draft that end the environment. The key is the
    /// name of the environment.
    ends: FxHashMap<String, Vec<String>>,
    /// Whether all definitions of the draft have been recorded. They are recorded before the text
    /// is read.
    is_defined: bool,
    /// The number of bytes that commands defined in the draft have shown so far.
    n_expanded: usize,
    /// The nesting depth of the arguments that are being read, counting only arguments of commands
    /// that the draft defines.
    depth: usize,
    /// How often the source has `\end{document}`.
    n_document_ends: usize,
    /// Whether names of commands may contain the character `@`.
    has_at_names: bool,
    /// The characters with which the draft encloses code, such as `|` in `|x = 1|`.
    code_marks: Vec<u8>,
    /// Texts that are written within another text but shown elsewhere, such as notes and captions.
    /// Each has the kind of its block and its range.
    later: Vec<(BlockKind, std::ops::Range<usize>)>,
}

/// A command that the draft defines.
#[derive(Debug)]
struct OwnCommand {
    own: Macro,
    meaning: Meaning,
}

/// The definition of a command: its arguments, and the text that replaces the command.
#[derive(Clone, Debug)]
struct Macro {
    arguments: Vec<Argument>,
    body: String,
}

/// How an argument of a command is written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Argument {
    /// An argument in braces.
    Required,
    /// An argument in brackets. If it is missing, this text is used instead.
    Optional(String),
    /// A star after the name of the command, as in `\section*`. The star shows nothing.
    Star,
}

/// The effect of a command that the draft defines.
#[derive(Clone, Debug)]
enum Meaning {
    /// The command does the same as the command with this name.
    Command(String),
    /// The command begins the environment with this name.
    Begin(String),
    /// The command ends the environment with this name.
    End(String),
    /// The command shows these pieces, one after the other.
    Pieces(Vec<Piece>),
    /// The command shows something that is not words.
    Object,
    /// The command shows nothing.
    Nothing,
}

/// A piece of what a command shows.
#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    /// The argument with this index, counted from 0.
    Argument(usize),
    /// The argument with this index, as a heading, a note or a caption of its own.
    Apart(BlockKind, usize),
    /// A space, which is shown only if a word follows.
    SpaceBeforeWord,
}

/// An environment that the draft defines.
#[derive(Clone, Debug)]
struct OwnEnvironment {
    /// The name of the environment in `rules/markups.toml` whose rules apply to this environment;
    /// empty if there is none.
    like: String,
}

impl LatexWords {
    /// Returns whether `rules/markups.toml` lists the command `name`.
    fn has_command(&self, name: &str) -> bool {
        let words = &self.commands;
        let lists = [
            &words.shown,
            &words.code,
            &words.quantities,
            &words.citations,
            &words.notes,
            &words.captions,
            &words.references,
            &words.pictures,
            &words.hidden,
            &words.links,
        ];
        let is_listed = lists
            .iter()
            .any(|list| list.iter().any(|known| known == name));
        is_listed || self.headings.contains_key(name)
    }
}

impl CommandWords {
    /// Returns whether the command `name`, which shows its last argument, has at most one argument,
    /// as `\emph` does. Commands that set colours or boxes may have several.
    fn has_one_argument(&self, name: &str) -> bool {
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        let is_text = name.starts_with("text") && name != "textcolor";
        is_among(&self.italic) || is_among(&self.bold) || is_text
    }
}

impl EnvironmentWords {
    /// Returns whether `rules/markups.toml` lists the environment `name`.
    fn has(&self, name: &str) -> bool {
        let lists = [
            &self.code,
            &self.comments,
            &self.formulas,
            &self.quotations,
            &self.bullets,
            &self.numbers,
            &self.terms,
            &self.tables,
            &self.theorems,
        ];
        let name = name.trim_end_matches('*');
        lists
            .iter()
            .any(|list| list.iter().any(|known| known == name))
    }
}

/// Returns the length in bytes of the name of a command with which `rest` begins. The name is a run
/// of letters and `@`, or any other single character. The names of commands in packages may contain
/// `@`. Returns `None` if `rest` is empty.
fn command_name_len(rest: &str) -> Option<usize> {
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic() || *byte == b'@';
    let len = rest.bytes().take_while(is_letter).count();
    match len {
        0 => rest.chars().next().map(char::len_utf8),
        _ => Some(len),
    }
}

/// Returns `letter` with the accent `name`, or `letter` alone if no character has both.
fn accented(name: &str, letter: char) -> char {
    let table = WORDS.accents.get(name).map_or("", String::as_str);
    let pairs: Vec<char> = table.chars().collect();
    let found = pairs.chunks(2).find(|pair| pair.first() == Some(&letter));
    found
        .and_then(|pair| pair.get(1))
        .copied()
        .unwrap_or(letter)
}

/// A construct that ends at a closing brace or at the end of an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    /// A group that does not change its text.
    Group,
    Bold,
    Italic,
    Link,
    /// A heading of this level.
    Heading(u8),
}

#[cfg(test)]
mod tests;
