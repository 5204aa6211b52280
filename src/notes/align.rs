//! Aligns a quotation word by word with the words of a note that match the quotation best.

use rustc_hash::FxHashSet;

use crate::notes::stream::{self, StreamWord};

/// Pairs of words, each given by its number: an abbreviation in a note, such as “mkt”, and a word
/// of a quotation that the abbreviation may stand for, such as “market”.
pub type ShortPairs = FxHashSet<(u64, u64)>;

/// Says whether the word `one` of a quotation and the word `two` of a note may be the same word.
/// `short` has the abbreviations of the note.
fn is_same(one: u64, two: u64, short: &ShortPairs) -> bool {
    stream::is_same(one, two) || short.contains(&(two, one))
}

/// A part of a quotation: a word or a gap.
#[derive(Clone, Copy, Debug)]
pub enum Item {
    /// A word that the speaker said.
    Word(StreamWord),
    /// An omission “[…]”, or an insertion by an editor, such as “[the council]”. A gap matches any
    /// words of a note.
    Gap,
}

/// How well a quotation matches a note, and which words of the note it matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteAlignment {
    /// The number of words that differ, are added or are missing.
    pub cost: usize,
    /// The index of the first matching word in the note.
    pub start: usize,
    /// The index of the word after the last matching word in the note.
    pub end: usize,
    /// The differing words, as pairs of indices: the index of the item in the quotation, and the
    /// index of the word in the note. One index is `None` if a word was added or is missing.
    pub changes: Vec<(Option<usize>, Option<usize>)>,
}

/// Finds the part of the note `words` that matches the `items` of a quotation best. If several
/// parts match equally well, the first part is returned. An abbreviation in `short` matches the
/// words that it may stand for.
pub fn align(items: &[Item], words: &[StreamWord], short: &ShortPairs) -> NoteAlignment {
    let width = words.len() + 1;
    let mut costs = vec![0_usize; (items.len() + 1) * width];
    for (row, item) in items.iter().enumerate() {
        for column in 0..width {
            let above = costs[row * width + column];
            let left = column
                .checked_sub(1)
                .map(|before| costs[(row + 1) * width + before]);
            let diagonal = column
                .checked_sub(1)
                .map(|before| costs[row * width + before]);
            let cost = match item {
                Item::Gap => left.map_or(above, |left| above.min(left)),
                Item::Word(word) => {
                    let replaced = diagonal.map(|cost| {
                        cost + usize::from(!is_same(word.number, words[column - 1].number, short))
                    });
                    let skipped = left.map(|cost| cost + skip_cost(words, column - 1));
                    let compound = compound(items, words, row, column)
                        .map(|(row, column)| costs[row * width + column]);
                    [Some(above + 1), replaced, skipped, compound]
                        .into_iter()
                        .flatten()
                        .min()
                        .unwrap_or(above + 1)
                }
            };
            costs[(row + 1) * width + column] = cost;
        }
    }
    let last = items.len() * width;
    let end = (0..width)
        .min_by_key(|column| costs[last + column])
        .unwrap_or(0);
    trace((items, words, short), &costs, end)
}

/// Finds a compound that is two words in the quotation and one word in the note, or the reverse:
/// “carefully crafted” and “carefully-crafted”. The compound must end with the item at `row` and
/// the word before `column`. Returns the row and the column before the compound, or `None` if there
/// is no compound.
fn compound(
    items: &[Item],
    words: &[StreamWord],
    row: usize,
    column: usize,
) -> Option<(usize, usize)> {
    let Item::Word(last) = items[row] else {
        return None;
    };
    let word = words.get(column.checked_sub(1)?)?;
    let item = row.checked_sub(1).map(|before| items[before]);
    if matches!(item, Some(Item::Word(first)) if first.joined == word.number) {
        return Some((row - 1, column - 1));
    }
    let first = words.get(column.checked_sub(2)?)?;
    (first.joined == last.number).then(|| (row, column - 2))
}

/// Returns the cost of skipping the word at index `at` of the note. The cost is 0 if the speaker
/// says the word twice in a row or if the transcriber inserted the word, and 1 otherwise.
fn skip_cost(words: &[StreamWord], at: usize) -> usize {
    if words[at].is_inserted {
        return 0;
    }
    let is_twice = words
        .get(at + 1)
        .is_some_and(|word| word.number == words[at].number);
    usize::from(!is_twice)
}

/// Walks back through the table `costs` from column `end`, and returns the cheapest alignment.
fn trace(
    (items, words, short): (&[Item], &[StreamWord], &ShortPairs),
    costs: &[usize],
    end: usize,
) -> NoteAlignment {
    let width = words.len() + 1;
    let at = |row: usize, column: usize| costs[row * width + column];
    let (mut row, mut column) = (items.len(), end);
    let mut changes = Vec::new();
    while 0 < row {
        let cost = at(row, column);
        match &items[row - 1] {
            Item::Gap if at(row - 1, column) == cost => row -= 1,
            Item::Gap => column -= 1,
            Item::Word(word) => {
                let same = 0 < column && is_same(word.number, words[column - 1].number, short);
                if 0 < column && at(row - 1, column - 1) + usize::from(!same) == cost {
                    if !same {
                        changes.push((Some(row - 1), Some(column - 1)));
                    }
                    (row, column) = (row - 1, column - 1);
                } else if 0 < column && at(row, column - 1) + skip_cost(words, column - 1) == cost {
                    if skip_cost(words, column - 1) == 1 {
                        changes.push((None, Some(column - 1)));
                    }
                    column -= 1;
                } else if let Some(before) = compound(items, words, row - 1, column)
                    .filter(|&(rows, columns)| at(rows, columns) == cost)
                {
                    (row, column) = before;
                } else {
                    changes.push((Some(row - 1), None));
                    row -= 1;
                }
            }
        }
    }
    changes.reverse();
    NoteAlignment {
        cost: at(items.len(), end),
        start: column,
        end,
        changes,
    }
}
