//! The sources of a draft, each once, and how much of the draft stands on whose word. Knows no
//! rules, no formats.

pub mod alike;
pub mod balance;
pub mod candidate;
pub mod entry;
pub mod mention;
pub mod merge;
pub mod name;
pub mod people;
pub mod reason;
pub mod standing;

use std::ops::Range;

use crate::analysis::Analysis;
use crate::ledger::balance::Balance;
use crate::ledger::entry::SourceEntry;
use crate::ledger::mention::Credit;
use crate::ledger::merge::Register;
use crate::ledger::standing::LedgerSentence;
use crate::text::block::BlockKind;

/// The sources of a draft and what stands on their word.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The sources, in the order in which the draft first credits them.
    pub sources: Vec<SourceEntry>,
    /// What the draft credits to them, in reading order.
    pub credits: Vec<Credit>,
    /// The blocks of the draft in reading order.
    pub blocks: Vec<LedgerBlock>,
    /// The sentences in reading order.
    pub sentences: Vec<LedgerSentence>,
    /// Which part of the draft stands on whose word.
    pub balance: Balance,
}

/// A block of the draft.
#[derive(Clone, Debug)]
pub struct LedgerBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its sentences, as indices into [`Ledger::sentences`].
    pub sentences: Range<usize>,
}

impl Ledger {
    /// The ledger of the draft of `analysis`.
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

    /// The sentence in which byte `at` of the file stands, if it stands in one.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        let n_before = self.sentences.partition_point(|it| it.place.end <= at);
        let sentence = self.sentences.get(n_before)?;
        (sentence.place.start <= at).then_some(n_before)
    }
}

#[cfg(test)]
mod tests;
