//! The built-in table of word frequencies. It says how often stems, and pairs of adjacent stems,
//! occur in English texts.

use std::fmt::Write;

use crate::english::key;

/// The key of the row that has the number of all words that were counted.
pub const TOTAL: &str = "*";

/// The name of the built-in table, which is also the name of its file.
pub const NAME: &str = "word-frequencies";

/// Counts of stems and of pairs of stems. The program can use them when it starts, without reading
/// the table.
#[derive(Clone, Debug)]
pub struct FrequencyTable {
    /// All stems, concatenated in the order of their rows.
    pub(super) text: &'static str,
    /// The byte in `text` at which each stem ends. The first number is 0, the start of the first
    /// stem.
    pub(super) ends: &'static [u32],
    /// A hash table with open addressing. A slot has the number of a row plus 1; 0 means that the
    /// slot is free. The number of slots is a power of two.
    pub(super) slots: &'static [u32],
    /// How often each stem was counted, in the order of the rows.
    pub(super) counts: &'static [f32],
    /// For each stem, whether it is the second stem of a pair. Most stems never are, and `seconds`
    /// is not searched for them.
    pub(super) ends_pairs: &'static [bool],
    /// For each stem, the index in `seconds` of the first pair that begins with the stem. One more
    /// number at the end is the length of `seconds`.
    pub(super) first_pairs: &'static [u32],
    /// The second stem of each pair, as the number of its row. Pairs with the same first stem stand
    /// together, sorted by the row of the second stem.
    pub(super) seconds: &'static [u32],
    /// The count of each pair, in the order of `seconds`.
    pub(super) pair_counts: &'static [f32],
    /// The number of words that were counted.
    pub(super) total: f32,
}

/// The built-in table, as the build script wrote it.
#[cfg(baked)]
pub static BAKED: FrequencyTable = include!(concat!(env!("OUT_DIR"), "/frequencies.rs"));

impl FrequencyTable {
    /// Reads a table from text. A line has a stem, a tab and the count of the stem. If pairs begin
    /// with the stem, another tab follows, and then the second stems of these pairs, each with its
    /// count. The memory of the table is never freed.
    pub fn read(table: &'static str) -> Self {
        let (mut text, mut ends, mut counts) = (String::new(), vec![0], Vec::new());
        let mut total = 0.0;
        let mut pairs_of_rows = Vec::new();
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        for (stem, rest) in lines.filter_map(|line| line.trim_end().split_once('\t')) {
            let (count, pairs) = rest.split_once('\t').unwrap_or((rest, ""));
            let count: f32 = count.parse().unwrap_or(0.0);
            if stem == TOTAL {
                total = count;
                continue;
            }
            text += stem;
            ends.push(number(text.len()));
            counts.push(count);
            pairs_of_rows.push(pairs);
        }
        let mut frequencies = Self {
            slots: slots(&text, &ends).leak(),
            text: text.leak(),
            ends: ends.leak(),
            counts: counts.leak(),
            ends_pairs: &[],
            first_pairs: &[],
            seconds: &[],
            pair_counts: &[],
            total,
        };
        frequencies.read_pairs(&pairs_of_rows);
        frequencies
    }

    /// Reads the pairs of stems of each row.
    fn read_pairs(&mut self, pairs_of_rows: &[&str]) {
        let mut ends_pairs = vec![false; self.counts.len()];
        let (mut first_pairs, mut seconds, mut pair_counts) = (vec![0], Vec::new(), Vec::new());
        for pairs in pairs_of_rows {
            let mut fields = pairs.split(' ');
            let mut pairs: Vec<(u32, f32)> = Vec::new();
            while let (Some(second), Some(count)) = (fields.next(), fields.next()) {
                if let (Some(row), Ok(count)) = (self.row(second), count.parse()) {
                    ends_pairs[row as usize] = true;
                    pairs.push((row, count));
                }
            }
            pairs.sort_by_key(|&(word, _)| word);
            seconds.extend(pairs.iter().map(|&(word, _)| word));
            pair_counts.extend(pairs.iter().map(|&(_, value)| value));
            first_pairs.push(number(seconds.len()));
        }
        self.ends_pairs = ends_pairs.leak();
        self.first_pairs = first_pairs.leak();
        self.seconds = seconds.leak();
        self.pair_counts = pair_counts.leak();
    }

    /// Returns the number of the row of `stem`; `None` if the table does not have this stem.
    pub fn row(&self, stem: &str) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut slot = key::hash(stem) as usize & mask;
        while let Some(row) = self.slots[slot].checked_sub(1) {
            let (start, end) = (self.ends[row as usize], self.ends[row as usize + 1]);
            if self.text.as_bytes()[start as usize..end as usize] == *stem.as_bytes() {
                return Some(row);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    /// Returns the count of the stem in row `row`.
    pub fn count(&self, row: u32) -> f32 {
        self.counts[row as usize]
    }

    /// Returns how often the stem in row `row` came directly after the stem in row `before`.
    /// Returns `None` if the table does not have this pair.
    pub fn count_after(&self, before: u32, row: u32) -> Option<f32> {
        if !self.ends_pairs[row as usize] {
            return None;
        }
        let before = before as usize;
        let pairs = self.first_pairs[before] as usize..self.first_pairs[before + 1] as usize;
        let at = self.seconds[pairs.clone()].binary_search(&row).ok()?;
        Some(self.pair_counts[pairs.start + at])
    }

    /// Returns the number of words that were counted.
    pub fn total(&self) -> f32 {
        self.total
    }

    /// Returns the table as text that [`FrequencyTable::read`] reads, without comments.
    pub fn text(&self) -> String {
        let mut text = format!("{TOTAL}\t{}\n", self.total);
        for (row, count) in (0..).zip(self.counts) {
            // Writing to a string cannot fail.
            let _ = write!(text, "{}\t{count}", self.stem(row));
            let (start, end) = (self.first_pairs[row], self.first_pairs[row + 1]);
            let pairs = start as usize..end as usize;
            let counted = self.seconds[pairs.clone()]
                .iter()
                .zip(&self.pair_counts[pairs]);
            for (idx, (second, count)) in counted.enumerate() {
                let before = if idx == 0 { '\t' } else { ' ' };
                let _ = write!(text, "{before}{} {count}", self.stem(*second as usize));
            }
            text.push('\n');
        }
        text
    }

    fn stem(&self, row: usize) -> &'static str {
        &self.text[self.ends[row] as usize..self.ends[row + 1] as usize]
    }
}

/// Returns a hash table of the stems in `text`. `ends` has the byte at which each stem ends, after
/// a first 0.
fn slots(text: &str, ends: &[u32]) -> Vec<u32> {
    let mut slots = vec![0; (2 * ends.len()).next_power_of_two()];
    for (number, range) in (1..).zip(ends.windows(2)) {
        let word = &text[range[0] as usize..range[1] as usize];
        let mut slot = key::hash(word) as usize % slots.len();
        while slots[slot] != 0 {
            slot = (slot + 1) % slots.len();
        }
        slots[slot] = number;
    }
    slots
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
