//! A source as a row of the table on the page of a draft.

use crate::ledger::Ledger;
use crate::ledger::balance::percent;
use crate::ledger::entry::SourceEntry;
use crate::report::page::words::readable;
use crate::report::position::Locator;

/// A source in the table.
pub struct SourceRow {
    /// The number of the source in the ledger.
    pub number: usize,
    /// The name of the source.
    pub name: String,
    /// The other names of the source.
    pub aliases: String,
    /// The reason for leaving out the name, if the source is not named.
    pub reason: String,
    /// The kind of source.
    pub kind: &'static str,
    /// Whether the source is named, as a class of the style sheet.
    pub class: &'static str,
    /// The number of quotations credited to the source.
    pub n_quotations: usize,
    /// The number of paraphrases credited to the source.
    pub n_paraphrases: usize,
    /// The number of words in the quotations and paraphrases of the source.
    pub n_words: usize,
    /// The source's share of all credited words, in percent.
    pub share: u32,
    /// The line and column of the first mention.
    pub first: String,
    /// The number by which a browser sorts the sources in the order of their first mentions.
    pub order: u32,
    /// The number of the sentence of the first mention.
    pub sentence: usize,
}

/// Returns the rows of the sources in `ledger`.
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
