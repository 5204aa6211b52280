//! Aligns two drafts: finds the words around a shared place that agree in order. The alignment
//! grows from this place in both directions, as far as the drafts agree.

use std::ops::Range;

use crate::analysis::passage::tuning::{
    COST_OF_OTHER_WORD, MAX_DRIFT, MAX_SCORE_DROP, SCORE_OF_SHARED_WORD,
};

/// The number of words of the second draft with which each word of the first draft is compared.
const WIDTH: usize = 2 * MAX_DRIFT + 1;

/// A score that is lower than the score of any alignment.
const NEVER: i32 = i32::MIN / 2;

/// A run of words of one draft and a run of words of another draft that mostly agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageAlignment {
    /// The range of words of the first draft.
    pub first: Range<usize>,
    /// The range of words of the second draft.
    pub second: Range<usize>,
    /// The number of words that both runs have in the same order.
    pub n_same: usize,
}

impl PassageAlignment {
    /// Returns the number of words of the longer run.
    pub fn longer(&self) -> usize {
        self.first.len().max(self.second.len())
    }
}

/// Returns the best alignment of the words `first` and `second` that includes the places `seed`.
/// The `n_seed` words from these two places on must be equal. The time is proportional to the
/// length of the alignment.
pub fn align(
    first: &[u32],
    second: &[u32],
    seed: (usize, usize),
    n_seed: usize,
) -> PassageAlignment {
    let (a, b) = (seed.0 + n_seed, seed.1 + n_seed);
    let after = extend(
        |idx| first.get(a + idx).copied(),
        |idx| second.get(b + idx).copied(),
    );
    let before = extend(
        |idx| Some(first[seed.0.checked_sub(idx + 1)?]),
        |idx| Some(second[seed.1.checked_sub(idx + 1)?]),
    );
    PassageAlignment {
        first: seed.0 - before.first..a + after.first,
        second: seed.1 - before.second..b + after.second,
        n_same: before.n_same + n_seed + after.n_same,
    }
}

/// How far an alignment grew in one direction: how many words of each draft it got, how many of
/// these words are equal, and its score.
#[derive(Clone, Copy, Debug)]
struct Extension {
    first: usize,
    second: usize,
    n_same: usize,
    score: i32,
}

/// The score of the best alignment up to a pair of places, and the number of equal words in this
/// alignment.
#[derive(Clone, Copy)]
struct Cell {
    score: i32,
    n_same: usize,
}

const NOWHERE: Cell = Cell {
    score: NEVER,
    n_same: 0,
};

/// One row of the alignment table. The row with the number n is for the first n words of the first
/// draft. `cells[k]` is the best alignment of these words with the first `from + k` words of the
/// second draft.
#[derive(Clone, Copy)]
struct Row {
    from: usize,
    cells: [Cell; WIDTH],
}

impl Row {
    fn at(&self, column: usize) -> Cell {
        let cell = column
            .checked_sub(self.from)
            .and_then(|before| self.cells.get(before));
        cell.copied().unwrap_or(NOWHERE)
    }
}

fn extend(
    first: impl Fn(usize) -> Option<u32>,
    second: impl Fn(usize) -> Option<u32>,
) -> Extension {
    let mut best = Extension {
        first: 0,
        second: 0,
        n_same: 0,
        score: 0,
    };
    let mut above = top();
    let mut center = 0;
    for row in 1.. {
        let Some(word) = first(row - 1) else { break };
        // The best alignment may take more words from one draft than from the other, so the row
        // moves with it.
        let from = (center + 1_usize).saturating_sub(MAX_DRIFT).max(above.from);
        let (current, column) = next(&above, from, word, &second);
        let leader = current.at(column);
        if leader.score + MAX_SCORE_DROP < best.score {
            break;
        }
        if best.score < leader.score {
            best = Extension {
                first: row,
                second: column,
                n_same: leader.n_same,
                score: leader.score,
            };
        }
        center = column;
        above = current;
    }
    best
}

/// Returns the first row, which is for 0 words of the first draft.
fn top() -> Row {
    let mut cells = [NOWHERE; WIDTH];
    let mut score = 0;
    for cell in cells.iter_mut().take(MAX_DRIFT + 1) {
        *cell = Cell { score, n_same: 0 };
        score -= COST_OF_OTHER_WORD;
    }
    Row { from: 0, cells }
}

/// Returns the row after `above`, and the column of its best cell. `word` is the next word of the
/// first draft, and `from` is the first column of the new row.
fn next(
    above: &Row,
    from: usize,
    word: u32,
    second: &impl Fn(usize) -> Option<u32>,
) -> (Row, usize) {
    let mut row = Row {
        from,
        cells: [NOWHERE; WIDTH],
    };
    let (mut left, mut best) = (NOWHERE, (NEVER, from));
    for k in 0..WIDTH {
        let column = from + k;
        let other = column.checked_sub(1).and_then(second);
        if 0 < column && other.is_none() {
            break;
        }
        let is_same = other == Some(word);
        let diagonal = column
            .checked_sub(1)
            .map_or(NOWHERE, |before| above.at(before));
        let met = Cell {
            score: diagonal.score
                + if is_same {
                    SCORE_OF_SHARED_WORD
                } else {
                    -COST_OF_OTHER_WORD
                },
            n_same: diagonal.n_same + usize::from(is_same),
        };
        let up = above.at(column);
        let mut cell = met;
        for gap in [up, left] {
            if cell.score < gap.score - COST_OF_OTHER_WORD {
                cell = Cell {
                    score: gap.score - COST_OF_OTHER_WORD,
                    n_same: gap.n_same,
                };
            }
        }
        row.cells[k] = cell;
        left = cell;
        if best.0 < cell.score {
            best = (cell.score, column);
        }
    }
    (row, best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the alignment of `first` and `second`, where each letter is a word. The alignment
    /// starts from the letters `seed`. `expected` has the aligned parts and the number of equal
    /// letters.
    fn check(first: &str, second: &str, seed: &str, expected: (&str, &str, usize)) {
        let words = |text: &str| text.bytes().map(u32::from).collect::<Vec<u32>>();
        let place = (first.find(seed).unwrap(), second.find(seed).unwrap());
        let found = align(&words(first), &words(second), place, seed.len());
        let found = (&first[found.first], &second[found.second], found.n_same);
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_alike_on_both_sides_of_the_seed_is_found() {
        check(
            "..abcdefgh,,",
            "--abcdefgh__",
            "def",
            ("abcdefgh", "abcdefgh", 8),
        );
        check("abcdef", "abcdef", "abc", ("abcdef", "abcdef", 6));
        check("xyabc", "uvabc", "abc", ("abc", "abc", 3));
    }

    #[test]
    fn words_may_be_replaced_dropped_and_added() {
        check(
            "abcdefghij",
            "abXdefhijk",
            "def",
            ("abcdefghij", "abXdefhij", 8),
        );
        check(
            "abcdefghij",
            "abcdefXYghij",
            "abc",
            ("abcdefghij", "abcdefXYghij", 10),
        );
    }

    #[test]
    fn a_passage_ends_where_too_much_differs() {
        let gap = "0123456789!?%&=+";
        let other = "ABCDEFGHIJKLMNOP";
        check(
            &format!("abcdef{gap}ghijkl"),
            &format!("abcdef{other}ghijkl"),
            "abc",
            ("abcdef", "abcdef", 6),
        );
        check(
            &format!("abcdef{}ghijkl", &gap[..6]),
            &format!("abcdef{}ghijkl", &other[..6]),
            "abc",
            ("abcdef012345ghijkl", "abcdefABCDEFghijkl", 12),
        );
    }
}
