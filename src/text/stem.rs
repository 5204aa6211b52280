//! Light stems: what remains of a word without its inflection. Knows no draft.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::english;
use crate::english::class::Class;
use crate::text::lexicon;

static IRREGULAR: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/irregular-forms.tsv")));

/// Whether `word`, normalised, carries grammar rather than content.
pub fn is_function(word: &str) -> bool {
    word.len() <= 1 && !word.starts_with(|it: char| it.is_ascii_digit())
        || english::dictionary().is(word, Class::FunctionWords)
}

/// The stem of `word`, a normalised word.
///
/// Stems are for comparing, not for reading: “making”, “makes” and “made” share `mak`.
pub fn stem(word: &str) -> String {
    match IRREGULAR.get(word) {
        Some(base) => regular(base),
        None => regular(word.trim_matches('\'')),
    }
}

/// Takes the regular endings off.
fn regular(word: &str) -> String {
    let plain = word.bytes().all(|it| it.is_ascii_lowercase());
    if word.len() <= 3 || !plain {
        return word.to_owned();
    }
    let mut stem = singular(word);
    if let Some(rest) = stem.strip_suffix("ied").filter(|it| it.len() > 1) {
        stem = format!("{rest}y");
    } else {
        for (ending, least) in [("ing", 3), ("ed", 3), ("ly", 4)] {
            let rest = stem.strip_suffix(ending);
            if let Some(rest) = rest.filter(|it| it.len() >= least && has_vowel(it)) {
                stem = rest.to_owned();
                break;
            }
        }
    }
    let bytes = stem.as_bytes();
    let n = bytes.len();
    if n > 3 && bytes[n - 1] == bytes[n - 2] && !b"lsze".contains(&bytes[n - 1]) {
        stem.pop();
    }
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    stem
}

/// Takes the ending of a plural, or of a verb's third person, off.
fn singular(word: &str) -> String {
    if let Some(rest) = word.strip_suffix("ies").filter(|it| it.len() > 1) {
        return format!("{rest}y");
    }
    let sibilant = ["sses", "ches", "shes", "xes", "zes"];
    if sibilant.iter().any(|it| word.ends_with(it)) {
        return word[..word.len() - 2].to_owned();
    }
    let kept = ["ss", "us", "is"].iter().any(|it| word.ends_with(it));
    match word.strip_suffix('s') {
        Some(rest) if !kept => rest.to_owned(),
        _ => word.to_owned(),
    }
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
            assert_eq!(is_function(word), word != "é", "{word}");
        }
        assert!(!is_function("7"));
    }
}
