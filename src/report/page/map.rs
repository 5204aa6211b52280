//! The map of a draft: a stripe with a section for each sentence. The length of a section is
//! proportional to the words of its sentence.

use crate::ledger::Ledger;
use crate::ledger::standing::{LedgerSentence, SourceStanding};

/// The length of a map, in units of the drawing.
pub const LENGTH: usize = 1000;

/// A section of the map for successive sentences of the same class.
pub struct MapBand {
    /// The class of the sentences: whether they rest on a named source, on an anonymous source, or
    /// on no source.
    pub class: &'static str,
    /// The position on the map at which the section begins.
    pub start: usize,
    /// The length of the section on the map.
    pub length: usize,
    /// The index of the first sentence of the section.
    pub sentence: usize,
}

/// Returns the name that the style sheet has for the class of `sentence`.
pub fn class(sentence: &LedgerSentence) -> &'static str {
    if !sentence.is_counted {
        return "head";
    }
    match sentence.standing {
        SourceStanding::Named => "named",
        SourceStanding::Anonymous => "anonymous",
        SourceStanding::Nobody => "nobody",
        SourceStanding::Own => "own",
    }
}

/// Returns the sections of the map for the draft of `ledger`.
pub fn bands(ledger: &Ledger) -> Vec<MapBand> {
    let n_words = n_words(ledger);
    let mut bands: Vec<MapBand> = Vec::new();
    let mut n_before = 0;
    for (idx, sentence) in ledger.sentences.iter().enumerate() {
        let start = n_before * LENGTH / n_words;
        n_before += sentence.n_words;
        let end = n_before * LENGTH / n_words;
        let class = class(sentence);
        match bands.last_mut() {
            Some(band) if band.class == class => band.length = end - band.start,
            _ => bands.push(MapBand {
                class,
                start,
                length: end - start,
                sentence: idx,
            }),
        }
    }
    bands.retain(|band| 0 < band.length);
    bands
}

/// Returns the position on the map that shows byte `at` of the draft.
pub fn at(ledger: &Ledger, at: u32) -> u32 {
    let before = ledger.sentences.iter().take_while(|it| it.place.end <= at);
    let n_before: usize = before.map(|it| it.n_words).sum();
    u32::try_from(n_before * LENGTH / n_words(ledger)).unwrap_or(0)
}

/// Returns a description of the map in words, for people who use a screen reader.
pub fn text_alternative(ledger: &Ledger) -> String {
    let tally = &ledger.balance.sentences;
    format!(
        "{} % of the sentences have a named source, {} % have an anonymous source, and {} % have \
         no source",
        tally.percent(tally.named),
        tally.percent(tally.anonymous),
        tally.percent(tally.none)
    )
}

fn n_words(ledger: &Ledger) -> usize {
    let words = ledger.sentences.iter().map(|it| it.n_words);
    words.sum::<usize>().max(1)
}
