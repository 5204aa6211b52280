//! Stems: words without their inflection.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::english;
use crate::english::class::Class;
use crate::english::dictionary::Record;
use crate::text::lexicon;
use crate::text::span::offset;
use crate::text::words::{WordId, Words};

static IRREGULAR: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/irregular-forms.tsv")));

/// Returns whether `word` is a function word, such as “the”, and not a content word. `word` must be
/// normalised, and `record` is its record in the dictionary. A single letter also counts as a
/// function word.
pub fn is_function(word: &str, record: &Record) -> bool {
    word.len() <= 1 && !word.starts_with(|character: char| character.is_ascii_digit())
        || record.classes.has(Class::FunctionWords)
}

/// Like [`is_function`], but looks up the record of `word` in the dictionary.
pub fn is_function_word(word: &str) -> bool {
    is_function(word, english::dictionary().word(word))
}

/// Returns the stem of `word`, which must be normalised.
///
/// Stems are for comparison, not for display: “making”, “makes” and “made” share the stem `mak`.
pub fn stem(word: &str) -> Cow<'_, str> {
    match IRREGULAR.get(word) {
        Some(base) => regular(base),
        None => regular(word.trim_matches('\'')),
    }
}

/// The stems of the words of a draft.
#[derive(Clone, Debug)]
pub struct Stems {
    of_words: Vec<Option<u32>>,
    texts: Words,
}

impl Stems {
    /// Computes the stem of each of `words`, and numbers the stems by their first occurrence. The
    /// possessive ending `'s` has no stem.
    pub fn of(words: &Words) -> Self {
        let mut texts = Words::with_capacity(words.count(), words.all().len());
        let stems = words.iter().map(|word| {
            let is_ending = word == "'s";
            (!is_ending).then(|| offset(texts.intern_as_is(&stem(word)).index()))
        });
        let of_words = stems.collect();
        // The stems are kept until repeats have been searched, and take much of the memory that a
        // short draft needs.
        texts.shrink();
        Self { of_words, texts }
    }

    /// Returns the number of the stem of `word`, or `None` for the possessive ending `'s`.
    pub fn stem_number(&self, word: WordId) -> Option<u32> {
        self.of_words[word.index()]
    }

    /// Returns all stems, in the order of their numbers.
    pub fn stems(&self) -> &Words {
        &self.texts
    }
}

/// Removes the regular endings of `word`, such as “ing” and “ed”.
fn regular(word: &str) -> Cow<'_, str> {
    let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if word.len() <= 3 || !plain {
        return word.into();
    }
    let mut stem = singular(word);
    if let Some(rest) = stem.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        stem = format!("{rest}y").into();
    } else {
        for (ending, least) in [("ing", 3), ("ed", 3), ("ly", 4)] {
            let rest = stem.strip_suffix(ending);
            if let Some(rest) = rest.filter(|stem| stem.len() >= least && has_vowel(stem)) {
                let len = rest.len();
                truncate(&mut stem, len);
                break;
            }
        }
    }
    let (bytes, n) = (stem.as_bytes(), stem.len());
    if n > 3 && bytes[n - 1] == bytes[n - 2] && !b"lsze".contains(&bytes[n - 1]) {
        truncate(&mut stem, n - 1);
    }
    if stem.len() > 3 && stem.ends_with('e') {
        let len = stem.len() - 1;
        truncate(&mut stem, len);
    }
    stem
}

/// Shortens `stem` to its first `len` bytes. A borrowed text is not copied.
fn truncate(stem: &mut Cow<'_, str>, len: usize) {
    match stem {
        Cow::Borrowed(text) => *text = &text[..len],
        Cow::Owned(text) => text.truncate(len),
    }
}

/// Removes the ending of a plural noun or of a verb in the third person: “tides” becomes “tide”.
pub fn singular(word: &str) -> Cow<'_, str> {
    if let Some(rest) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{rest}y").into();
    }
    let Some(rest) = word.strip_suffix('s') else {
        return word.into();
    };
    let sibilant = ["sses", "ches", "shes", "xes", "zes"];
    if sibilant.iter().any(|ending| word.ends_with(ending)) {
        return word[..word.len() - 2].into();
    }
    let kept = ["ss", "us", "is"]
        .iter()
        .any(|ending| word.ends_with(ending));
    if kept { word.into() } else { rest.into() }
}

fn has_vowel(word: &str) -> bool {
    word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str], shared: bool) {
        let first = stem(words[0]);
        for word in &words[1..] {
            assert_eq!(stem(word) == first, shared, "{} and {word}", words[0]);
        }
    }

    #[test]
    fn inflections_share_a_stem() {
        check(&["make", "makes", "making", "made"], true);
        check(&["sovereignty", "sovereignties"], true);
        check(&["result", "results", "resulted", "resulting"], true);
        check(&["carry", "carries", "carried", "carrying"], true);
        check(&["plan", "planned", "planning", "plans"], true);
        check(&["box", "boxes"], true);
        check(&["be", "was", "'re"], true);
    }

    #[test]
    fn different_words_do_not() {
        check(&["thing", "th"], false);
        check(&["sing", "s"], false);
        check(&["virus", "vir"], false);
        check(&["1990s", "1990"], false);
        check(&["crisis", "cris"], false);
    }

    #[test]
    fn words_of_grammar_are_known() {
        for word in ["the", "n't", "said", "x", "é"] {
            assert_eq!(is_function_word(word), word != "é", "{word}");
        }
        assert!(!is_function_word("7"));
    }
}
