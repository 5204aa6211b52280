//! The arguments about fixes.

use clap::{ArgGroup, Args};

use crate::rules::finding::Safety;

/// The help heading of the options about fixes.
const FIXES: &str = "What is fixed";

/// Whether drafts are fixed, and which fixes are made.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("fixing").args(["fix", "diff"]).multiple(true))]
pub struct Fixing {
    /// Make the safe fixes, and report the remaining findings; `--fix -` prints the fixed text, and
    /// the findings on standard error. In word-processor documents, fixes are tracked changes
    #[arg(long, help_heading = FIXES)]
    pub fix: bool,
    /// With --fix or --diff: also make fixes after which somebody has to read the sentence again
    #[arg(long, requires = "fixing", help_heading = FIXES)]
    pub unsafe_fixes: bool,
    /// Instead of the findings, show what --fix would change, as a unified diff. No file is
    /// changed; the exit code is 1 if there is a diff
    #[arg(long, conflicts_with_all = ["format", "report", "statistics", "explain"],
        help_heading = FIXES)]
    pub diff: bool,
}

impl Fixing {
    /// Says whether the fixed text of standard input is printed.
    pub fn prints_text(&self) -> bool {
        self.fix && !self.diff
    }

    /// Returns the minimum safety of the fixes that are made; `None` if no fixes are made.
    pub fn least(&self) -> Option<Safety> {
        let safety = if self.unsafe_fixes {
            Safety::Ask
        } else {
            Safety::Safe
        };
        (self.fix || self.diff).then_some(safety)
    }
}
