//! Quotations that continue after the line or the block in which they begin.

use crate::analysis::quote::mark::{Family, QuoteMark};
use crate::analysis::quote::pair::{Ending, Pairs};
use crate::analysis::tuning::MAX_BLOCKS_OF_QUOTATION;
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::span::{Span, offset};

/// A quotation without a closing mark in the block in which it begins.
#[derive(Clone, Copy)]
pub struct OpenQuotation {
    /// The index of the quotation among the quotations of the draft.
    pub quote: usize,
    /// The index of the block in which the quotation begins.
    block: usize,
    /// Whether the quotation extends to the end of the block in which it begins.
    is_last: bool,
    /// Whether all blocks since the block in which the quotation begins are list items.
    only_items: bool,
}

impl OpenQuotation {
    /// Returns the quotation with the index `quote`, which begins in the block with the index
    /// `block`. Returns `None` if `ending` is a closing mark, so that the quotation is not open.
    pub fn new(quote: usize, block: usize, ending: Ending) -> Option<Self> {
        (!matches!(ending, Ending::Mark(_))).then_some(Self {
            quote,
            block,
            is_last: matches!(ending, Ending::Block),
            only_items: true,
        })
    }
}

/// What a later block does to an open quotation.
pub enum Continuation {
    /// The block opens the quotation again or closes it.
    GoesOn,
    /// The block may belong to the quotation.
    Open(OpenQuotation),
    /// The block does not belong to the quotation, so the quotation is never closed.
    Ends,
}

/// Returns what block `idx` does to the quotation `open` of an earlier block. `pairs` are the
/// quotations of block `idx`.
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

/// Says whether a block closes the quotation of an earlier block, because the block has a closing
/// mark without an opening mark. While a quotation is open, a mark after a number at the end of a
/// block closes the quotation and does not mean inches.
fn closes(draft: &Draft, block: Span, pairs: &Pairs) -> bool {
    let text = draft.text(block).trim_end_matches(['.', ',', ' ']);
    pairs.closes_more || pairs.found.is_empty() && text.ends_with('"')
}

/// Says whether the mark `next` opens again a quotation that the mark `open` has opened. In verse,
/// each line of a quotation may begin with an opening mark.
///
/// The line end before `next` may be only in the source file, where a reader does not see it. Then
/// another quotation may begin there by chance. In this case, the two marks belong to one quotation
/// only if `open` begins its block, begins a line or follows a colon.
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

/// The kind of a line end.
enum LineEnd {
    /// A line break, or a slash that a reader sees.
    Written,
    /// The end of a line in the source file, which a reader does not see.
    Wrapped,
}

/// Returns the kind of the line end directly before `mark`; `None` if no line ends there.
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
