//! How findings are shown, and which fail the run, as it may be typed.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use crate::cli::arguments::{Color, SHOWN};
use crate::rules::finding::Severity;
use crate::text::nearest::hint;

/// How findings are shown, and which fail the run.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub struct Display {
    /// How findings are shown
    #[arg(long, value_enum, default_value_t = Format::Terminal, help_heading = SHOWN)]
    pub format: Format,
    /// Write what is shown to this file instead; it is replaced once it is whole
    #[arg(long, value_name = "FILE", value_parser = output_file, help_heading = SHOWN)]
    pub output: Option<PathBuf>,
    /// Also write the findings in this format to this file; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = ReportFile::parse, help_heading = SHOWN)]
    pub report: Vec<ReportFile>,
    /// When to use colour
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN",
        help_heading = SHOWN)]
    pub color: Color,
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
    /// Tell under each finding what made it one, and where a source was looked for
    #[arg(long, help_heading = SHOWN)]
    pub explain: bool,
    /// The least level that fails: findings at or above it make the exit code 1
    #[arg(long, value_enum, default_value_t = FailOn::At(Severity::Warning), value_name = "LEVEL")]
    pub fail_on: FailOn,
}

impl Display {
    /// Whether people read what is shown. Programs take whatever stands on standard error for a
    /// failure, so nothing but errors is written there if they do.
    #[must_use]
    pub fn is_read_by_people(&self) -> bool {
        matches!(self.format, Format::Terminal | Format::Short)
    }

    /// Whether remarks are written to standard error.
    #[must_use]
    pub fn has_remarks(&self) -> bool {
        !self.quiet && self.is_read_by_people()
    }

    /// Whether standard output is text for people, to which a line may be added.
    #[must_use]
    pub fn is_prose(&self) -> bool {
        let is_shown = self.output.is_none() && !self.statistics;
        is_shown && self.format == Format::Terminal
    }

    /// Whether findings are left out that a terminal has no room for.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.format == Format::Terminal && !self.show_all && !self.quiet
    }
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
pub struct ReportFile {
    /// The format.
    pub format: Format,
    /// The file.
    pub path: PathBuf,
}

impl ReportFile {
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
    /// Whether fixes that would be made fail.
    #[must_use]
    pub fn fails_on_changes(self) -> bool {
        self != Self::Never
    }

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
