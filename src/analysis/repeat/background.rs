//! How frequent words and pairs of words are in English texts.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::repeat::tuning::{COUNT_OF_UNSEEN_WORD, DOUBT_OF_PAIRS, UNSEEN_WORDS};
use crate::english;
use crate::english::frequency::{FrequencyTable, TOTAL};
use crate::error::Error;
use crate::text::lexicon;
use crate::text::span::offset;

static SHIPPED: LazyLock<Background> =
    LazyLock::new(|| Background(Table::Shipped(english::frequencies())));

/// A table of word frequencies. It has counts of stems and of pairs of adjacent stems.
#[derive(Clone, Debug)]
pub struct Background(Table);

#[derive(Clone, Debug)]
enum Table {
    Shipped(&'static FrequencyTable),
    Merged(Counts),
}

/// A table of word frequencies to which another table can be added.
#[derive(Clone, Debug, Default, PartialEq)]
struct Counts {
    rows: FxHashMap<Cow<'static, str>, u32>,
    of_rows: Vec<f32>,
    pairs: FxHashMap<u64, f32>,
    /// For each row, whether a pair begins with the stem of the row, and whether a pair ends with
    /// this stem. For most rows neither is true, and `pairs` need not be searched.
    parts: Vec<(bool, bool)>,
    total: f32,
}

impl Background {
    /// Returns the built-in table.
    pub fn embedded() -> &'static Self {
        &SHIPPED
    }

    /// Returns the built-in table after the table `text` was added to it. Both tables have the same
    /// form. A word or pair that is in both tables has the greater of its two probabilities.
    ///
    /// # Errors
    ///
    /// Returns an error if `text` has no line with the total number of words.
    pub fn with(text: &str) -> Result<Self, Error> {
        let own = Counts::parse(text, |text| Cow::Owned(text.to_owned()));
        if own.total <= 0.0 {
            let problem = format!(
                "there is no line that begins with `{TOTAL}` and gives the total number of words"
            );
            return Err(Error::new(problem));
        }
        let shipped = english::text_of_frequencies();
        let mut both = Counts::parse(shipped, Cow::Borrowed);
        both.add(own);
        Ok(Self(Table::Merged(both)))
    }

    /// Returns the number of the row of `stem`; `None` if the table does not have this stem.
    pub fn row(&self, stem: &str) -> Option<u32> {
        match &self.0 {
            Table::Shipped(table) => table.row(stem),
            Table::Merged(counts) => counts.rows.get(stem).copied(),
        }
    }

    /// Returns the probability that a word of a text has the stem of `row`, from 0 to 1. `None` as
    /// the row means a stem that the table does not have; its probability is small.
    pub fn probability(&self, row: Option<u32>) -> f32 {
        let count = |row: u32| match &self.0 {
            Table::Shipped(table) => table.count(row),
            Table::Merged(counts) => counts.of_rows[row as usize],
        };
        let total = match &self.0 {
            Table::Shipped(table) => table.total(),
            Table::Merged(counts) => counts.total,
        };
        let count = row.map_or(0.0, count);
        (count + COUNT_OF_UNSEEN_WORD) / (total + COUNT_OF_UNSEEN_WORD * UNSEEN_WORDS)
    }

    /// Returns the probability, from 0 to 1, that the word after the stem of row `before` has the
    /// stem of `row`. Returns `None` if the table does not have this pair.
    pub fn after(&self, before: Option<u32>, row: Option<u32>) -> Option<f32> {
        let (before, row) = (before?, row?);
        match &self.0 {
            Table::Shipped(table) => {
                let count = table.count_after(before, row)?;
                Some(count / (table.count(before) + DOUBT_OF_PAIRS))
            }
            Table::Merged(counts) => counts.after(before, row),
        }
    }
}

impl Counts {
    /// Adds `own`, a table that a project brings, to this table. A word or pair that is in both
    /// tables gets the greater of its two probabilities.
    fn add(&mut self, own: Self) {
        let mut rows = vec![0; own.of_rows.len()];
        let scale = self.total / own.total;
        for (stem, row) in own.rows {
            let count = own.of_rows[row as usize] * scale;
            let known = self.rows.get(&stem).copied();
            let at = known.unwrap_or_else(|| {
                let at = offset(self.of_rows.len());
                self.rows.insert(stem, at);
                self.of_rows.push(0.0);
                self.parts.push((false, false));
                at
            });
            rows[row as usize] = at;
            let counted = &mut self.of_rows[at as usize];
            *counted = counted.max(count);
        }
        for (pair, given) in own.pairs {
            let (one, two) = (pair >> 32, pair & u64::from(u32::MAX));
            let row = |number: u64| {
                usize::try_from(number)
                    .ok()
                    .and_then(|idx| rows.get(idx))
                    .copied()
            };
            let (Some(one), Some(two)) = (row(one), row(two)) else {
                continue;
            };
            self.parts[one as usize].0 = true;
            self.parts[two as usize].1 = true;
            let known = self.pairs.entry(key(one, two)).or_default();
            *known = known.max(given);
        }
    }

