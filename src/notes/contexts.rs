//! Finds sentences, rows and columns of the notes by their words.

use rustc_hash::FxHashMap;

use crate::notes::tuning::{MAX_SENTENCES_OF_WORD, WORDS_OF_SENTENCE};

/// The sentences of notes, and the rows and columns of their tables.
#[derive(Default)]
pub struct Contexts {
    postings: FxHashMap<u64, Vec<u32>>,
    /// For each sentence, row or column, the factor for the points that its words give. The factor
    /// is lower for a long sentence than for a short sentence.
    factors: Vec<f32>,
    /// How many different words each sentence, row or column has.
    lengths: Vec<usize>,
}

impl Contexts {
    /// Adds a sentence, row or column with these `words`, and returns its number.
    pub fn add(&mut self, words: &mut Vec<u64>) -> u32 {
        let number = u32::try_from(self.factors.len()).unwrap_or(u32::MAX);
        words.sort_unstable();
        words.dedup();
        for word in words.iter() {
            self.postings.entry(*word).or_default().push(number);
        }
        self.lengths.push(words.len());
        let n_words = count(words.len());
        self.factors
            .push((WORDS_OF_SENTENCE / n_words.max(1.0)).sqrt().min(1.0));
        number
    }

    /// Returns the number of sentences, rows and columns.
    pub fn count(&self) -> u32 {
        u32::try_from(self.factors.len()).unwrap_or(u32::MAX)
    }

    /// Returns how many different words the sentence, row or column with this `number` has.
    pub fn n_words(&self, number: u32) -> usize {
        self.lengths.get(number as usize).copied().unwrap_or(0)
    }

    /// Returns a weight between 0 and 1 for `word`. A rare word has a high weight, because it says
    /// much about where a figure comes from. A word that occurs once has the weight 1.
    pub fn weight(&self, word: u64) -> f32 {
        let n_places = self.postings.get(&word).map_or(0, Vec::len);
        self.weight_of(n_places)
    }

    fn weight_of(&self, n_places: usize) -> f32 {
        let all = count(self.factors.len().max(1));
        (1.0 + all / count(n_places.max(1))).ln() / (1.0 + all).ln()
    }

    /// Returns the points of each sentence, row and column. A sentence, row or column gets points
    /// for each of `words` that occurs in it. `words` gives a factor for each word.
    pub fn scores(&self, words: &FxHashMap<u64, f32>) -> Vec<f32> {
        let mut scores = vec![0.0; self.factors.len()];
        for (word, factor) in words {
            let Some(places) = self.postings.get(word) else {
                continue;
            };
            if MAX_SENTENCES_OF_WORD < places.len() {
                continue;
            }
            let weight = self.weight_of(places.len()) * factor;
            for place in places {
                scores[*place as usize] += weight * self.factors[*place as usize];
            }
        }
        scores
    }
}

/// Returns the count `n` as an `f32`. A count above 65,535 is returned as 65,535.
pub fn count(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}
