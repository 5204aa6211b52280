//! The library's code that parses the tables of `rules/english/`.
#![allow(dead_code, reason = "the library asks more of a dictionary")]

#[path = "../src/english/builder.rs"]
pub mod builder;
#[path = "../src/english/class.rs"]
pub mod class;
#[path = "../src/english/dictionary.rs"]
pub mod dictionary;
#[path = "../src/english/frequency.rs"]
pub mod frequency;
#[path = "../src/english/key.rs"]
pub mod key;
#[path = "../src/english/morphology.rs"]
pub mod morphology;
#[path = "../src/english/table.rs"]
pub mod table;
#[path = "../src/english/verb.rs"]
pub mod verb;

use dictionary::Dictionary;
use frequency::FrequencyTable;
use verb::ReportingVerb;

/// Returns a Rust expression for `dictionary`. The module of the dictionary includes this
/// expression, and has all names that occur in it.
pub fn source_of_dictionary(dictionary: &Dictionary) -> String {
    let verb = |it: &ReportingVerb| {
        let (lemma, sense, share, figures) = (it.lemma, it.sense, it.share, it.figures);
        format!(
            "ReportingVerb {{ lemma: {lemma:?}, sense: Sense::{sense:?}, share: {share:?}, \
             figures: &{figures:?} }}"
        )
    };
    let verbs: Vec<String> = dictionary.verbs.iter().map(verb).collect();
    format!(
        "Dictionary {{ text: {:?}, ends: &{:?}, slots: &{:?}, kind_of_word: &{:?}, kinds: &{:?}, \
         edges: &{:?}, classes_of_place: &{:?}, verbs: &[{}] }}",
        dictionary.text,
        dictionary.ends,
        dictionary.slots,
        dictionary.kind_of_word,
        dictionary.kinds,
        dictionary.edges,
        dictionary.classes_of_place,
        verbs.join(", "),
    )
}

/// Returns a Rust expression for `frequencies`.
pub fn source_of_frequencies(frequencies: &FrequencyTable) -> String {
    format!(
        "FrequencyTable {{ text: {:?}, ends: &{:?}, slots: &{:?}, counts: &{:?}, ends_pairs: &{:?}, \
         first_pairs: &{:?}, seconds: &{:?}, pair_counts: &{:?}, total: {:?} }}",
        frequencies.text,
        frequencies.ends,
        frequencies.slots,
        frequencies.counts,
        frequencies.ends_pairs,
        frequencies.first_pairs,
        frequencies.seconds,
        frequencies.pair_counts,
        frequencies.total,
    )
}
