//! The JSON form of the ledger of a draft.
//!
//! Lines and columns count from 1. The names of keys and their order are stable.

use serde::Serialize;

use crate::ledger::Ledger;
use crate::ledger::balance::Tally;
use crate::ledger::entry::SourceEntry;
use crate::ledger::standing::LedgerSentence;
use crate::report::position::Locator;
use crate::report::shape::{PlaceShape, Spans, place_shape};
use crate::text::span::Place;

/// The ledger of a draft.
#[derive(Serialize)]
pub struct LedgerShape<'a> {
    path: &'a str,
    sources: Vec<SourceShape<'a>>,
    balance: BalanceShape,
    sentences: Vec<SentenceShape<'a>>,
}

#[derive(Serialize)]
struct SentenceShape<'a> {
    place: LedgerPlaceShape,
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
    first: LedgerPlaceShape,
    links: &'a [String],
    reason: Option<&'a str>,
}

/// A place in a ledger. If the text is in memory, the place has the same form as the place of a
/// finding.
#[derive(Serialize)]
#[serde(untagged)]
enum LedgerPlaceShape {
    File(FilePlaceShape),
    Text(PlaceShape),
}

/// A place in a file: where it begins, and its half-open range of bytes of the file on disk.
#[derive(Serialize)]
pub struct FilePlaceShape {
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
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
    first: LedgerPlaceShape,
    sentences: usize,
    words: usize,
}

#[derive(Serialize)]
struct MostShape {
    source: usize,
    percent: u32,
}

/// Returns the ledger of a text in memory as one JSON object.
pub fn to_json(path: &str, ledger: &Ledger, locator: &Locator<'_>) -> String {
    let shape = ledger_shape(path, ledger, locator, Spans::All);
    // All keys are strings, so serialization cannot fail.
    serde_json::to_string(&shape).unwrap_or_default()
}

/// Returns the JSON form of `ledger`, the ledger of the draft at `path`. `spans` says in which
/// units its places are written.
pub fn ledger_shape<'a>(
    path: &'a str,
    ledger: &'a Ledger,
    locator: &Locator<'_>,
    spans: Spans,
) -> LedgerShape<'a> {
    let shape = |place| match spans {
        Spans::Bytes => LedgerPlaceShape::File(file_place_shape(place, locator)),
        Spans::All => LedgerPlaceShape::Text(place_shape(place, locator, spans)),
    };
    let (sources, sentences) = (ledger.sources.iter(), ledger.sentences.iter());
    LedgerShape {
        path,
        sources: sources.map(|it| source(it, shape)).collect(),
        balance: balance(ledger, shape),
        sentences: sentences.map(|it| sentence(it, shape)).collect(),
    }
}

/// Returns the JSON form of `place` in a file.
pub fn file_place_shape(place: Place, locator: &Locator<'_>) -> FilePlaceShape {
    let at = locator.position(place.start);
    let on_disk = locator.on_disk(place);
    FilePlaceShape {
        line: at.line,
        column: at.column,
        start: on_disk.start,
        end: on_disk.end,
    }
}

fn source(source: &SourceEntry, shape: impl Fn(Place) -> LedgerPlaceShape) -> SourceShape<'_> {
    SourceShape {
        name: &source.name,
        kind: source.kind.into(),
        named: source.is_named,
        aliases: &source.aliases,
        quotations: source.n_quotations,
        paraphrases: source.n_paraphrases,
        words: source.n_words,
        first: shape(source.first),
        links: &source.links,
        reason: source.reason.as_deref(),
    }
}

fn sentence(
    sentence: &LedgerSentence,
    shape: impl Fn(Place) -> LedgerPlaceShape,
) -> SentenceShape<'_> {
    SentenceShape {
        place: shape(sentence.place),
        standing: sentence.standing.into(),
        source: sentence.source,
        cue: sentence.cue.as_deref(),
        evidence: sentence.evidence.as_deref(),
        counted: sentence.is_counted,
    }
}

fn balance(ledger: &Ledger, shape: impl Fn(Place) -> LedgerPlaceShape) -> BalanceShape {
    let balance = &ledger.balance;
    BalanceShape {
        sentences: tally(&balance.sentences),
        claims: tally(&balance.claims),
        words: tally(&balance.words),
        longest_unnamed: balance.longest_unnamed.map(|it| StretchShape {
            first: shape(it.first),
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
