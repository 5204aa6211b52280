//! Checks a draft that is open in an editor, with the configuration that `check` would use.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gen_lsp_types::Uri;

use crate::analysis::Analysis;
use crate::config::max_size;
use crate::engine::report::Report;
use crate::error::Error;
use crate::files::document::Document;
use crate::files::input::Inputs;
use crate::files::kinds::{self, Kind};
use crate::files::path;
use crate::linter::baselines::Baselines;
use crate::linter::config::Config;
use crate::linter::fixer::fix;
use crate::linter::guard;
use crate::linter::options::Options;
use crate::linter::revision_changes::RevisionChanges;
use crate::linter::rule_sets::{ANY_DOCUMENT, DocumentConfig, Resolver, RuleSets};
use crate::linter::run::Run;
use crate::linter::selection;
use crate::rules::finding::Safety;
use crate::text::draft::Draft;
use crate::text::markup::Markup;

/// The content of a draft at one moment.
#[derive(Debug)]
pub struct Snapshot {
    /// The URI of the draft.
    pub address: Uri,
    /// The absolute path of the draft. If the draft was never saved, it is a path that the draft
    /// could get.
    pub path: PathBuf,
    /// The markup for the language identifier that the editor gives the draft. `None` if copydesk
    /// does not know the identifier.
    pub language: Option<Markup>,
    /// The text of the draft.
    pub text: String,
    /// The version of the text in the editor.
    pub version: i32,
    /// A number that the server increases whenever the text or its configuration changes.
    pub revision: u64,
}

/// A draft that was checked.
#[derive(Debug)]
pub struct CheckedDraft {
    /// The snapshot that was checked.
    pub snapshot: Arc<Snapshot>,
    /// The outcome of the check.
    pub outcome: Outcome,
}

/// The outcome of the check of a draft.
#[derive(Debug)]
pub enum Outcome {
    /// The findings.
    Linted(Report),
    /// The document is not a draft, or is excluded.
    LeftOut,
    /// The configuration has a mistake.
    Misconfigured(Error),
    /// The check failed.
    Failed(Error),
}

/// Checks drafts with one configuration. If the configuration changes, a new checker replaces this
/// one.
pub struct DraftChecker {
    resolver: Mutex<Resolver>,
    options: Options,
}

impl DraftChecker {
    /// Creates a checker for drafts that are configured by `config`.
    ///
    /// # Errors
    ///
    /// Returns an error if `config` names a profile that does not exist.
    pub fn new(config: Config) -> Result<Self, Error> {
        Ok(Self {
            resolver: Mutex::new(Resolver::new(config.clone())?),
            options: Options {
                config,
                ..Options::default()
            },
        })
    }

    /// Checks `snapshot`.
    pub fn check(&self, snapshot: Arc<Snapshot>) -> CheckedDraft {
        let linted = self.with_run(&snapshot, |run, _| run.lint_all());
        let outcome = match linted {
            Ok(Some(Ok(report))) => Outcome::Linted(report),
            Ok(Some(Err(unreadable))) => Outcome::Failed(unreadable.into()),
            Ok(None) => Outcome::LeftOut,
            Err(error) => Outcome::Misconfigured(error),
        };
        CheckedDraft { snapshot, outcome }
    }

    /// Returns the mistake in the configuration file `file`, or in another file that configures the
    /// drafts in the same folder. Returns `None` if there is no mistake.
    pub fn fault(&self, file: &Path) -> Option<Error> {
        let beside = file.with_file_name(ANY_DOCUMENT);
        self.resolver().resolve(&beside).err()
    }

    /// Returns the text of `snapshot` after all safe fixes, or `None` if there are no safe fixes.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration has a mistake.
    pub fn fixed(&self, snapshot: &Snapshot) -> Result<Option<String>, Error> {
        let fixed = self.with_run(snapshot, |run, _| {
            let (documents, _) = run.lint_each(&|| {});
            let fixed = fix(run, documents, Safety::Safe);
            let after = fixed.changes().next();
            after.map(|(_, after)| after.source.clone())
        });
        Ok(fixed?.flatten())
    }

