//! Quotations that continue after the line or the block in which they begin.

use crate::analysis::quote::mark::{Family, QuoteMark};
use crate::analysis::quote::pair::{Ending, Pairs};
use crate::analysis::tuning::MAX_BLOCKS_OF_QUOTATION;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::{Span, offset};

/// A quotation that its block does not close.
#[derive(Clone, Copy)]
pub struct OpenQuotation {
    /// The index of the quotation among the quotations of the draft.
    pub quote: usize,
    /// The index of the block that it begins in.
    block: usize,
    /// Whether it extends to the end of this block.
    is_last: bool,
    /// Whether all later blocks so far are list items.
    only_items: bool,
}

impl OpenQuotation {
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
pub enum Continuation {
    /// The block opens the quotation again or closes it.
    GoesOn,
    /// The block may belong to the quotation.
    Open(OpenQuotation),
    /// The block does not belong to the quotation, so the quotation is never closed.
    Ends,
}

/// The effect of block `idx` on the quotation `open`. `pairs` are the quotations of the block.
///
/// The closing mark is sought across lists, and across paragraphs without quotations of their own.
/// The search ends at a heading, or at a paragraph in which the narrator quotes somebody else.
pub fn continuation(draft: &Draft, open: OpenQuotation, idx: usize, pairs: &Pairs) -> Continuation {
    let block = &draft.blocks[idx];
    let first = pairs.found.first();
    let opens_anew = first.is_some_and(|(mark, _)| mark.at <= block.span.start + 1);
    if open.is_last && open.only_items && opens_anew || closes(draft, block.span, pairs) {
        return Continuation::GoesOn;
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
        return Continuation::Ends;
    }
    Continuation::Open(OpenQuotation {
        only_items: open.only_items && block.kind == BlockKind::ListItem,
        ..open
    })
}

/// Whether a block has more closing marks than opening ones. While a quotation is open, a mark
/// after a number at the end of a block closes the quotation and does not mean inches.
fn closes(draft: &Draft, block: Span, pairs: &Pairs) -> bool {
    let text = draft.text(block).trim_end_matches(['.', ',', ' ']);
    pairs.closes_more || pairs.found.is_empty() && text.ends_with('"')
}

/// Whether the mark `next` opens the quotation of `open` again. In verse, each line may do so.
///
/// A wrapped line may begin with another quotation by chance. There, two marks belong to one
/// quotation only if both begin a line or a colon introduces the first mark.
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
    /// A line break, or a slash that a reader sees.
    Written,
    /// The end of a line in the source file, which a reader does not see.
    Wrapped,
}

/// The kind of line end directly before `mark`; `None` if there is no line end.
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
