//! The blocks of a draft that may belong to a copied passage. Such blocks are running text that the
//! writer wrote.

use crate::analysis::passage::tuning::{MIN_LICENCE_BLOCKS, MIN_WORDS_OF_BLOCK};
use crate::english::class::Class;
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::span::offset;

/// The blocks of `draft` that may belong to a copied passage. `content` has the hash of each
/// distinct word that is a content word.
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
        // A summary is repeated wherever the draft is listed.
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

/// The links of a draft. They are looked up block by block, in reading order.
struct Links<'d> {
    draft: &'d Draft,
    at: usize,
}

impl<'d> Links<'d> {
    fn of(draft: &'d Draft) -> Self {
        Self { draft, at: 0 }
    }

    /// Whether links make up at least half of `block`.
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
