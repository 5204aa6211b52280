//! The dictionary of words and phrases. It has a record for each known word, and finds the phrases
//! that begin with a word.

use crate::english::class::{Class, ClassSet};
use crate::english::key;
use crate::english::verb::ReportingVerb;
#[cfg(baked)]
use crate::english::verb::Sense;

/// The number of a word in a [`Dictionary`]; 0 for a word that the dictionary does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RecordId(u32);

/// What a dictionary knows about a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Record {
    /// The classes of the word itself.
    pub classes: ClassSet,
    /// The classes of all phrases that begin with the word, and of the word itself.
    pub begins: ClassSet,
    /// The reporting verb of which the word is a form, as an index into [`Dictionary::verbs`].
    /// `None` if the word is not a form of a reporting verb.
    pub(super) verb: Option<u16>,
}

impl Record {
    /// Says whether the word is a form of a reporting verb.
    pub fn is_reporting_verb(&self) -> bool {
        self.verb.is_some()
    }
}

/// All words and phrases of the tables. The program can use them when it starts, without reading
/// the tables.
#[derive(Clone, Debug)]
pub struct Dictionary {
    /// All words, concatenated in the order of their numbers.
    pub(super) text: &'static str,
    /// The byte in `text` at which each word ends. The first number is 0, the start of the first
    /// word.
    pub(super) ends: &'static [u32],
    /// A hash table with open addressing. A slot has the number of a word; 0 means that the slot is
    /// free. The number of slots is a power of two.
    pub(super) slots: &'static [u32],
    /// For each word, the index of its record in `kinds`. Words with equal records share one
    /// record.
    pub(super) kind_of_word: &'static [u16],
    /// The different records. The first record is empty.
    pub(super) kinds: &'static [Record],
    /// A hash table like `slots`. It has the steps from one word of a phrase to the next: see
    /// [`Edge`].
    pub(super) edges: &'static [Edge],
    /// For each place from `FIRST_PLACE` on, the classes of the phrase that ends there. A place is
    /// a number that stands for the first words of a phrase.
    pub(super) classes_of_place: &'static [ClassSet],
    pub(super) verbs: &'static [ReportingVerb],
}

/// A step from one word of a phrase to the next. A place is a number that stands for the first
/// words of a phrase. The place of “according” and the word “to” lead to the place of “according
/// to”. The place of a single word is the number of that word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Edge {
    pub(super) place: u32,
    pub(super) word: u32,
    /// The number of the place to which the word leads: see [`Edge`]. It is 0 in a free slot.
    pub(super) next: u32,
}

/// Returns the slot at which the search for a word with this `hash` begins. The number of slots,
/// `n_slots`, must be a power of two.
pub(super) fn word_slot(hash: u32, n_slots: usize) -> usize {
    hash as usize & (n_slots - 1)
}

/// Returns the slot at which the search for the step from `place` to the word `word` begins: see
/// [`Edge`]. The number of slots, `n_slots`, must be a power of two.
pub(super) fn edge_slot(place: u32, word: u32, n_slots: usize) -> usize {
    const ODD: u32 = 0x9e37_79b1;
    let mixed = (place.wrapping_mul(ODD) ^ word).wrapping_mul(ODD);
    (mixed >> 16) as usize & (n_slots - 1)
}

/// The built-in dictionary, as the build script wrote it.
#[cfg(baked)]
pub static BAKED: Dictionary = include!(concat!(env!("OUT_DIR"), "/dictionary.rs"));

impl Dictionary {
    /// Returns the number of `word`, which must be normalised.
    pub fn id(&self, word: &str) -> RecordId {
        self.id_by_hash(word, key::hash(word))
    }

    /// Returns the number of `word`, which must be normalised. `hash` must be its hash from the
    /// module `key`.
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

    /// Returns the record of the word with the number `id`.
    pub fn record(&self, id: RecordId) -> &'static Record {
        &self.kinds[usize::from(self.kind_of_word[id.0 as usize])]
    }

    /// Returns the record of `word`, which must be normalised. The record is empty if the
    /// dictionary does not have the word.
    pub fn word(&self, word: &str) -> &'static Record {
        self.record(self.id(word))
    }

    /// Says whether `word`, which must be normalised, belongs to `class`.
    pub fn is(&self, word: &str, class: Class) -> bool {
        self.word(word).classes.has(class)
    }

    /// Returns the reporting verb of which the word with this `record` is a form: “say” for “said”.
    /// Returns `None` if the word is not a form of a reporting verb.
    pub fn reporting_verb(&self, record: &Record) -> Option<&'static ReportingVerb> {
        record.verb.map(|idx| &self.verbs[usize::from(idx)])
    }

    /// Finds the longest word or phrase of `classes` that begins with the word `first` and
    /// continues with the words `rest`. Returns its number of words; `None` if there is no such
    /// word or phrase.
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

    /// Returns the place to which `word` leads from `place`: see [`Edge`]. Returns `None` if no
    /// phrase with the words of `place` continues with `word`.
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
        self.words_with(move |record| record.classes.has(class))
    }

    /// Returns the forms of `verb`, in no particular order.
    pub fn forms_of(&self, verb: &ReportingVerb) -> impl Iterator<Item = &'static str> {
        let is_verb = |record: &Record| {
            self.reporting_verb(record)
                .is_some_and(|of_record| of_record.lemma == verb.lemma)
        };
        self.words_with(is_verb)
    }

    /// Returns the words whose records meet the condition `is_asked`, in no particular order.
    fn words_with(&self, is_asked: impl Fn(&Record) -> bool) -> impl Iterator<Item = &'static str> {
        let ids = (1..self.ends.len()).filter_map(|idx| u32::try_from(idx).ok());
        let asked = ids.filter(move |id| is_asked(self.record(RecordId(*id))));
        asked.map(|id| self.text_of(id))
    }
}

/// The smallest number that stands for two or more words of a phrase. Smaller numbers stand for a
/// single word.
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
