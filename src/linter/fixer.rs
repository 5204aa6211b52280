//! Fixes, made in passes: each pass lints anew what the one before has left. No file is written
//! before the last.

#[cfg(feature = "cli")]
use std::collections::HashSet;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::engine::changed;
use crate::engine::fix::{self, Pass};
use crate::engine::report::{LintedDocument, Unreadable};
#[cfg(feature = "cli")]
use crate::error::Error;
use crate::files::document::Document;
use crate::linter::copies::LintedAlone;
use crate::linter::guard;
use crate::linter::run::{Linted, Run};
use crate::rules::finding::{Finding, Safety};

/// The most passes over a draft. Those that need more are made by the next run.
const MOST_PASSES: usize = 10;

/// A run whose drafts were fixed.
pub struct Fixed {
    /// The drafts as they are now, each checked alone.
    drafts: Vec<LintedAlone>,
    /// What they come to together.
    pub linted: Linted,
    /// Those that were changed, by their numbers.
    edited: BTreeMap<usize, Edited>,
    /// Which draft is the same file as another, that is, the number of the first.
    firsts: Vec<usize>,
    least: Safety,
    /// Drafts whose check failed after an edit, by their numbers: they stay as they were before it.
    pub failed: BTreeMap<usize, Unreadable>,
}

/// A draft that was changed.
struct Edited {
    /// As it was read.
    before: LintedAlone,
    /// How many findings that settled.
    n_fixed: usize,
}

/// Makes those fixes in `drafts`, each checked alone, that are at least as safe as `least`.
pub fn fix(run: &Run<'_>, drafts: Vec<LintedAlone>, least: Safety) -> Fixed {
    let mut fixed = Fixed {
        firsts: firsts(run, &drafts),
        linted: run.lint_together(drafts.clone()),
        drafts,
        edited: BTreeMap::new(),
        least,
        failed: BTreeMap::new(),
    };
    for _ in 0..MOST_PASSES {
        let passes = fixed.passes();
        if passes.is_empty() {
            break;
        }
        fixed.edit(run, &passes);
        fixed.linted = run.lint_together(fixed.drafts.clone());
    }
    fixed
}

/// For each draft the first that is the same file, by whatever link.
fn firsts(run: &Run<'_>, drafts: &[LintedAlone]) -> Vec<usize> {
    let mut known = HashMap::new();
    let numbers = drafts.iter().enumerate().map(|(idx, draft)| {
        let is_file = !run.inputs.is_stdin(draft.input);
        let file = is_file.then(|| run.inputs.file(draft.input)).flatten();
        file.map_or(idx, |path| *known.entry(path).or_insert(idx))
    });
    numbers.collect()
}

impl Fixed {
    /// What is to be edited next, by the drafts' numbers; a file is edited once, whatever paths
    /// lead to it.
    fn passes(&self) -> HashMap<usize, Pass> {
        let drafts = self.linted.report.drafts.iter().enumerate();
        let passes = drafts
            .filter(|&(idx, _)| self.firsts[idx] == idx && !self.failed.contains_key(&idx))
            // An edited text is no document of a word processor.
            .filter(|(_, document)| document.package.is_none())
            .map(|(idx, document)| {
                (
                    idx,
                    fix::pass(&document.source, &document.findings, self.least),
                )
            });
        passes.filter(|(_, pass)| 0 < pass.n_findings).collect()
    }

