//! The words of a draft by their tokens.

use std::ops::Range;

use crate::text::draft::Draft;
use crate::text::token::Token;

impl Draft {
    /// Returns the word of `token` as [`crate::text::words::normalize`] leaves it, or its mark.
    pub fn word(&self, token: &Token) -> &str {
        self.words.text(token.word)
    }

    /// Returns the word of token `idx`. `None` if the token is not one of `within`.
    pub fn word_in(&self, idx: usize, within: &Range<usize>) -> Option<&str> {
        within.contains(&idx).then(|| self.word(&self.tokens[idx]))
    }
}
