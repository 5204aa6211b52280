//! The way in which two texts are compared word by word: from a pair of equal words forwards or
//! backwards, and how far.

use crate::analysis::repeat::tuning::COST_OF_CROSSED_SENTENCE;
use crate::analysis::repeat::weight::Word;

/// Where an alignment starts to grow, in which direction, and how far. The two copies grow
/// together.
#[derive(Clone, Copy, Debug)]
pub struct ExtensionPath {
    /// The index of the next word to read in the earlier copy.
    pub first: usize,
    /// The index of the next word to read in the later copy.
    pub second: usize,
    /// Whether the alignment grows towards the end of the draft. Otherwise it grows towards the
    /// start.
    pub forward: bool,
    /// The indices of the blocks of the earlier and the later copy. The alignment does not grow
    /// beyond these blocks.
    pub blocks: (u32, u32),
    /// How many further words the earlier copy may get.
    pub max_first: usize,
    /// How many further words the later copy may get.
    pub max_second: usize,
}

impl ExtensionPath {
    /// Returns the index of the word that is `n` steps from the word `start`, in the direction of
    /// the path.
    pub fn word(self, start: usize, n: usize) -> usize {
        if self.forward { start + n } else { start - n }
    }

    /// Moves the path on by `n` words in both copies.
    pub fn advance(&mut self, n: usize) {
        // A backward path may step before the first word of the draft, but no word is read there.
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

    /// Says whether the next word of at least one copy is in another sentence than the word before
    /// it on the path.
    pub fn crosses(self, words: &[Word]) -> bool {
        [self.first, self.second]
            .iter()
            .any(|idx| 0.0 < self.crossing(words, *idx))
    }

    /// Returns the cost, in bits, of a step onto the word `idx`. The cost is 0 if the step does not
    /// enter another sentence. The word `idx` must not be the word from which the alignment
    /// started.
    pub fn crossing(self, words: &[Word], idx: usize) -> f32 {
        let before = if self.forward { idx - 1 } else { idx + 1 };
        if words[idx].sentence == words[before].sentence {
            0.0
        } else {
            COST_OF_CROSSED_SENTENCE
        }
    }
}
