//! Checks that knowledge about English is in the tables of `rules/english/`, sorted and in use.

use std::fs;

use copydesk::english::class::Class;
use copydesk::english::table::TABLES;
use copydesk::text::span::Span;
use copydesk::text::token;
use copydesk::text::words::Words;
use libtest_mimic::{Failed, Trial};
use regex_automata::meta::Regex;
use strum::VariantArray;

use crate::tidy::{folder, none, sources};

type Outcome = Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "english::every_class_has_words_and_is_used",
            every_class_has_words_and_is_used,
        ),
        Trial::test(
            "english::every_table_has_a_head_and_its_rows_in_order",
            every_table_has_a_head_and_its_rows_in_order,
        ),
        Trial::test(
            "english::phrases_are_written_in_the_words_of_drafts",
            phrases_are_written_in_the_words_of_drafts,
        ),
        Trial::test("english::words_are_in_the_tables", words_are_in_the_tables),
    ]
}

/// For each file, the number of lists of words that are not knowledge about English: endings, names
/// of HTML elements, and keywords.
const NO_ENGLISH: &[(&str, usize)] = &[
    ("src/analysis/evidence.rs", 1),
    ("src/analysis/referent.rs", 1),
    ("src/analysis/repeat/doubled/gap.rs", 1),
    ("src/detect/parameter.rs", 3),
    ("src/english/morphology.rs", 2),
    ("src/text/stem.rs", 2),
    ("src/text/token/word.rs", 1),
];

/// Checks that there is no list of two or more words in the code. Somebody who searches the tables
/// would not find such a list.
fn words_are_in_the_tables() -> Outcome {
    let layers = ["text", "english", "syntax", "analysis", "detect"];
    let list = Regex::new(r#""[a-z'-]*[a-z][a-z'-]*"(?:\s*[|,]\s*"[a-z'-]*[a-z][a-z'-]*")+"#)?;
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let path = path.display().to_string();
        let is_read = layers
            .iter()
            .any(|it| path.starts_with(&format!("src/{it}")));
        if !is_read || path.contains("/markdown") || path.ends_with("tests.rs") {
            continue;
        }
        let code = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or(&text);
        let lines = code.lines().filter(|it| !it.trim_start().starts_with("//"));
        let code: String = lines.flat_map(|it| [it, "\n"]).collect();
        let found: Vec<&str> = list.find_iter(&code).map(|it| &code[it.range()]).collect();
        let known = NO_ENGLISH
            .iter()
            .find(|it| it.0 == path)
            .map_or(0, |it| it.1);
        if found.len() != known {
            faults.push(format!("{path}: {known} expected, found {found:?}"));
        }
    }
    none("lists of words stand in the code", &faults)
}

fn every_class_has_words_and_is_used() -> Outcome {
    let mut users: String = sources().into_iter().map(|it| it.1).collect();
    users.extend(folder("rules", "toml").into_iter().map(|it| it.1));
    let tables: String = folder("rules/english", "tsv")
        .into_iter()
        .map(|it| it.1)
        .collect();
    let mut faults = Vec::new();
    let classes = Class::VARIANTS.iter();
    for class in classes.filter(|it| **it != Class::ReportingVerbs) {
        let name = class.name();
        let is_name = |it: &str| it == name;
        let mut entries = tables.lines().filter(|it| !it.starts_with('#'));
        if !entries.any(|row| row.split(['\t', ' ', ':']).any(is_name)) {
            faults.push(format!("{name} has no word"));
        }
        if !users.contains(&format!("Class::{class:?}")) && !users.contains(&format!("\"{name}\""))
        {
            faults.push(format!("{name} is not used"));
        }
    }
    none("a class is idle", &faults)
}

/// Checks that each table begins with a description of its rows, and that the rows are sorted and
/// unique. Newcomers can then read the table, and Git can merge it.
fn every_table_has_a_head_and_its_rows_in_order() -> Outcome {
    let mut faults = Vec::new();
    for (path, text) in folder("rules/english", "tsv") {
        let name = path.display();
        if !text.starts_with('#') {
            faults.push(format!(
                "{name} does not say what it is in a first line with #"
            ));
        }
        let sorted = TABLES
            .iter()
            .any(|it| path.ends_with(format!("{}.tsv", it.0)));
        let entries = text.lines().filter(|it| !it.starts_with('#'));
        let entries: Vec<&str> = entries.filter_map(|it| it.split('\t').next()).collect();
        for pair in entries.windows(2).filter(|it| sorted && it[1] <= it[0]) {
            faults.push(format!("{name}: {} stands behind {}", pair[1], pair[0]));
        }
    }
    none("a table is out of order", &faults)
}

/// Checks that phrases are split into words in the same way as drafts. Otherwise no draft would
/// contain these phrases.
fn phrases_are_written_in_the_words_of_drafts() -> Outcome {
    let mut faults = Vec::new();
    let text = fs::read_to_string("rules/english/phrases.tsv")?;
    for row in text.lines().filter(|it| !it.starts_with('#')) {
        let phrase = row.split('\t').next().unwrap_or(row);
        let written = phrase.replace(" '", "'");
        let (mut words, mut tokens) = (Words::default(), Vec::new());
        let span = Span::new(0, u32::try_from(written.len())?);
        token::split(&written, span, &mut words, &mut tokens);
        let split: Vec<&str> = tokens.iter().map(|it| words.text(it.word)).collect();
        if split.join(" ") != phrase {
            faults.push(format!("{phrase} is split into {}", split.join(" ")));
        }
    }
    none("a phrase is no row of words", &faults)
}
