//! Blocks: the stretches of prose that a sentence never crosses.

use std::ops::Range;

use crate::text::language::Language;
use crate::text::span::Span;

/// What a block is in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A heading and its depth, 1 to 6.
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
    /// What stands for a picture where nobody sees the picture.
    Alternative,
    /// The text of a footnote.
    Note,
    /// What names a box or a tab: the title of a callout.
    Label,
}

/// What marks an item of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marker {
    /// It is no item of a list.
    #[default]
    None,
    /// A dash, a dot.
    Bullet,
    /// A number.
    Number,
    /// The term that it defines.
    Term,
}

impl BlockKind {
    /// Whether it heads what follows: a heading, or the title of a box.
    pub fn is_heading(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Label)
    }
}

/// A block of prose.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its prose.
    pub span: Span,
    /// Which list, table or block quotation it belongs to, counted from 1; 0 for none.
    pub group: u32,
    /// What marks it in its list.
    pub marker: Marker,
    /// Whether all its words are set in bold.
    pub is_bold: bool,
    /// Whether all its words are set in italics.
    pub is_italic: bool,
    /// Whether it stands in the front matter: a title or a summary of the rest.
    pub front: bool,
    /// The language that its markup declares: `<div lang="de">`.
    pub declared: Option<Language>,
    /// Its language. Only English blocks have sentences and tokens.
    pub language: Language,
    /// Its sentences, as indices into [`crate::text::draft::Draft::sentences`].
    pub sentences: Range<usize>,
    /// Its tokens, as indices into [`crate::text::draft::Draft::tokens`].
    pub tokens: Range<usize>,
}

impl Block {
    /// A block whose sentences and tokens are not known yet.
    pub fn new(kind: BlockKind, span: Span, group: u32) -> Self {
        Self {
            kind,
            span,
            group,
            marker: Marker::None,
            is_bold: false,
            is_italic: false,
            front: false,
            declared: None,
            language: Language::ENGLISH,
            sentences: 0..0,
            tokens: 0..0,
        }
    }

    /// Whether it is display copy, which repeats what the text beside it tells: a title, a
    /// description in the front matter, an alternative text. Nobody is asked for a source there.
    pub fn is_display_copy(&self) -> bool {
        self.front || self.kind == BlockKind::Alternative
    }

    /// Whether it is running text: a paragraph, not a heading, an item, a cell or a quotation.
    pub fn is_running(&self) -> bool {
        self.kind == BlockKind::Paragraph
    }
}
