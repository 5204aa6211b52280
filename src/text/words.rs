//! The distinct words of a draft, each with a number.

use std::borrow::Cow;
use std::ops::Range;

use crate::english::key::{self, LONG, MAX_KEY_BYTES};
use crate::text::span::offset;

/// The number of a word in its draft's [`Words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

impl WordId {
    /// Returns the number as an index into a table with one row per word.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The distinct words of a draft, normalised by [`normalize`] and numbered from 0.
#[derive(Clone, Debug)]
pub struct Words {
    /// All words, concatenated.
    text: String,
    /// For each word, the byte of `text` at which the word begins, and after the last word the
    /// length of `text`.
    bounds: Vec<u32>,
    /// The hash of each word.
    hashes: Vec<u32>,
    /// The key of each word: see [`key`].
    keys: Vec<u128>,
    /// A hash table with open addressing: the numbers of words plus one, or 0 for a free slot. The
    /// length of the table is a power of two, and at least half of the table is free.
    slots: Vec<u32>,
}

/// A draft of some thousand bytes has one new word in this many bytes. Longer drafts have fewer new
/// words.
const BYTES_PER_NEW_WORD: usize = 20;

/// The mean length of a distinct word in bytes.
const BYTES_OF_WORD: usize = 8;

/// The maximum number of words for which memory is reserved before the text is read.
const MAX_EXPECTED_WORDS: usize = 2_000;

impl Default for Words {
    fn default() -> Self {
        Self {
            text: String::new(),
            bounds: vec![0],
            hashes: Vec::new(),
            keys: Vec::new(),
            slots: Vec::new(),
        }
    }
}

impl Words {
    /// Creates an empty list with room for the words of a text of `n_bytes` bytes. The room is an
    /// estimate.
    pub fn for_text(n_bytes: usize) -> Self {
        let n_words = (n_bytes / BYTES_PER_NEW_WORD).min(MAX_EXPECTED_WORDS);
        Self::with_capacity(n_words, n_words * BYTES_OF_WORD)
    }

    /// Creates an empty list with room for `n_words` words of together `n_bytes` bytes.
    pub fn with_capacity(n_words: usize, n_bytes: usize) -> Self {
        let mut words = Self {
            text: String::with_capacity(n_bytes),
            ..Self::default()
        };
        words.make_room(n_words);
        words
    }

    /// Normalises the word `text` and returns its number. Adds the word if it is new.
    pub fn intern(&mut self, text: &str) -> WordId {
        self.intern_as_is(&normalize(text))
    }

    /// Returns the number of the word `text[range]`, and adds the word if it is new. The word must
    /// consist of ASCII letters and digits.
    pub fn intern_plain(&mut self, text: &str, range: Range<usize>) -> WordId {
        let len = range.len();
        // Most words are short, so their bytes are read at once, together with some bytes after
        // them.
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

    /// Returns the number of `word` without normalising it, and adds the word if it is new.
    pub fn intern_as_is(&mut self, word: &str) -> WordId {
        let bytes = word.as_bytes();
        let key = key::of(bytes);
        let hash = key::hash_of(key, bytes);
        let is_same = |id| key != LONG || self.bytes(id) == bytes;
        let found = self.look_up(key, hash, is_same);
        found.unwrap_or_else(|slot| self.add(slot, key, hash, word))
    }

    /// Returns the number of the word that has this `key` and `hash` and for which `is_same` is
    /// true. If there is no such word, returns the free slot for the word as the error.
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

    /// Adds `word` and returns its number. `slot` is the free slot for the word.
    fn add(&mut self, slot: usize, key: u128, hash: u32, word: &str) -> WordId {
        let id = WordId(offset(self.count()));
        self.text.push_str(word);
        self.bounds.push(offset(self.text.len()));
        self.hashes.push(hash);
        self.keys.push(key);
        if self.slots.len() < 2 * self.count() {
            self.grow();
        } else {
            self.slots[slot] = id.0 + 1;
        }
        id
    }

    /// Frees the memory that is needed only to add words. No word may be added afterwards.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.bounds.shrink_to_fit();
        self.hashes.shrink_to_fit();
        self.keys = Vec::new();
        self.slots = Vec::new();
    }

    fn grow(&mut self) {
        self.make_room(2 * self.count());
    }

    /// Makes room for `n_words` words in all. `n_words` must not be smaller than the number of
    /// words that there are.
    fn make_room(&mut self, n_words: usize) {
        let len = (2 * n_words).next_power_of_two().max(256);
        self.slots.clear();
        self.slots.resize(len, 0);
        let n_more = len / 2 - self.count();
        self.bounds.reserve(n_more);
        self.hashes.reserve(n_more);
        self.keys.reserve(n_more);
        for idx in 0..self.count() {
            let id = WordId(offset(idx));
            let hash = self.hashes[idx] as usize;
            let mut slot = hash & (self.slots.len() - 1);
            while self.slots[slot] != 0 {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            self.slots[slot] = id.0 + 1;
        }
    }

    /// Returns the word with the number `id`.
    #[inline]
    pub fn text(&self, id: WordId) -> &str {
        &self.text[self.range(id)]
    }

    /// Returns all words in the order of their numbers, with nothing between them. A word ends at
    /// the byte that [`Self::ends`] has for it.
    pub fn all(&self) -> &str {
        &self.text
    }

    /// Returns the byte of [`Self::all`] after each word, in the order of the numbers of the words.
    pub fn ends(&self) -> impl Iterator<Item = usize> {
        self.bounds[1..].iter().map(|end| *end as usize)
    }

    fn bytes(&self, id: WordId) -> &[u8] {
        &self.text.as_bytes()[self.range(id)]
    }

    /// Returns the range of the word with the number `id` in `self.text`.
    #[inline]
    fn range(&self, id: WordId) -> Range<usize> {
        let bounds = &self.bounds[id.index()..id.index() + 2];
        bounds[0] as usize..bounds[1] as usize
    }

    /// Returns the hash of the word with the number `id`, as [`key::hash()`] computes it.
    pub fn hash(&self, id: WordId) -> u32 {
        self.hashes[id.index()]
    }

    /// Returns the word for which [`WordId::index`] returns `idx`.
    pub fn nth(&self, idx: u32) -> &str {
        self.text(WordId(idx))
    }

    /// Returns the numbers of all words, in ascending order.
    pub fn ids(&self) -> impl Iterator<Item = WordId> + use<> {
        (0..offset(self.count())).map(WordId)
    }

    /// Returns all words, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.ids().map(|word_id| self.text(word_id))
    }

    /// Returns the number of distinct words.
    pub fn count(&self) -> usize {
        self.bounds.len() - 1
    }
}

/// Converts `text` to the form in which words are compared: lower case, straight apostrophes, plain
/// hyphens, no soft hyphens. An abbreviation loses its only dot, so `Inc.` is `inc` everywhere.
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

/// Returns `text` without its final dot if that is its only dot. Other words are returned
/// unchanged.
fn without_dot(text: &str) -> &str {
    match text.strip_suffix('.') {
        Some(word) if !word.contains('.') && word.ends_with(char::is_alphanumeric) => word,
        _ => text,
    }
}

/// Returns whether [`normalize`] leaves `word`, which has no final dot, unchanged.
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
