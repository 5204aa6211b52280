//! Compares the drafts in the folders that are open in an editor.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::config::max_size;
use crate::engine::report::Report;
use crate::error::Error;
use crate::files::config::NAMES;
use crate::files::document::{self, Document};
use crate::files::input::{Inputs, Request};
use crate::files::path;
use crate::linter::baselines::Baselines;
use crate::linter::config::Config;
use crate::linter::copies::LintedAlone;
use crate::linter::guard;
use crate::linter::options::{Options, Selection};
use crate::linter::revision_changes::RevisionChanges;
use crate::linter::rule_sets::{Resolver, RuleSets};
use crate::linter::run::Run;
use crate::linter::selection;

/// The maximum number of drafts that are compared. A folder with more drafts is better checked with
/// `copydesk check`, which shows its progress.
const MAX_DRAFTS: usize = 5000;

/// The drafts of the open folders as they were last read. When the configuration changes, a new
/// workspace replaces this one.
pub struct Workspace {
    options: Options,
    resolver: Resolver,
    known: HashMap<PathBuf, KnownDraft>,
}

/// A draft that is open in the editor.
#[derive(Clone, Debug)]
pub struct OpenDraft {
    /// The absolute path of the draft.
    pub path: PathBuf,
    /// The text of the draft.
    pub text: String,
    /// The revision number that the server gave to the text.
    pub revision: u64,
}

/// A draft as it was last read.
struct KnownDraft {
    stamp: Stamp,
    document: Document,
    linted: LintedAlone,
}

/// Identifies the content of a draft. The stamp changes when the content changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stamp {
    /// The revision of an open draft.
    Open(u64),
    /// The modification time and the length of a file.
    Saved(SystemTime, u64),
}

impl Workspace {
    /// Creates a workspace whose drafts are configured by `config`.
    ///
    /// # Errors
    ///
    /// Returns an error if `config` names a profile that does not exist.
    pub fn new(config: Config) -> Result<Self, Error> {
        Ok(Self {
            resolver: Resolver::new(config.clone())?,
            options: Options {
                config,
                ..Options::default()
            },
            known: HashMap::new(),
        })
    }

    /// Returns the findings of the comparison of the drafts below `folders`. Drafts in `open` have
    /// the text that they have in the editor. Calls `step` with the number of drafts read so far
    /// and the number of all drafts.
    ///
    /// # Errors
    ///
    /// Returns an error if a configuration file has a mistake.
    pub fn compare(
        &mut self,
        folders: &[PathBuf],
        open: &[OpenDraft],
        mut step: impl FnMut(usize, usize),
    ) -> Result<Report, Error> {
        let paths = self.paths(folders, open)?;
        let wanted: BTreeSet<&PathBuf> = paths.iter().collect();
        self.known.retain(|path, _| wanted.contains(path));
        let open: HashMap<&Path, &OpenDraft> = open
            .iter()
            .map(|open_draft| (open_draft.path.as_path(), open_draft))
            .collect();
        let changed = paths.iter().filter_map(|path| {
            let open = open.get(path.as_path()).copied();
            let stamp = stamp(path, open)?;
            let is_known = self
                .known
                .get(path)
                .is_some_and(|known_draft| known_draft.stamp == stamp);
            (!is_known).then_some((path, open, stamp))
        });
        let changed: Vec<(&PathBuf, Option<&OpenDraft>, Stamp)> = changed.collect();
        for (n_read, (path, open, stamp)) in changed.iter().enumerate() {
            step(n_read, changed.len());
            match self.read(path, *open, *stamp)? {
                Some(known) => self.known.insert((*path).clone(), known),
                None => self.known.remove(*path),
            };
        }
        self.between(&paths)
    }

