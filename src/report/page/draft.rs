//! A draft on a page: its text with findings, its map, its sources and its balance.

use askama::Template;

use crate::engine::active::Active;
use crate::engine::report::LintedDocument;
use crate::ledger::Ledger;
use crate::ledger::balance::Tally;
use crate::report::ledger::balance_lines;
use crate::report::page::map::{self, MapBand, bands};
use crate::report::page::row::{PageRow, PageRows};
use crate::report::page::source::{self, SourceRow};
use crate::report::page::words::readable;
use crate::report::position::Locator;
use crate::report::summary::count;
use crate::rules::finding::Finding;

/// How far a line between two places bends away from the map, for each tenth of the map that lies
/// between the places.
const BOW_PER_TENTH: u32 = 4;

/// The maximum number of blocks of a draft that a browser lays out completely. For a longer draft,
/// the browser lays out only the blocks on the screen.
const MAX_BLOCKS_LAID_OUT: usize = 200;

/// The page of a draft.
#[derive(Template)]
#[template(path = "draft.html")]
pub struct DraftPage {
    number: usize,
    path: String,
    summary: String,
    map_text: String,
    bands: Vec<MapBand>,
    /// For each repeat, its two positions on the map, and the height up to which the line between
    /// these positions bends.
    arcs: Vec<(u32, u32, u32)>,
    ticks: Vec<MapTick>,
    rows: Vec<PageRow>,
    /// True if the browser lays out only the blocks on the screen.
    is_long: bool,
    sources: Vec<SourceRow>,
    tallies: Vec<TallyRow>,
    lines: Vec<String>,
}

/// A finding on the map.
struct MapTick {
    at: u32,
    number: usize,
    severity: &'static str,
}

/// A row of the balance, in percent.
struct TallyRow {
    label: &'static str,
    named: u32,
    anonymous: u32,
    none: u32,
}

impl DraftPage {
    /// Returns the page of draft number `number`, which was linted with the rules of `active`.
    pub fn of(number: usize, linted: &LintedDocument, ledger: &Ledger, active: &Active) -> Self {
        let locator = Locator::new(&linted.source, linted.encoding);
        let findings = linted.findings.iter().enumerate();
        let rows = PageRows {
            ledger,
            locator: &locator,
            active,
            findings: findings
                .map(|(idx, it)| (idx + 1, it, ledger.sentence_at(it.place.start)))
                .collect(),
        };
        let ticks = linted.findings.iter().enumerate().map(|(idx, it)| MapTick {
            at: map::at(ledger, it.place.start),
            number: idx + 1,
            severity: it.severity.into(),
        });
        let balance = &ledger.balance;
        // Skip the first three lines, because a table shows their numbers.
        let lines = balance_lines(ledger, &locator).into_iter().skip(3);
        Self {
            number,
            path: readable(&linted.path),
            summary: format!(
                "{}, {}, {}",
                count(linted.n_words, "word"),
                count(ledger.sources.len(), "source"),
                count(linted.findings.len(), "finding")
            ),
            map_text: map::text_alternative(ledger),
            bands: bands(ledger),
            arcs: linted
                .findings
                .iter()
                .flat_map(|it| arcs(ledger, it))
                .collect(),
            ticks: ticks.collect(),
            rows: rows.all(),
            is_long: MAX_BLOCKS_LAID_OUT < ledger.blocks.len(),
            sources: source::rows(ledger, &locator),
            tallies: vec![
                tally("sentences", &balance.sentences),
                tally("claims", &balance.claims),
                tally("words", &balance.words),
            ],
            lines: lines
                .map(|(label, text)| readable(&format!("{label}: {text}")))
                .collect(),
        }
    }
}

/// Returns the lines that connect the place of `finding` with its related places in the same draft.
/// Returns no lines if the finding is not about a repeat.
fn arcs(ledger: &Ledger, finding: &Finding) -> Vec<(u32, u32, u32)> {
    if finding.group != "duplication" {
        return Vec::new();
    }
    let here = map::at(ledger, finding.place.start);
    let own = finding.related.iter().filter(|it| it.path.is_none());
    let there = own.map(|it| map::at(ledger, it.place.start));
    there
        .filter(|there| *there != here)
        .map(|there| {
            let bow = 6 + BOW_PER_TENTH * here.abs_diff(there) / 100;
            (there, here, 26_u32.saturating_sub(bow))
        })
        .collect()
}

fn tally(label: &'static str, tally: &Tally) -> TallyRow {
    TallyRow {
        label,
        named: tally.percent(tally.named),
        anonymous: tally.percent(tally.anonymous),
        none: tally.percent(tally.none),
    }
}
