//! Writes the ledgers of drafts as a table, JSON, CSV or Markdown. These formats use only the
//! ledgers, not the analysis.

pub mod anonymous;
pub mod csv;
pub mod json;
pub mod markdown;
pub mod table;

use crate::ledger::Ledger;
use crate::ledger::balance::Tally;
use crate::report::position::{Locator, Position};
use crate::report::summary::count;
use crate::text::encoding::Encoding;
use crate::text::publication_date::PublicationDate;
use crate::text::span::Place;

/// The ledger of a draft, with the values that the formats need.
pub struct DraftLedger {
    /// The path of the draft, as it is printed.
    pub path: String,
    /// The text of the draft.
    pub source: String,
    /// The encoding of the file.
    pub encoding: Encoding,
    /// The date of publication, if the front matter or the path contains it.
    pub published: Option<PublicationDate>,
    /// The authors, if the front matter names them.
    pub authors: Vec<String>,
    /// The sources of the draft and its balance.
    pub ledger: Ledger,
}

impl DraftLedger {
    /// Returns the locator of the draft, which converts positions.
    fn locator(&self) -> Locator<'_> {
        Locator::new(&self.source, self.encoding)
    }

    /// Returns the month of publication, such as `2026-03`. `None` if the date of publication is
    /// unknown.
    fn month(&self) -> Option<String> {
        let date = self.published.filter(|it| (1..=12).contains(&it.month))?;
        Some(format!("{:04}-{:02}", date.year, date.month))
    }
}

/// Returns the line and column at which `place` begins.
fn position(locator: &Locator<'_>, place: Place) -> Position {
    locator.position(place.start)
}

/// Returns the counts of `tally` in percent, such as `60 % with a named source`, joined by commas.
fn shares(tally: &Tally) -> String {
    format!(
        "{} % with a named source, {} % with an anonymous source, {} % without a source",
        tally.percent(tally.named),
        tally.percent(tally.anonymous),
        tally.percent(tally.none)
    )
}

/// Returns the lines about the balance of a draft, each with a label.
pub fn balance_lines(ledger: &Ledger, locator: &Locator<'_>) -> Vec<(&'static str, String)> {
    let balance = &ledger.balance;
    let mut lines = vec![
        ("sentences", tally(&balance.sentences)),
        ("claims", tally(&balance.claims)),
        ("words", tally(&balance.words)),
    ];
    if let Some(it) = balance.longest_unnamed {
        let at = position(locator, it.first);
        let n_sentences = count(it.n_sentences, "sentence");
        let n_words = count(it.n_words, "word");
        let reported = format!("{n_sentences}, {n_words}, from {}:{}", at.line, at.column);
        lines.push(("longest passage without a named source", reported));
    }
    if let Some((idx, share)) = balance.most_used {
        let name = &ledger.sources[idx].name;
        lines.push((
            "most used source",
            format!("{name}, {share} % of the credited words"),
        ));
    }
    lines
}

fn tally(tally: &Tally) -> String {
    match tally.all() {
        0 => "none".to_owned(),
        all => format!("{all} ({})", shares(tally)),
    }
}
