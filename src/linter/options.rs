//! What a run is asked for: resolved once from the arguments of a front end, and only read then.

use std::path::PathBuf;

use crate::files::input::Request;
use crate::linter::config::Config;
use crate::rules::finding::Safety;

/// What a run over files is asked for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The files.
    pub files: Request,
    /// The configuration.
    pub config: Config,
    /// Which of the files that are found are documents.
    pub selection: Selection,
    /// Which findings are accepted already.
    pub baseline: BaselineOptions,
    /// The revision of Git since which findings are new; all findings are reported without one.
    pub changed_since: Option<String>,
    /// Files and folders of notes that the documents are compared with.
    pub against: Vec<PathBuf>,
    /// The archive of published articles that passages of the documents are looked up in.
    pub archive: Option<PathBuf>,
    /// The least safety of the fixes that are made; none are made without one.
    pub fixes: Option<Safety>,
    /// Whether the report has the ledgers of the documents.
    #[cfg(feature = "cli")]
    pub ledgers: bool,
    /// Whether the time of each stage and each rule is measured.
    pub timings: bool,
    /// How many threads lint documents; one for each processor without a number.
    pub threads: Option<usize>,
}

/// Which of the files that are found are documents.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Globs, as in .gitignore, of files that are left out.
    pub exclude: Vec<String>,
    /// Whether the configuration also leaves out files that the user named.
    pub force_exclude: bool,
    /// Whether licences, vendored and generated files are left out, unless the configuration says
    /// otherwise.
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

/// Which findings are accepted already.
#[derive(Clone, Debug, Default)]
pub struct BaselineOptions {
    /// The file of the baseline, in place of that of the configuration.
    pub file: Option<PathBuf>,
    /// Whether the baseline is written anew.
    pub is_written: bool,
    /// Whether no baseline is read.
    pub is_ignored: bool,
}
