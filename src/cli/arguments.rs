//! The command line as it may be typed. Touches nothing.

pub mod fixing;
pub mod markup;

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::cli::arguments::fixing::Fixing;
use crate::cli::arguments::markup::MarkupName;
use crate::files::input::Inputs;
use crate::rules::finding::Severity;
use crate::text::nearest::hint;

/// Asks of every sentence of a draft who says so, and whether it was said already
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
#[command(
    after_help = "`copydesk DRAFT` is short for `copydesk check DRAFT`.\n\nExit codes: 0 nothing found, 1 findings at or above --fail-on, 2 could not run"
)]
pub struct Arguments {
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check drafts and report what is found
    Check(Box<Check>),
    /// Show what was seen in drafts: sentences, quotations, attributions, claims, repeats
    Inspect(Inspect),
    /// List the rules and their levels
    Rules(Rules),
    /// Say why a rule exists, what settles its findings, and show its examples
    Explain(Explain),
    /// Show the settings in force for a path, and where each comes from
    Config(Config),
    /// Run the examples of your own rules
    Test(Test),
    /// Write a copydesk.toml with every setting explained
    Init,
    /// Count the words of drafts, so that the terms and phrases of a house are no repeats
    Frequencies(Frequencies),
}

impl Command {
    /// When the command's output is to be coloured.
    #[must_use]
    pub fn color(&self) -> Color {
        match self {
            Self::Check(it) => it.color,
            Self::Inspect(_)
            | Self::Rules(_)
            | Self::Explain(_)
            | Self::Config(_)
            | Self::Test(_)
            | Self::Init
            | Self::Frequencies(_) => Color::Auto,
        }
    }
}

/// Which drafts, and how they are read.
#[derive(Debug, Args)]
pub struct Drafts {
    /// Files and folders to read; “-” is standard input
    ///
    /// A file is read whatever its ending. A folder is walked for .md, .markdown, .mdx, .txt and
    /// .text, but for what .gitignore and .copydeskignore leave out.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Treat standard input as a file of this name
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Read every draft in this markup, whatever its ending
    #[arg(long, value_enum)]
    pub markup: Option<MarkupName>,
}

impl Drafts {
    /// The drafts to read.
    #[must_use]
    pub fn find(&self) -> Inputs {
        let markup = self.markup.map(MarkupName::markup);
        Inputs::find(&self.paths, self.stdin_filename.as_deref(), markup)
    }
}

/// What `copydesk check` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  copydesk check draft.md\n  copydesk check --profile news \
    articles/\n  pbpaste | copydesk check --stdin-filename draft.md -\n  copydesk check \
    --report sarif=copydesk.sarif --report markdown=summary.md articles/\n  \
    copydesk check --fix draft.md\n  copydesk check --changed-since origin/main articles/"
)]
pub struct Check {
    /// The drafts.
    #[command(flatten)]
    pub drafts: Drafts,
    /// How findings are shown
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    pub format: Format,
    /// Write what is shown to this file instead; it is replaced once it is whole
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Also write the findings in this format to this file; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = Report::parse)]
    pub report: Vec<Report>,
    /// When to use colour
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// Which rules count, and how much: standard, news, docs or all; counts more than the profile
    /// in settings, and is “standard” where there is none
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Only these rules or groups, also where the profile has them off
    #[arg(long, value_delimiter = ',', value_name = "RULE|GROUP")]
    pub select: Vec<String>,
    /// Not these rules or groups
    #[arg(long, value_delimiter = ',', value_name = "RULE|GROUP")]
    pub ignore: Vec<String>,
    /// Leave out the drafts that this glob fits, as a line of .gitignore would
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// The least level that is shown; what fails is left to --fail-on
    #[arg(long, value_enum, default_value_t = MinSeverity::Info, value_name = "LEVEL")]
    pub min_severity: MinSeverity,
    /// Show how many findings each rule has, in place of the findings
    #[arg(long, conflicts_with_all = ["format", "explain"])]
    pub statistics: bool,
    /// Show findings and errors alone, no closing line
    #[arg(long, short)]
    pub quiet: bool,
    /// The least level that fails: findings at or above it make the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::Warning, value_name = "LEVEL")]
    pub fail_on: FailOn,
    /// Tell under each finding what made it one, and where a source was looked for
    #[arg(long)]
    pub explain: bool,
    /// Which fixes are made.
    #[command(flatten)]
    pub fixing: Fixing,
    /// Only findings that touch lines changed since this commit, branch or tag of Git
    ///
    /// Everything is checked; what is told touches a line that was changed since the revision and
    /// what is checked out went different ways, committed or not. A draft that Git does not track
    /// is told of wholly.
    #[arg(long, value_name = "REV")]
    pub changed_since: Option<String>,
    /// A table by `copydesk frequencies`: what is frequent in it is less of a repeat
    #[arg(long, value_name = "FILE")]
    pub frequencies: Option<PathBuf>,
    /// Where the settings are.
    #[command(flatten)]
    pub settings: SettingsFile,
}

