//! Looks up the words of the tokens of a draft.

use std::ops::Range;

use crate::text::draft::Draft;
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
}
