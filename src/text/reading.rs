//! The result of reading a markup: prose, blocks, links, notes and comments.

use crate::text::block::{Block, BlockKind};
use crate::text::language::Language;
use crate::text::left_out::LeftOutKind;
use crate::text::part::Part;
use crate::text::prose::Prose;
use crate::text::publication_date::PublicationDate;
use crate::text::span::{Place, Span, offset};

/// Says what is read in addition to the text of a draft: values of the front matter, and the
/// alternative texts of pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideText {
    /// The keys of front matter whose values are read, such as `title` or `seo.title`.
    pub keys: Vec<String>,
    /// Whether alternative texts of pictures are read.
    pub has_alternatives: bool,
}

impl Default for BesideText {
    /// Reads alternative texts, and no values of the front matter.
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
    /// The blocks in reading order. No block is empty.
    pub blocks: Vec<Block>,
    /// Links in reading order.
    pub links: Vec<Link>,
    /// Marks of footnotes and citations in reading order.
    pub notes: Vec<NoteMark>,
    /// HTML elements that say something about sources, such as `<cite>`, in reading order.
    pub elements: Vec<Element>,
    /// Comments in reading order. Their text is not part of the prose.
    pub comments: Vec<Comment>,
    /// The parts of the draft, such as lists and paragraphs. A part comes before the parts that are
    /// in it.
    pub parts: Vec<Part>,
    /// The places of code blocks, in reading order.
    pub code_blocks: Vec<Place>,
    /// The places of pictures, in reading order.
    pub pictures: Vec<Place>,
    /// The places of headings that consist of code only, in reading order.
    pub code_headings: Vec<Place>,
    /// Places that are not read, such as front matter or a signature, each with the reason.
    /// Comments and code blocks are not among them.
    pub excluded: Vec<(Place, LeftOutKind)>,
    /// The date of publication, if the front matter gives a date.
    pub date: Option<PublicationDate>,
    /// The text after markup that has no end, such as a `<script>` that is never closed. This text
    /// is not read.
    pub swallowed: Vec<SwallowedText>,
    /// The language that the front matter declares; `None` if it declares none.
    pub language: Option<Language>,
}

/// A link in the prose.
#[derive(Clone, Debug)]
pub struct Link {
    /// The words of the link in the prose. The words of a bare address are the address itself.
    pub span: Span,
    /// The address to which the link leads.
    pub url: String,
}

/// A mark that points at a note or a citation: `[^1]`, `[@key]`, `<sup>1</sup>`.
#[derive(Clone, Debug)]
pub struct NoteMark {
    /// The byte of the prose before which the mark was. The mark itself is not in the prose.
    pub at: u32,
}

/// An inline HTML element: `cite`, `q`, `sup`.
///
/// A `ref` is recorded as a [`NoteMark`] instead, and so is a `sup` that contains the mark of a
/// note.
#[derive(Clone, Debug)]
pub struct Element {
    /// The name of the element in lower case.
    pub name: String,
    /// The content of the element, as a span of the prose.
    pub span: Span,
}

/// A comment: `<!-- … -->`, `{/* … */}`, `{% comment %} … {% endcomment %}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The place of the comment, including marks such as `<!--`.
    pub place: Place,
    /// The place of the text between the marks of the comment.
    pub inner: Place,
    /// The index of the block that contains the comment, if words of that block come before the
    /// comment; otherwise `None`. The index counts blocks in all languages.
    pub block: Option<usize>,
    /// The scope of the comment; `None` if the scope follows from the place of the comment.
    pub scope: Option<Place>,
}

/// Text of the source that is not read because it follows markup without an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwallowedText {
    /// The place of the unread text, including the opening mark.
    pub place: Place,
    /// The opening mark as it is written, such as `<script>`.
    pub opener: String,
}

impl Reading {
    /// Ends the block that began at byte `start` of the prose. The block ends at byte `source_at`
    /// of the source. A block without a letter or digit is dropped.
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
