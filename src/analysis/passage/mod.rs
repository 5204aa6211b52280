//! Finds copied passages, which are runs of words that two drafts share.
//!
//! Only the content words of each draft are kept. A word takes four bytes, so the words of a whole
//! repository fit in memory ([`Fingerprint`]). Groups of three words are the starting points of the
//! comparison ([`index`]), and the words around equal groups are aligned ([`align`]). The copies of
//! one passage are gathered ([`fold`]). At the end, the text of a passage is looked up in its draft
//! ([`PassageWords`]).

pub mod align;
pub mod fold;
pub mod index;
pub mod memory;
pub mod part;
pub mod published;
pub mod tuning;

use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use crate::analysis::passage::tuning::{MIN_SHARE_OF_SENTENCE, MIN_WORDS_OF_EDGE_SENTENCE};
use crate::analysis::quote::{self, Quote};
use crate::analysis::vocabulary_uses::VocabularyUses;
use crate::text::draft::Draft;
use crate::text::lines::Lines;
use crate::text::span::{Span, offset};

/// The content words of a draft's running text, in reading order. Each word is the hash of its
/// stem.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    words: Box<[u32]>,
}

/// Decides which words of a draft the writer wrote for this draft. Quoted words and boilerplate are
/// not such words, and never belong to a copied passage.
#[derive(Clone, Copy, Debug)]
pub struct OwnWords<'d> {
    quotes: &'d [Quote],
    vocabulary_uses: &'d VocabularyUses,
}

impl<'d> OwnWords<'d> {
    /// Excludes two kinds of words: the words in `quotes`, which belong to their speakers, and the
    /// boilerplate in `vocabulary_uses`.
    pub fn of(quotes: &'d [Quote], vocabulary_uses: &'d VocabularyUses) -> Self {
        Self {
            quotes,
            vocabulary_uses,
        }
    }

    /// Says whether token `idx` of `draft` is outside quotations and boilerplate.
    fn holds(&self, draft: &Draft, idx: usize) -> bool {
        let is_quoted = || quote::holding(self.quotes, draft.tokens[idx].span).is_some();
        !self.vocabulary_uses.is_boilerplate_token(idx) && !is_quoted()
    }
}

impl Fingerprint {
    /// Returns the fingerprint of `draft`, without the words that `own` excludes.
    pub fn of(draft: &Draft, own: OwnWords<'_>) -> Self {
        PassageWords::of(draft, own).fingerprint
    }

    /// Returns the hashes of the content words, in reading order.
    pub fn words(&self) -> &[u32] {
        &self.words
    }
}

/// The fingerprint of a draft, and the places of its words in the draft.
#[derive(Clone, Debug)]
pub struct PassageWords {
    /// The fingerprint of the draft.
    pub fingerprint: Fingerprint,
    /// For each word of the fingerprint, the index of its token.
    tokens: Vec<u32>,
}

/// A copied passage in the text of its draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The span of the passage in the draft.
    pub span: Span,
    /// The hashes of all words of the passage, including function words, in ascending order.
    words: Vec<u32>,
}

impl PassageWords {
    /// Collects the content words of `draft`, without the words that `own` excludes.
    pub fn of(draft: &Draft, own: OwnWords<'_>) -> Self {
        let content = content(draft);
        let (mut words, mut tokens) = (Vec::new(), Vec::new());
        for block in part::blocks(draft, &content) {
            for idx in block.tokens.clone() {
                let token = &draft.tokens[idx];
                let takes_part = || token.is_word() && own.holds(draft, idx);
                if let Some(word) = content[token.word.index()].filter(|_| takes_part()) {
                    words.push(word);
                    tokens.push(offset(idx));
                }
            }
        }
        Self {
            fingerprint: Fingerprint {
                words: words.into_boxed_slice(),
            },
            tokens,
        }
    }

    /// Returns where the lines of `draft` begin. The result has two numbers for each line with
    /// words: the index of the first word, and the line number, counted from 1.
    pub fn lines(&self, draft: &Draft) -> Vec<(u32, u32)> {
        let source = Lines::of(draft.source());
        let mut lines: Vec<(u32, u32)> = Vec::new();
        for (idx, token) in (0_u32..).zip(&self.tokens) {
            let place = draft.place(draft.tokens[*token as usize].span);
            let line_number = offset(source.index(place.start) + 1);
            if lines.last().is_none_or(|(_, last)| *last < line_number) {
                lines.push((idx, line_number));
            }
        }
        lines
    }

