//! The baselines of a run: finds the baseline of each document and applies it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::engine::active::Active;
use crate::engine::baseline::{BaselineResult, Entry, EntryStatus, NamedDraft, accept};
use crate::error::Error;
use crate::files::baseline::{Baseline, Folders, NAME};
use crate::files::config::ConfigChoice;
use crate::files::input::Inputs;
use crate::files::{clock, config, path};
use crate::linter::copies::LintedAlone;
use crate::linter::options::{BaselineOptions, Options};
use crate::linter::rule_sets::RuleSets;

const NAMELESS: &str =
    "standard input has no file name, but a baseline lists findings by file name";

const NAME_IT: &str = "give a name with --stdin-filename";

/// The baselines of a run.
pub struct Baselines {
    all: Vec<Baseline>,
    /// For each draft, the index of its baseline in `all`, and the path of the draft with symbolic
    /// links resolved. `None` if the draft has no baseline.
    of_draft: Vec<Option<(usize, PathBuf)>>,
    /// The index of the baseline that has the default file name because no setting and no option
    /// names a file. `None` if no draft uses such a baseline.
    unnamed: Option<usize>,
    /// Today's date, which becomes the date of newly accepted findings. `None` if no baselines are
    /// written.
    today: Option<String>,
    /// The folders and files that the user named, with symbolic links resolved.
    roots: Vec<PathBuf>,
    /// Whether the run possibly missed drafts in `roots`, because drafts were excluded or could not
    /// be read.
    leaves_out: bool,
}

impl Baselines {
    /// Reads the baselines of `inputs`.
    ///
    /// # Errors
    ///
    /// Returns an error if a baseline cannot be read.
    pub fn open(options: &Options, rule_sets: &RuleSets, inputs: &Inputs) -> Result<Self, Error> {
        let BaselineOptions {
            file,
            is_written,
            is_ignored,
        } = &options.baseline;
        let today = is_written.then(clock::today).transpose()?;
        if today.is_some() && inputs.has_nameless_stdin() {
            return Err(Error::new(NAMELESS).with_remedy(NAME_IT));
        }
        let typed = file.as_deref().map(absolute).transpose()?;
        let default = today.is_some().then(|| default(options)).transpose()?;
        let (mut folders, mut files) = (Folders::default(), Vec::new());
        let mut of_draft = Vec::new();
        for idx in (0..inputs.len()).filter(|_| !is_ignored) {
            let named = typed
                .as_deref()
                .or(rule_sets.document(idx).baseline.as_deref());
            let Some(file) = named.or(default.as_deref()) else {
                of_draft.push(None);
                continue;
            };
            let file = absolute(file)?;
            let known = files.iter().position(|other| *other == file);
            let number = known.unwrap_or_else(|| {
                files.push(file);
                files.len() - 1
            });
            of_draft.push(Some((number, folders.draft(&inputs.path(idx)?))));
        }
        let opened = files
            .iter()
            .map(|file| Baseline::open(file, today.is_some()));
        let all = opened.collect::<Result<_, _>>()?;
        let unnamed = (0..of_draft.len())
            .find(|idx| typed.is_none() && rule_sets.document(*idx).baseline.is_none())
            .and_then(|idx| Some(of_draft.get(idx)?.as_ref()?.0));
        let named = inputs.roots.iter();
        let roots = named.filter_map(|path| path.canonicalize().ok()).collect();
        Ok(Self {
            all,
            of_draft,
            unnamed,
            today,
            roots,
            leaves_out: !options.selection.exclude.is_empty() || !inputs.unreadable().is_empty(),
        })
    }

