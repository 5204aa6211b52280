//! The balance of a draft: how much of it rests on named sources, on anonymous sources, and on no
//! source.

use crate::ledger::entry::SourceEntry;
use crate::ledger::standing::{LedgerSentence, SourceStanding};
use crate::text::span::Place;

/// How much of a draft rests on named sources, on anonymous sources, and on no source.
#[derive(Clone, Debug, Default)]
pub struct Balance {
    /// The number of sentences of the draft for each kind of source.
    pub sentences: Tally,
    /// The number of claims of the draft for each kind of source.
    pub claims: Tally,
    /// The number of words of the draft for each kind of source.
    pub words: Tally,
    /// The longest run of successive sentences without a named source. Its length is counted in
    /// words.
    pub longest_unnamed: Option<UnnamedStretch>,
    /// The index of the source with the most words, and the share of its words in the words of all
    /// sources, in percent.
    pub most_used: Option<(usize, u32)>,
}

/// The numbers of sentences, of claims or of words that rest on each kind of source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many sentences, claims or words rest on a source that the reader can identify.
    pub named: usize,
    /// How many sentences, claims or words rest on an anonymous source.
    pub anonymous: usize,
    /// How many sentences, claims or words rest on no source. Those that need no source are
    /// included.
    pub none: usize,
}

/// A run of successive sentences without a named source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnnamedStretch {
    /// The place of the first sentence of the run.
    pub first: Place,
    /// The number of sentences in the run.
    pub n_sentences: usize,
    /// The number of words in the run.
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

    /// Returns the number of all sentences, claims or words that were counted.
    pub fn all(&self) -> usize {
        self.named + self.anonymous + self.none
    }

    /// Returns `part` in percent of all that were counted, or 0 if nothing was counted.
    pub fn percent(&self, part: usize) -> u32 {
        percent(part, self.all())
    }
}

/// Returns `part` in percent of `all`, rounded. Returns 0 if `all` is 0.
pub fn percent(part: usize, all: usize) -> u32 {
    let all = all.max(1);
    u32::try_from((part * 200 + all) / (all * 2)).unwrap_or(u32::MAX)
}

impl Balance {
    /// Returns the balance of a draft with these `sentences`, `claims` and `sources`.
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
