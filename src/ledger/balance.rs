//! Which part of a draft stands on whose word. Knows no draft.

use crate::ledger::entry::SourceEntry;
use crate::ledger::standing::{LedgerSentence, SourceStanding};
use crate::text::span::Place;

/// Which part of a draft stands on whose word.
#[derive(Clone, Debug, Default)]
pub struct Balance {
    /// Of its sentences.
    pub sentences: Tally,
    /// Of its claims.
    pub claims: Tally,
    /// Of its words.
    pub words: Tally,
    /// The longest stretch of sentences without a named source.
    pub longest_unnamed: Option<UnnamedStretch>,
    /// The source with most of the credited words, by its number, and its share of them in percent.
    pub most_used: Option<(usize, u32)>,
}

/// How many of something stand on whose word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// On that of a source that a reader can tell.
    pub named: usize,
    /// On that of a source that is not to be known.
    pub anonymous: usize,
    /// On nobody's, or on the draft's own.
    pub none: usize,
}

/// A stretch of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnnamedStretch {
    /// Where it begins.
    pub first: Place,
    /// How many sentences it has.
    pub n_sentences: usize,
    /// How many words they have.
    pub n_words: usize,
}

impl Tally {
    fn add(&mut self, standing: SourceStanding, count: usize) {
        match standing {
            SourceStanding::Named => self.named += count,
            SourceStanding::Anonymous => self.anonymous += count,
            SourceStanding::Nobody | SourceStanding::Own => self.none += count,
        }
    }

    /// All of them.
    pub fn all(&self) -> usize {
        self.named + self.anonymous + self.none
    }

    /// `part` of them in percent; 0 of nothing.
    pub fn percent(&self, part: usize) -> u32 {
        percent(part, self.all())
    }
}

/// `part` of `all` in percent, rounded; 0 of nothing.
pub fn percent(part: usize, all: usize) -> u32 {
    let all = all.max(1);
    u32::try_from((part * 200 + all) / (all * 2)).unwrap_or(u32::MAX)
}

impl Balance {
    /// The balance of a draft with these `sentences`, `claims` and `sources`.
    pub fn of(
        sentences: &[LedgerSentence],
        claims: &[SourceStanding],
        sources: &[SourceEntry],
    ) -> Self {
        let mut balance = Self::default();
        for it in sentences.iter().filter(|it| it.is_counted) {
            balance.sentences.add(it.standing, 1);
            balance.words.add(it.standing, it.n_words);
        }
        for it in claims {
            balance.claims.add(*it, 1);
        }
        balance.longest_unnamed = longest(sentences);
        let all: usize = sources.iter().map(|it| it.n_words).sum();
        let numbered = sources.iter().enumerate().rev();
        let most = numbered.max_by_key(|(_, source)| source.n_words);
        let most = most.filter(|(_, source)| 0 < source.n_words);
        balance.most_used = most.map(|(idx, source)| (idx, percent(source.n_words, all)));
        balance
    }
}

fn longest(sentences: &[LedgerSentence]) -> Option<UnnamedStretch> {
    let mut longest: Option<UnnamedStretch> = None;
    let mut current: Option<UnnamedStretch> = None;
    for it in sentences.iter().filter(|it| it.is_counted) {
        if it.standing == SourceStanding::Named {
            current = None;
            continue;
        }
        let before = current.unwrap_or(UnnamedStretch {
            first: it.place,
            n_sentences: 0,
            n_words: 0,
        });
        let stretch = UnnamedStretch {
            n_sentences: before.n_sentences + 1,
            n_words: before.n_words + it.n_words,
            ..before
        };
        current = Some(stretch);
        if longest.is_none_or(|it| it.n_words < stretch.n_words) {
            longest = current;
        }
    }
    longest
}
