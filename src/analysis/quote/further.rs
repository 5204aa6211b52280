//! Quotations that go on behind the line or the block that they begin in.

use crate::analysis::quote::mark::{Family, QuoteMark};
use crate::analysis::quote::pair::{Ending, Pairs};
use crate::analysis::tuning::MAX_BLOCKS_OF_QUOTATION;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::{Span, offset};

/// A quotation that its block does not close.
#[derive(Clone, Copy)]
pub struct Open {
    /// Its number among the quotations of the draft.
    pub quote: usize,
    /// The number of its block.
    block: usize,
    /// Whether it runs to the end of its block.
    is_last: bool,
    /// Whether all blocks since are items of lists.
    only_items: bool,
}

impl Open {
    /// The quotation `quote` of block `block`, if it is unclosed.
    pub fn new(quote: usize, block: usize, ending: Ending) -> Option<Self> {
        (!matches!(ending, Ending::Mark(_))).then_some(Self {
            quote,
            block,
            is_last: matches!(ending, Ending::Block),
            only_items: true,
        })
    }
}

/// What a later block does to a quotation that is open.
pub enum Fate {
    /// The block opens it anew or closes it.
    GoesOn,
    /// The block may be part of it.
    Open(Open),
    /// The block is no part of it: it has no end.
    Ends,
}

/// What block `idx` with the marks `pairs` does to the quotation `open`.
///
/// The closing mark is looked for over lists, and over paragraphs without quotations of their own. A
/// narrator who quotes somebody else, or a heading, stands in no quotation.
pub fn fate(draft: &Draft, open: Open, idx: usize, pairs: &Pairs) -> Fate {
    let block = &draft.blocks[idx];
    let first = pairs.found.first();
    let opens_anew = first.is_some_and(|(mark, _)| mark.at <= block.span.start + 1);
    if open.is_last && open.only_items && opens_anew || closes(draft, block.span, pairs) {
        return Fate::GoesOn;
    }
    let mut others = pairs.found.iter().map(|(mark, _)| mark.family);
    let is_part = match block.kind {
        BlockKind::Heading(_) | BlockKind::Label | BlockKind::TableCell => false,
        BlockKind::Paragraph => others.all(|family| family == Family::Single),
        BlockKind::ListItem
        | BlockKind::Quotation
        | BlockKind::Caption
        | BlockKind::Alternative
        | BlockKind::Note => true,
    };
    if !is_part || MAX_BLOCKS_OF_QUOTATION <= idx - open.block {
        return Fate::Ends;
    }
    Fate::Open(Open {
        only_items: open.only_items && block.kind == BlockKind::ListItem,
        ..open
    })
}

/// Whether a block has a closing mark more than opening ones. The last mark after a number is no
/// inches where a quotation is open.
fn closes(draft: &Draft, block: Span, pairs: &Pairs) -> bool {
    let text = draft.text(block).trim_end_matches(['.', ',', ' ']);
    pairs.closes_more || pairs.found.is_empty() && text.ends_with('"')
}

/// Whether the mark `next` opens the quotation of `open` anew, as at each line of verse.
///
/// Lines that are only wrapped may begin with another quotation by chance, so there both marks must
/// begin a line, or a colon introduce the first.
pub fn opens_anew(draft: &Draft, block: Span, open: QuoteMark, next: QuoteMark) -> bool {
    match line_end(draft, block, next) {
        None => false,
        Some(LineEnd::Written) => true,
        Some(LineEnd::Wrapped) => {
            let before = draft.prose()[block.start as usize..open.at as usize].trim_end();
            let introduced = before.is_empty() || before.ends_with(':');
            introduced || line_end(draft, block, open).is_some()
        }
    }
}

/// What ends a line.
enum LineEnd {
    /// A break or a slash that a reader sees.
    Written,
    /// The end of a line of the source.
    Wrapped,
}

/// The end of a line that stands before `mark`.
fn line_end(draft: &Draft, block: Span, mark: QuoteMark) -> Option<LineEnd> {
    let before = &draft.prose()[block.start as usize..mark.at as usize];
    let kept = before.trim_end();
    let gap = Span::new(block.start + offset(kept.len()), mark.at);
    if gap.is_empty() || kept.is_empty() {
        return None;
    }
    if draft.text(gap).contains('\n') || kept.ends_with(" /") || kept.ends_with(" |") {
        return Some(LineEnd::Written);
    }
    let source = &draft.source()[draft.place(gap).range()];
    source.contains(['\n', '\r']).then_some(LineEnd::Wrapped)
}
