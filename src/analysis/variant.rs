//! One name in two spellings: “Khawaja Asif” and “Khwaja Asif”.

use rustc_hash::FxHashMap;

use crate::analysis::name::Name;
use crate::analysis::tuning::{
    MAX_EDITS_OF_LONG_WORD, MAX_EDITS_OF_SHORT_WORD, MAX_NAMES_COMPARED, MIN_LETTERS_OF_LONG_WORD,
    MIN_LETTERS_OF_MISSPELT_FIRST_WORD, MIN_LETTERS_OF_MISSPELT_LAST_WORD,
    MIN_LETTERS_TO_CHANGE_VOWEL,
};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::words::WordId;

/// A name that stands in the draft in another spelling, too.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// The rarer spelling, or else the later one.
    pub odd: Span,
    /// The other one.
    pub usual: Span,
}

/// A spelling of a name: where it stands first and how often.
#[derive(Clone, Copy, Debug)]
struct Spelling {
    first: Span,
    count: usize,
}

/// How many edits two spellings may lie apart, by the letters of the shorter word.
fn edits(shorter: usize) -> usize {
    if shorter < MIN_LETTERS_OF_LONG_WORD {
        MAX_EDITS_OF_SHORT_WORD
    } else {
        MAX_EDITS_OF_LONG_WORD
    }
}

/// The names among `names` that are spelled in two ways, in the order of the odd ones.
pub fn find(draft: &Draft, names: &[Name]) -> Vec<Variant> {
    let mut spellings: FxHashMap<[WordId; 2], Spelling> = FxHashMap::default();
    let mut plain = vec![false; draft.words.count()];
    for token in draft.tokens.iter().filter(|token| !token.capital) {
        plain[token.word.index()] = true;
    }
    for name in names.iter().filter(|name| name.n_words() == 2) {
        let key = [name.tokens.start, name.tokens.start + 1].map(|idx| draft.tokens[idx].word);
        let first = name.span(draft);
        let spelling = spellings.entry(key).or_insert(Spelling { first, count: 0 });
        spelling.count += 1;
    }
    let mut shared: FxHashMap<(usize, WordId), Vec<[WordId; 2]>> = FxHashMap::default();
    let mut keys: Vec<[WordId; 2]> = spellings.keys().copied().collect();
    keys.sort_by_key(|key| spellings[key].first.start);
    for key in keys {
        for place in 0..2 {
            let bucket = shared.entry((place, key[place])).or_default();
            if bucket.len() < MAX_NAMES_COMPARED {
                bucket.push(key);
            }
        }
    }
    let mut found = Vec::new();
    for ((place, _), bucket) in &shared {
        let other = 1 - place;
        for (idx, second) in bucket.iter().enumerate() {
            for first in &bucket[..idx] {
                let words = [first[other], second[other]];
                if words.iter().any(|word_id| plain[word_id.index()]) {
                    continue;
                }
                let [one, two] = words.map(|word_id| draft.words.text(word_id));
                if is_misspelling(one, two, *place == 0) {
                    found.push(variant(spellings[first], spellings[second]));
                }
            }
        }
    }
    found.sort_by_key(|variant| (variant.odd.start, variant.usual.start));
    found.dedup_by_key(|variant| variant.odd.start);
    found
}

fn variant(first: Spelling, second: Spelling) -> Variant {
    let (odd, usual) = if first.count < second.count {
        (first, second)
    } else {
        (second, first)
    };
    Variant {
        odd: odd.first,
        usual: usual.first,
    }
}

/// Whether two words are one word in two spellings. `ends` tells whether they end their names.
///
/// A first letter tells two people apart; an ending tells relatives, plurals and short names apart.
fn is_misspelling(one: &str, two: &str, ends: bool) -> bool {
    let letters = |word: &str| word.chars().count();
    let shorter = letters(one).min(letters(two));
    let least = if ends {
        MIN_LETTERS_OF_MISSPELT_LAST_WORD
    } else {
        MIN_LETTERS_OF_MISSPELT_FIRST_WORD
    };
    let digits = |word: &str| word.chars().any(|character| character.is_ascii_digit());
    let trimmed = |word: &str| word.trim_end_matches('s').to_owned();
    let prefixed = one.starts_with(&trimmed(two)) || two.starts_with(&trimmed(one));
    least <= shorter
        && !prefixed
        && one.chars().next() == two.chars().next()
        && !digits(one)
        && !digits(two)
        && is_near(one, two, edits(shorter))
}

/// Whether one word becomes the other by inserting, removing or swapping letters. A letter in the
/// place of another one makes another name more often: “Marta” and “Maria”.
fn is_near(one: &str, two: &str, edits: usize) -> bool {
    let distance = strsim::damerau_levenshtein(one, two);
    let same_length = one.chars().count() == two.chars().count();
    let swapped = same_length && strsim::levenshtein(one, two) == 2 && distance == 1;
    let vowels = |word: &str| {
        word.chars()
            .filter(|character| !"aeiouy".contains(*character))
            .collect::<String>()
    };
    let vowel_only =
        vowels(one) == vowels(two) && MIN_LETTERS_TO_CHANGE_VOWEL <= one.chars().count();
    distance <= edits && (swapped || !same_length || vowel_only)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::name;
    use crate::text::markup::Markup;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let draft = Draft::parse(text.to_owned(), Markup::Plain);
        let found = find(&draft, &name::find(&draft));
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|found| (draft.text(found.odd), draft.text(found.usual)))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn letters_too_many_or_swapped_make_a_variant() {
        check(
            "In May we met Jelena Marovic here. Later Jelena Marrovic left, and Jelena Marovic too.",
            &[("Jelena Marrovic", "Jelena Marovic")],
        );
        check(
            "In May we met Jelena Marovic here. Later we saw Jelena Maroivc go home.",
            &[("Jelena Maroivc", "Jelena Marovic")],
        );
    }

    #[test]
    fn other_people_are_no_variants() {
        check(
            "We met Marta Orlova and then we met Maria Orlova at home.",
            &[],
        );
        check(
            "We met Jan Orlov and his wife, and then we met Ian Orlov at home.",
            &[],
        );
        check(
            "We met Anton Orlov there, and then his sister, who is called Anton Orlova.",
            &[],
        );
    }
}
