//! Finds passages that several drafts of a run share. The text of a draft is not kept: if a draft
//! shares a passage, its text is read a second time.

use std::collections::{BTreeMap, HashSet};
use std::mem;

use rayon::prelude::*;

use crate::analysis::passage::{Fingerprint, OwnWords};
use crate::analysis::quote;
use crate::analysis::situation::Situation;
use crate::detect::Detector;
use crate::detect::found::Grade;
use crate::engine::active::Active;
use crate::engine::changed::Changed;
use crate::engine::check::merge;
use crate::engine::compare::{self, Copied, Places, RunDrafts, Wanted};
use crate::engine::report::{Accepted, LintedDocument, Unreadable};
use crate::engine::suppression::Suppressions;
use crate::engine::suppression::elsewhere::{self, ComparedDraft};
use crate::files::input::Inputs;
#[cfg(feature = "cli")]
use crate::ledger::Ledger;
use crate::linter::guard;
use crate::linter::rule_sets::RuleSets;
use crate::linter::wordings;
use crate::notes::Comparison;
use crate::notes::wording::SayingPrint;
use crate::rules::finding::{Finding, Severity};
use crate::rules::severity::Severities;
use crate::text::draft::Draft;
use crate::text::publication_date::PublicationDate;

/// A draft that was linted alone and will be compared with the other drafts of the run.
#[derive(Clone)]
pub struct LintedAlone {
    /// The index of the draft among the inputs.
    pub input: usize,
    /// The draft with its own findings.
    pub checked: LintedDocument,
    /// The hashes by which passages of the draft are compared with passages of other drafts.
    pub fingerprint: Fingerprint,
    /// The hashes by which quotations of the draft are compared with quotations of other drafts.
    /// Empty if no active rule compares quotations.
    pub sayings: Vec<SayingPrint>,
    /// The publication date of the draft, if it is a post such as a news item. `None` if the draft
    /// is a page that is kept up to date.
    pub date: Option<PublicationDate>,
    /// The suppression comments of the document, which are not applied yet.
    pub suppressions: Suppressions,
    /// The lines of the draft that have changed since the base revision.
    pub changed: Changed,
    /// The comparison of the draft with the notes. `None` if there are no notes.
    pub comparison: Option<Comparison>,
    /// The ledger with the sources of the draft. `None` if the report has no ledgers.
    #[cfg(feature = "cli")]
    pub ledger: Option<Ledger>,
}

/// Compares `drafts` with each other, and adds the findings to the drafts. Reads the text of a
/// draft again if a finding needs the text. Returns the drafts whose comparison failed.
pub fn compare(
    rule_sets: &RuleSets,
    inputs: &Inputs,
    drafts: &mut [LintedAlone],
) -> Vec<Unreadable> {
    let mut failed = Vec::new();
    if drafts.len() < 2 {
        return failed;
    }
    for (rule, situation) in rule_sets.comparing() {
        // Two drafts may report different grades. So findings of every grade are made, and each
        // draft keeps the findings with a grade that the draft reports.
        let every_grade = Severities::uniform(Severity::Info);
        let active = Active {
            situation,
            rules: vec![(rule.clone(), every_grade)],
            ..Active::default()
        };
        let by_draft = match rule.detector {
            Detector::Wordings(bounds) => {
                let of_run = (rule_sets, inputs);
                wordings::compare_by((&active, &rule, bounds), of_run, drafts, &mut failed)
            }
            _ => compare_by(&active, rule_sets, inputs, drafts, &mut failed),
        };
        for (idx, found) in by_draft {
            let found = rule_sets.reported(drafts[idx].input, (&rule, situation), found);
            merge(&mut drafts[idx].checked.findings, found);
        }
    }
    failed.dedup();
    failed
}

