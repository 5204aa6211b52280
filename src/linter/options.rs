//! The options of a run. The command line or a server determines the options once from its
//! arguments. The options do not change later.

use std::path::PathBuf;

use crate::files::input::Request;
use crate::linter::config::Config;
use crate::rules::finding::Safety;

/// The options of a run over files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The files to check.
    pub files: Request,
    /// The configuration.
    pub config: Config,
    /// Which of the found files are checked.
    pub selection: Selection,
    /// The options about baselines.
    pub baseline: BaselineOptions,
    /// The Git revision with which drafts are compared: only findings that are new since then are
    /// reported. `None` reports all findings.
    pub changed_since: Option<String>,
    /// Files and folders of notes that the documents are compared with.
    pub against: Vec<PathBuf>,
    /// The archive of published articles in which passages of the documents are looked up.
    pub archive: Option<PathBuf>,
    /// The minimum safety of the fixes that are made. `None` makes no fixes.
    pub fixes: Option<Safety>,
    /// Whether the report has the ledgers of the documents.
    #[cfg(feature = "cli")]
    pub ledgers: bool,
    /// Whether the time of each stage and each rule is measured.
    pub timings: bool,
    /// The number of threads that lint documents. `None` means one thread per processor.
    pub threads: Option<usize>,
}

/// Which of the found files are checked.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Patterns for the paths of excluded files, in the syntax of `.gitignore`.
    pub exclude: Vec<String>,
    /// Whether the configuration may also exclude files that the user named.
    pub force_exclude: bool,
    /// Whether licences, vendored files and generated files are excluded by default. The
    /// configuration can turn this off.
    pub default_exclude: bool,
}

impl Default for Selection {
    fn default() -> Self {
        Self {
            exclude: Vec::new(),
            force_exclude: false,
            default_exclude: true,
        }
    }
}

/// The options about baselines of accepted findings.
#[derive(Clone, Debug, Default)]
pub struct BaselineOptions {
    /// The baseline file to use instead of the file that the configuration names.
    pub file: Option<PathBuf>,
    /// Whether the baseline is rewritten.
    pub is_written: bool,
    /// Whether baselines are ignored.
    pub is_ignored: bool,
}
