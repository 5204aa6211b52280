//! The distinct words of a draft, numbered. Knows no meaning.

use std::borrow::Cow;
use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

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
    /// A hash table with open addressing: the numbers of words plus one, 0 for a free slot. Its
    /// length is a power of two, and at least half of it is free.
    slots: Vec<u32>,
}

impl Words {
    /// The number of the word `text`, a new one if it was not seen before.
    pub fn intern(&mut self, text: &str) -> WordId {
        let word = without_dot(text);
        if is_normal(word) {
            return self.intern_as_is(word);
        }
        // Most words are short and ASCII: those are looked up without a copy on the heap.
        let mut buffer = [0; 32];
        let short = buffer.get_mut(..word.len()).filter(|_| word.is_ascii());
        let Some(lower) = short else {
            return self.intern_as_is(&normalize(text));
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let chars = lower.iter().copied().map(char::from);
        self.intern_by(lower, |text| text.extend(chars))
    }

    /// The number of `word`, which need not be normalised, a new one if it was not seen before.
    pub fn intern_as_is(&mut self, word: &str) -> WordId {
        self.intern_by(word.as_bytes(), |text| text.push_str(word))
    }

    /// The number of the word of these `bytes`, a new one if it was not seen before, which `push`
    /// adds to the text.
    fn intern_by(&mut self, bytes: &[u8], push: impl FnOnce(&mut String)) -> WordId {
        if self.slots.len() <= 2 * self.ends.len() {
            self.grow();
        }
        let hash = hash_of(bytes);
        let slot = self.slot(bytes, hash);
        if let Some(found) = self.slots[slot].checked_sub(1) {
            return WordId(found);
        }
        let id = WordId(offset(self.ends.len()));
        push(&mut self.text);
        self.ends.push(offset(self.text.len()));
        self.hashes.push(hash);
        self.slots[slot] = offset(self.ends.len());
        id
    }

    /// The slot of the word of these `bytes`, whose hash is `hash`, or the free one where it belongs.
    fn slot(&self, bytes: &[u8], hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some(found) = self.slots[slot].checked_sub(1)
            && (self.hashes[found as usize] != hash || self.bytes(WordId(found)) != bytes)
        {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Gives back the memory that only further words would need.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.hashes.shrink_to_fit();
        self.slots = Vec::new();
    }

    fn grow(&mut self) {
        let len = (4 * self.ends.len()).next_power_of_two().max(256);
        self.slots.clear();
        self.slots.resize(len, 0);
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
        let start = id.index().checked_sub(1).map_or(0, |it| self.ends[it]);
        start as usize..self.ends[id.index()] as usize
    }

    /// The hash of the word numbered `id`, as [`hash()`] makes it.
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
        self.ids().map(|it| self.text(it))
    }

    /// How many distinct words there are.
    pub fn count(&self) -> usize {
        self.ends.len()
    }
}

/// The hash of `word`, normalised.
pub fn hash(word: &str) -> u32 {
    hash_of(word.as_bytes())
}

fn hash_of(bytes: &[u8]) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(bytes);
    // The hasher leaves its best bits on top; a draft has fewer words than 32 bits count.
    u32::try_from(hasher.finish() >> 32).unwrap_or(0)
}

/// The form in which words are compared: lower case, straight apostrophes, plain hyphens, no soft
/// hyphens; an abbreviation without its only dot, so that `Inc.` is `inc` wherever it stands.
pub fn normalize(text: &str) -> Cow<'_, str> {
    let text = without_dot(text);
    if is_normal(text) {
        return text.into();
    }
    let lower = text.chars().flat_map(char::to_lowercase);
    let plain = lower.filter_map(|it| match it {
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
    bytes.all(|it| it.is_ascii() && !it.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_kept_once_however_many_there_are() {
        let mut words = Words::default();
        let ids: Vec<WordId> = (0..5000)
            .map(|it| words.intern(&format!("w{it}")))
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
