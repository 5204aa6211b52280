//! What is known of English: words, their forms and classes, phrases, verbs that report.

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

/// The dictionary that ships.
#[cfg(baked)]
pub fn dictionary() -> &'static Dictionary {
    &dictionary::BAKED
}

/// The dictionary that ships.
///
/// # Panics
///
/// When a table of this repository cannot be read, which a test would have shown.
#[cfg(not(baked))]
pub fn dictionary() -> &'static Dictionary {
    use crate::embedded;

    static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
        let dictionary = table::read_all(embedded::text);
        // A build holds its own tables, and the tests read them.
        dictionary.unwrap_or_else(|error| panic!("{error}"))
    });
    &DICTIONARY
}

/// The text of the frequencies that ship, as a table of a house has it.
pub fn text_of_frequencies() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| frequencies().text());
    &TEXT
}

/// The frequencies that ship.
#[cfg(baked)]
pub fn frequencies() -> &'static FrequencyTable {
    &frequency::BAKED
}

/// The frequencies that ship.
#[cfg(not(baked))]
pub fn frequencies() -> &'static FrequencyTable {
    use crate::embedded;

    static FREQUENCIES: LazyLock<FrequencyTable> =
        LazyLock::new(|| FrequencyTable::read(embedded::text("english/word-frequencies.tsv")));
    &FREQUENCIES
}
