//! The search for alignments worth judging. Linear in the words. Knows no quotations and no kinds
//! of blocks.

use crate::analysis::repeat::align::{Aligner, Alignment};
use crate::analysis::repeat::judge::least_score;
use crate::analysis::repeat::seed::{Seed, Seeds};
use crate::analysis::repeat::weight::{FUNCTION_BITS, Weighed};

/// How far to either side of a seed the words are counted before it is aligned.
const WINDOW: usize = 14;

/// How many bits the count may fall short, for words that are alike but not the same.
const SLACK: f32 = 3.0;

/// How many words of an alignment may be alike but not the same.
const SPELLED: u8 = 1;

/// How much of the distance of a seed the copies may take up, in words.
const LENGTH: u32 = 20;

/// How many of the last alignments are remembered, so that none is made twice.
const REMEMBERED: usize = 16;

/// What an alignment must come to, to be kept, in bits.
const LEAST_SCORE: f32 = 6.0;

/// From this many matching words on, a stretch counts as explained once an alignment is kept.
const EXPLAINED: usize = 8;

/// How many alignments may be made per content word, and how many at once.
///
/// Prose needs a part of it. A text that is the same few words over and over would need all of
/// its time.
const BUDGET: (f32, f32) = (0.2, 2000.0);

/// The alignments in `weighed` that come near to what their distance asks.
///
/// `accept` tells whether one would be reported: what it explains is not sought again.
pub fn candidates(weighed: &Weighed, accept: impl Fn(&Alignment) -> bool) -> Vec<Alignment> {
    let mut search = Search {
        aligner: Aligner::new(weighed),
        stems: weighed
            .words
            .iter()
            .map(|it| (it.stem, it.weight))
            .collect(),
        marks: vec![(0, 0); weighed.stems.len()],
        call: 0,
        marked: None,
        epoch: 0,
        found: Vec::new(),
        recent: Vec::new(),
        explained: 0,
        budget: BUDGET.1,
    };
    let mut seeds = Seeds::new(&weighed.words);
    let mut places = Vec::new();
    for idx in 0..seeds.n_content() {
        places.clear();
        seeds.visit(&weighed.words, idx, &mut places);
        search.budget = (search.budget + BUDGET.0).min(BUDGET.1);
        for seed in &places {
            search.follow(*seed, &accept);
        }
    }
    search.found
}

/// What stands around both places of a seed.
#[derive(Clone, Copy, Debug, Default)]
struct Shared {
    /// How many words of grammar, and how many others.
    n_function: u8,
    n_content: u8,
    /// How much the others tell.
    bits: f32,
}

struct Search<'w> {
    aligner: Aligner<'w>,
    /// Of each word its stem and how much it tells, close together in memory.
    stems: Vec<(u32, f32)>,
    /// The epoch in which each stem was last seen around the later place: one less before it,
    /// or that number if it stood after it. Then, the last call that counted it.
    marks: Vec<(u32, u32)>,
    call: u32,
    /// The later place whose surroundings are marked.
    marked: Option<u32>,
    epoch: u32,
    found: Vec<Alignment>,
    /// The stretches of the last alignments, kept or not; used as a ring.
    recent: Vec<(std::ops::Range<u32>, std::ops::Range<u32>)>,
    /// The word before which the later copies are explained.
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
        if self.recent.len() < REMEMBERED {
            self.recent.push(stretches);
        } else {
            self.recent.rotate_left(1);
            self.recent[REMEMBERED - 1] = stretches;
        }
        if alignment.score < LEAST_SCORE {
            return;
        }
        if alignment.pairs.len() >= EXPLAINED && accept(&alignment) {
            self.explained = self.explained.max(alignment.second.end);
        }
        self.found.push(alignment);
    }

    /// Whether one of the last alignments went through the seed, or by it.
    fn is_known(&self, seed: Seed) -> bool {
        let mut recent = self.recent.iter();
        recent.any(|it| it.0.contains(&seed.first) && it.1.contains(&seed.second))
    }

    /// Whether the words around both places of the seed are enough for an alignment.
    fn is_promising(&mut self, seed: Seed) -> bool {
        let shared = self.shared(seed);
        let n_content = shared.n_content;
        // Words of grammar stand everywhere: as many belong to a copy as stand between its others.
        let n_function = shared.n_function.min(n_content - n_content / 4 + 1);
        let bits = shared.bits + FUNCTION_BITS * f32::from(n_function);
        let distance = seed.second - seed.first;
        let n_pairs = usize::from(n_content + n_function + SPELLED);
        least_score(distance.saturating_sub(LENGTH), n_pairs) <= bits + SLACK
    }

    /// The words that stand around both places of the seed, in whatever order, each counted once:
    /// hardly an alignment has more.
    fn shared(&mut self, seed: Seed) -> Shared {
        let (first, second) = (seed.first as usize, seed.second as usize);
        let overlap = second.saturating_sub(WINDOW);
        if self.marked != Some(seed.second) {
            self.marked = Some(seed.second);
            self.epoch += 2;
            let end = (second + WINDOW).min(self.stems.len());
            for (stem, _) in &self.stems[overlap..second] {
                self.marks[*stem as usize].0 = self.epoch;
            }
            for (stem, _) in &self.stems[second..end] {
                self.marks[*stem as usize].0 = self.epoch + 1;
            }
        }
        // A word before the later place is in the surroundings of both where they overlap: it
        // counts only if it stands after that place too.
        let (start, end) = (first.saturating_sub(WINDOW), (first + WINDOW).min(second));
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
                if *weight == FUNCTION_BITS {
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
