//! Finds the blocks of a draft that may belong to a copied passage. They are running text that the
//! writer wrote.

use crate::analysis::passage::tuning::{MIN_LICENCE_BLOCKS, MIN_WORDS_OF_BLOCK};
use crate::english::class::Class;
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::span::offset;

/// Returns the blocks of `draft` that may belong to a copied passage. `content` has the hash of
/// each content word of `draft`, and `None` for each other word. If the draft is a licence, no
/// block is returned.
pub fn blocks<'d>(draft: &'d Draft, content: &[Option<u32>]) -> Vec<&'d Block> {
    let mut links = Links::of(draft);
    let (mut blocks, mut n_licences) = (Vec::new(), 0);
    for block in &draft.blocks {
        let is_text = match block.kind {
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation | BlockKind::Note => {
                true
            }
            BlockKind::Heading(_)
            | BlockKind::Label
            | BlockKind::TableCell
            | BlockKind::Caption
            | BlockKind::Alternative => false,
        };
        let tokens = &draft.tokens[block.tokens.clone()];
        let n_content = tokens
            .iter()
            .filter(|token| token.is_word() && content[token.word.index()].is_some())
            .count();
        // A summary in the front matter is repeated on each page that lists the draft.
        if !is_text || block.is_front_matter || n_content < MIN_WORDS_OF_BLOCK || links.lead(block)
        {
            continue;
        }
        if draft.has_entry(block, Class::LicencePhrases) {
            n_licences += 1;
        } else {
            blocks.push(block);
        }
    }
    if MIN_LICENCE_BLOCKS <= n_licences {
        blocks.clear();
    }
    blocks
}

/// The links of a draft. They must be looked up block by block, in reading order.
struct Links<'d> {
    draft: &'d Draft,
    at: usize,
}

impl<'d> Links<'d> {
    fn of(draft: &'d Draft) -> Self {
        Self { draft, at: 0 }
    }

    /// Says whether at least half of `block` consists of links.
    fn lead(&mut self, block: &Block) -> bool {
        let links = &self.draft.links;
        while self.at < links.len() && links[self.at].span.end <= block.span.start {
            self.at += 1;
        }
        let inner = links[self.at..]
            .iter()
            .take_while(|link| link.span.start < block.span.end);
        let linked: u32 = inner.map(|link| link.span.len()).sum();
        offset(block.span.range().len()) <= linked.saturating_mul(2)
    }
}
