//! Fixes, made in passes: each pass lints anew what the one before has left. No file is written
//! before the last.

pub mod package;

use std::borrow::Cow;
#[cfg(feature = "cli")]
use std::collections::HashSet;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::engine::changed;
use crate::engine::fix::{self, Pass};
use crate::engine::report::{LintedDocument, Unreadable};
#[cfg(feature = "cli")]
use crate::error::Error;
#[cfg(feature = "cli")]
use crate::files::decode::encode;
use crate::files::document::Document;
use crate::linter::copies::LintedAlone;
use crate::linter::fixer::package::PackageBytes;
use crate::linter::guard;
use crate::linter::run::{Linted, Run};
use crate::packages::change::Obstacle;
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
    /// The bytes of the document of a word processor that it is.
    package: Option<PackageBytes>,
}

/// A draft after a pass, and the bytes of the document of a word processor that it is.
type EditedDraft = (LintedAlone, Option<PackageBytes>);

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
            .map(|(idx, document)| {
                let findings = match &document.package {
                    Some(_) => Cow::Owned(package::fixable(document)),
                    None => Cow::Borrowed(&document.findings),
                };
                (idx, fix::pass(&document.source, &findings, self.least))
            });
        passes.filter(|(_, pass)| 0 < pass.n_findings).collect()
    }

    fn edit(&mut self, run: &Run<'_>, passes: &HashMap<usize, Pass>) {
        let edited = self
            .firsts
            .par_iter()
            .enumerate()
            .filter_map(|(idx, first)| {
                let pass = passes.get(first)?;
                let n_fixed = if idx == *first { pass.n_findings } else { 0 };
                let draft = &self.drafts[idx];
                let checked = guard::document(&draft.checked.path, || {
                    let source = &self.drafts[*first].checked.source;
                    let (document, bytes) = self.edited_document(run, idx, source, pass)?;
                    let mut after = run.lint(draft.input, document, true);
                    after.changed = changed::edited(&draft.changed, source, &pass.edits);
                    Ok((after, bytes))
                });
                Some((idx, checked.and_then(|checked| checked), n_fixed))
            });
        let edited: Vec<(usize, Result<EditedDraft, Unreadable>, usize)> = edited.collect();
        for (idx, checked, n_fixed) in edited {
            let (after, package) = match checked {
                Ok(edited) => edited,
                Err(unreadable) => {
                    self.failed.insert(self.firsts[idx], unreadable);
                    continue;
                }
            };
            let before = std::mem::replace(&mut self.drafts[idx], after);
            let known = self.edited.entry(idx).or_insert(Edited {
                before,
                n_fixed: 0,
                package: None,
            });
            known.n_fixed += n_fixed;
            known.package = package;
        }
    }

    /// Draft `idx`, which has the text `source`, with the edits of `pass`; its bytes, if it is a
    /// document of a word processor.
    fn edited_document(
        &self,
        run: &Run<'_>,
        idx: usize,
        source: &str,
        pass: &Pass,
    ) -> Result<(Document, Option<PackageBytes>), Unreadable> {
        let draft = &self.drafts[idx];
        let text = fix::apply(source, &pass.edits);
        if let Some(package) = &draft.checked.package {
            let (inputs, known) = (run.inputs, self.package_bytes(idx));
            let document = (&draft.checked, package.as_ref());
            let edited = package::edited(inputs, draft.input, document, known, pass, &text);
            let edited = edited.map(|(document, bytes)| (document, Some(bytes)));
            return edited.map_err(|error| {
                Unreadable::new(&draft.checked.path, error.within("it is not fixed"))
            });
        }
        let document = Document {
            path: draft.checked.path.clone(),
            text,
            encoding: draft.checked.encoding,
            markup: draft.checked.markup,
            package: None,
        };
        Ok((document, None))
    }

    /// The bytes of draft `idx`, if it is a document of a word processor and was changed.
    pub fn package_bytes(&self, idx: usize) -> Option<&PackageBytes> {
        self.edited.get(&idx)?.package.as_ref()
    }

    /// The findings whose fixes cannot be written into their documents, with what keeps each from it.
    pub fn obstacles(&self) -> Vec<(usize, &Finding, Obstacle)> {
        let drafts = self.linted.report.drafts.iter().enumerate();
        let drafts = drafts.filter(|(idx, _)| self.firsts[*idx] == *idx);
        let obstacles = drafts.flat_map(|(idx, document)| {
            document.findings.iter().filter_map(move |finding| {
                let fix = fix::fix(finding, self.least)?;
                Some((idx, finding, package::obstacle(document, &fix.edits)?))
            })
        });
        obstacles.collect()
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
            let (inputs, input) = (run.inputs, edited.before.input);
            let written = if let Some(bytes) = &edited.package {
                inputs.rewrite(input, &bytes.before, &bytes.after)
            } else {
                let texts = [&before.source, &after.source];
                let texts = texts.map(|text| encode(text, before.encoding));
                inputs.rewrite(input, &texts[0], &texts[1])
            };
            if let Err(error) = written {
                errors.push(error);
                failed.insert(idx);
            }
        }
        if !failed.is_empty() {
            self.take_back(run, &failed);
        }
        errors
    }

    /// Leaves all drafts as they were read: the fixes are not to be kept.
    #[cfg(feature = "cli")]
    pub fn discard(&mut self, run: &Run<'_>) {
        let all = self.firsts.iter().copied().collect();
        self.take_back(run, &all);
    }

    /// Puts the drafts that are the files `failed` back to how they were read.
    #[cfg(feature = "cli")]
    fn take_back(&mut self, run: &Run<'_>, failed: &HashSet<usize>) {
        for (idx, first) in self.firsts.iter().enumerate() {
            if failed.contains(first)
                && let Some(edited) = self.edited.remove(&idx)
            {
                self.drafts[idx] = edited.before;
            }
        }
        self.linted = run.lint_together(self.drafts.clone());
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
