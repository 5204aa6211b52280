//! Splits a sentence at the beginning and end of each finding, so that the words of findings can be
//! highlighted.

use crate::ledger::standing::LedgerSentence;
use crate::report::page::words::readable;
use crate::rules::finding::{Finding, Severity};

/// Successive words of a sentence that belong to the same findings.
pub struct Piece {
    /// The words of the piece.
    pub text: String,
    /// The highest severity of the findings about the piece; empty if there are none.
    pub severity: &'static str,
    /// The findings that end where the piece ends.
    pub findings: Vec<Reference>,
}

/// A finding to which a piece links.
pub struct Reference {
    /// The number of the finding in the draft.
    pub number: usize,
    /// The severity of the finding.
    pub severity: &'static str,
}

/// A finding: its bytes within the text of a sentence, and its number.
struct Marked {
    start: usize,
    end: usize,
    number: usize,
    severity: Severity,
}

/// Returns the pieces of `sentence`, which contains `findings`. Each finding comes with its number.
pub fn of(sentence: &LedgerSentence, findings: &[(usize, &Finding)]) -> Vec<Piece> {
    let marked: Vec<Marked> = findings
        .iter()
        .map(|(number, finding)| {
            let start = sentence.offset(finding.place.start);
            Marked {
                start,
                end: sentence.offset_behind(finding.place.end).max(start),
                number: *number,
                severity: finding.severity,
            }
        })
        .collect();
    let mut cuts: Vec<usize> = marked.iter().flat_map(|it| [it.start, it.end]).collect();
    cuts.extend([0, sentence.text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let stretches = cuts.windows(2).map(|cut| (cut[0], cut[1]));
    let mut pieces: Vec<Piece> = stretches
        .map(|(start, end)| piece(&sentence.text, start, end, &marked))
        .collect();
    // A finding that ends before the sentence begins has no piece. Link it at the end of the
    // sentence.
    let linked: Vec<usize> = pieces
        .iter()
        .flat_map(|piece| &piece.findings)
        .map(|reference| reference.number)
        .collect();
    if let Some(last) = pieces.last_mut() {
        let left = marked.iter().filter(|it| !linked.contains(&it.number));
        last.findings.extend(left.map(reference));
    }
    pieces
}

fn piece(text: &str, start: usize, end: usize, marked: &[Marked]) -> Piece {
    let about = marked
        .iter()
        .filter(|it| it.start <= start && end <= it.end);
    let gravest = about.map(|it| it.severity).max();
    Piece {
        text: readable(&text[start..end]),
        severity: gravest.map_or("", Into::into),
        findings: marked
            .iter()
            .filter(|it| it.end == end && it.start < end)
            .map(reference)
            .collect(),
    }
}

fn reference(marked: &Marked) -> Reference {
    Reference {
        number: marked.number,
        severity: marked.severity.into(),
    }
}
