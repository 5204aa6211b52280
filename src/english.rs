//! What is known of English: words, their forms and classes, phrases, verbs that report. Knows no
//! draft.

pub mod class;
pub mod dictionary;
pub mod morphology;
pub mod table;
pub mod verb;

use std::sync::LazyLock;

use crate::embedded;
use crate::english::dictionary::Dictionary;
use crate::english::table::Table;

/// The tables of `rules/english/` that make the dictionary, in the order in which they are read.
pub const TABLES: [(&str, Table); 6] = [
    ("verbs", Table::Verbs),
    ("nouns", Table::Nouns),
    ("persons", Table::Nouns),
    ("modifiers", Table::Modifiers),
    ("closed", Table::Closed),
    ("phrases", Table::Phrases),
];

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut dictionary = Dictionary::new();
    for (name, table) in TABLES {
        let path = format!("english/{name}.tsv");
        let read = table.read(embedded::text(&path), &mut dictionary);
        if let Err(error) = read {
            // A build holds its own tables, and the tests read them.
            panic!("{}", error.in_file(format!("rules/{path}")));
        }
    }
    dictionary
});

/// The dictionary that ships.
///
/// # Panics
///
/// When a table of this repository cannot be read, which a test would have shown.
pub fn dictionary() -> &'static Dictionary {
    &DICTIONARY
}
