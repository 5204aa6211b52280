//! Finds the drafts of a run by path, for findings that have places in several drafts.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::io;

use crate::engine::report::{Accepted, LintedDocument, Report};
use crate::report::position::Locator;
use crate::rules::finding::{Finding, Related, Severity};

/// A draft, with the locator that is needed to show places of the draft.
#[derive(Clone, Copy)]
pub struct ShownDraft<'o> {
    /// The draft.
    pub draft: &'o LintedDocument,
    /// The locator of the draft, which converts positions.
    pub locator: &'o Locator<'o>,
}

/// The drafts that contain related places of findings in other drafts.
#[derive(Default)]
pub struct Sources<'o> {
    drafts: HashMap<&'o str, (&'o LintedDocument, OnceCell<Locator<'o>>)>,
}

impl<'o> Sources<'o> {
    /// Returns the drafts of `report` that contain related places.
    pub fn of(report: &'o Report) -> Self {
        let findings = report.drafts.iter().flat_map(LintedDocument::all);
        let related = findings.flat_map(|finding| &finding.related);
        let mut drafts: HashMap<_, _> = related
            .filter_map(|related| Some((related.path.as_deref()?, None)))
            .collect();
        let notes = report.against.iter().flat_map(|against| &against.notes);
        for draft in report.drafts.iter().chain(notes) {
            if let Some(slot) = drafts.get_mut(draft.path.as_str()) {
                *slot = Some(draft);
            }
        }
        let known = drafts.into_iter();
        Self {
            drafts: known
                .filter_map(|(path, draft)| Some((path, (draft?, OnceCell::new()))))
                .collect(),
        }
    }

    /// Returns the draft that contains `related`, a related place of a finding in `own`. `None` if
    /// that draft is not part of this run.
    pub fn source<'s>(&'s self, own: ShownDraft<'s>, related: &Related) -> Option<ShownDraft<'s>> {
        let Some(path) = related.path.as_deref() else {
            return Some(own);
        };
        let (draft, locator) = self.drafts.get(path)?;
        let locator = locator.get_or_init(|| Locator::new(&draft.source, draft.encoding));
        Some(ShownDraft { draft, locator })
    }
}

/// Calls `visit` with each finding of `report` and its draft, in the order of drafts and places.
///
/// # Errors
///
/// Returns the first error of `visit`. After an error, no further finding is visited.
pub fn for_each_finding(
    report: &Report,
    visit: impl FnMut(ShownDraft<'_>, &Finding) -> io::Result<()>,
) -> io::Result<()> {
    for_each(report, |document| &document.findings, visit)
}

/// Calls `visit` with each finding of `report` and its draft: first errors, then warnings, then
/// infos. Findings of one severity are in the order of drafts and places.
///
/// # Errors
///
/// Returns the first error of `visit`. After an error, no further finding is visited.
pub fn for_each_by_severity(
    report: &Report,
    mut visit: impl FnMut(ShownDraft<'_>, &Finding) -> io::Result<()>,
) -> io::Result<()> {
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        for_each_finding(report, |source, finding| {
            if finding.severity == severity {
                visit(source, finding)?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Calls `visit` with each accepted finding of `report` and its draft, in the order of drafts and
/// places.
///
/// # Errors
///
/// Returns the first error of `visit`. After an error, no further finding is visited.
pub fn for_each_accepted(
    report: &Report,
    visit: impl FnMut(ShownDraft<'_>, &Accepted) -> io::Result<()>,
) -> io::Result<()> {
    for_each(report, |document| &document.accepted, visit)
}

/// Calls `visit` with each item that `of_draft` returns for each draft. No locator is made for a
/// draft without items.
fn for_each<T>(
    report: &Report,
    of_draft: impl Fn(&LintedDocument) -> &Vec<T>,
    mut visit: impl FnMut(ShownDraft<'_>, &T) -> io::Result<()>,
) -> io::Result<()> {
    for draft in report
        .drafts
        .iter()
        .filter(|document| !of_draft(document).is_empty())
    {
        let locator = &Locator::new(&draft.source, draft.encoding);
        for item in of_draft(draft) {
            visit(ShownDraft { draft, locator }, item)?;
        }
    }
    Ok(())
}
