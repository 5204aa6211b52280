//! Determines what changed in drafts since a revision of their repositories, with the program
//! `git`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::engine::changed::Changed;
use crate::error::Error;
use crate::files::base::{self, Base};
use crate::files::git::{command, not_run, run};
use crate::files::input::Inputs;
use crate::files::patch::{self, FileDiff};
use crate::files::path;

/// What changed in a draft since the base revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The parts of the draft that changed.
    pub changed: Changed,
    /// Where the content of the draft at the base revision is.
    pub base: Base,
}

/// Returns the change of each of `inputs` since the merge base of `revision` and the checked-out
/// commit. Committed, staged and unstaged changes are all included. A draft that Git does not track
/// is new. Drafts may be in several repositories.
///
/// # Errors
///
/// Returns an error if the changes are unknown, for instance because a draft is not in a
/// repository, because the revision does not exist, or because the program `git` is missing. The
/// error gives the remedy.
pub fn changes_since(revision: &str, inputs: &Inputs) -> Result<Vec<Change>, Error> {
    // Git would treat an argument with a leading `-` as an option.
    if revision.is_empty() || revision.starts_with('-') {
        let error = Error::new(format!("`{revision}` is not a revision"));
        return Err(error.with_remedy("name a commit, a branch or a tag"));
    }
    let mut repositories: BTreeMap<PathBuf, Repository> = BTreeMap::new();
    let mut roots = HashMap::new();
    let mut changes = Vec::new();
    for idx in 0..inputs.len() {
        if inputs.is_stdin(idx) {
            let error = Error::new("standard input is not a file in a Git repository");
            return Err(error.with_remedy("name the file"));
        }
        // A file that does not exist gets its error later, when it is read.
        let Some(file) = inputs.file(idx) else {
            changes.push(Change::of_new_draft());
            continue;
        };
        let folder = file.parent().unwrap_or(&file);
        let known = roots.entry(folder.to_path_buf());
        let Some(root) = known.or_insert_with(|| path::repository(folder)).clone() else {
            let problem = "this draft is not in a Git repository, so its changes are unknown";
            let error = Error::new(problem).in_file(path::shown(&file));
            return Err(
                error.with_remedy("leave the draft out, or check it without --changed-since")
            );
        };
        if !repositories.contains_key(&root) {
            repositories.insert(root.clone(), Repository::read(&root, revision)?);
        }
        changes.push(repositories[&root].change(&root, &file));
    }
    Ok(changes)
}

impl Change {
    /// Returns the change of a draft that the base revision does not have.
    pub const fn of_new_draft() -> Self {
        Self {
            changed: Changed::Whole,
            base: Base::Absent,
        }
    }
}

/// The changes in one repository. File names are relative to the root of the repository.
struct Repository {
    diffs: HashMap<OsString, FileDiff>,
    tracked: HashSet<OsString>,
}

impl Repository {
    fn read(root: &Path, revision: &str) -> Result<Self, Error> {
        let base = merge_base(root, revision)?;
        let diffs = diffs(root, &base)?;
        let tracked = successful_output(root, run(root, &["ls-files", "-z"])?)?;
        let tracked = tracked.split(|byte| *byte == 0).map(patch::name);
        Ok(Self {
            diffs,
            tracked: tracked.collect(),
        })
    }

    fn change(&self, root: &Path, file: &Path) -> Change {
        let name = file.strip_prefix(root).unwrap_or(file).as_os_str();
        match self.diffs.get(name) {
            Some(diff) => Change {
                changed: diff.changed.clone(),
                base: match &diff.old_object {
                    Some(id) => Base::Object {
                        repository: root.to_path_buf(),
                        id: id.clone(),
                    },
                    None => Base::Absent,
                },
            },
            None if self.tracked.contains(name) => Change {
                changed: Changed::Lines(Vec::new()),
                base: Base::Unchanged,
            },
            None => Change::of_new_draft(),
        }
    }
}

