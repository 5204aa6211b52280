//! Finds out which person a surname means. If the full name of only one person in a draft ends with
//! the surname, the surname means this person.

use rustc_hash::FxHashMap;

use crate::text::draft::Draft;
use crate::text::words::WordId;

/// The full names in a draft. They are looked up by their last words.
#[derive(Clone, Debug, Default)]
pub struct SurnameIndex {
    by_surname: FxHashMap<WordId, Vec<Vec<WordId>>>,
}

impl SurnameIndex {
    /// Collects the full names among `names`. Names of one word are left out.
    pub fn of(names: impl Iterator<Item = Vec<WordId>>) -> Self {
        let mut by_surname: FxHashMap<WordId, Vec<Vec<WordId>>> = FxHashMap::default();
        for words in names.filter(|words| 1 < words.len()) {
            let surnames = by_surname.entry(words[words.len() - 1]).or_default();
            if !surnames.contains(&words) {
                surnames.push(words);
            }
        }
        Self { by_surname }
    }

    /// Returns the full name of the person whom `words` name. Several words are a full name
    /// already. A single word is taken for a surname, and the result is the full name that ends
    /// with this word. Returns `None` if several full names end with the word, or if no full name
    /// does: “Berlin” in “a 29-year-old Berlin woman”.
    pub fn full_name(&self, words: Vec<WordId>) -> Option<Vec<WordId>> {
        let surnames = self.by_surname.get(words.last()?).map(Vec::as_slice);
        match surnames {
            Some([only]) if words.len() == 1 => Some(only.clone()),
            _ if words.len() == 1 => None,
            _ => Some(words),
        }
    }
}

/// Returns the words of the tokens `range` of `draft`.
pub fn words(draft: &Draft, range: std::ops::Range<usize>) -> Vec<WordId> {
    let tokens = draft.tokens[range].iter();
    tokens.map(|token| token.word).collect()
}
