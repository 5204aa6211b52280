//! The search for alignments that are worth judging. Its time is proportional to the number of
//! words.

use crate::analysis::repeat::align::{Aligner, Alignment};
use crate::analysis::repeat::judge::least_score;
use crate::analysis::repeat::seed::{Seed, Seeds};
use crate::analysis::repeat::tuning::{
    ALIGNMENTS_PER_CONTENT_WORD, FUNCTION_WORD_BITS, MAX_ALIGNMENTS_REMEMBERED,
    MAX_ALIGNMENTS_SAVED_UP, MAX_BITS_SHORT_OF_COUNT, MAX_COPY_WORDS_IN_DISTANCE,
    MAX_WORDS_COUNTED_BESIDE_PAIR, MAX_WORDS_SPELLED_DIFFERENTLY, MIN_ALIGNMENT_BITS,
    MIN_WORDS_OF_EXPLAINED_COPY,
};
use crate::analysis::repeat::weight::Weighed;

/// The alignments in `weighed` with a score that is at least close to the score that their distance
/// requires.
///
/// `accept` says whether an alignment would be reported. The words of such an alignment are not
/// searched again.
pub fn candidates(weighed: &Weighed, accept: impl Fn(&Alignment) -> bool) -> Vec<Alignment> {
    let mut search = Search {
        aligner: Aligner::new(weighed),
        stems: weighed
            .words
            .iter()
            .map(|word| (word.stem, word.weight))
            .collect(),
        marks: vec![(0, 0); weighed.stems.len()],
        call: 0,
        marked: None,
        epoch: 0,
        found: Vec::new(),
        recent: Vec::new(),
        explained: 0,
        budget: MAX_ALIGNMENTS_SAVED_UP,
    };
    let mut seeds = Seeds::new(&weighed.words);
    let mut places = Vec::new();
    for idx in 0..seeds.n_content() {
        places.clear();
        seeds.visit(&weighed.words, idx, &mut places);
        search.budget = (search.budget + ALIGNMENTS_PER_CONTENT_WORD).min(MAX_ALIGNMENTS_SAVED_UP);
        for seed in &places {
            search.follow(*seed, &accept);
        }
    }
    search.found
}

/// The words that occur around both places of a seed.
#[derive(Clone, Copy, Debug, Default)]
struct Shared {
    /// The number of function words, and the number of content words.
    n_function: u8,
    n_content: u8,
    /// The weight of the content words, in bits.
    bits: f32,
}

struct Search<'w> {
    aligner: Aligner<'w>,
    /// The stem and the weight of each word, close together in memory.
    stems: Vec<(u32, f32)>,
    /// For each stem, when it was marked and when it was counted. The first number is the epoch in
    /// which the stem was last seen around the later place. It is greater by one if the stem comes
    /// after that place. The second number is the last call that counted the stem.
    marks: Vec<(u32, u32)>,
    call: u32,
    /// The later place around which the words are marked.
    marked: Option<u32>,
    epoch: u32,
    found: Vec<Alignment>,
    /// The word ranges of the last alignments, including those that were not kept; a ring buffer.
    recent: Vec<(std::ops::Range<u32>, std::ops::Range<u32>)>,
    /// The index of the first word that may begin another later copy.
    explained: u32,
    budget: f32,
}

impl Search<'_> {
    fn follow(&mut self, seed: Seed, accept: &impl Fn(&Alignment) -> bool) {
        if seed.second < self.explained
            || self.budget < 1.0
            || self.is_known(seed)
            || !self.is_promising(seed)
        {
            return;
        }
        self.budget -= 1.0;
        let alignment = self.aligner.align(seed.first, seed.second);
        let stretches = (alignment.first.clone(), alignment.second.clone());
        if self.recent.len() < MAX_ALIGNMENTS_REMEMBERED {
            self.recent.push(stretches);
        } else {
            self.recent.rotate_left(1);
            self.recent[MAX_ALIGNMENTS_REMEMBERED - 1] = stretches;
        }
        if alignment.score < MIN_ALIGNMENT_BITS {
            return;
        }
        if alignment.pairs.len() >= MIN_WORDS_OF_EXPLAINED_COPY && accept(&alignment) {
            self.explained = self.explained.max(alignment.second.end);
        }
        self.found.push(alignment);
    }

    /// Whether one of the last alignments includes both places of the seed.
    fn is_known(&self, seed: Seed) -> bool {
        let mut recent = self.recent.iter();
        recent.any(|(first, second)| first.contains(&seed.first) && second.contains(&seed.second))
    }

    /// Whether enough words occur around both places of the seed to make an alignment worthwhile.
    fn is_promising(&mut self, seed: Seed) -> bool {
        let shared = self.shared(seed);
        let n_content = shared.n_content;
        // Function words are everywhere. Therefore only a few of them are counted: at most one more
        // than there are content words.
        let n_function = shared.n_function.min(n_content + 1);
        let bits = shared.bits + FUNCTION_WORD_BITS * f32::from(n_function);
        let distance = seed.second - seed.first;
        let n_pairs = usize::from(n_content + n_function + MAX_WORDS_SPELLED_DIFFERENTLY);
        least_score(distance.saturating_sub(MAX_COPY_WORDS_IN_DISTANCE), n_pairs)
            <= bits + MAX_BITS_SHORT_OF_COUNT
    }

    /// The words that occur around both places of the seed, in any order, each counted once. An
    /// alignment rarely has more words than these.
    fn shared(&mut self, seed: Seed) -> Shared {
        let (first, second) = (seed.first as usize, seed.second as usize);
        let overlap = second.saturating_sub(MAX_WORDS_COUNTED_BESIDE_PAIR);
        if self.marked != Some(seed.second) {
            self.marked = Some(seed.second);
            self.epoch += 2;
            let end = (second + MAX_WORDS_COUNTED_BESIDE_PAIR).min(self.stems.len());
            for (stem, _) in &self.stems[overlap..second] {
                self.marks[*stem as usize].0 = self.epoch;
            }
            for (stem, _) in &self.stems[second..end] {
                self.marks[*stem as usize].0 = self.epoch + 1;
            }
        }
        // If the surroundings of the two places overlap, a word between the places belongs to both.
        // It is counted only if it also occurs after the later place.
        let (start, end) = (
            first.saturating_sub(MAX_WORDS_COUNTED_BESIDE_PAIR),
            (first + MAX_WORDS_COUNTED_BESIDE_PAIR).min(second),
        );
        self.call = self.call.wrapping_add(1);
        let mut shared = Shared::default();
        for (idx, (stem, weight)) in (start..).zip(&self.stems[start..end]) {
            let least = if idx < overlap {
                self.epoch
            } else {
                self.epoch + 1
            };
            let (mark, counted) = &mut self.marks[*stem as usize];
            if *mark >= least && *counted != self.call {
                *counted = self.call;
                if *weight == FUNCTION_WORD_BITS {
                    shared.n_function += 1;
                } else {
                    shared.n_content += 1;
                    shared.bits += weight;
                }
            }
        }
        shared
    }
}