    fn edit(&mut self, run: &Run<'_>, passes: &HashMap<usize, Pass>) {
        let drafts = &self.drafts;
        let edited = self
            .firsts
            .par_iter()
            .enumerate()
            .filter_map(|(idx, first)| {
                let pass = passes.get(first)?;
                let source = &drafts[*first].checked.source;
                let text = fix::apply(source, &pass.edits);
                let draft = &drafts[idx];
                let document = Document {
                    path: draft.checked.path.clone(),
                    text,
                    encoding: draft.checked.encoding,
                    markup: draft.checked.markup,
                    package: None,
                };
                let n_fixed = if idx == *first { pass.n_findings } else { 0 };
                let checked = guard::document(&draft.checked.path, || {
                    let mut after = run.lint(draft.input, document, true);
                    after.changed = changed::edited(&draft.changed, source, &pass.edits);
                    after
                });
                Some((idx, checked, n_fixed))
            });
        let edited: Vec<(usize, Result<LintedAlone, Unreadable>, usize)> = edited.collect();
        for (idx, checked, n_fixed) in edited {
            let after = match checked {
                Ok(linted) => linted,
                Err(unreadable) => {
                    self.failed.insert(self.firsts[idx], unreadable);
                    continue;
                }
            };
            let before = std::mem::replace(&mut self.drafts[idx], after);
            let known = self.edited.entry(idx);
            known.or_insert(Edited { before, n_fixed: 0 }).n_fixed += n_fixed;
        }
    }

    /// Those that were changed, each file once: its number and how it was.
    fn files(&self) -> impl Iterator<Item = (usize, &Edited)> {
        let all = self.edited.iter().map(|(idx, edited)| (*idx, edited));
        all.filter(|&(idx, _)| self.firsts[idx] == idx)
    }

    /// Whether anything was changed.
    pub fn is_changed(&self) -> bool {
        !self.edited.is_empty()
    }

    /// Replaces the files that were changed. Those that cannot be replaced stay as they were read,
    /// here too; the errors say why.
    #[cfg(feature = "cli")]
    pub fn write(&mut self, run: &Run<'_>) -> Vec<Error> {
        let (mut failed, mut errors) = (HashSet::new(), Vec::new());
        for (idx, edited) in self.files() {
            let (before, after) = (&edited.before.checked, &self.drafts[idx].checked);
            let (encoding, input) = (before.encoding, edited.before.input);
            let inputs = run.inputs;
            if let Err(error) = inputs.rewrite(input, encoding, &before.source, &after.source) {
                errors.push(error);
                failed.insert(idx);
            }
        }
        if failed.is_empty() {
            return errors;
        }
        for (idx, first) in self.firsts.iter().enumerate() {
            if failed.contains(first)
                && let Some(edited) = self.edited.remove(&idx)
            {
                self.drafts[idx] = edited.before;
            }
        }
        self.linted = run.lint_together(self.drafts.clone());
        errors
    }

    /// The fixed text of standard input, if that was read.
    pub fn stdin<'f>(&'f self, run: &Run<'_>) -> Option<&'f LintedDocument> {
        let mut drafts = self.drafts.iter();
        let draft = drafts.find(|draft| run.inputs.is_stdin(draft.input))?;
        Some(&draft.checked)
    }

    /// The files that were changed: the text before, and the document after.
    pub fn changes(&self) -> impl Iterator<Item = (&str, &LintedDocument)> {
        self.files().map(|(idx, edited)| {
            let before = edited.before.checked.source.as_str();
            (before, &self.drafts[idx].checked)
        })
    }

    /// How many findings were fixed, and how many are left.
    pub fn counts(&self) -> Counts {
        let drafts = self.linted.report.drafts.iter().enumerate();
        let findings = drafts
            .filter(|(idx, _)| self.firsts[*idx] == *idx)
            .flat_map(|(_, draft)| &draft.findings);
        let can_be_fixed = |finding: &&Finding, least| fix::fix(finding, least).is_some();
        let (left, others): (Vec<&Finding>, Vec<&Finding>) =
            findings.partition(|finding| can_be_fixed(finding, self.least));
        let unsafe_ones = others
            .iter()
            .filter(|finding| can_be_fixed(finding, Safety::Ask));
        Counts {
            fixed: self.edited.values().map(|edited| edited.n_fixed).sum(),
            left: left.len(),
            unsafely: unsafe_ones.count(),
        }
    }
}

/// How many findings a run has fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Findings that are fixed.
    pub fixed: usize,
    /// Findings that were to be fixed and are not.
    pub left: usize,
    /// Findings that only an unsafe fix would settle, where none were to be made.
    pub unsafely: usize,
}
