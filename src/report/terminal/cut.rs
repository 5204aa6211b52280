//! Shortens a long output at a terminal to the first findings of each rule. A note below gives the
//! number of the other findings, and the options that show or accept them.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::engine::report::Report;
use crate::report::glyph;
use crate::report::position::Locator;
use crate::report::sources::{ShownDraft, Sources};
use crate::report::summary::{count, grouped};
use crate::report::terminal::{View, drawn};

/// All findings are shown if they take at most this many screens.
const MAX_SCREENS: usize = 2;

/// The minimum height of a finding, in rows: the message, the location, a line of text and its
/// underline.
const MIN_FINDING_ROWS: usize = 4;

/// What to do next. It is printed below a shortened output.
const REMEDIES: &str = "  \
    --show-all shows all findings, and so does a pipe such as | less
  --statistics shows the number of findings of each rule
  --write-baseline accepts these findings; later runs report only new findings
  --changed-since REV reports new findings on lines changed since a Git revision

";

/// Writes the findings of `report` for a terminal of `rows` rows. If the findings take more than
/// two screens, only the first findings of each rule are written, and a note about the other
/// findings. The maximum number of findings is the same for every rule, and is at least one.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write(out: &mut dyn Write, report: &Report, view: View, rows: usize) -> io::Result<()> {
    let budget = rows * MAX_SCREENS;
    let most = budget / MIN_FINDING_ROWS + 1;
    let mut heights: Vec<usize> = Vec::new();
    each(report, view, most, &mut |rank, text| {
        heights.resize(heights.len().max(rank + 1), 0);
        heights[rank] += text.split(|byte| *byte == b'\n').count() - 1;
        Ok(())
    })?;
    let mut used = 0;
    let fitting = heights.iter().take_while(|height| {
        used += **height;
        used <= budget
    });
    let n_fitting = fitting.count();
    let is_whole = n_fitting == heights.len() && n_fitting < most;
    let n_shown = if is_whole { most } else { n_fitting.max(1) };
    each(report, view, n_shown, &mut |_, text| out.write_all(&text))?;
    note(out, report, n_shown)
}

/// Calls `visit` for each finding that is among the first `most` findings of its rule. `visit` gets
/// the index of the finding among the findings of its rule, and the text to print.
fn each(
    report: &Report,
    view: View,
    most: usize,
    visit: &mut dyn FnMut(usize, Vec<u8>) -> io::Result<()>,
) -> io::Result<()> {
    let sources = Sources::of(report);
    let mut n_seen: BTreeMap<&str, usize> = BTreeMap::new();
    for draft in &report.drafts {
        let mut wanted = Vec::new();
        for finding in &draft.findings {
            let rank = n_seen.entry(&finding.rule).or_default();
            if *rank < most {
                wanted.push((*rank, finding));
            }
            *rank += 1;
        }
        if wanted.is_empty() {
            continue;
        }
        let locator = &Locator::new(&draft.source, draft.encoding);
        for (rank, finding) in wanted {
            let own = ShownDraft { draft, locator };
            visit(rank, drawn(finding, own, &sources, view)?)?;
        }
    }
    Ok(())
}

/// Writes how many findings of each rule are left out after the first `n_shown`, and what to do
/// next.
fn note(out: &mut dyn Write, report: &Report, n_shown: usize) -> io::Result<()> {
    let mut hidden: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in report.drafts.iter().flat_map(|document| &document.findings) {
        *hidden.entry(&finding.rule).or_default() += 1;
    }
    hidden.retain(|_, n_findings| {
        *n_findings = n_findings.saturating_sub(n_shown);
        0 < *n_findings
    });
    let n_hidden: usize = hidden.values().sum();
    if n_hidden == 0 {
        return Ok(());
    }
    let findings = count(n_hidden, "more finding");
    writeln!(out, "{findings} not shown here:")?;
    let longest = hidden
        .keys()
        .map(|name| glyph::width(name))
        .max()
        .unwrap_or(0);
    for (rule, n_hidden) in &hidden {
        let (rule, n_hidden) = (glyph::shown(rule), grouped(*n_hidden));
        writeln!(out, "  {rule:longest$}  {n_hidden:>6}")?;
    }
    out.write_all(REMEDIES.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::terminal::trial::draft;

    /// Returns the output for `n_findings` findings of one rule, and one finding of another rule,
    /// on a terminal of `rows` rows.
    fn shown(n_findings: usize, rows: usize) -> String {
        let mut draft = draft("The sea rose.\n\n⟦It rose⟧ again.\n", "");
        let finding = draft.findings[0].clone();
        draft.findings = vec![finding.clone(); n_findings];
        draft.findings.push(finding);
        draft.findings[n_findings].rule = "another-rule".to_owned();
        let report = Report {
            drafts: vec![draft],
            ..Report::default()
        };
        let view = View {
            width: 80,
            color: false,
            trace: false,
        };
        let mut out = Vec::new();
        write(&mut out, &report, view, rows).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn check(n_findings: usize, rows: usize, expected: [usize; 2], note: &str) {
        let shown = shown(n_findings, rows);
        let count = |rule: &str| shown.matches(&format!("[{rule}]")).count();
        let counts = [count("said-twice"), count("another-rule")];
        assert_eq!(counts, expected, "{shown}");
        assert!(shown.contains(note), "{shown}");
        let is_cut = shown.contains("--write-baseline");
        assert_eq!(is_cut, !note.is_empty(), "{shown}");
    }

    #[test]
    fn what_two_screens_hold_is_shown_whole() {
        check(5, 24, [5, 1], "");
    }

    #[test]
    fn of_more_each_rule_shows_its_first() {
        check(
            90,
            24,
            [5, 1],
            "85 more findings not shown here:\n  said-twice      85\n",
        );
        check(
            2,
            5,
            [1, 1],
            "1 more finding not shown here:\n  said-twice       1\n",
        );
        check(9_000, 24, [5, 1], "8,995 more findings not shown here");
    }
}
