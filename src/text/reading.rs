//! The result of reading a markup: prose, blocks, links, notes and comments.

use crate::text::block::{Block, BlockKind};
use crate::text::language::Language;
use crate::text::left_out::LeftOutKind;
use crate::text::part::Part;
use crate::text::prose::Prose;
use crate::text::publication_date::PublicationDate;
use crate::text::span::{Place, Span, offset};

/// What is read of a draft in addition to its text: values of the front matter, and alternative
/// texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideText {
    /// The keys of front matter whose values are read, such as `title` or `seo.title`.
    pub keys: Vec<String>,
    /// Whether alternative texts of pictures are read.
    pub has_alternatives: bool,
}

impl Default for BesideText {
    /// Reads alternative texts, and nothing of the front matter.
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            has_alternatives: true,
        }
    }
}

/// A draft that has been read but not yet split into sentences and tokens.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The prose of all blocks, separated by blank lines.
    pub prose: Prose,
    /// The blocks in reading order; none is empty.
    pub blocks: Vec<Block>,
    /// Links in reading order.
    pub links: Vec<Link>,
    /// Marks of footnotes and citations in reading order.
    pub notes: Vec<NoteMark>,
    /// HTML elements that say something about sources, in reading order.
    pub elements: Vec<Element>,
    /// Comments in reading order; they contain no prose.
    pub comments: Vec<Comment>,
    /// The parts that blocks are in; an outer part comes before the parts in it.
    pub parts: Vec<Part>,
    /// The places of code blocks, in reading order.
    pub code_blocks: Vec<Place>,
    /// The places of pictures, in reading order.
    pub pictures: Vec<Place>,
    /// The places of headings that consist of code, without words, in reading order.
    pub code_headings: Vec<Place>,
    /// Places that are neither prose nor comments, such as front matter or a signature, with the
    /// reason.
    pub excluded: Vec<(Place, LeftOutKind)>,
    /// The date of publication, if the front matter gives it.
    pub date: Option<PublicationDate>,
    /// The places where markup without an end swallowed the rest of the draft.
    pub swallowed: Vec<SwallowedText>,
    /// The language that the front matter declares.
    pub language: Option<Language>,
}

/// A link in the prose.
#[derive(Clone, Debug)]
pub struct Link {
    /// The words of the link. A bare address has one character instead,
    /// [`OBJECT`](crate::text::prose::OBJECT).
    pub span: Span,
    /// The address that it leads to.
    pub url: String,
}

/// A mark that points at a note or a citation: `[^1]`, `[@key]`, `<sup>1</sup>`.
#[derive(Clone, Debug)]
pub struct NoteMark {
    /// The byte of the prose before which the mark is.
    pub at: u32,
}

/// An inline HTML element: `cite`, `q`, `sup`.
///
/// A `ref`, and a `sup` that contains the mark of a note, are [`NoteMark`]s instead.
#[derive(Clone, Debug)]
pub struct Element {
    /// The name of the element in lower case.
    pub name: String,
    /// The content of the element.
    pub span: Span,
}

/// A comment: `<!-- … -->`, `{/* … */}`, `{% comment %} … {% endcomment %}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The place of the comment with its marks.
    pub place: Place,
    /// The place of its text.
    pub inner: Place,
    /// The index of the block that contains the comment, if words of that block precede the
    /// comment. It counts all blocks, including blocks that are not English.
    pub block: Option<usize>,
    /// The scope of the comment, if something other than its place determines it.
    pub scope: Option<Place>,
}

/// Source text that was not read because markup without an end takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwallowedText {
    /// The place of the unread text, from the opening mark on.
    pub place: Place,
    /// The opening mark, as a writer would write it, such as `<script>`.
    pub opener: String,
}

impl Reading {
    /// Ends the block that began at byte `start` of the prose; a block without a word is dropped.
    pub fn close_block(&mut self, kind: BlockKind, group: u32, start: u32, source_at: u32) {
        let text = &self.prose.text()[start as usize..];
        if text.is_empty() {
            return;
        }
        if text.contains(char::is_alphanumeric) {
            let lead = text.len() - text.trim_start().len();
            let end = start + offset(text.trim_end().len());
            let span = Span::new(start + offset(lead), end);
            self.blocks.push(Block::new(kind, span, group));
        }
        self.prose.push_break(source_at);
    }
}

/// Returns whether `text` has two adjacent letters, so that it may be prose.
pub fn has_word(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|character| {
        let word = before.is_alphabetic() && character.is_alphabetic();
        before = character;
        word
    })
}
