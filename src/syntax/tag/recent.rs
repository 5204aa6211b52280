//! Words of the drafts that were tagged last. A word that several drafts have is looked up once.

use std::sync::{Mutex, PoisonError};

use crate::syntax::tag::feature::WordFacts;

/// The maximum length in bytes of a word that is kept. Longer words are rare.
const MAX_BYTES: usize = 15;

/// The number of tables. Each has a lock of its own, so that threads seldom wait for each other.
const N_TABLES: usize = 64;

/// The number of words that a table has room for. All tables together take about .4 MB.
const N_SLOTS: usize = 64;

/// Words of the drafts that were tagged last, with what a model knows of them. If two words need
/// the same slot, the later word is kept.
pub(super) struct RecentWords {
    tables: [Mutex<Vec<Option<RecentWord>>>; N_TABLES],
}

impl Default for RecentWords {
    fn default() -> Self {
        Self {
            tables: [const { Mutex::new(Vec::new()) }; N_TABLES],
        }
    }
}

#[derive(Clone, Copy)]
struct RecentWord {
    /// The length of the word in bytes.
    len: usize,
    /// The bytes of the word, and zeros after them.
    text: [u8; MAX_BYTES],
    facts: WordFacts,
}

impl RecentWords {
    /// Returns what the model knows of `word`, which has the hash `hash`. If no table has the word,
    /// calls `compute` and keeps the result.
    pub(super) fn get(
        &self,
        word: &str,
        hash: u32,
        compute: impl FnOnce() -> WordFacts,
    ) -> WordFacts {
        let bytes = word.as_bytes();
        let mut text = [0; MAX_BYTES];
        let Some(start) = text.get_mut(..bytes.len()) else {
            return compute();
        };
        start.copy_from_slice(bytes);
        let hash = hash as usize;
        let (table, slot) = (&self.tables[hash % N_TABLES], hash / N_TABLES % N_SLOTS);
        // A panic of another thread leaves the table valid, because each slot is written at once.
        let lock = || table.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(slot).copied().flatten();
        let known = known.filter(|known| (known.len, known.text) == (bytes.len(), text));
        if let Some(known) = known {
            return known.facts;
        }
        // Other threads may use the table while the facts are computed.
        let facts = compute();
        let mut words = lock();
        words.resize(N_SLOTS, None);
        words[slot] = Some(RecentWord {
            len: bytes.len(),
            text,
            facts,
        });
        facts
    }
}
