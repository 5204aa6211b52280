//! `--fix` and `--diff`: fixes made in passes, each of which checks anew what the one before has
//! left. No file is touched before the last.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{self, Write};

use rayon::prelude::*;

use crate::cli::compare::Compared;
use crate::cli::examine::{Examination, Told};
use crate::cli::guard;
use crate::cli::screen::Screen;
use crate::engine::changed;
use crate::engine::fix::{self, Pass};
use crate::files::decode::encode;
use crate::files::document::{Document, Unreadable};
use crate::report::command::Inert;
use crate::report::patch::{self, Reader};
use crate::report::summary::grouped;
use crate::rules::finding::{Finding, Safety};

/// The most passes over a draft. Those that need more are made by the next run.
const MOST_PASSES: usize = 10;

/// A run whose drafts were fixed.
pub struct Fixed {
    /// The drafts as they are now, each checked alone.
    drafts: Vec<Compared>,
    /// What they come to together.
    pub told: Told,
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
    before: Compared,
    /// How many findings that settled.
    n_fixed: usize,
}

/// Makes those fixes in `drafts`, each checked alone, that are at least as safe as `least`.
#[must_use]
pub fn fix(examination: &Examination<'_>, drafts: Vec<Compared>, least: Safety) -> Fixed {
    let mut fixed = Fixed {
        firsts: firsts(examination, &drafts),
        told: examination.together(drafts.clone()),
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
        fixed.edit(examination, &passes);
        fixed.told = examination.together(fixed.drafts.clone());
    }
    fixed
}

/// For each draft the first that is the same file, by whatever link.
fn firsts(examination: &Examination<'_>, drafts: &[Compared]) -> Vec<usize> {
    let mut known = HashMap::new();
    let numbers = drafts.iter().enumerate().map(|(idx, draft)| {
        let is_file = !examination.inputs.is_stdin(draft.input);
        let file = is_file
            .then(|| examination.inputs.file(draft.input))
            .flatten();
        file.map_or(idx, |it| *known.entry(it).or_insert(idx))
    });
    numbers.collect()
}

impl Fixed {
    /// What is to be edited next, by the drafts' numbers; a file is edited once, whatever paths
    /// lead to it.
    fn passes(&self) -> HashMap<usize, Pass> {
        let drafts = self.told.outcome.drafts.iter().enumerate();
        let passes = drafts
            .filter(|it| self.firsts[it.0] == it.0 && !self.failed.contains_key(&it.0))
            .map(|(idx, it)| (idx, fix::pass(&it.source, &it.findings, self.least)));
        passes.filter(|it| 0 < it.1.n_findings).collect()
    }

    fn edit(&mut self, examination: &Examination<'_>, passes: &HashMap<usize, Pass>) {
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
                };
                let n_fixed = if idx == *first { pass.n_findings } else { 0 };
                let checked = guard::draft(&draft.checked.path, || {
                    let mut after = examination.check(draft.input, document, true);
                    after.changed = changed::edited(&draft.changed, source, &pass.edits);
                    after
                });
                Some((idx, checked, n_fixed))
            });
        let edited: Vec<(usize, Result<Compared, Unreadable>, usize)> = edited.collect();
        for (idx, checked, n_fixed) in edited {
            let after = match checked {
                Ok(it) => it,
                Err(it) => {
                    self.failed.insert(self.firsts[idx], it);
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
        let all = self.edited.iter().map(|it| (*it.0, it.1));
        all.filter(|it| self.firsts[it.0] == it.0)
    }

    /// Whether anything was changed.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        !self.edited.is_empty()
    }

    /// Replaces the files that were changed. Those that cannot be are told of, and stay as they
    /// were read, here too. Whether all were replaced.
    pub fn write(&mut self, examination: &Examination<'_>, screen: &mut Screen) -> bool {
        let mut failed = HashSet::new();
        for (idx, it) in self.files() {
            let (before, after) = (&it.before.checked, &self.drafts[idx].checked);
            let (encoding, input) = (before.encoding, it.before.input);
            let written =
                examination
                    .inputs
                    .rewrite(input, encoding, &before.source, &after.source);
            if let Err(it) = written {
                screen.complain(&it.to_string());
                failed.insert(idx);
            }
        }
        if failed.is_empty() {
            return true;
        }
        for (idx, first) in self.firsts.iter().enumerate() {
            if failed.contains(first)
                && let Some(it) = self.edited.remove(&idx)
            {
                self.drafts[idx] = it.before;
            }
        }
        self.told = examination.together(self.drafts.clone());
        false
    }

    /// Prints what standard input has become, if it was read. `screen` then leaves standard output
    /// to it.
    ///
    /// # Errors
    ///
    /// When standard output cannot be written.
    pub fn print(&self, examination: &Examination<'_>, screen: &mut Screen) -> io::Result<()> {
        let mut drafts = self.drafts.iter();
        let Some(draft) = drafts.find(|it| examination.inputs.is_stdin(it.input)) else {
            return Ok(());
        };
        let (text, encoding) = (&draft.checked.source, draft.checked.encoding);
        let mut out = io::BufWriter::new(io::stdout());
        match screen.reader() {
            Reader::Program => out.write_all(&encode(text, encoding))?,
            it @ Reader::Person { .. } => {
                let mut inert = Inert::new(&mut out);
                patch::write_text(&mut inert, text, it)?;
                inert.flush()?;
            }
        }
        screen.yield_output();
        out.flush()
    }

    /// Writes what was changed, as a diff.
    ///
    /// # Errors
    ///
    /// When `out` cannot be written to.
    pub fn write_diff(&self, out: &mut dyn Write, reader: Reader) -> io::Result<()> {
        for (idx, it) in self.files() {
            let after = &self.drafts[idx].checked;
            patch::write(out, &it.before.checked.source, after, reader)?;
        }
        Ok(())
    }

    /// What was fixed, for the line that closes the run: `2 fixed, 1 more with --unsafe-fixes`.
    #[must_use]
    pub fn line(&self, is_done: bool) -> String {
        let n_fixed: usize = self.edited.values().map(|it| it.n_fixed).sum();
        let drafts = self.told.outcome.drafts.iter().enumerate();
        let findings = drafts
            .filter(|it| self.firsts[it.0] == it.0)
            .flat_map(|it| &it.1.findings);
        let can_be_fixed = |it: &&Finding, least| fix::fix(it, least).is_some();
        let (left, others): (Vec<&Finding>, Vec<&Finding>) =
            findings.partition(|it| can_be_fixed(it, self.least));
        let more = others.iter().filter(|it| can_be_fixed(it, Safety::Ask));
        let fixed = match (n_fixed, is_done) {
            (0, _) if !left.is_empty() => "nothing fixed".to_owned(),
            (0, _) => "nothing to fix".to_owned(),
            (it, true) => format!("{} fixed", grouped(it)),
            (it, false) => format!("{} would be fixed", grouped(it)),
        };
        match (more.count(), n_fixed) {
            (0, _) => fixed,
            (it, 0) => format!("{fixed} without --unsafe-fixes, {} with it", grouped(it)),
            (it, _) => format!("{fixed}, {} more with --unsafe-fixes", grouped(it)),
        }
    }
}
