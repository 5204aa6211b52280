//! Runs the program `git`.
//!
//! A repository is not trusted. Git must not run any program that the repository configures, and
//! must not fetch: only local data is read.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::process::{Command, Output};

use crate::error::Error;
use crate::files::patch;

/// Environment variables that would make Git use another repository, another index, other diff
/// options or other programs.
const VARIABLES: [&str; 10] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_PREFIX",
    "GIT_DIFF_OPTS",
    "GIT_EXTERNAL_DIFF",
    "GIT_PAGER",
    "GIT_TRACE",
    "GIT_TRACE_PACKET",
];

/// Settings of Git that take precedence over the repository's own settings.
const SETTINGS: [&str; 7] = [
    // With this setting, Git prints file names without escapes.
    "core.quotePath=false",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.untrackedCache=false",
    "maintenance.auto=false",
    "gc.auto=0",
    // This setting prevents fetching in versions of Git that ignore `GIT_NO_LAZY_FETCH`.
    "protocol.allow=never",
];

/// Returns a command that runs Git in the repository at `root`.
///
/// Git runs no hook, filter, file system monitor or pager of the repository. It does not prompt and
/// does not use the network. Commands that read do not write to the repository. A diff must be
/// requested with `--no-ext-diff --no-textconv`.
pub fn command(root: &Path) -> Command {
    let mut git = bare(root);
    // The environment may already contain numbered settings. The settings that are added here get
    // the next free numbers.
    let n_set = std::env::var(COUNT)
        .ok()
        .and_then(|count| count.parse().ok());
    let mut count: usize = n_set.unwrap_or(0);
    for filter in own_filters(root) {
        for (key, value) in [(".clean", ""), (".process", ""), (".required", "false")] {
            let mut name = filter.clone();
            name.push(key);
            git.env(format!("GIT_CONFIG_KEY_{count}"), name);
            git.env(format!("GIT_CONFIG_VALUE_{count}"), value);
            count += 1;
        }
    }
    git.env(COUNT, count.to_string());
    git
}

/// Returns the names of the content filters that the repository at `root` configures, such as
/// `filter.NAME`. Git would run these filters to compare files. Filters in the user's own
/// configuration are trusted.
fn own_filters(root: &Path) -> BTreeSet<OsString> {
    let mut git = bare(root);
    git.args([
        "config",
        "--show-scope",
        "--name-only",
        "-z",
        "--get-regexp",
    ]);
    // If Git is missing, the caller reports the error.
    let output = git.arg(r"^filter\.").output().map(|output| output.stdout);
    let listed = output.unwrap_or_default();
    let listed: Vec<&[u8]> = listed.split(|byte| *byte == 0).collect();
    let pairs = listed.chunks_exact(2);
    let own = pairs.filter(|entry| entry[0] == b"local" || entry[0] == b"worktree");
    let filters = own.filter_map(|entry| {
        let end = entry[1].iter().rposition(|byte| *byte == b'.')?;
        Some(patch::name(&entry[1][..end]))
    });
    filters.collect()
}

/// The variable with the number of settings in the environment.
const COUNT: &str = "GIT_CONFIG_COUNT";

fn bare(root: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(root);
    git.args(["--no-pager", "--no-optional-locks"]);
    for setting in SETTINGS {
        git.args(["-c", setting]);
    }
    for variable in VARIABLES {
        git.env_remove(variable);
    }
    git.env("LC_ALL", "C");
    git.env("GIT_NO_LAZY_FETCH", "1");
    git.env("GIT_OPTIONAL_LOCKS", "0");
    git.env("GIT_TERMINAL_PROMPT", "0");
    git.env("GIT_ALLOW_PROTOCOL", "");
    git
}

/// Runs Git with `arguments` in the repository at `root`.
///
/// # Errors
///
/// Returns an error if Git is missing, or if the repository is a partial clone that lacks objects.
pub fn run(root: &Path, arguments: &[&str]) -> Result<Output, Error> {
    let output = command(root).args(arguments).output();
    let output = output.map_err(|error| not_run(&error))?;
    if !output.status.success() && lacks_objects(&output.stderr) {
        let error = Error::new("the clone is partial and lacks older versions of the drafts");
        let error = error.with_remedy("fetch them: git fetch --refetch --no-filter");
        return Err(error.in_file(root.display().to_string()));
    }
    Ok(output)
}

/// Returns the error to show if Git could not be run.
pub fn not_run(error: &io::Error) -> Error {
    match error.kind() {
        ErrorKind::NotFound => Error::new("the program git was not found")
            .with_remedy("install Git, which copydesk needs to see what changed"),
        _ => Error::new(format!("the program git cannot be run: {error}")),
    }
}

/// Returns whether the error output `words` of Git says that objects would have to be fetched.
fn lacks_objects(words: &[u8]) -> bool {
    let words = String::from_utf8_lossy(words);
    let signs = ["lazy fetching disabled", "promisor remote"];
    let is_refused = words.contains("transport '") && words.contains("not allowed");
    is_refused || signs.iter().any(|sign| words.contains(sign))
}
