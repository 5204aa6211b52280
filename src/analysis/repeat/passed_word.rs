//! The words that a growing alignment reaches, what each of them costs, and what a pair of them
//! is worth.

use rustc_hash::FxHashMap;

use crate::analysis::repeat::tuning::{
    COST_OF_OTHER_CONTENT_WORD, COST_OF_OTHER_FUNCTION_WORD, COST_OF_OTHER_NATURE,
    COST_OF_SKIPPED_CONTENT_WORD, COST_OF_SKIPPED_FUNCTION_WORD, MIN_SIMILARITY_OF_SPELLINGS,
};
use crate::analysis::repeat::weight::{Nature, Weighed, Word};

/// A word that a growing alignment reaches, and the costs of this word.
#[derive(Clone, Copy, Debug)]
pub struct PassedWord {
    /// The stem of the word, as an index into [`Weighed::stems`].
    pub stem: u32,
    /// The weight of the word in bits.
    pub weight: f32,
    /// Whether the word is a content word or a name.
    pub is_content: bool,
    /// The first bytes of the stem of the word; see `Stem::opening`.
    pub opening: u32,
    /// The cost of skipping the word, in bits. The cost of entering the sentence of the word is
    /// included.
    pub gap: f32,
    /// The cost of entering the sentence of the word, in bits; 0 if the word before is in the same
    /// sentence.
    pub crossing: f32,
}

impl PassedWord {
    /// Creates the value for `word`. `opening` is the start of its stem; see `Stem::opening`.
    /// `crossing` is the cost of entering its sentence, in bits.
    pub fn new(word: &Word, opening: u32, crossing: f32) -> Self {
        Self {
            stem: word.stem,
            weight: word.weight,
            is_content: word.is_content(),
            opening,
            gap: gap(word) + crossing,
            crossing,
        }
    }
}

/// Compares the stems of a draft. Remembers how similar two stems are, so that no two stems are
/// compared twice.
#[derive(Debug)]
pub struct Spellings<'w> {
    /// The words of the draft.
    pub weighed: &'w Weighed,
    alike: FxHashMap<(u32, u32), f32>,
}

impl<'w> Spellings<'w> {
    /// Creates the table for the words of `weighed`. No stems are compared yet.
    pub fn new(weighed: &'w Weighed) -> Self {
        Self {
            weighed,
            alike: FxHashMap::default(),
        }
    }

    /// Returns the score of pairing the words `one` and `two`, in bits. The score is negative if
    /// their stems are neither equal nor nearly equal.
    pub fn gain(&mut self, one: &PassedWord, two: &PassedWord) -> f32 {
        let weight = one.weight.min(two.weight);
        if one.stem == two.stem {
            return weight;
        }
        match (one.is_content, two.is_content) {
            (false, false) => -COST_OF_OTHER_FUNCTION_WORD,
            (true, true) => match self.alike(one, two) {
                0.0 => -COST_OF_OTHER_CONTENT_WORD,
                share => weight * share,
            },
            _ => -COST_OF_OTHER_NATURE,
        }
    }

    /// Returns the similarity of the stems of `one` and `two`. A similarity below
    /// [`MIN_SIMILARITY_OF_SPELLINGS`] is returned as 0; the greatest value is 1.
    fn alike(&mut self, one: &PassedWord, two: &PassedWord) -> f32 {
        if one.opening != two.opening || one.opening == 0 {
            return 0.0;
        }
        let (one, two) = (one.stem, two.stem);
        let key = (one.min(two), one.max(two));
        *self.alike.entry(key).or_insert_with(|| {
            let texts = self.weighed.texts.stems();
            let share = strsim::normalized_levenshtein(texts.nth(one), texts.nth(two));
            #[expect(clippy::cast_possible_truncation, reason = "a share from 0 to 1")]
            if share < MIN_SIMILARITY_OF_SPELLINGS {
                0.0
            } else {
                share as f32
            }
        })
    }
}

fn gap(word: &Word) -> f32 {
    match word.nature {
        Nature::Function => COST_OF_SKIPPED_FUNCTION_WORD,
        Nature::Name | Nature::Content => COST_OF_SKIPPED_CONTENT_WORD,
    }
}
