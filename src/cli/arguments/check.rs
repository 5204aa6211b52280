//! The arguments of `copydesk check`.

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

/// The arguments of `copydesk check`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  copydesk check draft.md\n  copydesk check --profile news \
    articles/\n  pbpaste | copydesk check --stdin-filename draft.md -\n  copydesk check \
    --report sarif=out.sarif --report junit=out.xml .\n  \
    copydesk check --fix draft.md\n  copydesk check --changed-since origin/main articles/\n  \
    copydesk check --write-baseline .\n  \
    copydesk check --stdin-format jsonl < documents.jsonl\n\n\
    A comment suppresses findings in the next block of a draft, or in the whole draft:\n  \
    <!-- copydesk allow RULE: reason -->\n  <!-- copydesk allow-file RULE: reason -->\n\n\
    Exit status:\n  0  nothing found at or above the level of --fail-on\n  \
    1  findings at or above that level\n  \
    2  a file or an option was wrong or could not be read; all other drafts were checked"
)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub struct Check {
    /// The drafts.
    #[command(flatten)]
    pub drafts: Drafts,
    /// The output.
    #[command(flatten)]
    pub display: Display,
    /// Documents from a stream.
    #[command(flatten)]
    pub streaming: Streaming,
    /// The profile, which determines the rules and their levels: standard, news, docs, incoming or
    /// all; takes precedence over the profile in the settings [default: standard]
    #[arg(long, value_name = "NAME", value_parser = Names::Profiles, hide_possible_values = true,
        help_heading = RULES)]
    pub profile: Option<String>,
    /// Also report findings of preview rules, whose severity is not settled yet
    #[arg(long, help_heading = RULES)]
    pub preview: bool,
    /// Check only these rules or groups, including rules that the profile turns off
    #[arg(long, value_delimiter = ',', value_name = "RULE|GROUP",
        value_parser = Names::RulesAndGroups, hide_possible_values = true, help_heading = RULES)]
    pub select: Vec<String>,
    /// Do not check these rules or groups
    #[arg(long, value_delimiter = ',', value_name = "RULE|GROUP",
        value_parser = Names::RulesAndGroups, hide_possible_values = true, help_heading = RULES)]
    pub ignore: Vec<String>,
    /// Exclude drafts that match this glob, in the syntax of .gitignore; may be given several times
    #[arg(long, value_name = "GLOB", help_heading = DRAFTS)]
    pub exclude: Vec<String>,
    /// Leave out drafts that the settings or .copydeskignore exclude, even if the command names the
    /// drafts
    #[arg(long, help_heading = DRAFTS)]
    pub force_exclude: bool,
    /// Also read files that are seldom drafts: licences, vendored and generated files
    #[arg(long, help_heading = DRAFTS)]
    pub no_default_exclude: bool,
    /// List the files that would be read and the files that are left out, with the reason for each,
    /// and check nothing
    #[arg(long, help_heading = DRAFTS)]
    pub show_files: bool,
    /// Report only findings that are new since this commit, branch or tag of Git
    ///
    /// A finding is new if two conditions hold: a line of the finding was changed since the merge
    /// base of REV and HEAD, and the draft did not have the same finding anywhere at that merge
    /// base. Changes need not be committed. In a draft that Git does not track, all findings are
    /// new.
    #[arg(long, value_name = "REV", help_heading = SHOWN)]
    pub changed_since: Option<String>,
    /// Compare quotations, figures and passages with these notes: files, or folders of files
    ///
    /// Notes are text, Markdown, HTML, transcripts with speakers (“NAME: …”), and CSV files for
    /// figures. No findings are reported about the notes themselves. `--format json` includes a
    /// verdict for each quotation and each figure.
    #[arg(long, value_name = "NOTES", help_heading = SHOWN)]
    pub against: Vec<PathBuf>,
    /// Look for passages of the drafts in this archive of published articles; `copydesk archive
    /// add` creates an archive
    #[arg(long, value_name = "STORE", help_heading = SHOWN)]
    pub archive: Option<PathBuf>,
    /// The fixes to make.
    #[command(flatten)]
    pub fixing: Fixing,
    /// Write a copy of the checked word-processor document, with each finding as a comment at its
    /// words. Comments of an earlier run are replaced, and everything else is unchanged. With
    /// --fix, the copy also contains the fixes as tracked changes, and the document itself is
    /// unchanged
    #[arg(long, value_name = "FILE", conflicts_with_all = ["diff", "stdin_filename"],
        help_heading = SHOWN)]
    pub comments: Option<PathBuf>,
    /// The accepted findings.
    #[command(flatten)]
    pub baseline: BaselineFile,
    /// Instead of reporting findings, write a comment with this reason before each block that has
    /// findings; the comment suppresses these findings from now on
    #[arg(long, value_name = "REASON", conflicts_with_all = [
        "fixing", "comments", "format", "report", "statistics", "explain", "write_baseline",
        "stdin_format", "stdin_filename",
    ], help_heading = "What is accepted")]
    pub add_suppressions: Option<String>,
    /// A table made by `copydesk frequencies`. Copydesk reports fewer repeats of words that are
    /// frequent in the table. Takes precedence over the table in the settings
    #[arg(long, value_name = "FILE", help_heading = RULES)]
    pub frequencies: Option<PathBuf>,
    /// Also print on standard error how long each stage of the work and each rule took
    #[arg(long, conflicts_with = "stdin_format", help_heading = SHOWN)]
    pub timings: bool,
    /// The number of threads that check drafts [default: one per processor]
    #[arg(long, value_name = "N", value_parser = threads::parse)]
    pub jobs: Option<usize>,
    /// The settings.
    #[command(flatten)]
    pub settings: SettingsFile,
}

impl Check {
    /// Returns the options of the run.
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
