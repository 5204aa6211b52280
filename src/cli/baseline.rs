//! The baselines of a run: which draft has which, what they accept, and what is told of them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::cli::arguments::baseline::BaselineFile;
use crate::cli::arguments::check::Check;
use crate::cli::compare::Compared;
use crate::cli::house::House;
use crate::engine::active::Active;
use crate::engine::baseline::{Entry, Named, Settled, Standing, accept};
use crate::files::baseline::{Baseline, Folders, NAME};
use crate::files::input::Inputs;
use crate::files::{clock, config, path};
use crate::report::summary::count;

const NAMELESS: &str = "a baseline cannot have what standard input holds without a name; \
    give it one with --stdin-filename";

/// How many stale entries are told one by one.
const MOST_TOLD: usize = 10;

/// The baselines of a run.
pub struct Baselines {
    all: Vec<Baseline>,
    /// Which of them a draft has, by the drafts' numbers, and where the draft really is.
    of_draft: Vec<Option<(usize, PathBuf)>>,
    /// Which of them neither settings nor the command line name.
    unnamed: Option<usize>,
    /// The day that findings are accepted from, if baselines are written.
    today: Option<String>,
    /// The folders and files that were named, without links.
    roots: Vec<PathBuf>,
    /// Whether drafts were left out below those.
    leaves_out: bool,
}

impl Baselines {
    /// Reads the baselines of `inputs`.
    ///
    /// # Errors
    ///
    /// Says which baseline cannot be read, and why.
    pub fn open(arguments: &Check, house: &House, inputs: &Inputs) -> Result<Self, String> {
        let BaselineFile {
            baseline,
            write_baseline,
            no_baseline,
        } = &arguments.baseline;
        let today = write_baseline.then(clock::today).transpose()?;
        let is_nameless = arguments.drafts.stdin_filename.is_none();
        let stdin = (0..inputs.len()).find(|it| inputs.is_stdin(*it));
        if today.is_some() && is_nameless && stdin.is_some() {
            return Err(NAMELESS.to_owned());
        }
        let typed = baseline.as_deref().map(absolute).transpose()?;
        let default = today.is_some().then(|| default(arguments)).transpose()?;
        let (mut folders, mut files) = (Folders::default(), Vec::new());
        let mut of_draft = Vec::new();
        for idx in (0..inputs.len()).filter(|_| !no_baseline) {
            let named = typed.as_deref().or(house.baseline(idx));
            let Some(file) = named.or(default.as_deref()) else {
                of_draft.push(None);
                continue;
            };
            let file = absolute(file)?;
            let known = files.iter().position(|it| *it == file);
            let number = known.unwrap_or_else(|| {
                files.push(file);
                files.len() - 1
            });
            of_draft.push(Some((number, folders.draft(&inputs.path(idx)?))));
        }
        let opened = files.iter().map(|it| Baseline::open(it, today.is_some()));
        let all = opened.collect::<Result<_, _>>()?;
        let unnamed = (0..of_draft.len())
            .find(|it| typed.is_none() && house.baseline(*it).is_none())
            .and_then(|it| Some(of_draft.get(it)?.as_ref()?.0));
        let named = inputs.roots().iter();
        let roots = named.filter_map(|it| it.canonicalize().ok()).collect();
        Ok(Self {
            all,
            of_draft,
            unnamed,
            today,
            roots,
            leaves_out: !arguments.exclude.is_empty() || !inputs.unreadable().is_empty(),
        })
    }

