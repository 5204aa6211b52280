//! Starting the program `git`.
//!
//! A repository may come from anybody, so git runs none of its programs and fetches nothing: what
//! is asked is answered from what is there.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::process::{Command, Output};

use crate::error::Error;
use crate::files::patch;

/// What git would read a repository, an index or the form of a diff from, in place of where it is
/// called and how; and programs that it would run.
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

/// Settings that count more than those of the repository.
const SETTINGS: [&str; 7] = [
    // Names are told as they are.
    "core.quotePath=false",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.untrackedCache=false",
    "maintenance.auto=false",
    "gc.auto=0",
    // A git that does not know GIT_NO_LAZY_FETCH fetches by no protocol either.
    "protocol.allow=never",
];

/// The program git, which is to work in the repository at `root`.
///
/// It runs no hook, filter, file system monitor or pager of the repository, asks for nothing, reaches
/// for no network and writes nothing for what is only read. A diff has to be asked for with
/// `--no-ext-diff --no-textconv`.
pub fn command(root: &Path) -> Command {
    let mut git = bare(root);
    // Whoever starts copydesk may have set some, so these come behind them.
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

/// The filters of contents that the repository at `root` itself sets, such as `filter.NAME`: git
/// would run them to compare files. Those of the user are the user's word.
fn own_filters(root: &Path) -> BTreeSet<OsString> {
    let mut git = bare(root);
    git.args([
        "config",
        "--show-scope",
        "--name-only",
        "-z",
        "--get-regexp",
    ]);
    // Without git the caller says so.
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

/// How many settings the environment has.
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

/// Runs git in the repository at `root` with these `arguments`.
///
/// # Errors
///
/// When there is no git, or when the repository lacks objects that a partial clone left out.
pub fn run(root: &Path, arguments: &[&str]) -> Result<Output, Error> {
    let output = command(root).args(arguments).output();
    let output = output.map_err(|error| not_run(&error))?;
    if !output.status.success() && lacks_objects(&output.stderr) {
        let error = Error::new("the clone is partial and lacks what the drafts held before");
        let error = error.with_remedy("fetch it: git fetch --refetch --no-filter");
        return Err(error.in_file(root.display().to_string()));
    }
    Ok(output)
}

/// Why git could not be run.
pub fn not_run(error: &io::Error) -> Error {
    match error.kind() {
        ErrorKind::NotFound => Error::new("the program git is not found")
            .with_remedy("it tells what changed, so install it"),
        _ => Error::new(format!("the program git cannot be run: {error}")),
    }
}

/// Whether git complains in `words` that it would have to fetch objects.
fn lacks_objects(words: &[u8]) -> bool {
    let words = String::from_utf8_lossy(words);
    let signs = ["lazy fetching disabled", "promisor remote"];
    let is_refused = words.contains("transport '") && words.contains("not allowed");
    is_refused || signs.iter().any(|sign| words.contains(sign))
}
