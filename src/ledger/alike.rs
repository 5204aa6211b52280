//! Decides whether two names mean the same source.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::calendar::{is_clock, is_date};
use crate::analysis::consistency::office;
use crate::embedded;
use crate::text::lexicon;

static BROADER: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/broader-offices.tsv")));

static SYNONYMS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/group-synonyms.tsv")));

/// Returns `words`, each replaced by its commonest synonym: “supporters” for “proponents”.
pub fn in_common_words(words: &[String]) -> Vec<String> {
    let common = |it: &String| SYNONYMS.get(it).map_or(it.clone(), |it| (*it).to_owned());
    words.iter().map(common).collect()
}

/// Says whether the names `known` and `words` mean the same organization: the names are equal, one
/// name contains the other name, or one name consists of the initials of the other name.
pub fn same_body(known: &[String], words: &[String]) -> bool {
    let holds = |long: &[String], short: &[String]| {
        1 < short.len() && long.windows(short.len()).any(|it| it == short)
    };
    known == words
        || abbreviates(words, known)
        || abbreviates(known, words)
        || holds(known, words)
        || holds(words, known)
}

/// Says whether `short` is one word that consists of initials of `long`: “CDC” for “Centers for
/// Disease Control”.
pub fn abbreviates(short: &[String], long: &[String]) -> bool {
    let [word] = short else {
        return false;
    };
    // The last words may have no initial: the full name of the CDC is “Centers for Disease Control
    // and Prevention”.
    let mut initials = long
        .iter()
        .filter(|word| !matches!(word.as_str(), "of" | "for" | "and"))
        .filter_map(|word| word.chars().next());
    let mut letters = word.chars().filter(|letter| *letter != '.');
    let is_long_enough = || 2 < word.len() - word.matches('.').count();
    2 < long.len() && is_long_enough() && letters.all(|letter| initials.next() == Some(letter))
}

/// Says whether `role` and `head` may be the same office: both words are equal, or `head` is a
/// broader word, such as “lawmaker” for “senator”. The `role` may be abbreviated or in the plural:
/// “gov”, “sens”.
pub fn is_office(role: &str, head: &str) -> bool {
    let singular = role.strip_suffix('s').unwrap_or(role);
    let written_out = office::written_out(role).or_else(|| office::written_out(singular));
    let broader = BROADER.get(written_out.unwrap_or(singular));
    role == head
        || written_out == Some(head)
        || broader.is_some_and(|it| it.split(' ').any(|word| word == head))
}

/// Says whether `short` is a single word, such as “department”, that `long` contains.
pub fn holds_only(long: &[String], short: &[String]) -> bool {
    matches!(short, [word] if long.contains(word))
}

/// Returns `words` without days and numbers: “letter” for “Aug. 4 letter”. If all words are days or
/// numbers, returns all of `words`.
pub fn undated(words: &[String]) -> Vec<String> {
    let is_dated =
        |it: &str| is_date(it) || is_clock(it) || it.chars().all(|letter| letter.is_ascii_digit());
    let kept: Vec<String> = words
        .iter()
        .filter(|it| !is_dated(it.trim_end_matches('.')))
        .cloned()
        .collect();
    if kept.is_empty() {
        words.to_vec()
    } else {
        kept
    }
}