    /// Returns the paths of the drafts below `folders`, in order.
    fn paths(&mut self, folders: &[PathBuf], open: &[OpenDraft]) -> Result<Vec<PathBuf>, Error> {
        let request = Request {
            paths: folders.to_vec(),
            ..Request::default()
        };
        let mut inputs = Inputs::find(&request);
        selection::choose(&Selection::default(), &mut inputs, &mut self.resolver)?;
        let walked = (0..inputs.len()).map(|idx| inputs.path(idx));
        let mut paths: BTreeSet<PathBuf> = walked.collect::<Result<_, Error>>()?;
        for draft in open {
            let is_below = folders.iter().any(|path| draft.path.starts_with(path));
            if is_below && !selection::leaves_out(&draft.path, &mut self.resolver)? {
                paths.insert(draft.path.clone());
            }
        }
        Ok(paths.into_iter().take(MAX_DRAFTS).collect())
    }

    /// Reads the draft at `path` and lints it alone. Returns `None` if the draft cannot be read.
    fn read(
        &mut self,
        path: &Path,
        open: Option<&OpenDraft>,
        stamp: Stamp,
    ) -> Result<Option<KnownDraft>, Error> {
        let config = self.resolver.resolve(path)?;
        let limit = config.max_size.unwrap_or(max_size::DEFAULT);
        let name = path.display().to_string();
        let document = match open {
            Some(open) => document::given(&name, open.text.clone(), config.markup, limit),
            None => document::read(path, config.markup, limit),
        };
        let Ok(document) = document else {
            return Ok(None);
        };
        let rule_sets = RuleSets::shared(config, 1);
        let inputs = Inputs::of(vec![document.clone()]);
        let run = Run::in_memory(&rule_sets, &inputs).for_comparison();
        let linted = guard::document(&name, || run.lint(0, document.clone(), false));
        Ok(linted.ok().map(|linted| KnownDraft {
            stamp,
            document,
            linted,
        }))
    }

    /// Returns the findings of the comparison of the drafts at `paths`. Drafts that could not be
    /// read are ignored.
    fn between(&mut self, paths: &[PathBuf]) -> Result<Report, Error> {
        let known = paths.iter().filter_map(|path| self.known.get(path));
        let known: Vec<&KnownDraft> = known.collect();
        let linted = known.iter().enumerate().map(|(idx, draft)| LintedAlone {
            input: idx,
            ..draft.linted.clone()
        });
        let linted: Vec<LintedAlone> = linted.collect();
        let inputs = Inputs::of(
            known
                .iter()
                .map(|known_draft| known_draft.document.clone())
                .collect(),
        );
        let rule_sets = RuleSets::of(&mut self.resolver, &inputs)?;
        let baselines = Baselines::open(&self.options, &rule_sets, &inputs)?;
        let run = Run::new(
            &rule_sets,
            &inputs,
            baselines,
            RevisionChanges::all_new(inputs.len()),
        );
        let mut report = run.lint_together(linted).report;
        let comparing = rule_sets.comparing();
        let comparing: BTreeSet<&str> = comparing.iter().map(|(rule, _)| &*rule.id).collect();
        for draft in &mut report.drafts {
            draft
                .findings
                .retain(|finding| comparing.contains(&*finding.rule));
        }
        Ok(report)
    }
}

/// Returns the stamp of the draft at `path`, or `None` if the file does not exist.
fn stamp(path: &Path, open: Option<&OpenDraft>) -> Option<Stamp> {
    if let Some(open) = open {
        return Some(Stamp::Open(open.revision));
    }
    let metadata = fs::metadata(path).ok()?;
    Some(Stamp::Saved(metadata.modified().ok()?, metadata.len()))
}

/// True if the drafts of `folder` belong together: the folder is in a repository, or has a
/// configuration file. Any other folder, such as a home folder, may be open only because the user
/// wanted to edit one file in it.
pub fn is_project(folder: &Path) -> bool {
    let is_configured = NAMES.iter().any(|name| folder.join(name).is_file());
    is_configured || path::repository(folder).is_some()
}
