//! The reader of LaTeX, which reads what would be typeset. `rules/markups.toml` says which text of
//! each command and environment is shown.

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

/// How deeply environments and arguments may be nested.
const MAX_DEPTH: usize = 200;

/// The names of commands and environments, by their meaning.
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
    /// The byte that is read next, and the first byte of the text that was not added yet.
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
    ends_at: Option<usize>,
    /// The commands that the draft defines.
    macros: FxHashMap<String, OwnCommand>,
    /// The environments that the draft defines.
    environments: FxHashMap<String, OwnEnvironment>,
    /// The commands of the draft that end an environment, by its name.
    ends: FxHashMap<String, Vec<String>>,
    /// Whether all definitions of the draft have been recorded, before its text is read.
    is_defined: bool,
    /// The length of what the draft's commands have shown so far, in bytes.
    n_expanded: usize,
    /// How deeply the arguments of the draft's commands that are being read are nested.
    depth: usize,
    /// How often the source has `\end{document}`.
    n_document_ends: usize,
    /// Whether names of commands may have the character `@`.
    has_at_names: bool,
    /// The characters between which the draft writes code, such as `|`.
    code_marks: Vec<u8>,
    /// Texts that are written within another text but shown elsewhere, such as notes and captions.
    later: Vec<(BlockKind, std::ops::Range<usize>)>,
}

/// A command that the draft defines.
#[derive(Debug)]
struct OwnCommand {
    own: Macro,
    meaning: Meaning,
}

/// The definition of a command.
#[derive(Clone, Debug)]
struct Macro {
    arguments: Vec<Argument>,
    body: String,
}

/// How an argument of a command is written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Argument {
    /// In braces.
    Required,
    /// In brackets. The text is used if the argument is left out.
    Optional(String),
    /// A star behind the name of the command, which shows nothing.
    Star,
}

/// What a command of the draft does.
#[derive(Clone, Debug)]
enum Meaning {
    /// It does the same as another command.
    Command(String),
    /// It begins this environment.
    Begin(String),
    /// It ends this environment.
    End(String),
    /// It shows these pieces.
    Pieces(Vec<Piece>),
    /// It shows something that is not words.
    Object,
    /// It shows nothing.
    Nothing,
}

/// A piece of what a command shows.
#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    /// The argument of this index, from 0.
    Argument(usize),
    /// A heading, a note or a caption with the words of the argument of this index.
    Apart(BlockKind, usize),
    /// A space, if a word follows.
    SpaceBeforeWord,
}

/// An environment that the draft defines.
#[derive(Clone, Debug)]
struct OwnEnvironment {
    /// The name of the environment in `rules/markups.toml` that it is read as; empty if there is
    /// none.
    like: String,
}

impl LatexWords {
    /// Whether `rules/markups.toml` lists the command `name`.
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
    /// Whether the command `name`, which shows its last argument, has one argument at most. `\emph`
    /// has one; commands that set colours or boxes may have several.
    fn has_one_argument(&self, name: &str) -> bool {
        let is_among = |names: &[String]| names.iter().any(|known| known == name);
        let is_text = name.starts_with("text") && name != "textcolor";
        is_among(&self.italic) || is_among(&self.bold) || is_text
    }
}

impl EnvironmentWords {
    /// Whether `rules/markups.toml` lists the environment `name`.
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

/// The length in bytes of the name of a command with which `rest` begins. A name has letters and
/// `@`, which commands of packages have, or else it is one character. `None` at the end of the
/// text.
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
