//! What reading a markup yields: prose, blocks and what hangs on them.

use crate::text::block::{Block, BlockKind};
use crate::text::language::Language;
use crate::text::left_out::LeftOutKind;
use crate::text::part::Part;
use crate::text::prose::Prose;
use crate::text::publication_date::PublicationDate;
use crate::text::span::{Place, Span, offset};

/// What of a draft is read beside its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideText {
    /// The keys of front matter whose texts are read: `title`, `seo.title`.
    pub keys: Vec<String>,
    /// Whether alternative texts of pictures are read.
    pub has_alternatives: bool,
}

impl Default for BesideText {
    /// Alternative texts, and nothing of the front matter.
    fn default() -> Self {
        Self {
            keys: Vec::new(),
            has_alternatives: true,
        }
    }
}

/// A draft read, before sentences and tokens.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The prose of all blocks, a blank line between each two.
    pub prose: Prose,
    /// The blocks in reading order; none is empty.
    pub blocks: Vec<Block>,
    /// Links in reading order.
    pub links: Vec<Link>,
    /// Marks of footnotes and citations in reading order.
    pub notes: Vec<NoteMark>,
    /// HTML elements whose name says something about sources, in reading order.
    pub elements: Vec<Element>,
    /// Comments, which hold no prose, in reading order.
    pub comments: Vec<Comment>,
    /// What the blocks stand in, the outer before the inner.
    pub parts: Vec<Part>,
    /// Where code blocks stand, in reading order.
    pub code: Vec<Place>,
    /// Where pictures stand, in reading order.
    pub pictures: Vec<Place>,
    /// Where headings stand that are code and no words, in reading order.
    pub code_headings: Vec<Place>,
    /// Stretches that are no prose and no comment, and why: front matter, a signature.
    pub set_aside: Vec<(Place, LeftOutKind)>,
    /// The day of publication, if the front matter gives it.
    pub date: Option<PublicationDate>,
    /// Where markup swallowed the rest of the draft.
    pub unread: Vec<SwallowedText>,
    /// The language that the front matter declares.
    pub language: Option<Language>,
}

/// A link in the prose.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its text; for a bare address the one object character.
    pub span: Span,
    /// Where it leads.
    pub url: String,
}

/// A mark that points at a note or a citation: `[^1]`, `[@key]`, `<sup>1</sup>`.
#[derive(Clone, Debug)]
pub struct NoteMark {
    /// The byte of the prose before which it stands.
    pub at: u32,
}

/// An inline HTML element: `cite`, `q`, `sup`.
///
/// A `ref`, and a `sup` that holds the mark of a note, are no words of their sentence: they are
/// [`NoteMark`]s.
#[derive(Clone, Debug)]
pub struct Element {
    /// Its name in lower case.
    pub name: String,
    /// Its content.
    pub span: Span,
}

/// A comment: `<!-- … -->`, `{/* … */}`, `{% comment %} … {% endcomment %}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The comment with its marks.
    pub place: Place,
    /// What it says.
    pub inner: Place,
    /// The block that it stands in, by its index among all blocks that were read, also those that
    /// are not English, if words of that block were read before it.
    pub block: Option<usize>,
    /// What it speaks of, where something else than its place tells that.
    pub scope: Option<Place>,
}

/// Source text that markup took away to the end of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SwallowedText {
    /// What was left unread, from the opening mark on.
    pub place: Place,
    /// What opened it, as a reader would write it: `<script>`.
    pub opener: String,
}

impl Reading {
    /// Ends the block that began at byte `start` of the prose; one without a word is forgotten.
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

/// Whether `text` holds prose: a word of two letters or more.
pub fn has_word(text: &str) -> bool {
    let mut before = ' ';
    text.chars().any(|character| {
        let word = before.is_alphabetic() && character.is_alphabetic();
        before = character;
        word
    })
}
