//! The dictionary. It has a record for each known word, and the phrases that begin with this word.

use crate::english::class::{Class, ClassSet};
use crate::english::key;
use crate::english::verb::ReportingVerb;
#[cfg(baked)]
use crate::english::verb::Sense;

/// The number of a word's record in a [`Dictionary`]; 0 for unknown words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RecordId(u32);

/// The facts about a word that do not depend on its context.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Record {
    /// The classes of the word itself.
    pub classes: ClassSet,
    /// The classes of all phrases that begin with the word. Those of the word itself are included.
    pub begins: ClassSet,
    /// The verb that has the word as one of its forms, as an index into [`Dictionary::verbs`].
    pub(super) verb: Option<u16>,
}

/// Every word and phrase of the tables, in a form that is ready for use when the program starts.
#[derive(Clone, Debug)]
pub struct Dictionary {
    /// All words, concatenated in the order of their numbers.
    pub(super) text: &'static str,
    /// The end of each word in `text`. The start of the first word comes before these ends.
    pub(super) ends: &'static [u32],
    /// A hash table with open addressing. A slot has the number of a word, or 0 if it is free. The
    /// number of slots is a power of two.
    pub(super) slots: &'static [u32],
    /// The record of each word, as an index into `kinds`.
    pub(super) kind_of_word: &'static [u16],
    /// The different records. The first one is empty.
    pub(super) kinds: &'static [Record],
    /// A hash table like `slots`, which has the transitions within phrases.
    pub(super) edges: &'static [Edge],
    /// For each place from `FIRST_PLACE` on, the classes of the phrases that end there.
    pub(super) classes_of_place: &'static [ClassSet],
    pub(super) verbs: &'static [ReportingVerb],
}

/// A transition within phrases. A place and a word lead to the next place. The place after the
/// first word of a phrase is the number of that word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edge {
    pub(super) place: u32,
    pub(super) word: u32,
    /// The next place; 0 in a free slot.
    pub(super) next: u32,
}

/// Returns the first slot to try for a word with this `hash`. The table has `n_slots` slots, which
/// is a power of two.
pub(super) fn word_slot(hash: u32, n_slots: usize) -> usize {
    hash as usize & (n_slots - 1)
}

/// Like [`word_slot`], for the transition from `place` by `word`.
pub(super) fn edge_slot(place: u32, word: u32, n_slots: usize) -> usize {
    const ODD: u32 = 0x9e37_79b1;
    let mixed = (place.wrapping_mul(ODD) ^ word).wrapping_mul(ODD);
    (mixed >> 16) as usize & (n_slots - 1)
}

/// The built-in dictionary, as the build script wrote it.
#[cfg(baked)]
pub static BAKED: Dictionary = include!(concat!(env!("OUT_DIR"), "/dictionary.rs"));

impl Dictionary {
    /// Returns the number of `word`, which is normalised.
    pub fn id(&self, word: &str) -> RecordId {
        self.id_by_hash(word, key::hash(word))
    }

    /// Returns the number of `word`, which is normalised and has this `hash`.
    pub fn id_by_hash(&self, word: &str, hash: u32) -> RecordId {
        let mut slot = word_slot(hash, self.slots.len());
        loop {
            match self.slots[slot] {
                0 => return RecordId(0),
                id if self.text_of(id) == word => return RecordId(id),
                _ => slot = (slot + 1) & (self.slots.len() - 1),
            }
        }
    }

    /// Returns the word with the number `id`.
    fn text_of(&self, id: u32) -> &'static str {
        let id = id as usize;
        &self.text[self.ends[id - 1] as usize..self.ends[id] as usize]
    }

    /// Returns the record with the number `id`.
    pub fn record(&self, id: RecordId) -> &'static Record {
        &self.kinds[usize::from(self.kind_of_word[id.0 as usize])]
    }

    /// Returns the record of `word`, which is normalised. The record is empty if the word is
    /// unknown.
    pub fn word(&self, word: &str) -> &'static Record {
        self.record(self.id(word))
    }

    /// Whether `word`, which is normalised, belongs to `class`.
    pub fn is(&self, word: &str, class: Class) -> bool {
        self.word(word).classes.has(class)
    }

    /// Returns the reporting verb that has the word with `record` as one of its forms.
    pub fn reporting_verb(&self, record: &Record) -> Option<&'static ReportingVerb> {
        record.verb.map(|idx| &self.verbs[usize::from(idx)])
    }

    /// Finds the longest entry of `classes` that begins with `first` and goes on with words of
    /// `rest`. Returns the number of its words.
    pub fn longest(
        &self,
        classes: &ClassSet,
        first: RecordId,
        rest: impl IntoIterator<Item = RecordId>,
    ) -> Option<usize> {
        let record = self.record(first);
        if !record.begins.meets(classes) {
            return None;
        }
        let mut found = record.classes.meets(classes).then_some(1);
        let mut place = first.0;
        for (n_words, word) in (2..).zip(rest) {
            let Some(next) = self.next(place, word) else {
                break;
            };
            place = next;
            if self.classes_of_place[(place - FIRST_PLACE) as usize].meets(classes) {
                found = Some(n_words);
            }
        }
        found
    }

    /// Returns the place to which `word` leads from `place`.
    fn next(&self, place: u32, word: RecordId) -> Option<u32> {
        let mut slot = edge_slot(place, word.0, self.edges.len());
        loop {
            let edge = &self.edges[slot];
            if edge.next == 0 {
                return None;
            }
            if edge.place == place && edge.word == word.0 {
                return Some(edge.next);
            }
            slot = (slot + 1) & (self.edges.len() - 1);
        }
    }

    /// Returns the words of `class`, in no particular order.
    pub fn words_of(&self, class: Class) -> impl Iterator<Item = &'static str> {
        let ids = (1..self.ends.len()).filter_map(|idx| u32::try_from(idx).ok());
        let known = ids.filter(move |id| self.record(RecordId(*id)).classes.has(class));
        known.map(|id| self.text_of(id))
    }
}

/// The first place after two or more words. All smaller numbers are the numbers of first words.
pub(super) const FIRST_PLACE: u32 = 1 << 24;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::builder::Builder;

    #[test]
    fn the_longest_entry_of_a_class_is_found() {
        let mut builder = Builder::default();
        let (cause, blame) = (Class::CauseCues.into(), Class::BlameNouns.into());
        builder.add("because", &blame);
        builder.add("because of", &cause);
        builder.add("because of the rain", &blame);
        let dictionary = builder.finish();
        let check = |text: &str, class: &ClassSet, expected| {
            let ids: Vec<RecordId> = text.split(' ').map(|word| dictionary.id(word)).collect();
            let found = dictionary.longest(class, ids[0], ids[1..].iter().copied());
            assert_eq!(found, expected, "{text}");
        };
        check("because of the snow", &cause, Some(2));
        check("because of the rain", &blame, Some(4));
        check("because of the snow", &blame, Some(1));
        check("because", &cause, None);
        check("of the rain", &blame, None);
        check("unknown of", &cause, None);
    }
}
