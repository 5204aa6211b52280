//! Looks up the words of the tokens of a draft.

use std::ops::Range;

use crate::english;
use crate::text::draft::Draft;
use crate::text::like_words::LikeWords;
use crate::text::token::Token;

impl Draft {
    /// Returns the word of `token`, normalised by [`crate::text::words::normalize`]. For a
    /// punctuation mark, returns the mark.
    pub fn word(&self, token: &Token) -> &str {
        self.words.text(token.word)
    }

    /// Returns the word of token `idx`, or `None` if `idx` is not in the range `within`.
    pub fn word_in(&self, idx: usize, within: &Range<usize>) -> Option<&str> {
        within.contains(&idx).then(|| self.word(&self.tokens[idx]))
    }

    /// Returns this draft, in which each word of `like_words` has the classes of the word that it
    /// behaves like: “kvetch” has those of “complain”.
    pub fn with_like_words(mut self, like_words: &LikeWords) -> Self {
        if like_words.is_empty() {
            return self;
        }
        for word in self.words.ids() {
            if let Some(model) = like_words.model(self.words.text(word)) {
                self.records[word.index()] = (model, english::dictionary().record(model));
            }
        }
        self.record_beginning_classes();
        self
    }
}
