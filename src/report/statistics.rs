//! Writes a table with the number of findings of each rule.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::engine::report::Report;
use crate::rules::finding::Severity;

/// Writes a line for each rule that has findings: the number of findings, the number of drafts, the
/// level and the name. The rule with the most findings comes first.
///
/// # Errors
///
/// Returns an error if `output` cannot be written to.
pub fn write(output: &mut impl Write, report: &Report) -> io::Result<()> {
    let mut counts: BTreeMap<(&str, Severity), (usize, usize)> = BTreeMap::new();
    for draft in &report.drafts {
        let mut of_draft: BTreeMap<(&str, Severity), usize> = BTreeMap::new();
        for finding in &draft.findings {
            *of_draft
                .entry((&finding.rule, finding.severity))
                .or_default() += 1;
        }
        for (key, n_findings) in of_draft {
            let count = counts.entry(key).or_default();
            count.0 += n_findings;
            count.1 += 1;
        }
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by_key(|((rule, severity), (n_findings, _))| {
        (Reverse(*n_findings), *rule, Reverse(*severity))
    });
    if !rows.is_empty() {
        writeln!(output, "findings  drafts  level    rule")?;
    }
    for ((rule, severity), (n_findings, n_drafts)) in rows {
        let level = severity.to_string();
        writeln!(output, "{n_findings:8}  {n_drafts:6}  {level:7}  {rule}")?;
    }
    Ok(())
}
