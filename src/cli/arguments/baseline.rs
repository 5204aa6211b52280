//! The arguments about a baseline.

use std::path::PathBuf;

use clap::Args;

use crate::linter::options::BaselineOptions;

/// The help heading of the options about accepted findings.
const ACCEPTED: &str = "What is accepted";

/// The baseline, whose findings are accepted.
#[derive(Debug, Args)]
pub struct BaselineFile {
    /// Accept the findings listed in this file; takes precedence over the baseline in the settings
    ///
    /// A finding is identified by its rule and its sentence. So a finding stays accepted when the
    /// sentence moves, and is reported again when the sentence changes. Each line of the file
    /// accepts one finding. Standard error names the lines that no longer accept a finding.
    #[arg(long, value_name = "FILE", conflicts_with = "no_baseline", help_heading = ACCEPTED)]
    pub baseline: Option<PathBuf>,
    /// Update the baseline: keep the dates of findings that are already listed, add new findings
    /// with the date of today, and drop lines that no longer accept a finding
    ///
    /// --baseline or the settings name the baseline. If neither names a file, the baseline is
    /// copydesk-baseline.toml in the folder of the settings file that is nearest to the current
    /// folder. If there is no settings file either, the baseline is in the current folder. Lines
    /// about drafts that this run did not read and about rules that are off are kept.
    #[arg(long, conflicts_with_all = ["no_baseline", "fixing", "changed_since"],
        help_heading = ACCEPTED)]
    pub write_baseline: bool,
    /// Ignore the baseline that the settings name
    #[arg(long, help_heading = ACCEPTED)]
    pub no_baseline: bool,
}

impl BaselineFile {
    /// Returns the options about the baseline.
    pub fn options(&self) -> BaselineOptions {
        BaselineOptions {
            file: self.baseline.clone(),
            is_written: self.write_baseline,
            is_ignored: self.no_baseline,
        }
    }
}
