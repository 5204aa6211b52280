//! What `copydesk check` takes. Touches nothing.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use crate::cli::arguments::baseline::BaselineFile;
use crate::cli::arguments::fixing::Fixing;
use crate::cli::arguments::names::Names;
use crate::cli::arguments::{Color, DRAFTS, Drafts, RULES, SettingsFile};
use crate::cli::jobs;
use crate::rules::finding::Severity;
use crate::text::nearest::hint;

/// Over the options about what is shown and written.
const SHOWN: &str = "What is shown";

/// What `copydesk check` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  copydesk check draft.md\n  copydesk check --profile news \
    articles/\n  pbpaste | copydesk check --stdin-filename draft.md -\n  copydesk check \
    --report sarif=out.sarif --report junit=out.xml .\n  \
    copydesk check --fix draft.md\n  copydesk check --changed-since origin/main articles/\n  \
    copydesk check --write-baseline .\n\n\
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
    /// How findings are shown
    #[arg(long, value_enum, default_value_t = Format::Terminal, help_heading = SHOWN)]
    pub format: Format,
    /// Write what is shown to this file instead; it is replaced once it is whole
    #[arg(long, value_name = "FILE", value_parser = output_file, help_heading = SHOWN)]
    pub output: Option<PathBuf>,
    /// Also write the findings in this format to this file; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = Report::parse, help_heading = SHOWN)]
    pub report: Vec<Report>,
    /// When to use colour
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN",
        help_heading = SHOWN)]
    pub color: Color,
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
    /// The least level that is shown; what fails is left to --fail-on
    #[arg(long, value_enum, default_value_t = Severity::Info, value_name = "LEVEL",
        help_heading = SHOWN)]
    pub min_severity: Severity,
    /// Show how many findings each rule has, in place of the findings
    #[arg(long, conflicts_with_all = ["format", "explain"], help_heading = SHOWN)]
    pub statistics: bool,
    /// Show all findings at a terminal, also if they take more than two screens
    #[arg(long, conflicts_with = "statistics", help_heading = SHOWN)]
    pub show_all: bool,
    /// Show findings and errors alone, no closing line and no progress
    #[arg(long, short, help_heading = SHOWN)]
    pub quiet: bool,
    /// The least level that fails: findings at or above it make the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::At(Severity::Warning), value_name = "LEVEL")]
    pub fail_on: FailOn,
    /// Tell under each finding what made it one, and where a source was looked for
    #[arg(long, help_heading = SHOWN)]
    pub explain: bool,
    /// Only findings that are new since this commit, branch or tag of Git
    ///
    /// A new finding touches a line that was changed, committed or not, since the revision and what
    /// is checked out went different ways, and was not found in that older version of the draft,
    /// wherever it stood there. All of a draft that Git does not track is new.
    #[arg(long, value_name = "REV", help_heading = SHOWN)]
    pub changed_since: Option<String>,
    /// Which fixes are made.
    #[command(flatten)]
    pub fixing: Fixing,
    /// What is accepted.
    #[command(flatten)]
    pub baseline: BaselineFile,
    /// A table by `copydesk frequencies`: what is frequent in it is less of a repeat; counts more
    /// than the one that settings name
    #[arg(long, value_name = "FILE", help_heading = RULES)]
    pub frequencies: Option<PathBuf>,
    /// How many threads check drafts; one for each processor unless you say so
    #[arg(long, value_name = "N", value_parser = jobs::parse)]
    pub jobs: Option<usize>,
    /// Where the settings are.
    #[command(flatten)]
    pub settings: SettingsFile,
}

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading, with excerpts
    Terminal,
    /// One JSON object
    Json,
    /// One JSON object a finding, a line each
    Jsonl,
    /// A line each: `file:line:column: severity[rule]: message`
    Short,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// A code quality report for GitLab
    Gitlab,
    /// Checkstyle's XML
    Checkstyle,
    /// JUnit's XML; what fails the run is a failure
    Junit,
    /// Diagnostics for reviewdog, a line each
    Rdjsonl,
    /// A page with a table, as the summary of a job
    Markdown,
}

/// Reads the name of a file, unless it is that of a format, as other linters take it.
fn output_file(typed: &str) -> Result<PathBuf, String> {
    let lower = typed.to_lowercase();
    let format = match lower.as_str() {
        "line" => Some("short"),
        "cli" => Some("terminal"),
        it => Format::from_str(it, false).is_ok().then_some(it),
    };
    match format {
        Some(it) => Err(format!(
            "it names a file; write --format {it} for the format, or ./{typed} for the file"
        )),
        None => Ok(PathBuf::from(typed)),
    }
}

/// A format and the file that it is written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The format.
    pub format: Format,
    /// The file.
    pub path: PathBuf,
}

impl Report {
    /// Reads `sarif=copydesk.sarif`.
    fn parse(typed: &str) -> Result<Self, String> {
        let Some((name, path)) = typed.split_once('=') else {
            return Err("a report is a format and a file: sarif=copydesk.sarif".to_owned());
        };
        if matches!(path, "" | "-") {
            return Err(format!("name the file to write: {name}={name}.out"));
        }
        let known: Vec<_> = Format::value_variants()
            .iter()
            .filter_map(ValueEnum::to_possible_value)
            .collect();
        let format = Format::from_str(name, false).map_err(|_| {
            let hint = hint(name, known.iter().map(PossibleValue::get_name), "");
            format!("no format is called “{name}”{hint}")
        })?;
        Ok(Self {
            format,
            path: PathBuf::from(path),
        })
    }
}

/// The least severity that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// Findings of this severity and graver ones.
    At(Severity),
    /// Nothing.
    Never,
}

impl FailOn {
    /// Whether a finding of this severity fails.
    #[must_use]
    pub fn fails(self, severity: Severity) -> bool {
        matches!(self, Self::At(least) if least <= severity)
    }
}

impl ValueEnum for Severity {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Error, Self::Warning, Self::Info]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::Error => "Errors alone",
            Self::Warning => "Warnings and errors",
            Self::Info => "Any finding",
        };
        let name: &str = self.into();
        Some(PossibleValue::new(name).help(help))
    }
}

impl ValueEnum for FailOn {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::At(Severity::Error),
            Self::At(Severity::Warning),
            Self::At(Severity::Info),
            Self::Never,
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        match self {
            Self::At(severity) => severity.to_possible_value(),
            Self::Never => Some(PossibleValue::new("never").help("Nothing")),
        }
    }
}
