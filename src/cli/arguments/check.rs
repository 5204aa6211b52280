//! What `copydesk check` takes. Touches nothing.

use std::path::PathBuf;

use clap::Args;

use crate::cli::arguments::baseline::BaselineFile;
use crate::cli::arguments::display::Display;
use crate::cli::arguments::fixing::Fixing;
use crate::cli::arguments::names::Names;
use crate::cli::arguments::streaming::Streaming;
use crate::cli::arguments::threads;
use crate::cli::arguments::{DRAFTS, Drafts, RULES, SHOWN, SettingsFile};
use crate::engine::active::Choice;
use crate::linter::options::{Options, Selection};

/// What `copydesk check` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  copydesk check draft.md\n  copydesk check --profile news \
    articles/\n  pbpaste | copydesk check --stdin-filename draft.md -\n  copydesk check \
    --report sarif=out.sarif --report junit=out.xml .\n  \
    copydesk check --fix draft.md\n  copydesk check --changed-since origin/main articles/\n  \
    copydesk check --write-baseline .\n  \
    copydesk check --stdin-format jsonl < documents.jsonl\n\n\
    A comment lets findings pass in the next block of a draft, or in the whole draft:\n  \
    <!-- copydesk allow RULE: reason -->\n  <!-- copydesk allow-file RULE: reason -->\n\n\
    Exit status:\n  0  nothing found at or above the level of --fail-on\n  \
    1  findings at or above it\n  \
    2  something could not be read or understood; all other drafts were checked"
)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub struct Check {
    /// The drafts.
    #[command(flatten)]
    pub drafts: Drafts,
    /// How findings are shown.
    #[command(flatten)]
    pub display: Display,
    /// Documents that come one after the other.
    #[command(flatten)]
    pub streaming: Streaming,
    /// Which rules count, and how much: standard, news, docs, incoming or all; takes precedence
    /// over the profile in the configuration, and is “standard” where there is none
    #[arg(long, value_name = "NAME", value_parser = Names::Profiles, hide_possible_values = true,
        help_heading = RULES)]
    pub profile: Option<String>,
    /// Also report the preview rules, which no reading carries yet
    #[arg(long, help_heading = RULES)]
    pub preview: bool,
    /// Only these rules or groups, also where the profile has them off
    #[arg(long, value_delimiter = ',', value_name = "RULE|GROUP",
        value_parser = Names::RulesAndGroups, hide_possible_values = true, help_heading = RULES)]
    pub select: Vec<String>,
    /// Not these rules or groups
    #[arg(long, value_delimiter = ',', value_name = "RULE|GROUP",
        value_parser = Names::RulesAndGroups, hide_possible_values = true, help_heading = RULES)]
    pub ignore: Vec<String>,
    /// Leave out the drafts that this glob fits, as a line of .gitignore would
    #[arg(long, value_name = "GLOB", help_heading = DRAFTS)]
    pub exclude: Vec<String>,
    /// Leave out named drafts, too, that --exclude does not name but settings or .copydeskignore do
    #[arg(long, help_heading = DRAFTS)]
    pub force_exclude: bool,
    /// Also read what is seldom a draft: licences, vendored and generated files
    #[arg(long, help_heading = DRAFTS)]
    pub no_default_exclude: bool,
    /// List what would be read, and what is left out and why; check nothing
    #[arg(long, help_heading = DRAFTS)]
    pub show_files: bool,
    /// Only findings that are new since this commit, branch or tag of Git
    ///
    /// A new finding touches a line that was changed, committed or not, since the revision and what
    /// is checked out went different ways, and was not found in that older version of the draft,
    /// wherever it stood there. All of a draft that Git does not track is new.
    #[arg(long, value_name = "REV", help_heading = SHOWN)]
    pub changed_since: Option<String>,
    /// Compare quotations, figures and passages with these notes: files, and folders of them
    ///
    /// Notes are text, Markdown, HTML, transcripts with speakers (“NAME: …”), and CSV files for
    /// figures. Nothing is reported about them. `--format json` has a verdict for each quotation
    /// and each figure.
    #[arg(long, value_name = "NOTES", help_heading = SHOWN)]
    pub against: Vec<PathBuf>,
    /// Look passages up in this archive of published articles, by `copydesk archive add`
    #[arg(long, value_name = "STORE", help_heading = SHOWN)]
    pub archive: Option<PathBuf>,
    /// Which fixes are made.
    #[command(flatten)]
    pub fixing: Fixing,
    /// Write a copy of the one document of a word processor that is checked, with each finding as a
    /// comment at its words; comments of an earlier run are replaced, all else stays as it is; with
    /// --fix the copy has the fixes as tracked changes, too, and the document stays as it is
    #[arg(long, value_name = "FILE", conflicts_with_all = ["diff", "stdin_filename"],
        help_heading = SHOWN)]
    pub comments: Option<PathBuf>,
    /// What is accepted.
    #[command(flatten)]
    pub baseline: BaselineFile,
    /// Report nothing, and write a comment with this reason before each block that has findings, so
    /// that they are allowed from now on
    #[arg(long, value_name = "REASON", conflicts_with_all = [
        "fixing", "comments", "format", "report", "statistics", "explain", "write_baseline",
        "stdin_format", "stdin_filename",
    ], help_heading = "What is accepted")]
    pub add_suppressions: Option<String>,
    /// A table by `copydesk frequencies`: what is frequent in it is less of a repeat; counts more
    /// than the one that settings name
    #[arg(long, value_name = "FILE", help_heading = RULES)]
    pub frequencies: Option<PathBuf>,
    /// Also say how long each stage of the work and each rule took, on standard error
    #[arg(long, conflicts_with = "stdin_format", help_heading = SHOWN)]
    pub timings: bool,
    /// How many threads check drafts; one for each processor unless you say so
    #[arg(long, value_name = "N", value_parser = threads::parse)]
    pub jobs: Option<usize>,
    /// Where the settings are.
    #[command(flatten)]
    pub settings: SettingsFile,
}

impl Check {
    /// The options of the run that the arguments ask for.
    pub fn options(&self) -> Options {
        let mut config = self.settings.config(&self.drafts);
        config.profile.clone_from(&self.profile);
        config.preview = self.preview;
        config.choice = Choice {
            select: self.select.clone(),
            ignore: self.ignore.clone(),
        };
        config.frequencies.clone_from(&self.frequencies);
        Options {
            files: self.drafts.request(),
            config,
            selection: Selection {
                exclude: self.exclude.clone(),
                force_exclude: self.force_exclude,
                default_exclude: !self.no_default_exclude,
            },
            baseline: self.baseline.options(),
            changed_since: self.changed_since.clone(),
            against: self.against.clone(),
            archive: self.archive.clone(),
            fixes: self.fixing.least(),
            ledgers: self.display.wants_ledgers(),
            timings: self.timings,
            threads: self.jobs,
        }
    }
}
