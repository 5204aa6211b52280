//! Makes fixes in passes: after each pass the edited drafts are linted again. No file is written
//! before the last pass.

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

/// The maximum number of passes over a draft. Fixes that need more passes are made by the next run.
const MAX_PASSES: usize = 10;

/// A run whose drafts were fixed.
pub struct Fixed {
    /// The drafts in their current state, each linted alone.
    drafts: Vec<LintedAlone>,
    /// The results of linting the drafts together.
    pub linted: Linted,
    /// The changed drafts, by their indices in `drafts`.
    edited: BTreeMap<usize, Edited>,
    /// For each draft, the index of the first draft that is the same file, because several paths
    /// can lead to one file.
    firsts: Vec<usize>,
    least: Safety,
    /// Drafts whose check failed after an edit, by their indices. Such drafts keep the state before
    /// that edit.
    pub failed: BTreeMap<usize, Unreadable>,
}

/// A draft that was changed.
struct Edited {
    /// The draft as it was read.
    before: LintedAlone,
    /// The number of findings that were fixed.
    n_fixed: usize,
    /// The bytes of a word-processor document. `None` for a text file.
    package: Option<PackageBytes>,
}

/// A draft after a pass of fixes. If the draft is a word-processor document, also the bytes of its
/// file.
type EditedDraft = (LintedAlone, Option<PackageBytes>);

/// Makes the fixes in `drafts` that are at least as safe as `least`. Each draft was already linted
/// alone.
pub fn fix(run: &Run<'_>, drafts: Vec<LintedAlone>, least: Safety) -> Fixed {
    let mut fixed = Fixed {
        firsts: firsts(run, &drafts),
        linted: run.lint_together(drafts.clone()),
        drafts,
        edited: BTreeMap::new(),
        least,
        failed: BTreeMap::new(),
    };
    for _ in 0..MAX_PASSES {
        let passes = fixed.passes();
        if passes.is_empty() {
            break;
        }
        fixed.edit(run, &passes);
        fixed.linted = run.lint_together(fixed.drafts.clone());
    }
    fixed
}

/// Returns, for each draft, the index of the first draft that is the same file. A link and the file
/// that it leads to are the same file.
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
    /// Returns the edits of the next pass, by the indices of the drafts. A file is edited once,
    /// even if several paths lead to it.
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

    /// Applies the edits of `pass` to `source`, and returns draft `idx` with the new text. `source`
    /// is the text before the edits. For a word-processor document, also returns the new bytes.
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
                Unreadable::new(&draft.checked.path, error.within("the draft is not fixed"))
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

    /// Returns the bytes of draft `idx`. `None` if the draft is a text file, or if no fix changed
    /// the draft.
    pub fn package_bytes(&self, idx: usize) -> Option<&PackageBytes> {
        self.edited.get(&idx)?.package.as_ref()
    }

    /// Returns the findings whose fixes cannot be written into a word-processor document: the index
    /// of the draft, the finding, and the reason.
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

    /// Returns each changed file once: the index of its first draft, and the changed draft.
    fn files(&self) -> impl Iterator<Item = (usize, &Edited)> {
        let all = self.edited.iter().map(|(idx, edited)| (*idx, edited));
        all.filter(|&(idx, _)| self.firsts[idx] == idx)
    }

    /// Says whether anything was changed.
    pub fn is_changed(&self) -> bool {
        !self.edited.is_empty()
    }

    /// Replaces the changed files. If a file cannot be replaced, the fixes in its draft are taken
    /// back. Returns an error for each file that cannot be replaced.
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

    /// Discards the fixes: all drafts return to the state in which they were read.
    #[cfg(feature = "cli")]
    pub fn discard(&mut self, run: &Run<'_>) {
        let all = self.firsts.iter().copied().collect();
        self.take_back(run, &all);
    }

    /// Takes back the fixes in the files with the indices `failed`.
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

    /// Returns the fixed document of standard input, if standard input was read.
    pub fn stdin<'f>(&'f self, run: &Run<'_>) -> Option<&'f LintedDocument> {
        let mut drafts = self.drafts.iter();
        let draft = drafts.find(|draft| run.inputs.is_stdin(draft.input))?;
        Some(&draft.checked)
    }

    /// Returns the text before the fixes and the document after the fixes, for each changed file.
    pub fn changes(&self) -> impl Iterator<Item = (&str, &LintedDocument)> {
        self.files().map(|(idx, edited)| {
            let before = edited.before.checked.source.as_str();
            (before, &self.drafts[idx].checked)
        })
    }

    /// Returns how many findings were fixed and how many remain.
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

/// The numbers of fixed and remaining findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// The number of fixed findings.
    pub fixed: usize,
    /// The number of remaining findings that have a fix of the requested safety.
    pub left: usize,
    /// The number of remaining findings that have only an unsafe fix. 0 if the run makes unsafe
    /// fixes.
    pub unsafely: usize,
}
