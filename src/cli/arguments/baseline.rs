//! The arguments about a baseline. Touches nothing.

use std::path::PathBuf;

use clap::Args;

use crate::linter::options::BaselineOptions;

/// The help heading of the options about accepted findings.
const ACCEPTED: &str = "What is accepted";

/// The baseline, whose findings are accepted.
#[derive(Debug, Args)]
pub struct BaselineFile {
    /// Accept the findings that this file lists; counts more than the baseline in settings
    ///
    /// A finding is known by its rule and its sentence, wherever it moves; it is told again when
    /// the sentence changes. Each line of the file accepts one. Lines that accept nothing any more
    /// are told on standard error.
    #[arg(long, value_name = "FILE", conflicts_with = "no_baseline", help_heading = ACCEPTED)]
    pub baseline: Option<PathBuf>,
    /// Write the baseline anew: what it has keeps its day, what is found is accepted from today,
    /// what accepts nothing goes
    ///
    /// The file is that of --baseline or else of the settings; where neither names one,
    /// copydesk-baseline.toml beside the settings file nearest to the current folder, or in the
    /// current folder. What the run did not read stays as it is, and so do findings of rules that
    /// are not in force.
    #[arg(long, conflicts_with_all = ["no_baseline", "fixing", "changed_since"],
        help_heading = ACCEPTED)]
    pub write_baseline: bool,
    /// Accept nothing, whatever baseline settings name
    #[arg(long, help_heading = ACCEPTED)]
    pub no_baseline: bool,
}

impl BaselineFile {
    /// The options about the baseline.
    pub fn options(&self) -> BaselineOptions {
        BaselineOptions {
            file: self.baseline.clone(),
            is_written: self.write_baseline,
            is_ignored: self.no_baseline,
        }
    }
}