/// Which settings file is read.
#[derive(Debug, Args)]
pub struct SettingsFile {
    /// Read these settings for every draft, not those nearest to it
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Read no settings file
    #[arg(long)]
    pub no_config: bool,
}

/// What `copydesk inspect` takes.
#[derive(Debug, Args)]
pub struct Inspect {
    /// The drafts.
    #[command(flatten)]
    pub drafts: Drafts,
    /// How the analysis is shown
    #[arg(long, value_enum, default_value_t = InspectFormat::Outline)]
    pub format: InspectFormat,
}

/// What `copydesk rules` takes.
#[derive(Debug, Args)]
pub struct Rules {
    /// Show the levels of this profile: standard, news, docs or all
    #[arg(long, default_value = "standard", value_name = "NAME")]
    pub profile: String,
    /// Where the settings are, which may name further rules.
    #[command(flatten)]
    pub settings: SettingsFile,
}

/// What `copydesk explain` takes.
#[derive(Debug, Args)]
pub struct Explain {
    /// The rule
    pub rule: String,
    /// Where the settings are, which may name further rules.
    #[command(flatten)]
    pub settings: SettingsFile,
}

/// What `copydesk config` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  copydesk config draft.md\n  copydesk config --schema > \
    copydesk.schema.json\n\nEditors complete copydesk.toml where its first line is\n  #:schema \
    ./copydesk.schema.json"
)]
pub struct Config {
    /// A draft, which need not exist, or a folder
    #[arg(default_value = ".", value_name = "PATH")]
    pub path: PathBuf,
    /// Print the JSON Schema of settings files instead, with the rules that the settings here name
    #[arg(long)]
    pub schema: bool,
    /// Where the settings are.
    #[command(flatten)]
    pub settings: SettingsFile,
}

/// What `copydesk test` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Each example of a rule file is read as a draft: what is found in it is to be what \
    {{…}} marks.\n\nExamples:\n  copydesk test\n  copydesk test house-rules/\n\nExit codes: 0 all \
    examples hold, 1 some do not, 2 a rule file could not be read"
)]
pub struct Test {
    /// A folder of rule files, GROUP/NAME.toml; those that the settings here name, if not given
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Where the settings are.
    #[command(flatten)]
    pub settings: SettingsFile,
}

/// What `copydesk frequencies` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  copydesk frequencies articles/ > house-frequencies.tsv\n  \
    copydesk check --frequencies house-frequencies.tsv draft.md"
)]
pub struct Frequencies {
    /// The drafts.
    #[command(flatten)]
    pub drafts: Drafts,
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
    /// `JUnit`'s XML; what fails the run is a failure
    Junit,
    /// Diagnostics for reviewdog, a line each
    Rdjsonl,
    /// A page with a table, as the summary of a job
    Markdown,
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

/// How an analysis is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// For reading
    Outline,
    /// One JSON object a draft, a line each
    Jsonl,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The least level that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors alone
    Error,
    /// Warnings and errors
    Warning,
    /// Any finding
    Info,
    /// Nothing
    Never,
}

impl FailOn {
    /// Whether a finding of this severity fails.
    #[must_use]
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Error => Severity::Error <= severity,
            Self::Warning => Severity::Warning <= severity,
            Self::Info => true,
            Self::Never => false,
        }
    }
}

/// The least level that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MinSeverity {
    /// Errors alone
    Error,
    /// Warnings and errors
    Warning,
    /// Any finding
    Info,
}

impl MinSeverity {
    /// The severity.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Info => Severity::Info,
        }
    }
}
