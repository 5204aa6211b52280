//! Aligns two runs of words: pairs the words that match, in order. An alignment starts from one
//! pair, grows in both directions, and may skip words that only one run has.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::analysis::repeat::extension_path::ExtensionPath;
use crate::analysis::repeat::tuning::{
    COST_OF_OTHER_CONTENT_WORD, COST_OF_OTHER_FUNCTION_WORD, COST_OF_OTHER_NATURE,
    COST_OF_SKIPPED_CONTENT_WORD, COST_OF_SKIPPED_FUNCTION_WORD, MAX_DRIFT, MAX_EXTENSION,
    MAX_SCORE_DROP, MIN_SIMILARITY_OF_SPELLINGS,
};
use crate::analysis::repeat::weight::{Nature, Weighed, Word};
use crate::text::span::offset;

/// The number of cells in a row of the alignment table. A row belongs to one word of the earlier
/// run. Each cell belongs to a word of the later run at nearly the same distance from the start.
const WIDTH: usize = 2 * MAX_DRIFT + 1;

/// Two runs of words, and the pairs of words that match. Two words match if their stems are equal
/// or nearly equal.
#[derive(Clone, Debug)]
pub struct Alignment {
    /// The score in bits. It is the weight of the matching words minus the cost of all other words
    /// between them.
    pub score: f32,
    /// The earlier run, as a range of indices of words.
    pub first: Range<u32>,
    /// The later run, as a range of indices of words.
    pub second: Range<u32>,
    /// The pairs of matching words, as indices of words. The first word of a pair is in the earlier
    /// run, the second word is in the later run. The pairs have the order of the earlier run.
    pub pairs: Vec<(u32, u32)>,
}

/// Aligns words of one draft. Remembers how similar two stems are, so that no two stems are
/// compared twice.
#[derive(Debug)]
pub struct Aligner<'w> {
    weighed: &'w Weighed,
    alike: FxHashMap<(u32, u32), f32>,
    steps: Vec<[Step; WIDTH]>,
    sides: (Vec<Passed>, Vec<Passed>),
}

/// A word that a growing alignment reaches, and the costs of this word.
#[derive(Clone, Copy, Debug)]
struct Passed {
    stem: u32,
    weight: f32,
    is_content: bool,
    /// The first bytes of the stem of the word; see `Stem::opening`.
    opening: u32,
    /// The cost of skipping the word, in bits. The cost of entering the sentence of the word is
    /// included.
    gap: f32,
    /// The cost of entering the sentence of the word, in bits; 0 if the word before is in the same
    /// sentence.
    crossing: f32,
}

/// The last step of the best path to a cell of the alignment table. `Both` pairs a word of the
/// first run with a word of the second run. `First` skips a word of the first run, and `Second`
/// skips a word of the second run.
#[derive(Clone, Copy, Debug)]
enum Step {
    Both,
    First,
    Second,
}

/// How far an alignment grew in one direction: the score in bits, and the number of words that each
/// run got.
#[derive(Debug, Default)]
struct Extension {
    score: f32,
    n_first: usize,
    n_second: usize,
}

impl<'w> Aligner<'w> {
    /// Creates an aligner for the words of `weighed`.
    pub fn new(weighed: &'w Weighed) -> Self {
        Self {
            weighed,
            alike: FxHashMap::default(),
            steps: Vec::with_capacity(MAX_EXTENSION + 1),
            sides: (Vec::new(), Vec::new()),
        }
    }

