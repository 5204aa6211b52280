//! The ledger of a draft. It has each source of the draft once, and says how much of the draft
//! rests on each source.

pub mod alike;
pub mod balance;
pub mod candidate;
pub mod described;
pub mod entry;
pub mod headline;
pub mod mention;
pub mod merge;
pub mod name;
pub mod people;
pub mod reason;
pub mod signature;
pub mod standing;
pub mod statement;
pub mod survey;

use std::ops::Range;

use crate::analysis::Analysis;
use crate::ledger::balance::Balance;
use crate::ledger::entry::SourceEntry;
use crate::ledger::mention::Credit;
use crate::ledger::merge::Register;
use crate::ledger::standing::LedgerSentence;
use crate::text::block::BlockKind;

/// The sources of a draft and what is credited to them.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The sources, in the order in which the draft first credits them.
    pub sources: Vec<SourceEntry>,
    /// The statements that are credited to the sources, in reading order.
    pub credits: Vec<Credit>,
    /// The blocks of the draft, in reading order.
    pub blocks: Vec<LedgerBlock>,
    /// The sentences of the draft, in reading order.
    pub sentences: Vec<LedgerSentence>,
    /// The shares of the draft with and without named sources.
    pub balance: Balance,
}

/// A block of the draft.
#[derive(Clone, Debug)]
pub struct LedgerBlock {
    /// The kind of the block.
    pub kind: BlockKind,
    /// The sentences of the block, as indices into [`Ledger::sentences`].
    pub sentences: Range<usize>,
}

impl Ledger {
    /// Returns the ledger of the draft of `analysis`.
    pub fn of(analysis: &Analysis<'_>) -> Self {
        let mut register = Register::of(analysis);
        let credits = mention::credits(analysis, &mut register);
        let sentences = standing::of_sentences(analysis, &credits, &register);
        let claims = standing::of_claims(analysis, &credits, &register);
        let sources = entry::of(analysis, &register, &credits);
        let balance = Balance::of(&sentences, &claims, &sources);
        let blocks = analysis.draft.blocks.iter().map(|block| LedgerBlock {
            kind: block.kind,
            sentences: block.sentences.clone(),
        });
        Self {
            blocks: blocks.collect(),
            credits,
            sources,
            sentences,
            balance,
        }
    }

    /// Returns the index of the sentence that contains byte `at` of the file, or `None` if no
    /// sentence contains this byte.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        let n_before = self.sentences.partition_point(|it| it.place.end <= at);
        let sentence = self.sentences.get(n_before)?;
        (sentence.place.start <= at).then_some(n_before)
    }
}

#[cfg(test)]
mod tests;