    /// Calls `visit` with the analysis of `snapshot` and returns the result. Returns `None` if the
    /// document is not a draft.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration has a mistake.
    pub fn analyze<T>(
        &self,
        snapshot: &Snapshot,
        visit: impl FnOnce(&Analysis<'_>) -> T,
    ) -> Result<Option<T>, Error> {
        self.with_run(snapshot, |run, document| run.analyze(0, document, visit))
    }

    /// Parses `text` in the same way as the text of `snapshot`. Returns `None` if the document is
    /// not a draft.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration has a mistake.
    pub fn parse(&self, snapshot: &Snapshot, text: &str) -> Result<Option<(Draft, Markup)>, Error> {
        self.with_run(snapshot, |run, document| {
            let context = &run.rule_sets.document(0).context;
            let draft = context.parse(text.to_owned(), document.markup, None);
            (draft, document.markup)
        })
    }

    /// Returns the configuration file of the draft at `path`, if there is one.
    pub fn configuration_of(&self, path: &Path) -> Option<PathBuf> {
        let mut resolver = self.resolver();
        let file = resolver.settings(path).ok()?.path.clone()?;
        path::absolute(Path::new(&file))
    }

    /// Calls `visit` with a run over `snapshot` and returns the result. Returns `None` if the
    /// document is not a draft, or is excluded.
    fn with_run<T>(
        &self,
        snapshot: &Snapshot,
        visit: impl FnOnce(&Run<'_>, &Document) -> T,
    ) -> Result<Option<T>, Error> {
        let (rule_sets, markup) = {
            let mut resolver = self.resolver();
            if selection::leaves_out(&snapshot.path, &mut resolver)? {
                return Ok(None);
            }
            let config = resolver.resolve(&snapshot.path)?;
            resolver.check_names()?;
            let markup = markup(snapshot, &config);
            (RuleSets::shared(config, 1), markup)
        };
        let Some(markup) = markup else {
            return Ok(None);
        };
        let path = snapshot.path.display().to_string();
        let mut document = Document::new(path, snapshot.text.clone());
        document.markup = markup;
        let inputs = Inputs::of(vec![document.clone()]);
        let baselines = Baselines::open(&self.options, &rule_sets, &inputs)?;
        let run = Run::new(&rule_sets, &inputs, baselines, RevisionChanges::all_new(1));
        Ok(Some(visit(&run, &document)))
    }

    fn resolver(&self) -> MutexGuard<'_, Resolver> {
        self.resolver.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the markup of `snapshot`. The configuration and the file extension determine the markup,
/// as in `check`. If the extension is unknown, the editor's language identifier determines the
/// markup. Returns `None` if the document is not a draft, or is too long.
fn markup(snapshot: &Snapshot, config: &DocumentConfig) -> Option<Markup> {
    let limit = config.max_size.unwrap_or(max_size::DEFAULT);
    if limit.bytes() < snapshot.text.len() as u64 {
        return None;
    }
    let by_ending = || match kinds::by_ending(&snapshot.path.to_string_lossy()) {
        Kind::Draft { markup, .. } => Some(markup),
        Kind::Unknown => snapshot.language,
        // A text editor cannot open a word-processor document.
        Kind::Foreign(_) | Kind::Package(_) => None,
    };
    config.markup.or_else(by_ending)
}

impl CheckedDraft {
    /// Returns the findings, or `None` if the draft was not checked.
    pub fn report(&self) -> Option<&Report> {
        match &self.outcome {
            Outcome::Linted(report) => Some(report),
            Outcome::LeftOut | Outcome::Misconfigured(_) | Outcome::Failed(_) => None,
        }
    }
}

/// Runs `work` and catches its panics.
///
/// # Errors
///
/// Returns an error if `work` panics.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    guard::command(work)
}
