//! The works that a draft lists at its end, under a heading such as “Works cited”.

use std::ops::Range;

use crate::analysis::role;
use crate::analysis::tuning::MAX_TOKENS_OF_PARENTHESIS;
use crate::english::class::{Class, ClassSet};
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::token::{Token, TokenKind};
use crate::text::words::WordId;

/// The classes of words with a capital that alone are no citation: “(In 1990)”, “(March)”.
const UNCITED: ClassSet = ClassSet::of(&[Class::FunctionWords, Class::Months]);

/// The entries of the list of works.
pub struct Works<'d> {
    draft: &'d Draft,
    /// The first words of each entry, in ascending order.
    entries: Vec<Vec<WordId>>,
}

impl<'d> Works<'d> {
    /// Returns the works that `draft` lists. A draft without such a list has none.
    pub fn of(draft: &'d Draft) -> Self {
        let mut entries: Vec<Vec<WordId>> = Vec::new();
        // The level of the heading above the list, while the blocks belong to this list.
        let mut list: Option<u8> = None;
        for block in &draft.blocks {
            let level = match block.kind {
                BlockKind::Heading(level) => level,
                _ => u8::MAX,
            };
            let is_entry = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem);
            if role::is_whole(draft, block, Class::SourceHeadings) {
                list = Some(level);
            } else if !is_entry && list.is_some_and(|above| level <= above) {
                list = None;
            } else if is_entry && list.is_some() {
                entries.push(words(draft, block.tokens.clone()).collect());
            }
        }
        entries.sort_unstable();
        Self { draft, entries }
    }

    /// Says whether the tokens `inner` of a parenthesis cite one of the works by the first words of
    /// its entry: “(Bradsher 12)” cites “Bradsher, Keith. The ports of China”. A citation has a name
    /// or a title, so “(in 1990)” and “(a)” cite nothing.
    pub fn cites(&self, inner: Range<usize>) -> bool {
        let names = |token: &Token| {
            token.capital && token.kind == TokenKind::Word && !self.draft.is(token, UNCITED)
        };
        if self.entries.is_empty() || !self.draft.tokens[inner.clone()].iter().any(names) {
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
