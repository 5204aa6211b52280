//! One name in two spellings: “Khawaja Asif” and “Khwaja Asif”.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::name::Name;
use crate::analysis::tuning::{
    MAX_EDITS_OF_LONG_WORD, MAX_EDITS_OF_SHORT_WORD, MAX_NAMES_COMPARED, MIN_LETTERS_OF_LONG_WORD,
    MIN_LETTERS_OF_MISSPELT_FIRST_WORD, MIN_LETTERS_OF_MISSPELT_LAST_WORD,
    MIN_LETTERS_OF_MISSPELT_SURNAME, MIN_LETTERS_TO_CHANGE_VOWEL,
};
use crate::embedded;
use crate::english;
use crate::text::draft::Draft;
use crate::text::lexicon;
use crate::text::span::Span;
use crate::text::stem::stem;
use crate::text::words::WordId;

static SPELLINGS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/name-spellings.tsv")));

/// A name that the draft also writes in another spelling.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// The rarer spelling. If both spellings are equally frequent, this is the later spelling.
    pub odd: Span,
    /// The more frequent spelling. If both spellings are equally frequent, this is the earlier
    /// spelling.
    pub usual: Span,
}

/// The first place of a spelling, and how often the draft has this spelling.
#[derive(Clone, Copy, Debug)]
struct Spelling {
    first: Span,
    count: usize,
}

/// Returns how many edits two spellings may differ by. `shorter` is the number of letters of the
/// shorter spelling.
fn edits(shorter: usize) -> usize {
    if shorter < MIN_LETTERS_OF_LONG_WORD {
        MAX_EDITS_OF_SHORT_WORD
    } else {
        MAX_EDITS_OF_LONG_WORD
    }
}

/// Finds those of `names` that the draft writes in two spellings, in the order of the rarer
/// spellings.
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
                if is_misspelling(one, two, *place == 0) || is_one_name(one, two) {
                    found.push(variant(spellings[first], spellings[second]));
                }
            }
        }
    }
    found.extend(of_surnames(draft, names, &plain));
    found.sort_by_key(|variant| (variant.odd.start, variant.usual.start));
    found.dedup_by_key(|variant| variant.odd.start);
    found
}

/// Finds surnames that stand alone and are spelled differently in the full name: “Marrovic” in a
/// draft with “Jelena Marovic”. `plain` says, for each distinct word, whether the draft also has
/// the word without a capital.
fn of_surnames(draft: &Draft, names: &[Name], plain: &[bool]) -> Vec<Variant> {
    let mut of_whole: FxHashMap<WordId, Spelling> = FxHashMap::default();
    let mut alone: FxHashMap<WordId, Spelling> = FxHashMap::default();
    let mut others: FxHashSet<WordId> = FxHashSet::default();
    for name in names {
        let (last, rest) = (name.tokens.end - 1, name.tokens.start..name.tokens.end - 1);
        let known = if rest.is_empty() {
            &mut alone
        } else {
            &mut of_whole
        };
        let token = &draft.tokens[last];
        let spelling = Spelling {
            first: token.span,
            count: 0,
        };
        known.entry(token.word).or_insert(spelling).count += 1;
        others.extend(draft.tokens[rest].iter().map(|token| token.word));
    }
    let is_word = |word: &WordId| {
        plain[word.index()]
            || english::frequencies()
                .row(&stem(draft.words.text(*word)))
                .is_some()
    };
    let odd = alone.iter().filter(|(word, _)| {
        let is_named = of_whole.contains_key(word) || others.contains(word);
        let n_letters = draft.words.text(**word).chars().count();
        !is_named && MIN_LETTERS_OF_MISSPELT_SURNAME <= n_letters && !is_word(word)
    });
    let mut odd: Vec<(&WordId, &Spelling)> = odd.collect();
    odd.sort_by_key(|(_, spelling)| spelling.first.start);
    odd.truncate(MAX_NAMES_COMPARED);
    let mut found = Vec::new();
    for (word, spelling) in odd {
        let near = of_whole.iter().filter(|(whole, usual)| {
            let [one, two] = [word, *whole].map(|word| draft.words.text(*word));
            usual.first != spelling.first && is_misspelling(one, two, true)
        });
        let near: Vec<&Spelling> = near.map(|(_, usual)| usual).collect();
        if let [usual] = near.as_slice() {
            found.push(variant(**usual, *spelling));
        }
    }
    found
}

/// Says whether the table of spellings lists both words as spellings of one name: “Jon” and “John”.
fn is_one_name(one: &str, two: &str) -> bool {
    let name = |word: &str| SPELLINGS.get(word);
    name(one).is_some() && name(one) == name(two)
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

/// Says whether two words are one word in two spellings. `ends` says whether the two words are the
/// last words of their names.
///
/// Words with different first letters mean different people. If one word only adds letters to the
/// end of the other word, the two words may mean relatives, or one may be a plural or a short form.
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

/// Says whether at most `edits` edits turn one word into the other word. An edit inserts, removes
/// or swaps letters, or changes one vowel in a long word. Other replaced letters mostly make
/// another name: “Marta” and “Maria”.
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
