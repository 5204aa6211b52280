//! The works that a draft lists at its end, under a heading such as “Works cited”.

use std::ops::Range;

use crate::analysis::tuning::MAX_TOKENS_OF_PARENTHESIS;
use crate::english::class::Class;
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;
use crate::text::words::WordId;

/// The entries of the list of works.
pub struct Works<'d> {
    draft: &'d Draft,
    /// The first words of each entry, in ascending order.
    entries: Vec<Vec<WordId>>,
}

impl<'d> Works<'d> {
    /// Returns the works that `draft` lists. A draft without such a list has none.
    pub fn of(draft: &'d Draft) -> Self {
        let is_title = |block: &Block| {
            let tokens = block.tokens.clone();
            let is_whole = |n_tokens| n_tokens == tokens.len();
            let entry = draft.entry_at(tokens.start..tokens.end, Class::SourceHeadings);
            entry.is_some_and(is_whole)
        };
        let title = draft.blocks.iter().rposition(is_title);
        let listed = title.map_or(&[][..], |title| &draft.blocks[title + 1..]);
        let is_entry =
            |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
        let entries = listed.iter().take_while(is_entry);
        let mut entries: Vec<Vec<WordId>> = entries
            .map(|block| words(draft, block.tokens.clone()).collect())
            .collect();
        entries.sort_unstable();
        Self { draft, entries }
    }

    /// Says whether the tokens `inner` of a parenthesis cite one of the works by the first words of
    /// its entry: “(Bradsher 12)” cites “Bradsher, Keith. The ports of China”.
    pub fn cites(&self, inner: Range<usize>) -> bool {
        if self.entries.is_empty() {
            return false;
        }
        let cited: Vec<WordId> = words(self.draft, inner).collect();
        // The entries that begin with these words follow all entries that precede these words.
        let first = self
            .entries
            .partition_point(|entry| entry.as_slice() < cited.as_slice());
        let found = self.entries.get(first);
        !cited.is_empty() && found.is_some_and(|entry| entry.starts_with(&cited))
    }
}

/// Returns the first words among `tokens`, without numbers and marks. There are no more of them than
/// a parenthesis that names a source may have.
fn words(draft: &Draft, tokens: Range<usize>) -> impl Iterator<Item = WordId> {
    let words = draft.tokens[tokens].iter();
    let words = words.filter(|token| token.kind == TokenKind::Word);
    words
        .map(|token| token.word)
        .take(MAX_TOKENS_OF_PARENTHESIS)
}