    /// The files of the baselines.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        self.all.iter().map(Baseline::file)
    }

    /// Accepts what the baselines have of the findings of `drafts`; and, if they are to be
    /// written, the rest as well. What each came to, in their order.
    #[must_use]
    pub fn settle(&self, house: &House, drafts: &mut [Compared]) -> Vec<Settled> {
        let in_any = house.any();
        let is_whole = !self.leaves_out && drafts.len() == self.of_draft.len();
        let mut all = Vec::new();
        for (number, baseline) in self.all.iter().enumerate() {
            let mut numbers = HashMap::new();
            let mut named = Vec::new();
            for draft in &mut *drafts {
                let own = self.of_draft[draft.input].as_ref();
                if let Some((_, path)) = own.filter(|it| it.0 == number) {
                    let path = baseline.name(path);
                    numbers.insert(path.clone(), draft.input);
                    let checked = &mut draft.checked;
                    named.push(Named { path, checked });
                }
            }
            let seen = Seen {
                baseline,
                house,
                in_any: &in_any,
                numbers,
                roots: &self.roots,
                is_whole: is_whole && self.roots.iter().any(|it| baseline.home().starts_with(it)),
            };
            let entries = baseline.entries.clone();
            let today = self.today.as_deref();
            all.push(accept(entries, &mut named, |it| seen.standing(it), today));
        }
        all
    }

    /// Writes the baselines as they were `settled`, if that is wanted. What is to be told of them,
    /// and why some cannot be written.
    #[must_use]
    pub fn conclude(&self, settled: &[Settled]) -> (Vec<String>, Vec<String>) {
        let (mut remarks, mut faults) = (Vec::new(), Vec::new());
        for (number, it) in settled.iter().enumerate() {
            match self.conclude_one(number, it) {
                Ok(it) => remarks.extend(it),
                Err(it) => faults.push(it),
            }
        }
        (remarks, faults)
    }

    fn conclude_one(&self, number: usize, settled: &Settled) -> Result<Vec<String>, String> {
        let baseline = &self.all[number];
        let shown = baseline.shown();
        if self.today.is_none() {
            return Ok(stale(&shown, &settled.stale));
        }
        let is_written = baseline.write(&settled.entries)?;
        let mut remarks = vec![written(&shown, is_written, settled)];
        if self.unnamed == Some(number) && baseline.is_new() {
            remarks.push(format!(
                "  later runs use it once copydesk.toml has `baseline = \"{NAME}\"`"
            ));
        }
        Ok(remarks)
    }
}

fn absolute(file: &Path) -> Result<PathBuf, String> {
    Ok(path::absolute(file).map_or_else(path::current, Ok)?)
}

/// The file of a baseline that nobody named.
fn default(arguments: &Check) -> Result<PathBuf, String> {
    let current = path::current()?;
    let own = &arguments.settings;
    let home = if own.no_config || own.config.is_some() {
        current
    } else {
        config::home(&current)
    };
    Ok(home.join(NAME))
}

/// What a run saw of the drafts of a baseline.
struct Seen<'s> {
    baseline: &'s Baseline,
    house: &'s House,
    in_any: &'s Active,
    /// The numbers of the drafts that were checked, by what entries call them.
    numbers: HashMap<String, usize>,
    roots: &'s [PathBuf],
    /// Whether every draft of the baseline's folder was checked.
    is_whole: bool,
}

impl Seen<'_> {
    fn standing(&self, entry: &Entry) -> Standing {
        // A copy is found where the other is read as well.
        let is_between = 0 < entry.n_copied;
        if is_between && !self.is_whole {
            return Standing::Unseen;
        }
        if let Some(number) = self.numbers.get(&entry.path) {
            let severities = self.house.rules(*number).severities(&entry.rule);
            return severities.map_or(Standing::Unseen, |_| Standing::Checked);
        }
        let path = self.baseline.draft(&entry.path);
        // What cannot be looked at may be there.
        let exists = path.try_exists().unwrap_or(true);
        if exists || self.in_any.severities(&entry.rule).is_none() {
            return Standing::Unseen;
        }
        Standing::Gone {
            was_sought: self.roots.iter().any(|it| path.starts_with(it)),
        }
    }
}

/// What is told of a baseline that was to be written.
fn written(shown: &str, is_written: bool, settled: &Settled) -> String {
    let what = if is_written {
        "is written"
    } else {
        "stays as it is"
    };
    let mut counts = vec![count(settled.entries.len(), "finding")];
    for (number, what) in [(settled.n_new, "new"), (settled.stale.len(), "dropped")] {
        if 0 < number {
            counts.push(format!("{number} {what}"));
        }
    }
    format!("{shown} {what}: {}", counts.join(", "))
}

/// What is told of the entries that accept nothing.
fn stale(shown: &str, stale: &[Entry]) -> Vec<String> {
    if stale.is_empty() {
        return Vec::new();
    }
    let n_stale = stale.len();
    let (entries, accept) = match n_stale {
        1 => ("entry", "accepts"),
        _ => ("entries", "accept"),
    };
    let head = format!(
        "{shown}: {n_stale} {entries} {accept} nothing any more; --write-baseline drops them"
    );
    let mut remarks = vec![head];
    for it in stale.iter().take(MOST_TOLD) {
        let Entry {
            path,
            rule,
            words,
            since,
            ..
        } = it;
        remarks.push(format!("  {path}: {rule}, “{words}”, since {since}"));
    }
    if MOST_TOLD < n_stale {
        remarks.push(format!("  and {} more", n_stale - MOST_TOLD));
    }
    remarks
}
