//! How often words and pairs of words are written at all. Knows no draft.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::text::lexicon;

static TABLE: LazyLock<Background> =
    LazyLock::new(|| Background::parse(embedded::text("lexicons/word-frequencies.tsv")));

/// The stem that stands for all in the table: its count is that of all words counted.
pub const TOTAL: &str = "*";

/// Occurrences that a stem missing from the table is taken to have had.
const UNSEEN: f32 = 0.5;

/// Occurrences by which the first word of a pair is taken to be likelier than was counted, so that
/// a pair seen three times is not taken for a set phrase.
const DOUBT: f32 = 5.0;

/// Counts of stems, and of stems after stems.
#[derive(Debug, Default)]
pub struct Background {
    rows: FxHashMap<&'static str, u32>,
    counts: Vec<f32>,
    pairs: FxHashMap<u64, f32>,
    /// Of each row whether pairs begin with it, and whether some end with it: most have neither,
    /// which spares a look at the pairs.
    parts: Vec<(bool, bool)>,
    total: f32,
}

impl Background {
    /// The table that ships.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &TABLE
    }

    /// Reads a table: a line has a stem, a tab, its count, and where pairs begin with it a tab and
    /// the next stems, each followed by its count.
    fn parse(text: &'static str) -> Self {
        let mut table = Self::default();
        let lines: Vec<(&str, &str)> = lexicon::entries(text)
            .filter_map(|it| it.split_once('\t'))
            .collect();
        table.rows.reserve(lines.len());
        for (stem, rest) in &lines {
            let count = rest.split('\t').next().and_then(|it| it.parse().ok());
            let count: f32 = count.unwrap_or(0.0);
            if *stem == TOTAL {
                table.total = count;
                continue;
            }
            let row = crate::text::span::offset(table.counts.len());
            table.rows.insert(stem, row);
            table.counts.push(count);
        }
        table.parts = vec![(false, false); table.counts.len()];
        for (stem, rest) in &lines {
            let Some((_, next)) = rest.split_once('\t') else {
                continue;
            };
            let Some(first) = table.rows.get(stem).copied() else {
                continue;
            };
            let mut fields = next.split(' ');
            while let (Some(second), Some(count)) = (fields.next(), fields.next()) {
                if let (Some(row), Ok(count)) = (table.rows.get(second), count.parse::<f32>()) {
                    let given = count / (table.counts[first as usize] + DOUBT);
                    table.parts[first as usize].0 = true;
                    table.parts[*row as usize].1 = true;
                    table.pairs.insert(key(first, *row), given);
                }
            }
        }
        table
    }

    /// The row of `stem`, if it was counted.
    #[must_use]
    pub fn row(&self, stem: &str) -> Option<u32> {
        self.rows.get(stem).copied()
    }

    /// How probable the stem of `row` is at any place, 0 to 1.
    #[must_use]
    pub fn probability(&self, row: Option<u32>) -> f32 {
        let count = row.map_or(0.0, |it| self.counts[it as usize]);
        (count + UNSEEN) / (self.total + UNSEEN * 50_000.0)
    }

    /// How probable `row` is right after `before`, 0 to 1, where the pair was counted.
    #[must_use]
    pub fn after(&self, before: Option<u32>, row: Option<u32>) -> Option<f32> {
        let (before, row) = (before?, row?);
        if !self.parts[before as usize].0 || !self.parts[row as usize].1 {
            return None;
        }
        self.pairs.get(&key(before, row)).copied()
    }
}

fn key(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_likelier_than_their_parts() {
        let table = Background::parse("*\t1000\nnew\t10\tyork 8\nyork\t9\n");
        let (new, york) = (table.row("new"), table.row("york"));
        assert!(table.after(new, york) > Some(0.5));
        assert_eq!(table.after(york, new), None);
        assert!(table.probability(york) < table.probability(new));
        assert!(table.probability(None) < table.probability(york));
    }

    #[test]
    fn the_table_that_ships_can_be_read() {
        let table = Background::embedded();
        assert!(table.total > 1e6);
        assert!(table.after(table.row("unit"), table.row("stat")) > Some(0.3));
    }
}
