//! The part of a literal that is looked for among the words of a draft.

use std::ops::Range;

use crate::text::token::word;

/// A part of a literal. A text that contains the literal has a token whose word contains the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// The bytes of the literal that are the key: letters of ASCII, or a bracket.
    pub(super) range: Range<usize>,
    /// Whether a space is before the key, so that the word begins with the key.
    pub(super) starts_word: bool,
    /// Whether a space follows the key, so that the word ends with the key.
    pub(super) ends_word: bool,
    /// Whether the key is a bracket, which few texts have.
    pub(super) is_bracket: bool,
}

impl Key {
    /// Says whether the key is a whole word.
    pub(super) const fn is_word(&self) -> bool {
        self.starts_word && self.ends_word
    }
}

/// Brackets, which few texts have.
const BRACKETS: [&str; 2] = ["[", "]"];

/// Returns the key of `literal`, which must be in lower case. The key is a bracket, or the longest
/// run of letters that is certainly in one token. `None` if there is neither.
pub(super) fn key(literal: &str) -> Option<Key> {
    if BRACKETS.contains(&literal) {
        return Some(Key {
            range: 0..literal.len(),
            starts_word: false,
            ends_word: false,
            is_bracket: true,
        });
    }
    let bytes = literal.as_bytes();
    let mut best: Option<Key> = None;
    let mut start = 0;
    while start < bytes.len() {
        let rest = bytes[start..].iter();
        let len = rest.take_while(|byte| byte.is_ascii_lowercase()).count();
        let mut end = start + len;
        let next = bytes.get(end);
        let ends_word = next == Some(&b' ');
        // The “n” of “don’t” belongs to the token “n’t”.
        if matches!(next, None | Some(b'\'')) && bytes[start..end].ends_with(b"n") {
            end -= 1;
        }
        let key = Key {
            range: start..end,
            starts_word: bytes[..start].ends_with(b" "),
            ends_word,
            is_bracket: false,
        };
        let rank = |key: &Key| (key.range.len(), key.is_word());
        let is_better = best.as_ref().is_none_or(|best| rank(best) < rank(&key));
        if start < end && is_better && !may_be_fused(&literal[start..end]) {
            best = Some(key);
        }
        start += len.max(1);
    }
    best
}

/// Says whether `letters` may be in two tokens that are written as one word, such as “cannot”.
fn may_be_fused(letters: &str) -> bool {
    let mut words = word::fused_words().iter();
    words.any(|word| word.contains(letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_in_one_token() {
        let check = |literal: &str, expected: Option<(&str, bool, bool)>| {
            let found = key(literal);
            let found = found.map(|key| (&literal[key.range], key.starts_word, key.ends_word));
            assert_eq!(found, expected, "{literal}");
        };
        check("lorem ipsum dolor", Some(("ipsum", true, true)));
        check(" was said", Some(("said", true, false)));
        check(" to ", Some(("to", true, true)));
        check("t miss", Some(("miss", true, false)));
        check("don", Some(("do", false, false)));
        check("cannot say", Some(("say", true, false)));
        check("the cannon", Some(("the", false, true)));
        check("op-ed", Some(("op", false, false)));
        check("[2]", None);
        check("[", Some(("[", false, false)));
        check("n", None);
    }
}
