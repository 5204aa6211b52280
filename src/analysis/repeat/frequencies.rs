//! Counts the words of drafts and writes the table of word frequencies that
//! [`crate::analysis::repeat::background`] reads.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use crate::analysis::repeat::tuning::{MIN_PAIR_COUNT, MIN_PAIR_LIFT, MIN_WORD_COUNT};
use crate::english::frequency::TOTAL;
use crate::text::draft::Draft;
use crate::text::stem::{is_function_word, stem};

/// How often each stem, and each pair of adjacent stems, occurs in the drafts.
#[derive(Debug, Default)]
struct Counts {
    ids: FxHashMap<String, u32>,
    stems: Vec<(String, bool)>,
    singles: Vec<u32>,
    pairs: FxHashMap<(u32, u32), u32>,
}

/// Counts the words of `drafts` and returns the table as text. The table has one line for each
/// stem, in alphabetical order. The line also has the stems that often follow this stem.
///
/// Two kinds of pairs are left out. The first kind is hardly more frequent than the counts of its
/// two stems suggest. The second kind ends with a function word: the weight of a function word
/// never depends on the word before it.
pub fn count(drafts: impl IntoIterator<Item = impl Borrow<Draft>>) -> String {
    let mut counts = Counts::default();
    for draft in drafts {
        counts.add(draft.borrow());
    }
    counts.table()
}

impl Counts {
    fn add(&mut self, draft: &Draft) {
        let ids: Vec<Option<u32>> = draft.words.iter().map(|word| self.id(word)).collect();
        for block in &draft.blocks {
            let mut before = None;
            for token in &draft.tokens[block.tokens.clone()] {
                if !token.is_word() {
                    continue;
                }
                let Some(id) = ids[token.word.index()] else {
                    continue;
                };
                self.singles[id as usize] += 1;
                if let Some(before) = before {
                    *self.pairs.entry((before, id)).or_default() += 1;
                }
                before = Some(id);
            }
        }
    }

    /// Returns the number of the stem of `word`, counted from 0. Returns `None` for “'s”, which is
    /// never part of a repeat.
    fn id(&mut self, word: &str) -> Option<u32> {
        if word == "'s" {
            return None;
        }
        let text = stem(word).into_owned();
        if let Some(id) = self.ids.get(&text) {
            return Some(*id);
        }
        let id = crate::text::span::offset(self.stems.len());
        self.ids.insert(text.clone(), id);
        self.stems.push((text, is_function_word(word)));
        self.singles.push(0);
        Some(id)
    }

    fn table(&self) -> String {
        let total: u32 = self.singles.iter().sum();
        let mut next: FxHashMap<u32, Vec<(u32, &str)>> = FxHashMap::default();
        for ((first, second), count) in &self.pairs {
            let (text, function) = &self.stems[*second as usize];
            let (one, two) = (
                self.singles[*first as usize],
                self.singles[*second as usize],
            );
            let expected = f64::from(one) * f64::from(two) / f64::from(total);
            let telling = f64::from(*count) >= MIN_PAIR_LIFT * expected;
            if *count >= MIN_PAIR_COUNT && !function && telling && is_kept(text) {
                next.entry(*first).or_default().push((*count, text));
            }
        }
        let mut lines = BTreeMap::new();
        for (id, (text, _)) in (0..).zip(&self.stems) {
            let count = self.singles[id as usize];
            if count < MIN_WORD_COUNT || !is_kept(text) {
                continue;
            }
            let mut line = count.to_string();
            let mut pairs = next.remove(&id).unwrap_or_default();
            pairs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
            for (idx, (count, second)) in pairs.iter().enumerate() {
                let gap = if idx == 0 { '\t' } else { ' ' };
                // Writing to a string cannot fail.
                let _ = write!(line, "{gap}{second} {count}");
            }
            lines.insert(text.as_str(), line);
        }
        let mut table = format!("{TOTAL}\t{total}\n");
        for (text, line) in lines {
            let _ = writeln!(table, "{text}\t{line}");
        }
        table
    }
}

/// Says whether `stem` may be written into the table. A stem with a space would break the table,
/// because spaces and tabs separate its fields.
fn is_kept(stem: &str) -> bool {
    !stem.starts_with(['#', '*', '@']) && !stem.contains(char::is_whitespace) && !stem.is_empty()
}
