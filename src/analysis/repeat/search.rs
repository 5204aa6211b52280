//! Searches for alignments that are worth judging. The time of the search is proportional to the
//! number of words.

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

/// Returns the alignments of `weighed` that may become repeats. An alignment is made only if a
/// quick estimate says that its score may be high enough. It is returned only if its score is at
/// least [`MIN_ALIGNMENT_BITS`].
///
/// `accept` says whether an alignment would be reported. The words of a reported later copy are not
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

/// How many words occur around both places of a seed, and how much these words weigh.
#[derive(Clone, Copy, Debug, Default)]
struct Shared {
    /// The number of function words around both places. The next field is the number of content
    /// words.
    n_function: u8,
    n_content: u8,
    /// The weight of the content words around both places, in bits.
    bits: f32,
}

struct Search<'w> {
    aligner: Aligner<'w>,
    /// The stem and the weight of each word. Both are together in one list, so that reading them is
    /// fast.
    stems: Vec<(u32, f32)>,
    /// For each stem, two numbers that say when the stem was last seen. The first number is the
    /// epoch in which the stem was last found before the later place of a seed, or this epoch plus
    /// 1 if the stem was found after that place. The second number is the last call of
    /// [`Search::shared`] that counted the stem.
    marks: Vec<(u32, u32)>,
    call: u32,
    /// The later place of the seed for which `marks` were made; `None` before the first seed.
    marked: Option<u32>,
    epoch: u32,
    found: Vec<Alignment>,
    /// The ranges of words of the last alignments, in a ring buffer. Alignments that were not kept
    /// are included.
    recent: Vec<(std::ops::Range<u32>, std::ops::Range<u32>)>,
    /// The index of the first word after the later copies that were accepted so far. Seeds whose
    /// later place comes before this word are skipped.
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

    /// Says whether one of the last alignments already includes both places of `seed`.
    fn is_known(&self, seed: Seed) -> bool {
        let mut recent = self.recent.iter();
        recent.any(|(first, second)| first.contains(&seed.first) && second.contains(&seed.second))
    }

    /// Says whether enough words occur around both places of `seed`. Otherwise an alignment would
    /// take time and find nothing.
    fn is_promising(&mut self, seed: Seed) -> bool {
        let shared = self.shared(seed);
        let n_content = shared.n_content;
        // Function words such as “the” are around most places. Therefore at most one function word
        // more than there are content words is counted.
        let n_function = shared.n_function.min(n_content + 1);
        let bits = shared.bits + FUNCTION_WORD_BITS * f32::from(n_function);
        let distance = seed.second - seed.first;
        let n_pairs = usize::from(n_content + n_function + MAX_WORDS_SPELLED_DIFFERENTLY);
        least_score(distance.saturating_sub(MAX_COPY_WORDS_IN_DISTANCE), n_pairs)
            <= bits + MAX_BITS_SHORT_OF_COUNT
    }

    /// Counts the words that occur around both places of `seed`, in any order. Each word is counted
    /// once. An alignment from `seed` rarely has more words than these.
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
        // If the surroundings of the two places overlap, a word between the places belongs to both
        // surroundings. Such a word is counted only if it also occurs after the later place.
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