    /// Returns the best alignment that includes the words `first` and `second`, which must have the
    /// same stem. The two runs stay within the blocks of these words and do not overlap.
    pub fn align(&mut self, first: u32, second: u32) -> Alignment {
        let words = &self.weighed.words;
        let (i, j) = (first as usize, second as usize);
        let blocks = (words[i].block, words[j].block);
        let mut pairs = Vec::new();
        let onwards = ExtensionPath {
            first: i,
            second: j,
            forward: true,
            blocks,
            max_first: j - i,
            max_second: words.len() - j,
        };
        let after = self.extend(onwards, &mut pairs);
        let backwards = ExtensionPath {
            first: i.wrapping_sub(1),
            second: j.wrapping_sub(1),
            forward: false,
            blocks,
            max_first: i,
            max_second: j - i - after.n_first,
        };
        let before = self.extend(backwards, &mut pairs);
        pairs.sort_unstable();
        Alignment {
            score: after.score + before.score,
            first: offset(i - before.n_first)..offset(i + after.n_first),
            second: offset(j - before.n_second)..offset(j + after.n_second),
            pairs,
        }
    }

    /// Extends the alignment along `path` as long as its score can still rise. Adds the matching
    /// words to `pairs`.
    fn extend(&mut self, mut path: ExtensionPath, pairs: &mut Vec<(u32, u32)>) -> Extension {
        let run = self.run(&path);
        let words = &self.weighed.words;
        let mut best = Extension::default();
        for n in 0..run {
            let (first, second) = (path.word(path.first, n), path.word(path.second, n));
            best.score += words[first].weight.min(words[second].weight);
            pairs.push((offset(first), offset(second)));
        }
        path.advance(run);
        let beyond = self.extend_beyond(path, MAX_EXTENSION - run, pairs);
        best.score += beyond.score;
        best.n_first = run + beyond.n_first;
        best.n_second = run + beyond.n_second;
        best
    }

    /// Returns how many words in a row along `path` are equal and in the same sentence. The best
    /// path always includes these words.
    fn run(&self, path: &ExtensionPath) -> usize {
        let words = &self.weighed.words;
        let most = MAX_EXTENSION.min(path.max_first).min(path.max_second);
        let mut last = None;
        let is_same = |n: &usize| {
            let first = &words[path.word(path.first, *n)];
            let second = &words[path.word(path.second, *n)];
            let sentences = (first.sentence, second.sentence);
            let goes_on = *last.get_or_insert(sentences) == sentences;
            goes_on
                && first.stem == second.stem
                && (first.block, second.block) == path.blocks
                && (path.forward || 0 < *n || !path.crosses(words))
        };
        (0..most).take_while(is_same).count()
    }

    /// Extends the alignment along `path` beyond words that differ. The first run gets at most
    /// `longest` words. Adds the matching words to `pairs`.
    fn extend_beyond(
        &mut self,
        mut path: ExtensionPath,
        longest: usize,
        pairs: &mut Vec<(u32, u32)>,
    ) -> Extension {
        let mut best = Extension::default();
        self.steps.clear();
        self.sides.0.clear();
        self.sides.1.clear();
        let mut above = [f32::NEG_INFINITY; WIDTH];
        // The first and the last column of the previous row that the best path may still use.
        let (mut low, mut high) = (MAX_DRIFT, MAX_DRIFT);
        for n_first in 0..=longest {
            self.pass(&mut path, n_first);
            if n_first > path.max_first {
                break;
            }
            let mut row = [f32::NEG_INFINITY; WIDTH];
            let mut steps = [Step::Both; WIDTH];
            let (start, end) = (low.saturating_sub(1), high);
            (low, high) = (WIDTH, 0);
            let first = n_first.checked_sub(1).map(|before| self.sides.0[before]);
            for column in start..WIDTH {
                let Some(n_second) = (n_first + column).checked_sub(MAX_DRIFT) else {
                    continue;
                };
                let left = column > 0 && row[column - 1] > f32::NEG_INFINITY;
                if n_second > path.max_second || column > end && !left {
                    break;
                }
                let (score, step) = self.cell((first, n_second), column, &above, &row);
                if score < best.score - MAX_SCORE_DROP {
                    continue;
                }
                (row[column], steps[column]) = (score, step);
                (low, high) = (low.min(column), column);
                if score > best.score {
                    best = Extension {
                        score,
                        n_first,
                        n_second,
                    };
                }
            }
            self.steps.push(steps);
            if low > high {
                break;
            }
            above = row;
        }
        self.trace(path, &best, pairs);
        best
    }