/// Returns the findings of the `active` rules, by the index of the draft. If the comparison of a
/// draft fails, adds the draft to `failed`.
fn compare_by(
    active: &Active,
    rule_sets: &RuleSets,
    inputs: &Inputs,
    drafts: &mut [LintedAlone],
    failed: &mut Vec<Unreadable>,
) -> BTreeMap<usize, Vec<Finding>> {
    // A passage that only dated posts share gets no higher grade than `possible`. If no draft
    // reports that grade, posts are not compared with each other.
    let leaves_out_posts =
        active.situation == Situation::Edited && !rule_sets.report(Grade::Possible, &active.rules);
    if leaves_out_posts && drafts.iter().all(|linted| linted.date.is_some()) {
        return BTreeMap::new();
    }
    let mut copied = copied(active, drafts);
    if forget_aliases(inputs, drafts, &compare::by_draft(&copied)) {
        copied = self::copied(active, drafts);
    }
    if leaves_out_posts {
        copied.retain(|copied| !copied.drafts().all(|idx| drafts[idx].date.is_some()));
    }
    let by_draft = compare::by_draft(&copied);
    let paths: Vec<String> = drafts
        .iter()
        .map(|linted| linted.checked.path.clone())
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let concerned = drafts.par_iter_mut().enumerate();
    let located = concerned.filter_map(|(idx, draft)| {
        let wanted = by_draft.get(&idx)?;
        Some(guard::document(paths[idx], || {
            let parsed = parse(rule_sets, inputs, draft);
            let vocabulary_uses = rule_sets
                .document(draft.input)
                .context
                .find_vocabulary_uses(&parsed);
            let quotes = quote::find(&parsed);
            let sought = (idx, &parsed, OwnWords::of(&quotes, &vocabulary_uses));
            compare::locate(sought, &draft.fingerprint, wanted, &paths)
        }))
    });
    let mut places = Places::default();
    for located in located.collect::<Vec<_>>() {
        match located {
            Ok(places_there) => places = places.and(places_there),
            Err(unreadable) => failed.push(unreadable),
        }
    }
    let dates = dates(drafts);
    let of_run = RunDrafts {
        paths: &paths,
        dates: &dates,
    };
    compare::findings(&copied, &places, of_run)
}

fn copied<'c>(active: &'c Active, drafts: &[LintedAlone]) -> Vec<Copied<'c>> {
    let fingerprints: Vec<&Fingerprint> = drafts.iter().map(|linted| &linted.fingerprint).collect();
    compare::copied(active, &fingerprints, &dates(drafts))
}

/// Returns the publication dates of `drafts`.
pub fn dates(drafts: &[LintedAlone]) -> Vec<Option<PublicationDate>> {
    drafts.iter().map(|linted| linted.date).collect()
}

/// Removes a draft from the comparison if `by_draft` has the same file again under another path, for
/// example because one path is a link to the other. Returns whether a draft was removed.
fn forget_aliases(
    inputs: &Inputs,
    drafts: &mut [LintedAlone],
    by_draft: &BTreeMap<usize, Wanted>,
) -> bool {
    let mut known = HashSet::new();
    let mut found = false;
    for idx in by_draft.keys().rev() {
        let draft = &mut drafts[*idx];
        if inputs
            .file(draft.input)
            .is_some_and(|path| !known.insert(path))
        {
            draft.fingerprint = Fingerprint::default();
            found = true;
        }
    }
    found
}

/// Parses `draft`. If its text was dropped, the text is read again first.
pub fn parse(rule_sets: &RuleSets, inputs: &Inputs, draft: &mut LintedAlone) -> Draft {
    let checked = &mut draft.checked;
    if checked.source.is_empty()
        && let Ok(document) = inputs.read(draft.input)
    {
        checked.source = document.text;
    }
    // Clone the text, because findings are shown with it even if parsing fails.
    let context = &rule_sets.document(draft.input).context;
    let package = checked.package.as_deref();
    context.parse(checked.source.clone(), checked.markup, package)
}

/// Applies the suppression comments of `drafts`. A comment suppresses findings in its own draft. A
/// comment also suppresses a finding in another draft if the comment covers the related places of
/// the finding.
pub fn apply_suppressions(rule_sets: &RuleSets, drafts: &mut [LintedAlone]) {
    let parties = drafts.iter_mut().map(|linted| ComparedDraft {
        path: linted.checked.path.clone(),
        findings: &mut linted.checked.findings,
        suppressions: &mut linted.suppressions,
    });
    let accepted = elsewhere::accept(&mut parties.collect::<Vec<_>>());
    let apply = |(draft, elsewhere): (&mut LintedAlone, Vec<Accepted>)| {
        let active = rule_sets.rules(draft.input);
        let suppressions = mem::take(&mut draft.suppressions);
        let mut accepted = suppressions.apply(active, &mut draft.checked.findings);
        accepted.extend(elsewhere);
        accepted.sort_by_key(|accepted| accepted.finding.place);
        draft.checked.accepted = accepted;
    };
    // A single draft is handled on the current thread, because a browser or a forked process may
    // have no other thread.
    if drafts.len() == 1 {
        drafts.iter_mut().zip(accepted).for_each(apply);
    } else {
        drafts.par_iter_mut().zip(accepted).for_each(apply);
    }
}

/// Drops each text that no finding and no comparison with notes needs.
pub fn forget_unused(drafts: &mut [LintedAlone]) {
    let findings = drafts.iter().flat_map(|linted| linted.checked.all());
    let related = findings.flat_map(|finding| &finding.related);
    let needed: HashSet<String> = related.filter_map(|related| related.path.clone()).collect();
    for draft in drafts {
        let is_compared = draft.comparison.is_some();
        let checked = &mut draft.checked;
        if checked.all().next().is_none() && !is_compared && !needed.contains(&checked.path) {
            checked.source = String::new();
        }
    }
}
