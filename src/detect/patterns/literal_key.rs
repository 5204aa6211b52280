//! The part of a literal that is looked for among the words of a draft.

use std::ops::Range;

use crate::detect::patterns::literal::Literal;
use crate::english;
use crate::english::class::Class;
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
}

impl Key {
    /// Says whether the key is a whole word.
    pub(super) const fn is_word(&self) -> bool {
        self.starts_word && self.ends_word
    }
}

/// Brackets, which few texts have.
const BRACKETS: [char; 2] = ['[', ']'];

/// Returns the key of `literal`. The key is a bracket, or else the longest run of letters that is
/// certainly in one token. Function words such as “this” are in most texts, so every other run comes
/// before them. `None` if there is neither a bracket nor such a run.
pub(super) fn key(literal: &Literal) -> Option<Key> {
    let text = literal.text.as_str();
    if let Some(at) = text.find(BRACKETS) {
        return Some(Key {
            range: at..at + 1,
            starts_word: false,
            ends_word: false,
        });
    }
    let bytes = text.as_bytes();
    let mut best: Option<((bool, usize, bool), Key)> = None;
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
        };
        let letters = &text[start..end];
        let rank = (!is_function(letters), letters.len(), key.is_word());
        let is_better = best.as_ref().is_none_or(|(highest, _)| *highest < rank);
        if start < end && is_better && !may_be_fused(letters) {
            best = Some((rank, key));
        }
        start += len.max(1);
    }
    best.map(|(_, key)| key)
}

fn is_function(letters: &str) -> bool {
    let word = english::dictionary().word(letters);
    word.classes.has(Class::FunctionWords)
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
            let literal = Literal::read(literal).expect("it has letters");
            let found = key(&literal);
            let found = found.map(|key| (&literal.text[key.range], key.starts_word, key.ends_word));
            assert_eq!(found, expected, "{}", literal.text);
        };
        check("lorem ipsum dolor", Some(("ipsum", true, true)));
        check(" was said", Some(("said", true, false)));
        check(" to ", Some(("to", true, true)));
        check("t miss", Some(("miss", true, false)));
        check("don", Some(("do", false, false)));
        check("cannot say", Some(("say", true, false)));
        check("the cannon", Some(("the", false, true)));
        check("op-ed", Some(("op", false, false)));
        check("[2]", Some(("[", false, false)));
        check("(2)", None);
        check("[", Some(("[", false, false)));
        check("n", None);
    }
}