    /// Returns the paths of the baseline files.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.all.iter().map(|baseline| baseline.file.as_path())
    }

    /// Accepts the findings of `drafts` that the baselines list. If baselines are written, accepts
    /// all findings. Returns one result for each baseline, in the order of the baselines.
    pub fn settle(&self, rule_sets: &RuleSets, drafts: &mut [LintedAlone]) -> Vec<BaselineResult> {
        let in_any = rule_sets.any();
        let is_whole = !self.leaves_out && drafts.len() == self.of_draft.len();
        let mut all = Vec::new();
        for (number, baseline) in self.all.iter().enumerate() {
            let mut numbers = HashMap::new();
            let mut named = Vec::new();
            for draft in &mut *drafts {
                let own = self.of_draft[draft.input].as_ref();
                if let Some((_, path)) = own.filter(|(owner, _)| *owner == number) {
                    let path = baseline.name(path);
                    numbers.insert(path.clone(), draft.input);
                    let checked = &mut draft.checked;
                    named.push(NamedDraft { path, checked });
                }
            }
            let seen = Seen {
                baseline,
                rule_sets,
                in_any: &in_any,
                numbers,
                roots: &self.roots,
                is_whole: is_whole
                    && self
                        .roots
                        .iter()
                        .any(|path| baseline.folder.starts_with(path)),
            };
            let entries = baseline.entries.clone();
            let today = self.today.as_deref();
            all.push(accept(
                entries,
                &mut named,
                |entry| seen.status(entry),
                today,
            ));
        }
        all
    }

    /// Writes each baseline if the options ask for writing. Returns the outcome for each baseline.
    #[cfg(feature = "cli")]
    pub fn conclude<'b>(
        &'b self,
        settled: &'b [BaselineResult],
    ) -> impl Iterator<Item = Result<BaselineOutcome<'b>, Error>> {
        let numbered = self.all.iter().zip(settled).enumerate();
        numbered.map(|(number, (baseline, settled))| {
            let written = match self.today {
                Some(_) => Some(baseline.write(&settled.entries)?),
                None => None,
            };
            Ok(BaselineOutcome {
                shown: baseline.shown(),
                settled,
                written,
                is_unnamed: self.unnamed == Some(number) && baseline.is_new(),
            })
        })
    }

    /// Returns an empty set of baselines, for a run over `n_documents` documents.
    pub fn none(n_documents: usize) -> Self {
        Self {
            all: Vec::new(),
            of_draft: vec![None; n_documents],
            unnamed: None,
            today: None,
            roots: Vec::new(),
            leaves_out: false,
        }
    }
}

/// The outcome for a baseline.
pub struct BaselineOutcome<'b> {
    /// The path of the file, for display.
    pub shown: String,
    /// The result of applying the baseline.
    pub settled: &'b BaselineResult,
    /// Whether writing changed the file. `None` if the options did not ask for writing.
    pub written: Option<bool>,
    /// Whether the file is new and has the default name because no setting and no option names a
    /// file.
    pub is_unnamed: bool,
}

fn absolute(file: &Path) -> Result<PathBuf, Error> {
    path::absolute(file).map_or_else(path::current, Ok)
}

/// Returns the path of the baseline file that is used by default.
fn default(options: &Options) -> Result<PathBuf, Error> {
    let current = path::current()?;
    let folder_of_file = match &options.config.source {
        ConfigChoice::Nearest => config::project_folder(&current),
        ConfigChoice::None | ConfigChoice::File(_) | ConfigChoice::Text { .. } => current,
    };
    Ok(folder_of_file.join(NAME))
}

/// The drafts that a run has checked. If a draft was not checked, the run cannot say whether the
/// findings that the baseline lists for this draft still exist.
struct Seen<'s> {
    baseline: &'s Baseline,
    rule_sets: &'s RuleSets,
    in_any: &'s Active,
    /// The index of each checked draft, by the path of the draft in the baseline.
    numbers: HashMap<String, usize>,
    roots: &'s [PathBuf],
    /// Whether every draft of the baseline's folder was checked.
    is_whole: bool,
}

impl Seen<'_> {
    fn status(&self, entry: &Entry) -> EntryStatus {
        // A copied passage is found only if both drafts with the passage are read.
        let is_between = 0 < entry.n_copied;
        if is_between && !self.is_whole {
            return EntryStatus::Unseen;
        }
        if let Some(number) = self.numbers.get(&entry.path) {
            let severities = self.rule_sets.rules(*number).severities(&entry.rule);
            return severities.map_or(EntryStatus::Unseen, |_| EntryStatus::Checked);
        }
        let path = self.baseline.draft(&entry.path);
        // If the system cannot say whether the path exists, it may exist.
        let exists = path.try_exists().unwrap_or(true);
        if exists || self.in_any.severities(&entry.rule).is_none() {
            return EntryStatus::Unseen;
        }
        EntryStatus::Gone {
            was_sought: self.roots.iter().any(|root| path.starts_with(root)),
        }
    }
}
