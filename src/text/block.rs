//! Blocks: paragraphs, headings and other units of the prose. A sentence never extends into another
//! block.

use std::ops::Range;

use crate::text::language::Language;
use crate::text::span::Span;

/// The kind of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading, with its depth from 1 to 6.
    Heading(u8),
    /// A paragraph of running text.
    Paragraph,
    /// A paragraph of a list item, or the text of a definition.
    ListItem,
    /// A paragraph of a block quotation.
    Quotation,
    /// A cell of a table.
    TableCell,
    /// The words under a picture or a table.
    Caption,
    /// The alternative text of a picture.
    Alternative,
    /// The text of a footnote.
    Note,
    /// The title of a box or a tab, such as the title of a callout.
    Label,
}

/// How an item of a list is marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marker {
    /// The block is not an item of a list.
    #[default]
    None,
    /// A bullet, such as a dash or a dot.
    Bullet,
    /// A number, such as `1.`
    Number,
    /// The term that the block defines.
    Term,
}

impl BlockKind {
    /// Returns whether a block of this kind is a heading, or the title of a box or tab.
    pub fn is_heading(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Label)
    }
}

/// A block of prose.
#[derive(Clone, Debug)]
pub struct Block {
    /// The kind of the block.
    pub kind: BlockKind,
    /// The span of the block in the prose.
    pub span: Span,
    /// The number of the list, table or block quotation that contains the block, counted from 1.
    /// The number is 0 if none contains the block.
    pub group: u32,
    /// How the block is marked in its list.
    pub marker: Marker,
    /// Whether all words of the block are set in bold.
    pub is_bold: bool,
    /// Whether all words of the block are set in italics.
    pub is_italic: bool,
    /// Whether the block is from the front matter, such as a title or a summary.
    pub is_front_matter: bool,
    /// The language that the markup declares for the block, as `<div lang="de">` does; `None` if
    /// the markup declares none.
    pub declared: Option<Language>,
    /// The language of the block. Only English blocks have sentences and tokens.
    pub language: Language,
    /// The sentences of the block, as indices into [`crate::text::draft::Draft::sentences`].
    pub sentences: Range<usize>,
    /// The tokens of the block, as indices into [`crate::text::draft::Draft::tokens`].
    pub tokens: Range<usize>,
}

impl Block {
    /// Creates a block whose sentences and tokens are not known yet.
    pub fn new(kind: BlockKind, span: Span, group: u32) -> Self {
        Self {
            kind,
            span,
            group,
            marker: Marker::None,
            is_bold: false,
            is_italic: false,
            is_front_matter: false,
            declared: None,
            language: Language::ENGLISH,
            sentences: 0..0,
            tokens: 0..0,
        }
    }

    /// Returns whether the block is display copy: a title or a description from the front matter,
    /// or the alternative text of a picture. Display copy repeats what the text near it says, so
    /// claims in display copy need no source.
    pub fn is_display_copy(&self) -> bool {
        self.is_front_matter || self.kind == BlockKind::Alternative
    }

    /// Returns whether the block is a paragraph of running text. Headings, list items, table cells
    /// and quotations are not.
    pub fn is_running(&self) -> bool {
        self.kind == BlockKind::Paragraph
    }
}
