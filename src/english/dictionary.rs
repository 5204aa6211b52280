//! One record for each known word, and the phrases that begin with it. Knows no draft.

use rustc_hash::FxHashMap;

use crate::english::class::{Class, ClassSet};
use crate::english::verb::ReportingVerb;

/// The number of a word's record in a [`Dictionary`]; 0 for every word that it does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RecordId(u32);

/// What is known of a word, whatever stands around it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Record {
    /// The classes of the word itself.
    pub classes: ClassSet,
    /// The classes of all phrases that begin with the word, and of the word itself.
    pub begins: ClassSet,
    /// The verb that the word may be a form of, as an index into [`Dictionary::verbs`].
    verb: Option<u16>,
}

/// Every word and phrase of the tables.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    ids: FxHashMap<Box<str>, RecordId>,
    records: Vec<Record>,
    /// Where a word leads from a place within phrases. The first word's place is its own number.
    next: FxHashMap<(u32, RecordId), u32>,
    /// The classes of the phrases that end at each place behind a first word.
    ends: Vec<ClassSet>,
    verbs: Vec<ReportingVerb>,
}

impl Dictionary {
    /// A dictionary without words.
    pub fn new() -> Self {
        Self {
            records: vec![Record::default()],
            ..Self::default()
        }
    }

    /// The number of `word`, normalised.
    pub fn id(&self, word: &str) -> RecordId {
        self.ids.get(word).copied().unwrap_or_default()
    }

    /// The record with the number `id`.
    pub fn record(&self, id: RecordId) -> &Record {
        &self.records[id.0 as usize]
    }

    /// The record of `word`, normalised; an empty one if the word is unknown.
    pub fn word(&self, word: &str) -> &Record {
        self.record(self.id(word))
    }

    /// Whether `word`, normalised, is of `class`.
    pub fn is(&self, word: &str, class: Class) -> bool {
        self.word(word).classes.has(class)
    }

    /// The verb that the word with `record` may be a form of, if the verb may report.
    pub fn reporting_verb(&self, record: &Record) -> Option<&ReportingVerb> {
        record.verb.map(|it| &self.verbs[usize::from(it)])
    }

    /// The number of words in the longest entry of `classes` that begins with `first` and goes on
    /// with `rest`.
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
            let Some(next) = self.next.get(&(place, word)) else {
                break;
            };
            place = *next;
            if self.end(place).meets(classes) {
                found = Some(n_words);
            }
        }
        found
    }

    /// The words of `class`, in no order.
    pub fn words_of(&self, class: Class) -> impl Iterator<Item = &str> {
        let words = self.ids.iter();
        let words = words.filter(move |(_, id)| self.record(**id).classes.has(class));
        words.map(|it| &**it.0)
    }

    /// Adds `classes` to the word or phrase `entry`, whose words stand apart and are normalised.
    pub fn add(&mut self, entry: &str, classes: &ClassSet) {
        let mut words = entry.split(' ');
        let first = self.add_word(words.next().unwrap_or(entry));
        self.records[first.0 as usize].begins.extend(classes);
        let mut place = first.0;
        let mut is_phrase = false;
        for word in words {
            is_phrase = true;
            let word = self.add_word(word);
            let n_places = u32::try_from(self.ends.len()).unwrap_or(FIRST_PLACE);
            let ends = &mut self.ends;
            place = *self.next.entry((place, word)).or_insert_with(|| {
                ends.push(ClassSet::NONE);
                FIRST_PLACE + n_places
            });
        }
        if is_phrase {
            self.ends[(place - FIRST_PLACE) as usize].extend(classes);
        } else {
            self.records[first.0 as usize].classes.extend(classes);
        }
    }

    /// Adds a verb that may report, with its forms. A form of two verbs stays that of the first.
    pub fn add_verb<'f>(&mut self, verb: ReportingVerb, forms: impl Iterator<Item = &'f str>) {
        let number = u16::try_from(self.verbs.len()).ok();
        for form in forms {
            self.add(form, &Class::ReportingVerbs.into());
            let id = self.id(form);
            let record = &mut self.records[id.0 as usize];
            record.verb = record.verb.or(number);
        }
        self.verbs.push(verb);
    }

    fn end(&self, place: u32) -> &ClassSet {
        &self.ends[(place - FIRST_PLACE) as usize]
    }

    fn add_word(&mut self, word: &str) -> RecordId {
        let id = self.id(word);
        if id != RecordId::default() {
            return id;
        }
        let id = RecordId(u32::try_from(self.records.len()).unwrap_or_default());
        self.records.push(Record::default());
        self.ids.insert(word.into(), id);
        id
    }
}

/// Places from this number on lie behind a word; those below are first words.
const FIRST_PLACE: u32 = 1 << 24;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_entry_of_a_class_is_found() {
        let mut dictionary = Dictionary::new();
        let (cause, blame) = (Class::CauseCues.into(), Class::BlameNouns.into());
        dictionary.add("because", &blame);
        dictionary.add("because of", &cause);
        dictionary.add("because of the rain", &blame);
        let check = |text: &str, class: &ClassSet, expected| {
            let ids: Vec<RecordId> = text.split(' ').map(|it| dictionary.id(it)).collect();
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