    /// Returns the passage with the words in `range` of the fingerprint. A first or last sentence
    /// of which the range has a great part becomes part of the passage as a whole. A first or last
    /// sentence of which the range has few words is left out. Returns `None` if the range does not
    /// belong to the fingerprint or if nothing remains.
    pub fn passage(&self, draft: &Draft, range: &Range<u32>) -> Option<Passage> {
        let tokens = self.tokens.get(range.start as usize..range.end as usize)?;
        let (first, last) = (*tokens.first()? as usize, *tokens.last()? as usize);
        let token = |idx: usize| draft.tokens[idx].span;
        let (head, tail) = (draft.sentence_at(token(first).start), {
            draft.sentence_at(token(last).start)
        });
        let head_part = self.share(draft, head, first..last + 1);
        let tail_part = self.share(draft, tail, first..last + 1);
        let sentence = |idx: usize| draft.sentences[idx].span;
        let start = match head_part {
            (share, _) if MIN_SHARE_OF_SENTENCE <= share => sentence(head).start,
            (_, n) if n < MIN_WORDS_OF_EDGE_SENTENCE && head < tail => sentence(head + 1).start,
            _ => token(first).start,
        };
        let end = match tail_part {
            (share, _) if MIN_SHARE_OF_SENTENCE <= share => sentence(tail).end,
            (_, n) if n < MIN_WORDS_OF_EDGE_SENTENCE && head < tail => sentence(tail - 1).end,
            _ => token(last).end,
        };
        if end <= start {
            return None;
        }
        let span = Span::new(start, end);
        let inner = &draft.tokens[draft.tokens_in(span)];
        let words = inner.iter().filter(|token| token.is_word());
        let mut words: Vec<u32> = words.map(|word| hash(draft.word(word))).collect();
        words.sort_unstable();
        Some(Passage { span, words })
    }

    /// Returns how much of sentence `idx` is in `tokens`: the share of its content words, from 0 to
    /// 1, and the number of these words.
    fn share(&self, draft: &Draft, idx: usize, tokens: Range<usize>) -> (f32, usize) {
        let sentence = draft.sentences[idx].tokens.clone();
        let n_words = |range: Range<usize>| {
            let start = self
                .tokens
                .partition_point(|at| (*at as usize) < range.start);
            let end = self.tokens.partition_point(|at| (*at as usize) < range.end);
            end.saturating_sub(start)
        };
        let inner = sentence.start.max(tokens.start)..sentence.end.min(tokens.end);
        let n_inner = n_words(inner);
        (share(n_inner, n_words(sentence)), n_inner)
    }
}

impl Passage {
    /// Returns the number of words of the passage.
    pub fn n_words(&self) -> usize {
        self.words.len()
    }

    /// Returns how many words of this passage are also in the passage `other`, in any order.
    pub fn n_shared(&self, other: &Self) -> usize {
        let (mut one, mut two) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut n_shared = 0;
        while let (Some(a), Some(b)) = (one.peek(), two.peek()) {
            let order = a.cmp(b);
            n_shared += usize::from(order.is_eq());
            if order.is_le() {
                one.next();
            }
            if order.is_ge() {
                two.next();
            }
        }
        n_shared
    }
}

/// Returns, for each different word of `draft`, the hash of its stem; `None` for a word that is not
/// a content word.
fn content(draft: &Draft) -> Vec<Option<u32>> {
    let stems = draft.stems();
    let hashes: Vec<u32> = stems.stems().iter().map(hash).collect();
    let words = draft.words.ids().map(|word| {
        let stem = stems
            .stem_number(word)
            .filter(|_| !draft.is_function(word))?;
        Some(hashes[stem as usize])
    });
    words.collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "half of a hash is a hash, and collisions do no harm"
)]
fn hash(text: &str) -> u32 {
    xxh3_64(text.as_bytes()) as u32
}

/// Returns `part` divided by `whole`. Returns 0 if both are 0.
#[expect(
    clippy::cast_precision_loss,
    reason = "a share of words needs no more precision"
)]
pub fn share(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

#[cfg(test)]
mod tests;
