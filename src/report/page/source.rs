//! A source as a row of the table of a page.

use crate::ledger::Ledger;
use crate::ledger::balance::percent;
use crate::ledger::entry::SourceEntry;
use crate::report::page::words::readable;
use crate::report::position::Locator;

/// A source in the table.
pub struct SourceRow {
    /// Its number in the ledger.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// Its other names.
    pub aliases: String,
    /// Why it is not named, if it is not.
    pub reason: String,
    /// What it is.
    pub kind: &'static str,
    /// Whether it is named, for the style sheet.
    pub class: &'static str,
    /// How many quotations are credited to it.
    pub n_quotations: usize,
    /// How many paraphrases are.
    pub n_paraphrases: usize,
    /// How many words both have.
    pub n_words: usize,
    /// Its share of all credited words in percent.
    pub share: u32,
    /// Its first place: line and column.
    pub first: String,
    /// What its first place is sorted by.
    pub order: u32,
    /// The sentence of its first place.
    pub sentence: usize,
}

/// The rows of the sources in `ledger`.
pub fn rows(ledger: &Ledger, locator: &Locator<'_>) -> Vec<SourceRow> {
    let n_words = ledger.sources.iter().map(|source| source.n_words).sum();
    let row = |(number, source): (usize, &SourceEntry)| {
        let at = locator.position(source.first.start);
        let reason = source.reason.as_deref().unwrap_or("no reason is given");
        SourceRow {
            number,
            name: readable(&source.name),
            aliases: readable(&source.aliases.join("; ")),
            reason: if source.is_named {
                String::new()
            } else {
                readable(reason)
            },
            kind: source.kind.into(),
            class: if source.is_named {
                "named"
            } else {
                "anonymous"
            },
            n_quotations: source.n_quotations,
            n_paraphrases: source.n_paraphrases,
            n_words: source.n_words,
            share: percent(source.n_words, n_words),
            first: format!("{}:{}", at.line, at.column),
            order: source.first.start,
            sentence: ledger.sentence_at(source.first.start).unwrap_or_default(),
        }
    };
    ledger.sources.iter().enumerate().map(row).collect()
}
