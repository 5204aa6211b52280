//! The works that a draft lists at its end, under a heading such as “Works cited”.

use std::ops::Range;

use crate::english::class::Class;
use crate::text::block::{Block, BlockKind};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;

/// The entries of the list of works.
pub struct Works<'d> {
    draft: &'d Draft,
    /// The tokens of each entry, without marks before its first word.
    entries: Vec<Range<usize>>,
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
        let entries = listed.iter().take_while(is_entry).map(|block| {
            let n_marks = draft.tokens[block.tokens.clone()]
                .iter()
                .take_while(|token| !token.is_word())
                .count();
            block.tokens.start + n_marks..block.tokens.end
        });
        Self {
            entries: entries.collect(),
            draft,
        }
    }

    /// Says whether the tokens `inner` of a parenthesis cite one of the works by the first words of
    /// its entry: “(Bradsher 12)” cites “Bradsher, Keith. The ports of China”.
    pub fn cites(&self, inner: Range<usize>) -> bool {
        let draft = self.draft;
        let cited = draft.tokens[inner].iter();
        let cited = cited.filter(|token| token.kind == TokenKind::Word);
        let cited: Vec<&str> = cited.map(|token| draft.word(token)).collect();
        let begins = |entry: &Range<usize>| {
            let words = draft.tokens[entry.clone()].iter();
            let mut words = words.filter(|token| token.kind == TokenKind::Word);
            cited
                .iter()
                .all(|word| words.next().is_some_and(|it| draft.word(it) == *word))
        };
        !cited.is_empty() && self.entries.iter().any(begins)
    }
}
