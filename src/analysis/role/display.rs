//! Finds pull quotes, which are sentences of a draft that the page shows a second time in large
//! type.

use std::iter;

use rustc_hash::FxHashMap;

use crate::analysis::role::tuning::{
    MAX_PLACES_COMPARED, MIN_WORDS_OF_PULL_QUOTE, WORDS_OF_LOOKUP_KEY,
};
use crate::text::draft::Draft;
use crate::text::words::WordId;

/// The places of each run of words in a draft. They are collected when they are first needed.
pub struct Copies<'d> {
    draft: &'d Draft,
    /// Each word of the draft with the index of its block, in reading order.
    words: Vec<(WordId, usize)>,
    /// For the first words of each run, the index in `words` where the run first occurs.
    first_places: FxHashMap<[WordId; WORDS_OF_LOOKUP_KEY], usize>,
    /// For each word that begins a run, the index where the same run occurs next. `None` after the
    /// last place.
    next_places: Vec<Option<usize>>,
}

impl<'d> Copies<'d> {
    pub fn of(draft: &'d Draft) -> Self {
        Self {
            draft,
            words: Vec::new(),
            first_places: FxHashMap::default(),
            next_places: Vec::new(),
        }
    }

    /// Says whether another, longer block has all words of block `idx` in a row. Returns false if
    /// block `idx` is too short for a pull quote.
    pub fn has(&mut self, idx: usize) -> bool {
        if self.words.is_empty() {
            self.gather();
        }
        let start = self.words.partition_point(|&(_, start)| start < idx);
        let end = self.words.partition_point(|&(_, start)| start <= idx);
        let words = &self.words[start..end];
        let Some(key) = key(words).filter(|_| MIN_WORDS_OF_PULL_QUOTE <= words.len()) else {
            return false;
        };
        let first = self.first_places.get(&key).copied();
        let places = iter::successors(first, |at| self.next_places[*at]);
        places.take(MAX_PLACES_COMPARED).any(|at| {
            let others = self.words.get(at..at + words.len()).unwrap_or_default();
            let goes_on = self.words.get(at + words.len());
            let starts = at.checked_sub(1).and_then(|before| self.words.get(before));
            let is_longer = |others: &[(WordId, usize)]| {
                let block = others[0].1;
                block != idx
                    && (goes_on.is_some_and(|&(_, start)| start == block)
                        || starts.is_some_and(|&(_, start)| start == block))
            };
            others.len() == words.len()
                && is_longer(others)
                && words.iter().zip(others).all(|(one, two)| one.0 == two.0)
        })
    }

    fn gather(&mut self) {
        for (idx, block) in self.draft.blocks.iter().enumerate() {
            let tokens = self.draft.tokens[block.tokens.clone()].iter();
            let words = tokens.filter(|token| token.is_word());
            self.words.extend(words.map(|token| (token.word, idx)));
        }
        self.first_places.reserve(self.words.len());
        self.next_places.resize(self.words.len(), None);
        // The words are entered from the last to the first. Therefore the first place of a run
        // remains in `first_places`.
        for at in (0..self.words.len()).rev() {
            if let Some(key) = key(&self.words[at..]) {
                self.next_places[at] = self.first_places.insert(key, at);
            }
        }
    }
}

fn key(words: &[(WordId, usize)]) -> Option<[WordId; WORDS_OF_LOOKUP_KEY]> {
    let mut key = [words.first()?.0; WORDS_OF_LOOKUP_KEY];
    for (slot, word) in key.iter_mut().zip(words.get(..WORDS_OF_LOOKUP_KEY)?) {
        *slot = word.0;
    }
    Some(key)
}
