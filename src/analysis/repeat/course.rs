//! The way that an alignment is extended.

use crate::analysis::repeat::tuning::COST_OF_CROSSED_SENTENCE;
use crate::analysis::repeat::weight::Word;

/// Where an extension begins, which way it goes and how far it may go on each side.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    /// The next word of the earlier copy, as an index into the words.
    pub first: usize,
    /// The next word of the later copy.
    pub second: usize,
    /// Whether it goes on, not back.
    pub forward: bool,
    /// The blocks that it keeps to.
    pub blocks: (u32, u32),
    /// How many words it may take of each.
    pub most_first: usize,
    /// See `most_first`.
    pub most_second: usize,
}

impl Course {
    /// The index of the word `n` steps on from `start`.
    pub fn word(self, start: usize, n: usize) -> usize {
        if self.forward { start + n } else { start - n }
    }

    /// Goes `n` words on in both copies.
    pub fn advance(&mut self, n: usize) {
        // Backwards a course may come to stand before the first word; nothing is read there.
        let moved = |idx: usize| {
            if self.forward {
                idx + n
            } else {
                idx.wrapping_sub(n)
            }
        };
        (self.first, self.second) = (moved(self.first), moved(self.second));
        self.most_first -= n;
        self.most_second -= n;
    }

    /// Whether its first words stand in other sentences than the words before them on the way.
    pub fn crosses(self, words: &[Word]) -> bool {
        [self.first, self.second]
            .iter()
            .any(|idx| 0.0 < self.crossing(words, *idx))
    }

    /// What it costs to take the word `idx`, which is never the seed's, after the one before it on
    /// the way.
    pub fn crossing(self, words: &[Word], idx: usize) -> f32 {
        let before = if self.forward { idx - 1 } else { idx + 1 };
        if words[idx].sentence == words[before].sentence {
            0.0
        } else {
            COST_OF_CROSSED_SENTENCE
        }
    }
}
