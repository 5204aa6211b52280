//! What copydesk knows about English: words with their forms and classes, phrases, reporting verbs,
//! and how frequent words are.

#[cfg_attr(
    baked,
    allow(dead_code, reason = "the build script has made the dictionary")
)]
pub mod builder;
pub mod class;
pub mod dictionary;
#[cfg_attr(
    baked,
    allow(dead_code, reason = "the build script has read the table")
)]
pub mod frequency;
pub mod key;
pub mod morphology;
#[cfg_attr(
    baked,
    allow(dead_code, reason = "the build script has read the tables")
)]
pub mod table;
pub mod verb;

use std::sync::LazyLock;

use crate::english::dictionary::Dictionary;
use crate::english::frequency::FrequencyTable;

/// Returns the built-in dictionary.
#[cfg(baked)]
pub fn dictionary() -> &'static Dictionary {
    &dictionary::BAKED
}

/// Returns the built-in dictionary.
///
/// # Panics
///
/// When a table of this repository cannot be read. A test would have shown that.
#[cfg(not(baked))]
pub fn dictionary() -> &'static Dictionary {
    use crate::embedded;

    static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
        let dictionary = table::read_all(embedded::text);
        // The tables are part of the build, and the tests read them.
        dictionary.unwrap_or_else(|error| panic!("{error}"))
    });
    &DICTIONARY
}

/// Returns the built-in word frequencies as text, in the format of a project's own table.
pub fn text_of_frequencies() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| frequencies().text());
    &TEXT
}

/// Returns the built-in word frequencies.
#[cfg(baked)]
pub fn frequencies() -> &'static FrequencyTable {
    &frequency::BAKED
}

/// Returns the built-in word frequencies.
#[cfg(not(baked))]
pub fn frequencies() -> &'static FrequencyTable {
    use crate::embedded;

    static FREQUENCIES: LazyLock<FrequencyTable> =
        LazyLock::new(|| FrequencyTable::read(embedded::text("english/word-frequencies.tsv")));
    &FREQUENCIES
}
