//! Writes ledgers as one JSON object. Spans are half-open ranges of bytes of the file on disk.

use std::io::{self, Write};

use serde::Serialize;

use crate::ledger::Ledger;
use crate::ledger::balance::Tally;
use crate::ledger::entry::SourceEntry;
use crate::ledger::standing::LedgerSentence;
use crate::report::format::json::write_value;
use crate::report::ledger::DraftLedger;
use crate::report::position::Locator;
use crate::text::span::Place;

#[derive(Serialize)]
struct AllShape<'a> {
    version: u32,
    drafts: Vec<LedgerShape<'a>>,
}

#[derive(Serialize)]
struct LedgerShape<'a> {
    path: &'a str,
    sources: Vec<SourceShape<'a>>,
    balance: BalanceShape,
    sentences: Vec<SentenceShape<'a>>,
}

#[derive(Serialize)]
struct SentenceShape<'a> {
    place: PlaceShape,
    standing: &'static str,
    source: Option<usize>,
    cue: Option<&'a str>,
    evidence: Option<&'a str>,
    counted: bool,
}

#[derive(Serialize)]
struct SourceShape<'a> {
    name: &'a str,
    kind: &'static str,
    named: bool,
    aliases: &'a [String],
    quotations: usize,
    paraphrases: usize,
    words: usize,
    first: PlaceShape,
    links: &'a [String],
    reason: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct PlaceShape {
    pub(super) line: u32,
    pub(super) column: u32,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct BalanceShape {
    sentences: TallyShape,
    claims: TallyShape,
    words: TallyShape,
    longest_unnamed: Option<StretchShape>,
    most_used: Option<MostShape>,
}

#[derive(Serialize)]
struct TallyShape {
    named: usize,
    anonymous: usize,
    none: usize,
}

#[derive(Serialize)]
struct StretchShape {
    first: PlaceShape,
    sentences: usize,
    words: usize,
}

#[derive(Serialize)]
struct MostShape {
    source: usize,
    percent: u32,
}

/// The version of the JSON format.
const VERSION: u32 = 1;

/// Writes `drafts` as one JSON object.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, drafts: &[DraftLedger]) -> io::Result<()> {
    let shape = AllShape {
        version: VERSION,
        drafts: drafts.iter().map(draft).collect(),
    };
    write_value(out, &shape)?;
    writeln!(out)
}

fn draft(draft: &DraftLedger) -> LedgerShape<'_> {
    let locator = draft.locator();
    let sources = draft.ledger.sources.iter();
    LedgerShape {
        path: &draft.path,
        sources: sources.map(|it| source(it, &locator)).collect(),
        balance: balance(&draft.ledger, &locator),
        sentences: draft
            .ledger
            .sentences
            .iter()
            .map(|it| sentence(it, &locator))
            .collect(),
    }
}

fn source<'a>(source: &'a SourceEntry, locator: &Locator<'_>) -> SourceShape<'a> {
    SourceShape {
        name: &source.name,
        kind: source.kind.into(),
        named: source.is_named,
        aliases: &source.aliases,
        quotations: source.n_quotations,
        paraphrases: source.n_paraphrases,
        words: source.n_words,
        first: place(source.first, locator),
        links: &source.links,
        reason: source.reason.as_deref(),
    }
}

fn sentence<'a>(sentence: &'a LedgerSentence, locator: &Locator<'_>) -> SentenceShape<'a> {
    SentenceShape {
        place: place(sentence.place, locator),
        standing: sentence.standing.into(),
        source: sentence.source,
        cue: sentence.cue.as_deref(),
        evidence: sentence.evidence.as_deref(),
        counted: sentence.is_counted,
    }
}

pub(super) fn place(place: Place, locator: &Locator<'_>) -> PlaceShape {
    let at = locator.position(place.start);
    let on_disk = locator.on_disk(place);
    PlaceShape {
        line: at.line,
        column: at.column,
        start: on_disk.start,
        end: on_disk.end,
    }
}

fn balance(ledger: &Ledger, locator: &Locator<'_>) -> BalanceShape {
    let balance = &ledger.balance;
    BalanceShape {
        sentences: tally(&balance.sentences),
        claims: tally(&balance.claims),
        words: tally(&balance.words),
        longest_unnamed: balance.longest_unnamed.map(|it| StretchShape {
            first: place(it.first, locator),
            sentences: it.n_sentences,
            words: it.n_words,
        }),
        most_used: balance
            .most_used
            .map(|(source, percent)| MostShape { source, percent }),
    }
}

fn tally(tally: &Tally) -> TallyShape {
    TallyShape {
        named: tally.named,
        anonymous: tally.anonymous,
        none: tally.none,
    }
}
