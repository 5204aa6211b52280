//! The direction in which an alignment is extended, and how far.

use crate::analysis::repeat::tuning::COST_OF_CROSSED_SENTENCE;
use crate::analysis::repeat::weight::Word;

/// Where an extension starts, its direction and its limits.
#[derive(Clone, Copy, Debug)]
pub struct ExtensionPath {
    /// The next word of the earlier copy, as an index into the words.
    pub first: usize,
    /// The next word of the later copy, as an index into the words.
    pub second: usize,
    /// Whether the extension goes forwards in the draft; otherwise it goes backwards.
    pub forward: bool,
    /// The blocks of the two copies, which the extension does not leave.
    pub blocks: (u32, u32),
    /// How many words of the earlier copy the extension may take.
    pub max_first: usize,
    /// How many words of the later copy the extension may take.
    pub max_second: usize,
}

impl ExtensionPath {
    /// The index of the word `n` steps from `start` in the direction of the course.
    pub fn word(self, start: usize, n: usize) -> usize {
        if self.forward { start + n } else { start - n }
    }

    /// Skips `n` words in both copies.
    pub fn advance(&mut self, n: usize) {
        // A backward course may go beyond the first word. Nothing is read there.
        let moved = |idx: usize| {
            if self.forward {
                idx + n
            } else {
                idx.wrapping_sub(n)
            }
        };
        (self.first, self.second) = (moved(self.first), moved(self.second));
        self.max_first -= n;
        self.max_second -= n;
    }

    /// Whether the next word of one of the copies is in another sentence than the word before it on
    /// the course.
    pub fn crosses(self, words: &[Word]) -> bool {
        [self.first, self.second]
            .iter()
            .any(|idx| 0.0 < self.crossing(words, *idx))
    }

    /// The cost of entering another sentence with the word `idx`, in bits. The word `idx` is never
    /// a word of the seed.
    pub fn crossing(self, words: &[Word], idx: usize) -> f32 {
        let before = if self.forward { idx - 1 } else { idx + 1 };
        if words[idx].sentence == words[before].sentence {
            0.0
        } else {
            COST_OF_CROSSED_SENTENCE
        }
    }
}
