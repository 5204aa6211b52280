//! Quotations that continue after the line or the block in which they begin.

use crate::analysis::quote::mark::{Family, QuoteMark};
use crate::analysis::quote::pair::{Ending, Pairs};
use crate::analysis::tuning::MAX_BLOCKS_OF_QUOTATION;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::{Span, offset};

/// A quotation that its block does not close.
#[derive(Clone, Copy)]
pub struct Open {
    /// Its index among the quotations of the draft.
    pub quote: usize,
    /// The index of its block.
    block: usize,
    /// Whether it extends to the end of its block.
    is_last: bool,
    /// Whether all blocks after it so far are list items.
    only_items: bool,
}

impl Open {
    /// The quotation `quote` of block `block`; `None` if it is closed.
    pub fn new(quote: usize, block: usize, ending: Ending) -> Option<Self> {
        (!matches!(ending, Ending::Mark(_))).then_some(Self {
            quote,
            block,
            is_last: matches!(ending, Ending::Block),
            only_items: true,
        })
    }
}

/// The effect of a later block on an open quotation.
pub enum Fate {
    /// The block opens it anew or closes it.
    GoesOn,
    /// The block may be part of it.
    Open(Open),
    /// The block is no part of it, so the quotation is never closed.
    Ends,
}

/// The effect of block `idx`, with its quotations `pairs`, on the quotation `open`.
///
/// The closing mark is sought across lists and across paragraphs without quotations of their own. A
/// heading, or a paragraph in which the narrator quotes somebody else, ends the search.
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

/// Whether a block has more closing marks than opening ones. Where a quotation is open, a last mark
/// behind a number does not mean inches.
fn closes(draft: &Draft, block: Span, pairs: &Pairs) -> bool {
    let text = draft.text(block).trim_end_matches(['.', ',', ' ']);
    pairs.closes_more || pairs.found.is_empty() && text.ends_with('"')
}

/// Whether the mark `next` opens the quotation of `open` anew, as at each line of verse.
///
/// A wrapped line may begin with another quotation by chance. So at wrapped lines both marks must
/// begin a line, or a colon must introduce the first.
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

/// The kind of the end of a line.
enum LineEnd {
    /// A line break or a slash that a reader sees.
    Written,
    /// The end of a line of the source only.
    Wrapped,
}

/// The kind of the line end right before `mark`; `None` if no line ends there.
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
