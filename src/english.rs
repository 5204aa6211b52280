//! What copydesk knows about English: words with their forms and classes, phrases, verbs that
//! report what somebody says, and how frequent words are.

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
/// Panics if a table in `rules/english/` cannot be read. The tests read all tables.
#[cfg(not(baked))]
pub fn dictionary() -> &'static Dictionary {
    use crate::embedded;

    static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
        let dictionary = table::read_all(embedded::text);
        // This cannot fail: the tables are part of the build, and the tests read all of them.
        dictionary.unwrap_or_else(|error| panic!("{error}"))
    });
    &DICTIONARY
}

/// Returns the built-in table of word frequencies as text. A project can bring a table in the same
/// format.
pub fn text_of_frequencies() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| frequencies().text());
    &TEXT
}

/// Returns the built-in table of word frequencies.
#[cfg(baked)]
pub fn frequencies() -> &'static FrequencyTable {
    &frequency::BAKED
}

/// Returns the built-in table of word frequencies.
#[cfg(not(baked))]
pub fn frequencies() -> &'static FrequencyTable {
    use crate::embedded;

    static FREQUENCIES: LazyLock<FrequencyTable> =
        LazyLock::new(|| FrequencyTable::read(embedded::text("english/word-frequencies.tsv")));
    &FREQUENCIES
}
