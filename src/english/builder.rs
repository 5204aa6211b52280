//! Builds a dictionary word by word.

use rustc_hash::FxHashMap;

use crate::english::class::{Class, ClassSet};
use crate::english::dictionary::{Dictionary, Edge, FIRST_PLACE, Record, edge_slot, word_slot};
use crate::english::key;
use crate::english::verb::ReportingVerb;

/// Collects words and phrases and makes a dictionary of them.
#[derive(Default)]
pub struct Builder {
    /// The number of each word, counted from 1.
    ids: FxHashMap<Box<str>, u32>,
    /// The words in the order of their numbers.
    words: Vec<Box<str>>,
    /// The record of each word, in the order of the numbers of the words.
    records: Vec<Record>,
    /// The steps from one word of a phrase to the next. A place is a number that stands for the
    /// first words of a phrase. The place of “according” and the word “to” lead to the place of
    /// “according to”. The place of a single word is the number of that word.
    next: FxHashMap<(u32, u32), u32>,
    /// For each place from `FIRST_PLACE` on, the classes of the phrase that ends there. A place is
    /// a number that stands for the first words of a phrase.
    ends: Vec<ClassSet>,
    verbs: Vec<ReportingVerb>,
}

impl Builder {
    /// Adds `entry`, a word or a phrase, with `classes`. `entry` must be normalised, with single
    /// spaces between its words.
    pub fn add(&mut self, entry: &str, classes: &ClassSet) {
        let mut words = entry.split(' ');
        let first = self.add_word(words.next().unwrap_or(entry));
        self.record(first).begins.extend(classes);
        let mut place = first;
        let mut is_phrase = false;
        for word in words {
            is_phrase = true;
            let word = self.add_word(word);
            let n_places = number(self.ends.len());
            let ends = &mut self.ends;
            place = *self.next.entry((place, word)).or_insert_with(|| {
                ends.push(ClassSet::NONE);
                FIRST_PLACE + n_places
            });
        }
        if is_phrase {
            self.ends[(place - FIRST_PLACE) as usize].extend(classes);
        } else {
            self.record(first).classes.extend(classes);
        }
    }

    /// Adds the reporting verb `verb` and its forms. If two verbs have the same form, the form
    /// belongs to the verb that was added first.
    pub fn add_verb<'f>(&mut self, verb: ReportingVerb, forms: impl Iterator<Item = &'f str>) {
        let number = u16::try_from(self.verbs.len()).ok();
        for form in forms {
            self.add(form, &Class::ReportingVerbs.into());
            let id = self.add_word(form);
            let record = self.record(id);
            record.verb = record.verb.or(number);
        }
        self.verbs.push(verb);
    }

    /// Makes the dictionary of all words and phrases that were added. The memory of the dictionary
    /// is never freed.
    ///
    /// # Panics
    ///
    /// Panics if there are more words than 32 bits can count, or more different records than 16
    /// bits can count.
    pub fn finish(self) -> Dictionary {
        let (mut text, mut ends) = (String::new(), vec![0]);
        let mut slots = vec![0; table_len(self.words.len())];
        for (id, word) in (1..).zip(&self.words) {
            text += word;
            ends.push(number(text.len()));
            let mut slot = word_slot(key::hash(word), slots.len());
            while slots[slot] != 0 {
                slot = (slot + 1) % slots.len();
            }
            slots[slot] = id;
        }
        let mut edges = vec![Edge::default(); table_len(self.next.len())];
        for ((place, word), next) in self.next {
            let mut slot = edge_slot(place, word, edges.len());
            while edges[slot].next != 0 {
                slot = (slot + 1) % edges.len();
            }
            edges[slot] = Edge { place, word, next };
        }
        // Words with equal records share one record.
        let (mut kinds, mut kind_of_record) = (vec![Record::default()], FxHashMap::default());
        kind_of_record.insert(Record::default(), 0);
        let of_words = self.records.into_iter().map(|record| {
            *kind_of_record.entry(record).or_insert_with(|| {
                kinds.push(record);
                u16::try_from(kinds.len() - 1).expect("words are of few kinds")
            })
        });
        let of_words: Vec<u16> = std::iter::once(0).chain(of_words).collect();
        Dictionary {
            text: text.leak(),
            ends: ends.leak(),
            slots: slots.leak(),
            kind_of_word: of_words.leak(),
            kinds: kinds.leak(),
            edges: edges.leak(),
            classes_of_place: self.ends.leak(),
            verbs: self.verbs.leak(),
        }
    }

    fn record(&mut self, id: u32) -> &mut Record {
        &mut self.records[id as usize - 1]
    }

    fn add_word(&mut self, word: &str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        self.words.push(word.into());
        self.records.push(Record::default());
        let id = number(self.words.len());
        self.ids.insert(word.into(), id);
        id
    }
}

/// Returns the number of slots of a hash table for `n` entries. At least half of the slots stay
/// free.
fn table_len(n: usize) -> usize {
    (2 * n).next_power_of_two().max(2)
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a dictionary is small")
}
