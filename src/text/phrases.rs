//! Finds many numbered phrases in the words of a draft in one pass.

use rustc_hash::FxHashMap;

use crate::text::draft::Draft;
use crate::text::span::offset;

/// The node of the tree of phrases at which every phrase begins.
const ROOT: u32 = 0;

/// A set of numbered phrases. However many phrases there are, each word of a draft takes one
/// look-up, or a few more if a phrase begins with the word.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    /// The distinct words, numbered.
    words: FxHashMap<Box<str>, u32>,
    /// The edges of the tree of phrases. The key is a node and the number of a word, and the value
    /// is the node to which the word leads.
    next: FxHashMap<(u32, u32), u32>,
    /// For each node except the root, the number of the phrase that ends at the node; `None` if no
    /// phrase does.
    ends: Vec<Option<u32>>,
}

/// Phrases that can be searched for in one draft. `words` has, for each distinct word of the draft,
/// the number of the word in `phrases`; `None` if no phrase has the word.
pub struct BoundPhrases<'p> {
    phrases: &'p Phrases,
    words: Vec<Option<u32>>,
}

impl Phrases {
    /// Returns whether there are no phrases.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Adds a phrase of the words `words` with the number `number`, and returns the number of the
    /// phrase. If the phrase was added before, it keeps its first number. The words must be
    /// normalised: see [`crate::text::words::normalize`].
    pub fn add<'w>(&mut self, words: impl IntoIterator<Item = &'w str>, number: u32) -> u32 {
        let mut at = ROOT;
        for word in words {
            let n_words = offset(self.words.len());
            let word = *self.words.entry(word.into()).or_insert(n_words);
            let n_places = offset(self.ends.len());
            at = *self.next.entry((at, word)).or_insert_with(|| {
                self.ends.push(None);
                n_places + 1
            });
        }
        match at.checked_sub(1) {
            Some(end) => *self.ends[end as usize].get_or_insert(number),
            None => number,
        }
    }

    /// Returns the number of the phrase that consists of exactly `words`, or `None` if there is no
    /// such phrase. The words must be normalised: see [`crate::text::words::normalize`].
    pub fn number_of<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Option<u32> {
        let mut at = ROOT;
        for word in words {
            let word = *self.words.get(word)?;
            at = *self.next.get(&(at, word))?;
        }
        self.ends[at.checked_sub(1)? as usize]
    }

    /// Prepares a search for the phrases in `draft`.
    pub fn bind(&self, draft: &Draft) -> BoundPhrases<'_> {
        let words = draft.words.iter();
        BoundPhrases {
            phrases: self,
            words: words.map(|word| self.words.get(word).copied()).collect(),
        }
    }
}

impl BoundPhrases<'_> {
    /// Finds the longest phrase that begins with the first of `tokens`, which are indices of tokens
    /// of `draft`. Returns the number of tokens in the phrase, and the number of the phrase.
    pub fn longest(
        &self,
        draft: &Draft,
        tokens: impl IntoIterator<Item = usize>,
    ) -> Option<(usize, u32)> {
        let mut at = ROOT;
        let mut found = None;
        for (idx, token) in tokens.into_iter().enumerate() {
            let word = self.words[draft.tokens[token].word.index()];
            let next = word.and_then(|number| self.phrases.next.get(&(at, number)));
            let Some(next) = next else { break };
            at = *next;
            let end = self.phrases.ends[at as usize - 1];
            found = end.map(|phrase| (idx + 1, phrase)).or(found);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markup::Markup;

    #[test]
    fn the_longest_phrase_is_found_and_counts_as_a_whole() {
        let mut phrases = Phrases::default();
        phrases.add(["port", "authority"], 1);
        phrases.add(["port", "authority", "of", "ansel"], 2);
        phrases.add(["port", "authority"], 3);
        let draft = Draft::parse("The Port authority of Velm".to_owned(), Markup::Plain);
        let bound = phrases.bind(&draft);
        assert_eq!(bound.longest(&draft, 1..5), Some((2, 1)));
        assert_eq!(bound.longest(&draft, 0..5), None);
        assert_eq!(phrases.number_of(["port", "authority"]), Some(1));
        assert_eq!(phrases.number_of(["port"]), None);
        assert_eq!(phrases.number_of([]), None);
    }
}
