//! Classes of abbreviations, such as `Mr.`, and words that usually begin a sentence, such as “The”.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use strum::EnumString;

use crate::embedded;
use crate::english;
use crate::english::class::Class;
use crate::text::lexicon::entries;
use crate::text::words::normalize;

/// What may follow the full stop of an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Abbreviation {
    /// A name follows, as in “Mr. Smith”.
    BeforeName,
    /// A number follows, as in “No. 5”.
    BeforeNumber,
    /// The same sentence goes on, as after “e.g.”
    Inside,
    /// The same sentence goes on or a new sentence begins, as after “Inc.”
    Anywhere,
    /// A new sentence begins, as after “etc.” If the next word is in lower case, the same sentence
    /// goes on instead.
    Last,
    /// Anything may follow, since the mark belongs to a name, as in “Yahoo!”
    Exclaiming,
}

struct Entry {
    class: Abbreviation,
    /// Whether the entry matches only words that begin with a capital.
    capital: bool,
}

/// The entries of `english/abbreviations.tsv`. The key of an entry is its word in lower case,
/// without the final mark. One word may have two entries: one with a capital and one without.
static ENTRIES: LazyLock<FxHashMap<String, Vec<Entry>>> = LazyLock::new(|| {
    let mut table: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
    for line in entries(embedded::text("english/abbreviations.tsv")) {
        if let Some((entry, class)) = line.split_once('\t')
            && let Ok(class) = class.parse()
        {
            let capital = entry.starts_with(char::is_uppercase);
            let word = entry.trim_end_matches(['.', '!', '?']).to_lowercase();
            table
                .entry(word)
                .or_default()
                .push(Entry { class, capital });
        }
    }
    // Entries with a capital are tried first, because they match fewer words.
    for list in table.values_mut() {
        list.sort_by_key(|entry| !entry.capital);
    }
    table
});

/// The maximum length in bytes of a word that [`class`] looks up. No entry is longer. The limit
/// keeps the check of a draft without spaces fast.
const MAX_WORD_BYTES: usize = 12;

/// Returns the class of the abbreviation `word`, which is written without its full stop: `Mr`,
/// `e.g`. Returns `None` if `word` is not an abbreviation.
pub fn class(word: &str) -> Option<Abbreviation> {
    if word.is_empty() || MAX_WORD_BYTES < word.len() {
        return None;
    }
    if let Some(list) = ENTRIES.get(word.to_lowercase().as_str()) {
        let capital = word.starts_with(char::is_uppercase);
        let entry = list.iter().find(|entry| capital || !entry.capital);
        if let Some(entry) = entry {
            return Some(entry.class);
        }
    }
    (is_dotted(word) || is_without_vowel(word)).then_some(Abbreviation::Anywhere)
}

/// Returns whether `word` is a capitalised word that usually begins a sentence, such as “The”. A
/// name is not such a word.
pub fn opens_sentences(word: &str) -> bool {
    let mut rest = word.chars().skip(1);
    word.starts_with(char::is_uppercase)
        && rest.all(|character| !character.is_uppercase())
        && english::dictionary().is(normalize(word).as_ref(), Class::SentenceOpeners)
}

/// Returns whether `word` consists of single letters separated by dots, such as `U.S` or `a.m`.
fn is_dotted(word: &str) -> bool {
    let single = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    word.contains('.') && word.split('.').all(single)
}

/// Returns whether `word` looks like a shortened title, such as `Mgr` or `Sgt`: a capital, then one
/// to three lower-case letters, and no vowel.
fn is_without_vowel(word: &str) -> bool {
    let mut letters = word.chars();
    letters
        .next()
        .is_some_and(|character| character.is_ascii_uppercase())
        && (2..=4).contains(&word.len())
        && letters.all(|character| character.is_ascii_lowercase())
        && !word.bytes().any(|byte| b"AEIOUYaeiouy".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_a_known_class_and_fits_the_look_up() {
        for line in entries(embedded::text("english/abbreviations.tsv")) {
            let (entry, name) = line.split_once('\t').expect("an entry has a class");
            assert!(name.parse::<Abbreviation>().is_ok(), "{line}");
            assert!(entry.len() <= MAX_WORD_BYTES, "{line}");
        }
    }

    #[test]
    fn capitals_tell_a_title_from_a_word() {
        for (word, expected) in [
            ("Gen", Some(Abbreviation::BeforeName)),
            ("gen", None),
            ("mr", Some(Abbreviation::BeforeName)),
            ("MR", Some(Abbreviation::BeforeName)),
            ("Sec", Some(Abbreviation::BeforeName)),
            ("sec", Some(Abbreviation::BeforeNumber)),
            ("U.S", Some(Abbreviation::Anywhere)),
            ("Mgr", Some(Abbreviation::Anywhere)),
            ("example.com", None),
            ("TV", None),
        ] {
            assert_eq!(class(word), expected, "{word}");
        }
    }
}