/// Returns the changes since the commit `base`, by file. If the content of a file at `base` is
/// missing, as in a partial clone, all lines of the file are treated as changed.
fn diffs(root: &Path, base: &str) -> Result<HashMap<OsString, FileDiff>, Error> {
    let everything = lines(root, base, &[])?;
    if everything.status.success() {
        return Ok(patch::files(&everything.stdout));
    }
    // Unlike `git diff`, this command does not read the objects.
    let raw = [
        "diff-index",
        "-z",
        "--no-renames",
        "--ignore-submodules=all",
        base,
        "--",
    ];
    let raw = successful_output(root, run(root, &raw)?)?;
    let files = patch::raw(&raw);
    let objects: Vec<(&Path, &str)> = files.iter().map(|(_, id)| (root, id.as_str())).collect();
    let contents = base::read(&objects);
    let missing = files
        .iter()
        .zip(contents)
        .filter(|(_, content)| content.is_err());
    let missing: Vec<&(OsString, String)> = missing.map(|(file, _)| file).collect();
    if missing.is_empty() {
        return Err(fault(root, &everything));
    }
    let names: Vec<&OsStr> = missing.iter().map(|(name, _)| name.as_os_str()).collect();
    let mut diffs = patch::files(&successful_output(root, lines(root, base, &names)?)?);
    let whole = missing.into_iter().map(|(name, id)| {
        let diff = FileDiff {
            changed: Changed::Whole,
            old_object: Some(id.clone()),
        };
        (name.clone(), diff)
    });
    diffs.extend(whole);
    Ok(diffs)
}

/// Lists the lines that changed since the commit `base`, except in the files `left_out`.
fn lines(root: &Path, base: &str, left_out: &[&OsStr]) -> Result<Output, Error> {
    let mut git = command(root);
    git.args([
        "diff",
        "--unified=0",
        "--inter-hunk-context=0",
        "--find-renames",
        "--full-index",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-relative",
        "--ignore-submodules=all",
        "--src-prefix=a/",
        "--dst-prefix=b/",
        base,
        "--",
    ]);
    for name in left_out {
        let mut pattern = OsString::from(":(top,literal,exclude)");
        pattern.push(name);
        git.arg(pattern);
    }
    git.output().map_err(|error| not_run(&error))
}

/// Returns the merge base of `revision` and the checked-out commit. Commits that others add to
/// `revision` later therefore do not count as changes of the drafts.
fn merge_base(root: &Path, revision: &str) -> Result<String, Error> {
    let output = run(root, &["merge-base", "HEAD", revision])?;
    let base = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let shown = root.display().to_string();
    let fault = problem(&output);
    let error = |problem: String| Error::new(problem).in_file(shown.as_str());
    match output.status.code() {
        Some(0) => Ok(base),
        Some(1) => {
            let problem = format!("`{revision}` and HEAD have no common ancestor");
            Err(error(problem).with_remedy("fetch more of the history"))
        }
        _ if fault.contains("dubious ownership") => {
            let problem = "Git refuses to read the repository of another user";
            let remedy = format!("allow it: git config --global --add safe.directory {shown}");
            Err(error(problem.to_owned()).with_remedy(remedy))
        }
        _ if fault.ends_with(" HEAD") => Err(error("the repository has no commit yet".to_owned())),
        _ if fault.contains("Not a valid") => {
            let problem = format!("unknown revision `{revision}`");
            Err(error(problem).with_remedy("fetch the revision, or name a different revision"))
        }
        _ => Err(error(format!("git failed: {fault}"))),
    }
}

/// Returns the output of Git, or an error if Git failed.
fn successful_output(root: &Path, output: Output) -> Result<Vec<u8>, Error> {
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(fault(root, &output))
}

fn fault(root: &Path, output: &Output) -> Error {
    let error = Error::new(format!("git failed: {}", problem(output)));
    error.in_file(root.display().to_string())
}

/// Returns the message in Git's error output that follows `fatal: ` or, if there is none, the first
/// line.
fn problem(output: &Output) -> String {
    let messages = String::from_utf8_lossy(&output.stderr);
    let fatal = messages
        .lines()
        .find_map(|line| line.strip_prefix("fatal: "));
    fatal
        .or(messages.lines().next())
        .unwrap_or("nothing")
        .to_owned()
}