    /// Reads the words of both runs that row `n_first` of the alignment table needs. Words that
    /// were read before are not read again. The function stops at the end of the block.
    fn pass(&mut self, path: &mut ExtensionPath, n_first: usize) {
        let (words, stems) = (&self.weighed.words, &self.weighed.stems);
        let read = |side: &mut Vec<Passed>,
                    (start, block): (usize, u32),
                    most: &mut usize,
                    needed: usize| {
            while side.len() < needed.min(*most) {
                let idx = path.word(start, side.len());
                let word = &words[idx];
                if word.block != block {
                    *most = side.len();
                    break;
                }
                let crossing = path.crossing(words, idx);
                side.push(Passed {
                    stem: word.stem,
                    weight: word.weight,
                    is_content: word.is_content(),
                    opening: stems[word.stem as usize].opening,
                    gap: gap(word) + crossing,
                    crossing,
                });
            }
        };
        let (mut max_first, mut max_second) = (path.max_first, path.max_second);
        read(
            &mut self.sides.0,
            (path.first, path.blocks.0),
            &mut max_first,
            n_first,
        );
        read(
            &mut self.sides.1,
            (path.second, path.blocks.1),
            &mut max_second,
            n_first + MAX_DRIFT,
        );
        (path.max_first, path.max_second) = (max_first, max_second);
    }

    /// Returns the best score of a cell of the alignment table, in bits, and the step that leads to
    /// the cell. `above` is the previous row, and `row` is the part of this row that is already
    /// computed.
    fn cell(
        &mut self,
        (first, n_second): (Option<Passed>, usize),
        column: usize,
        above: &[f32; WIDTH],
        row: &[f32; WIDTH],
    ) -> (f32, Step) {
        let second = n_second.checked_sub(1).map(|before| self.sides.1[before]);
        let mut best = (f32::NEG_INFINITY, Step::Both);
        if let Some(first) = first
            && column + 1 < WIDTH
        {
            best = (above[column + 1] - first.gap, Step::First);
        }
        if let Some(second) = second
            && column > 0
        {
            let score = row[column - 1] - second.gap;
            if score > best.0 {
                best = (score, Step::Second);
            }
        }
        match (first, second) {
            (Some(first), Some(second)) if above[column] > f32::NEG_INFINITY => {
                let crossed = first.crossing + second.crossing;
                let score = above[column] + self.gain(first, second) - crossed;
                if score >= best.0 {
                    best = (score, Step::Both);
                }
            }
            (None, None) => best = (0.0, Step::Both),
            _ => {}
        }
        best
    }

    /// Returns the score of pairing the words `one` and `two`, in bits. The score is negative if
    /// their stems are neither equal nor nearly equal.
    fn gain(&mut self, one: Passed, two: Passed) -> f32 {
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
    fn alike(&mut self, one: Passed, two: Passed) -> f32 {
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

    /// Goes back along the best path from the cell `best` to the start of the table. Adds the
    /// matching words to `pairs`.
    fn trace(&mut self, path: ExtensionPath, best: &Extension, pairs: &mut Vec<(u32, u32)>) {
        let (mut n_first, mut n_second) = (best.n_first, best.n_second);
        while n_first > 0 || n_second > 0 {
            match self.steps[n_first][n_second + MAX_DRIFT - n_first] {
                Step::First => n_first -= 1,
                Step::Second => n_second -= 1,
                Step::Both => {
                    n_first -= 1;
                    n_second -= 1;
                    let gain = self.gain(self.sides.0[n_first], self.sides.1[n_second]);
                    if gain > 0.0 {
                        let first = path.word(path.first, n_first);
                        let second = path.word(path.second, n_second);
                        pairs.push((offset(first), offset(second)));
                    }
                }
            }
        }
    }
}

fn gap(word: &Word) -> f32 {
    match word.nature {
        Nature::Function => COST_OF_SKIPPED_FUNCTION_WORD,
        Nature::Name | Nature::Content => COST_OF_SKIPPED_CONTENT_WORD,
    }
}
