//! Writes findings and ledgers as one HTML page. The page shows the text of each draft. The colour
//! of a sentence says whether the sentence rests on a named source, on an anonymous source, or on
//! no source. With several drafts, the page starts with a queue from which each draft can be
//! opened. The page makes no network requests, and its content security policy allows only its own
//! script.

pub mod draft;
pub mod map;
pub mod piece;
pub mod row;
pub mod source;
pub mod words;

use std::io::{self, Write};

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::engine::active::Active;
use crate::engine::report::{LintedDocument, Report};
use crate::ledger::Ledger;
use crate::report::page::draft::DraftPage;
use crate::report::page::map::{MapBand, bands};
use crate::report::page::words::readable;
use crate::report::summary::Summary;
use crate::rules::finding::{Finding, Severity};

/// The style sheet, as the content of the `style` element.
const STYLE: &str = include_str!("page/page.css");

/// The script, as the content of the `script` element.
const SCRIPT: &str = include_str!("page/page.js");

#[derive(Template)]
#[template(path = "page.html")]
struct WholePage {
    title: String,
    policy: String,
    style: &'static str,
    script: &'static str,
    summary: String,
    queue: Vec<QueueRow>,
    /// The drafts as HTML. The templates of the drafts have already escaped the text.
    drafts: Vec<String>,
    unread: Vec<String>,
}

/// A draft in the queue, which is the list of drafts at the start of the page.
struct QueueRow {
    number: usize,
    path: String,
    line: String,
    share: u32,
    n_findings: usize,
    map_text: String,
    bands: Vec<MapBand>,
    ticks: Vec<u32>,
}

/// Writes `report`, which must have a ledger for each draft. `active` are the rules that produced
/// the findings.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write(out: &mut dyn Write, report: &Report, active: &Active) -> io::Result<()> {
    let drafts = || report.drafts.iter().zip(&report.ledgers).enumerate();
    let mut pages = Vec::new();
    for (idx, (linted, ledger)) in drafts() {
        let page = DraftPage::of(idx + 1, linted, ledger, active);
        pages.push(page.render().map_err(io::Error::other)?);
    }
    let summary = Summary::of(report).line();
    let title = match report.drafts.as_slice() {
        [draft] => readable(&draft.path),
        _ => "Drafts".to_owned(),
    };
    let unread = report.unread.iter();
    let page = WholePage {
        title,
        policy: policy(),
        style: STYLE,
        script: SCRIPT,
        summary,
        queue: drafts()
            .map(|(idx, (linted, ledger))| queued(idx + 1, linted, ledger))
            .collect(),
        drafts: pages,
        unread: unread
            .map(|unread| readable(&format!("{}: {}", unread.path, unread.problem)))
            .collect(),
    };
    out.write_all(page.render().map_err(io::Error::other)?.as_bytes())
}

/// Returns the content security policy: nothing is fetched, and only the script of this page runs.
fn policy() -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}

fn queued(number: usize, linted: &LintedDocument, ledger: &Ledger) -> QueueRow {
    let sentences = &ledger.balance.sentences;
    let share = sentences.percent(sentences.named);
    let gravest = linted
        .findings
        .iter()
        .rev()
        .max_by_key(|finding| finding.severity);
    let at = |finding: &Finding| map::at(ledger, finding.place.start);
    QueueRow {
        number,
        path: readable(&linted.path),
        line: match (gravest, linted.skipped) {
            (_, Some(language)) => format!("not English: {}", language.code()),
            (Some(finding), None) => readable(&finding.message),
            (None, None) => "no findings".to_owned(),
        },
        share,
        n_findings: linted.findings.len(),
        map_text: map::text_alternative(ledger),
        bands: bands(ledger),
        ticks: linted
            .findings
            .iter()
            .filter(|finding| Severity::Info < finding.severity)
            .map(at)
            .collect(),
    }
}

#[cfg(test)]
mod tests;
