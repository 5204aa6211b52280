//! Compares the documents of a run with its notes and with its archive.

use crate::analysis::Analysis;
use crate::engine::check::merge;
use crate::engine::report::{Against, LintedDocument};
use crate::engine::{against, published};
use crate::linter::copies::LintedAlone;
use crate::linter::rule_sets::RuleSet;
use crate::linter::run::Run;
use crate::notes::Comparison;
use crate::notes::compare;
use crate::notes::note::{Note, Notes};
use crate::rules::finding::Finding;
use crate::text::left_out::LeftOutWords;

/// Compares a document with the notes and the archive of `run`. `path` and `rules` are the path and
/// the rules of the document. Adds the new findings to `findings`. Returns the comparison with the
/// notes, or `None` if `run` has no notes.
pub fn with_sources(
    run: &Run<'_>,
    path: &str,
    rules: &RuleSet,
    (analysis, findings): (&Analysis<'_>, &mut Vec<Finding>),
) -> Option<Comparison> {
    let comparison = run
        .notes
        .as_ref()
        .map(|notes| compare::compare(analysis, notes));
    if let Some(comparison) = &comparison {
        let found = against::findings(&rules.active, analysis, comparison);
        merge(findings, found);
    }
    if let Some(archive) = &run.archive {
        let found = published::findings(&rules.active, analysis, path, &**archive);
        merge(findings, found);
    }
    comparison
}

/// Takes the comparisons with the notes out of `documents`. Returns the comparisons and the notes.
pub fn take(notes: &Notes, documents: &mut [LintedAlone]) -> Against {
    let drafts = documents.iter_mut().filter_map(|linted| {
        let comparison = linted.comparison.take()?;
        Some((linted.checked.path.clone(), comparison))
    });
    let drafts = drafts.collect();
    let note = |note: &Note| LintedDocument {
        path: note.path.clone(),
        source: note.draft.source().to_owned(),
        encoding: note.encoding,
        markup: note.markup,
        package: None,
        n_words: 0,
        findings: Vec::new(),
        accepted: Vec::new(),
        skipped: None,
        left_out: LeftOutWords::default(),
    };
    let notes = notes.documents.iter().map(note).collect();
    Against { drafts, notes }
}
