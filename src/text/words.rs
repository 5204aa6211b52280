//! The distinct words of a draft, numbered.

use std::borrow::Cow;
use std::ops::Range;

use crate::english::key::{self, LONG, MAX_KEY_BYTES};
use crate::text::span::offset;

/// The number of a word in its draft's [`Words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

impl WordId {
    /// As an index into a table with one row a word.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Each distinct word of a draft once, as [`normalize`] leaves it.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// All words, one after the other: a draft has few words twice, so each is kept cheap.
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<u32>,
    /// The hash of each word.
    hashes: Vec<u32>,
    /// The key of each word.
    keys: Vec<u128>,
    /// A hash table with open addressing: the numbers of words plus one, 0 for a free slot. Its
    /// length is a power of two, and at least half of it is free.
    slots: Vec<u32>,
}

impl Words {
    /// The number of the word `text`, a new one if it was not seen before.
    pub fn intern(&mut self, text: &str) -> WordId {
        self.intern_as_is(&normalize(text))
    }

    /// The number of `text[range]`, which is ASCII letters and figures, a new one if it was not seen
    /// before.
    pub fn intern_plain(&mut self, text: &str, range: Range<usize>) -> WordId {
        let len = range.len();
        // Most words are short, so that all of their bytes are read at once with some behind them.
        let rest = text.as_bytes().get(range.start..);
        let Some(chunk) = rest
            .and_then(<[u8]>::first_chunk)
            .filter(|_| len <= MAX_KEY_BYTES)
        else {
            return self.intern(&text[range]);
        };
        let key = key::of_plain(*chunk, len);
        let hash = key::hash_of_key(key);
        self.look_up(key, hash, |_| true).unwrap_or_else(|slot| {
            let start = self.text.len();
            let id = self.add(slot, key, hash, &text[range]);
            if let Some(added) = self.text.get_mut(start..) {
                added.make_ascii_lowercase();
            }
            id
        })
    }

    /// The number of `word`, which need not be normalised, a new one if it was not seen before.
    pub fn intern_as_is(&mut self, word: &str) -> WordId {
        let bytes = word.as_bytes();
        let key = key::of(bytes);
        let hash = key::hash_of(key, bytes);
        let is_same = |id| key != LONG || self.bytes(id) == bytes;
        let found = self.look_up(key, hash, is_same);
        found.unwrap_or_else(|slot| self.add(slot, key, hash, word))
    }

    /// The number of the word with this `key` and this `hash` that `is_same`, or the slot where it
    /// belongs.
    fn look_up(
        &self,
        key: u128,
        hash: u32,
        is_same: impl Fn(WordId) -> bool,
    ) -> Result<WordId, usize> {
        let Some(mask) = self.slots.len().checked_sub(1) else {
            return Err(0);
        };
        let mut slot = hash as usize & mask;
        while let Some(found) = self.slots[slot].checked_sub(1) {
            let id = WordId(found);
            if self.keys[id.index()] == key && is_same(id) {
                return Ok(id);
            }
            slot = (slot + 1) & mask;
        }
        Err(slot)
    }

    /// Adds `word`, which belongs in `slot`.
    fn add(&mut self, slot: usize, key: u128, hash: u32, word: &str) -> WordId {
        let id = WordId(offset(self.ends.len()));
        self.text.push_str(word);
        self.ends.push(offset(self.text.len()));
        self.hashes.push(hash);
        self.keys.push(key);
        if self.slots.len() < 2 * self.ends.len() {
            self.grow();
        } else {
            self.slots[slot] = id.0 + 1;
        }
        id
    }

    /// Gives back the memory that only further words would need: none is added any more.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.hashes.shrink_to_fit();
        self.keys = Vec::new();
        self.slots = Vec::new();
    }

    fn grow(&mut self) {
        let len = (4 * self.ends.len()).next_power_of_two().max(256);
        self.slots.clear();
        self.slots.resize(len, 0);
        let n_more = len / 2 - self.ends.len();
        self.ends.reserve(n_more);
        self.hashes.reserve(n_more);
        self.keys.reserve(n_more);
        for idx in 0..self.ends.len() {
            let id = WordId(offset(idx));
            let hash = self.hashes[idx] as usize;
            let mut slot = hash & (self.slots.len() - 1);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            self.slots[slot] = id.0 + 1;
        }
    }

    /// The word numbered `id`.
    pub fn text(&self, id: WordId) -> &str {
        &self.text[self.range(id)]
    }

    fn bytes(&self, id: WordId) -> &[u8] {
        &self.text.as_bytes()[self.range(id)]
    }

    /// Where the word numbered `id` stands in the text.
    fn range(&self, id: WordId) -> Range<usize> {
        let start = id
            .index()
            .checked_sub(1)
            .map_or(0, |before| self.ends[before]);
        start as usize..self.ends[id.index()] as usize
    }

    /// The hash of the word numbered `id`, as [`key::hash()`] makes it.
    pub fn hash(&self, id: WordId) -> u32 {
        self.hashes[id.index()]
    }

    /// The word with the number `idx`, as [`WordId::index`] gives it.
    pub fn nth(&self, idx: u32) -> &str {
        self.text(WordId(idx))
    }

    /// The numbers of the words, in their order.
    pub fn ids(&self) -> impl Iterator<Item = WordId> + use<> {
        (0..offset(self.ends.len())).map(WordId)
    }

    /// Every word, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.ids().map(|word_id| self.text(word_id))
    }

    /// How many distinct words there are.
    pub fn count(&self) -> usize {
        self.ends.len()
    }
}

/// The form in which words are compared: lower case, straight apostrophes, plain hyphens, no soft
/// hyphens; an abbreviation without its only dot, so that `Inc.` is `inc` wherever it stands.
pub fn normalize(text: &str) -> Cow<'_, str> {
    let text = without_dot(text);
    if is_normal(text) {
        return text.into();
    }
    if text.is_ascii() {
        return text.to_ascii_lowercase().into();
    }
    let lower = text.chars().flat_map(char::to_lowercase);
    let plain = lower.filter_map(|character| match character {
        '’' | 'ʼ' => Some('\''),
        '‐' | '‑' => Some('-'),
        '\u{ad}' | '\u{200c}' | '\u{200d}' => None,
        other => Some(other),
    });
    plain.collect::<String>().into()
}

/// An abbreviation without its only dot; any other word as it is.
fn without_dot(text: &str) -> &str {
    match text.strip_suffix('.') {
        Some(word) if !word.contains('.') && word.ends_with(char::is_alphanumeric) => word,
        _ => text,
    }
}

/// Whether `word`, without its dot, has nothing that [`normalize`] would change.
fn is_normal(word: &str) -> bool {
    let mut bytes = word.bytes();
    bytes.all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_kept_once_however_many_there_are() {
        let mut words = Words::default();
        let ids: Vec<WordId> = (0..5000)
            .map(|idx| words.intern(&format!("w{idx}")))
            .collect();
        assert_eq!(words.count(), 5000);
        for (idx, id) in ids.into_iter().enumerate() {
            assert_eq!(words.text(id), format!("w{idx}"));
            assert_eq!(words.intern(&format!("W{idx}")), id);
        }
        assert_eq!(words.count(), 5000);
        assert_eq!(words.iter().nth(7), Some("w7"));
    }
}
