//! The files of a run and their configuration, before any document is read.

use std::path::PathBuf;

use crate::engine::report::Unreadable;
use crate::error::Error;
use crate::files::document::Document;
use crate::files::input::Inputs;
use crate::files::notes;
use crate::linter::archiving;
use crate::linter::baselines::Baselines;
use crate::linter::fixer::{Fixed, fix};
use crate::linter::options::Options;
use crate::linter::revision_changes::RevisionChanges;
use crate::linter::rule_sets::{Resolver, RuleSets};
use crate::linter::run::{Linted, Run};
use crate::linter::selection;
#[cfg(feature = "cli")]
use crate::linter::suppressions::{Suppressed, SuppressionRequest};
use crate::linter::threads;
use crate::linter::timings::Timings;

/// The files of a run and their configuration.
pub struct Session {
    /// The options of the run.
    pub options: Options,
    /// The files.
    pub inputs: Inputs,
    /// The configuration of each file.
    pub rule_sets: RuleSets,
    /// Resolves the configuration of further paths, which are not in `inputs`.
    pub resolver: Resolver,
    /// The files and folders from which the configuration was read. Baselines are not included.
    pub configured_by: Vec<PathBuf>,
}

impl Session {
    /// Finds the files that `options` name, except excluded files.
    ///
    /// # Errors
    ///
    /// Returns an error if an option or a configuration file has a mistake.
    pub fn open(options: Options) -> Result<Self, Error> {
        let inputs = Inputs::find(&options.files);
        Self::over(options, inputs)
    }

    /// Like [`Session::open`], but with the files `inputs` instead of the files that `options`
    /// name.
    ///
    /// # Errors
    ///
    /// Returns an error if an option or a configuration file has a mistake.
    pub fn over(options: Options, mut inputs: Inputs) -> Result<Self, Error> {
        let mut resolver = Resolver::new(options.config.clone())?;
        selection::choose(&options.selection, &mut inputs, &mut resolver)?;
        selection::leave_out_notes(&options.against, &mut inputs);
        let rule_sets = RuleSets::of(&mut resolver, &inputs)?;
        rule_sets.instruct(&mut inputs);
        resolver.check_names()?;
        Ok(Self {
            options,
            inputs,
            rule_sets,
            configured_by: resolver.files(),
            resolver,
        })
    }

    /// Returns the run over the files, with its baselines and the changes since a revision.
    ///
    /// # Errors
    ///
    /// Returns an error if a baseline cannot be read, or if Git cannot determine what changed.
    pub fn run(&self) -> Result<Run<'_>, Error> {
        let revision_changes = match &self.options.changed_since {
            None => RevisionChanges::all_new(self.inputs.len()),
            Some(revision) => RevisionChanges::since(revision, &self.inputs)?,
        };
        let baselines = Baselines::open(&self.options, &self.rule_sets, &self.inputs)?;
        let mut run = Run::new(&self.rule_sets, &self.inputs, baselines, revision_changes);
        run.compare_with(self.notes()?);
        #[cfg(feature = "cli")]
        {
            run.ledgers = self.options.ledgers;
        }
        run.timings = self.options.timings.then(Timings::default);
        let archive = self.options.archive.as_deref();
        run.archive = archive.map(archiving::open).transpose()?;
        Ok(run)
    }

    /// Reads the notes that the documents are compared with.
    ///
    /// # Errors
    ///
    /// Returns an error if a note cannot be read. If such a note were ignored, quotations from the
    /// note would be reported as invented.
    fn notes(&self) -> Result<Vec<Document>, Error> {
        if self.options.against.is_empty() {
            return Ok(Vec::new());
        }
        let (documents, unread) = notes::read(&self.options.against);
        if let Some(unreadable) = unread.into_iter().next() {
            return Err(Error::from(unreadable));
        }
        Ok(documents)
    }

    /// Reads and lints the documents of `run`, and makes the fixes that the options ask for. Calls
    /// `step` after each document. Also returns the documents that could not be read or linted.
    pub fn execute(&self, run: &Run<'_>, step: &(dyn Fn() + Sync)) -> (Results, Vec<Unreadable>) {
        // Use no more threads than there are documents, because further threads would be idle.
        let n_most = self.inputs.len().max(1);
        let threads = self.options.threads.map(|threads| threads.min(n_most));
        threads::with(threads, || {
            let (documents, mut unread) = run.lint_each(step);
            let mut results = match self.options.fixes {
                None => Results::Linted(run.lint_together(documents)),
                Some(least) => Results::Fixed(fix(run, documents, least)),
            };
            unread.extend(results.failed());
            unread.extend(run.unread_archive());
            unread.extend(self.inputs.misnamed());
            results.linted_mut().report.unread.clone_from(&unread);
            (results, unread)
        })
    }

    /// Reads and lints the documents of `run`, and inserts comments that suppress their findings.
    /// The files are not changed yet. Calls `step` after each document. Also returns the documents
    /// that could not be read or linted.
    #[cfg(feature = "cli")]
    pub fn suppress(
        &self,
        run: &Run<'_>,
        wanted: SuppressionRequest<'_>,
        step: &(dyn Fn() + Sync),
    ) -> (Suppressed, Vec<Unreadable>) {
        threads::with(self.options.threads, || {
            let (documents, mut unread) = run.lint_each(step);
            unread.extend(self.inputs.misnamed());
            (Suppressed::of(run, documents, wanted), unread)
        })
    }
}

/// The results for the documents of a run.
pub enum Results {
    /// The documents were linted.
    Linted(Linted),
    /// The documents were fixed and linted again.
    Fixed(Fixed),
}

impl Results {
    fn linted_mut(&mut self) -> &mut Linted {
        match self {
            Self::Linted(linted) => linted,
            Self::Fixed(fixed) => &mut fixed.linted,
        }
    }

    /// Returns the documents that were read, but could not be compared with other documents, or
    /// could not be linted after a fix.
    fn failed(&self) -> Vec<Unreadable> {
        match self {
            Self::Linted(linted) => linted.failed.clone(),
            Self::Fixed(fixed) => {
                let after_fix = fixed.failed.values();
                fixed
                    .linted
                    .failed
                    .iter()
                    .chain(after_fix)
                    .cloned()
                    .collect()
            }
        }
    }
}
