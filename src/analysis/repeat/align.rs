//! Aligns two runs of words: pairs the words that match, in order. An alignment starts from one
//! pair, grows in both directions, and may skip words that only one run has.

use std::ops::Range;

use crate::analysis::repeat::extension_path::ExtensionPath;
use crate::analysis::repeat::passed_word::{PassedWord, Spellings};
use crate::analysis::repeat::tuning::{MAX_DRIFT, MAX_EXTENSION, MAX_SCORE_DROP};
use crate::analysis::repeat::weight::Weighed;
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

/// Aligns words of one draft. Keeps its tables, so that the next alignment needs no new memory.
#[derive(Debug)]
pub struct Aligner<'w> {
    spellings: Spellings<'w>,
    steps: Vec<[Step; WIDTH]>,
    sides: (Vec<PassedWord>, Vec<PassedWord>),
}

/// A row of the alignment table: the best score of each cell in bits, or negative infinity for a
/// cell that the best path does not use. The last cell lies outside the table and is never used.
#[derive(Clone, Copy, Debug)]
struct Row {
    scores: [f32; WIDTH + 1],
    /// The first and the last column that the best path may use. `low` is greater than `high` if
    /// there is no such column.
    low: usize,
    high: usize,
}

impl Row {
    const EMPTY: Self = Self {
        scores: [f32::NEG_INFINITY; WIDTH + 1],
        low: WIDTH,
        high: 0,
    };

    fn set(&mut self, column: usize, score: f32) {
        self.scores[column] = score;
        self.low = self.low.min(column);
        self.high = column;
    }
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
            spellings: Spellings::new(weighed),
            steps: Vec::with_capacity(MAX_EXTENSION + 1),
            sides: (Vec::new(), Vec::new()),
        }
    }

    /// Returns the best alignment that includes the words `first` and `second`, which must have the
    /// same stem. The two runs stay within the blocks of these words and do not overlap.
    pub fn align(&mut self, first: u32, second: u32) -> Alignment {
        let words = &self.spellings.weighed.words;
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
        let words = &self.spellings.weighed.words;
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
        let words = &self.spellings.weighed.words;
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
        self.steps.clear();
        self.sides.0.clear();
        self.sides.1.clear();
        self.pass(&mut path, 0);
        let mut above = self.first_row(path.max_second);
        let mut best = Extension::default();
        for n_first in 1..=longest {
            self.pass(&mut path, n_first);
            if n_first > path.max_first {
                break;
            }
            above = self.next_row(&above, n_first, path.max_second, &mut best);
            if above.low > above.high {
                break;
            }
        }
        self.trace(path, &best, pairs);
        best
    }

    /// Returns the row of the alignment table in which the first run has no words yet.
    fn first_row(&mut self, max_second: usize) -> Row {
        let mut row = Row::EMPTY;
        let mut score = 0.0;
        row.set(MAX_DRIFT, score);
        let second = &self.sides.1[..max_second.min(MAX_DRIFT)];
        for (column, word) in (MAX_DRIFT + 1..).zip(second) {
            score -= word.gap;
            if score < -MAX_SCORE_DROP {
                break;
            }
            row.set(column, score);
        }
        self.steps.push([Step::Second; WIDTH]);
        row
    }

    /// Returns the row of the alignment table after the row `above`, and updates `best`. The first
    /// run has `n_first` words, the second run has at most `max_second` words.
    fn next_row(
        &mut self,
        above: &Row,
        n_first: usize,
        max_second: usize,
        best: &mut Extension,
    ) -> Row {
        let first = self.sides.0[n_first - 1];
        let mut row = Row::EMPTY;
        let mut steps = [Step::First; WIDTH];
        let mut left = f32::NEG_INFINITY;
        // The second run has no words in this column, or in a column left of the table.
        let empty = MAX_DRIFT.saturating_sub(n_first);
        let start = above.low.saturating_sub(1).max(empty);
        let end = (max_second + MAX_DRIFT + 1).saturating_sub(n_first);
        let columns = start..end.min(WIDTH);
        for column in columns {
            if column > above.high && left == f32::NEG_INFINITY {
                break;
            }
            let n_second = n_first + column - MAX_DRIFT;
            let (mut score, mut step) = (above.scores[column + 1] - first.gap, Step::First);
            if let Some(second) = n_second.checked_sub(1).map(|idx| &self.sides.1[idx]) {
                let skipped = left - second.gap;
                if skipped > score {
                    (score, step) = (skipped, Step::Second);
                }
                if above.scores[column] > f32::NEG_INFINITY {
                    let crossed = first.crossing + second.crossing;
                    let paired =
                        above.scores[column] + self.spellings.gain(&first, second) - crossed;
                    if paired >= score {
                        (score, step) = (paired, Step::Both);
                    }
                }
            }
            if score < best.score - MAX_SCORE_DROP {
                left = f32::NEG_INFINITY;
                continue;
            }
            left = score;
            row.set(column, score);
            steps[column] = step;
            if score > best.score {
                *best = Extension {
                    score,
                    n_first,
                    n_second,
                };
            }
        }
        self.steps.push(steps);
        row
    }

    /// Reads the words of both runs that row `n_first` of the alignment table needs. Words that
    /// were read before are not read again. The function stops at the end of the block.
    fn pass(&mut self, path: &mut ExtensionPath, n_first: usize) {
        let (words, stems) = (&self.spellings.weighed.words, &self.spellings.weighed.stems);
        let read = |side: &mut Vec<PassedWord>,
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
                let opening = stems[word.stem as usize].opening;
                side.push(PassedWord::new(word, opening, path.crossing(words, idx)));
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
                    let gain = self
                        .spellings
                        .gain(&self.sides.0[n_first], &self.sides.1[n_second]);
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