    /// Reads a table from `text`. A line has a stem, a tab and the count of the stem. If pairs
    /// begin with the stem, another tab follows, and then the second stems of these pairs, each
    /// with its count. `keep` turns a stem of `text` into the key of its row.
    fn parse<'t>(text: &'t str, keep: impl Fn(&'t str) -> Cow<'static, str>) -> Self {
        let mut table = Self::default();
        let lines: Vec<(&str, &str)> = lexicon::entries(text)
            .filter_map(|entry| entry.split_once('\t'))
            .collect();
        table.rows.reserve(lines.len());
        for (stem, rest) in &lines {
            let count = rest.split('\t').next().and_then(|field| field.parse().ok());
            let count: f32 = count.unwrap_or(0.0);
            if *stem == TOTAL {
                table.total = count;
                continue;
            }
            let row = crate::text::span::offset(table.of_rows.len());
            table.rows.insert(keep(stem), row);
            table.of_rows.push(count);
        }
        table.parts = vec![(false, false); table.of_rows.len()];
        for (stem, rest) in &lines {
            let Some((_, next)) = rest.split_once('\t') else {
                continue;
            };
            let Some(first) = table.rows.get(*stem).copied() else {
                continue;
            };
            let mut fields = next.split(' ');
            while let (Some(second), Some(count)) = (fields.next(), fields.next()) {
                if let (Some(row), Ok(count)) = (table.rows.get(second), count.parse::<f32>()) {
                    let given = count / (table.of_rows[first as usize] + DOUBT_OF_PAIRS);
                    table.parts[first as usize].0 = true;
                    table.parts[*row as usize].1 = true;
                    table.pairs.insert(key(first, *row), given);
                }
            }
        }
        table
    }

    fn after(&self, before: u32, row: u32) -> Option<f32> {
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
        let counts = Counts::parse("*\t1000\nnew\t10\tyork 8\nyork\t9\n", Cow::Borrowed);
        let table = Background(Table::Merged(counts));
        let (new, york) = (table.row("new"), table.row("york"));
        assert!(table.after(new, york) > Some(0.5));
        assert_eq!(table.after(york, new), None);
        assert!(table.probability(york) < table.probability(new));
        assert!(table.probability(None) < table.probability(york));
    }

    #[test]
    fn a_table_of_ones_own_makes_its_words_likelier_and_none_less_likely() {
        let both = Background::with("*\t1000\nquayside\t40\tberth 30\nberth\t40\n");
        let (ships, both) = (Background::embedded(), both.expect("it has a total"));
        let likely = |background: &Background, stem| background.probability(background.row(stem));
        assert!(likely(&both, "quayside") > 10.0 * likely(ships, "quayside"));
        assert!((likely(&both, "the") / likely(ships, "the") - 1.0).abs() < 1e-3);
        assert!(both.after(both.row("quayside"), both.row("berth")) > Some(0.5));
        assert!(Background::with("quayside\t40\n").is_err());
    }

    #[test]
    fn the_table_that_ships_says_the_same_in_both_layouts() {
        let shipped = Background::embedded();
        let text = include_str!("../../../rules/english/word-frequencies.tsv");
        let counts = Counts::parse(text, Cow::Borrowed);
        let written = Counts::parse(english::text_of_frequencies(), Cow::Borrowed);
        assert_eq!(written, counts);
        let stems = counts.rows.clone();
        let merged = Background(Table::Merged(counts));
        for (stem, row) in &stems {
            let (one, other) = (shipped.row(stem), merged.row(stem));
            assert_eq!((one, other), (Some(*row), Some(*row)), "{stem}");
            assert_eq!(
                shipped.probability(one).to_bits(),
                merged.probability(other).to_bits(),
                "{stem}"
            );
        }
        let Table::Merged(counts) = &merged.0 else {
            unreachable!("it was made so");
        };
        for (pair, given) in &counts.pairs {
            let row = |number: u64| u32::try_from(number).ok();
            let (first, second) = (row(pair >> 32), row(pair & u64::from(u32::MAX)));
            assert_eq!(shipped.after(first, second), Some(*given));
        }
        assert!(shipped.after(shipped.row("unit"), shipped.row("stat")) > Some(0.3));
        assert_eq!(shipped.row("qqq"), None);
    }
}
