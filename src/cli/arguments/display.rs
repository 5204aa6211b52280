//! The arguments about output, and about which findings fail the run.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::cli::arguments::{Color, SHOWN};
use crate::error::Error;
use crate::report::format::short::Short;
use crate::report::format::terminal::Terminal;
use crate::report::format::{self, FORMATS, Format, LineColumns};
use crate::report::position::ColumnUnit;
use crate::rules::finding::Severity;

/// How findings are shown, and which of them fail the run.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub struct Display {
    /// The format of the findings
    #[arg(long, value_parser = format(), default_value = Terminal.name(), help_heading = SHOWN)]
    pub format: &'static dyn Format,
    /// Write the output to this file instead of standard output; the file is replaced when the
    /// output is complete
    #[arg(long, value_name = "FILE", value_parser = output_file, help_heading = SHOWN)]
    pub output: Option<PathBuf>,
    /// Also write the findings in this format to this file; may be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = ReportFile::parse, help_heading = SHOWN)]
    pub report: Vec<ReportFile>,
    /// The unit of the columns in --format short [default: characters]
    #[arg(long, value_enum, value_name = "UNIT", help_heading = SHOWN)]
    pub columns: Option<ColumnUnit>,
    /// Also write the end of the finding in each line of --format short:
    /// `file:line:column:end line:end column:`; the end is the column after the last character
    #[arg(long, help_heading = SHOWN)]
    pub end_columns: bool,
    /// When to use colour in the output
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN",
        help_heading = SHOWN)]
    pub color: Color,
    /// The minimum severity of findings that are shown; --fail-on determines which findings fail
    /// the run
    #[arg(long, value_enum, default_value_t = Severity::Info, value_name = "LEVEL",
        help_heading = SHOWN)]
    pub min_severity: Severity,
    /// Show the number of findings of each rule instead of the findings
    #[arg(long, conflicts_with_all = ["format", "explain"], help_heading = SHOWN)]
    pub statistics: bool,
    /// Show all findings at a terminal, even if they take more than two screens
    #[arg(long, conflicts_with = "statistics", help_heading = SHOWN)]
    pub show_all: bool,
    /// Show only findings and errors, without the closing line and the progress bar
    #[arg(long, short, help_heading = SHOWN)]
    pub quiet: bool,
    /// Explain under each finding how it was decided, and where copydesk looked for a source
    #[arg(long, help_heading = SHOWN)]
    pub explain: bool,
    /// The minimum severity that fails the run: findings of at least this severity make the exit
    /// code 1
    #[arg(long, value_enum, default_value_t = FailOn::At(Severity::Warning), value_name = "LEVEL")]
    pub fail_on: FailOn,
}

impl Display {
    /// Says whether remarks are written to standard error.
    pub fn has_remarks(&self) -> bool {
        !self.quiet && self.format.is_for_people()
    }

    /// Says whether one of the formats shows the sources of drafts.
    pub fn wants_ledgers(&self) -> bool {
        let formats = self.report.iter().map(|report| report.format);
        formats.chain([self.format]).any(Format::wants_ledgers)
    }

    /// Says whether standard output is text for people, so that a line may be added to it.
    pub fn is_prose(&self) -> bool {
        let is_shown = self.output.is_none() && !self.statistics;
        is_shown && self.is_terminal()
    }

    /// Says whether findings that do not fit on the terminal may be left out.
    pub fn is_cut(&self) -> bool {
        self.is_terminal() && !self.show_all && !self.quiet
    }

    /// Returns how lines of the format `short` give the position of a finding.
    pub fn line_columns(&self) -> LineColumns {
        LineColumns {
            unit: self.columns.unwrap_or_default(),
            has_end: self.end_columns,
        }
    }

    /// Returns `self` if the options about columns fit the formats of the run.
    ///
    /// # Errors
    ///
    /// Returns an error if an option about columns is given, but no format of the run supports the
    /// option.
    pub fn checked(&self) -> Result<&Self, Error> {
        let option = match (self.columns, self.end_columns) {
            (Some(_), _) => "--columns",
            (None, true) => "--end-columns",
            (None, false) => return Ok(self),
        };
        let mut formats = self.report.iter().map(|report_file| report_file.format);
        if self.format.name() == Short.name() || formats.any(|format| format.name() == Short.name())
        {
            return Ok(self);
        }
        let problem = format!("{option} has no effect without the format `short`");
        Err(Error::new(problem).with_remedy("add --format short, or leave the option out"))
    }

    fn is_terminal(&self) -> bool {
        self.format.name() == Terminal.name()
    }
}

/// Returns a parser for the names of formats.
fn format() -> impl TypedValueParser<Value = &'static dyn Format> {
    let value = |format: &&dyn Format| PossibleValue::new(format.name()).help(format.help());
    PossibleValuesParser::new(FORMATS.iter().map(value)).try_map(|name| format::find(&name))
}

/// Parses the name of a file. Rejects the name of a format: in other linters `--output` takes a
/// format, so the user probably means `--format`.
fn output_file(typed: &str) -> Result<PathBuf, Error> {
    let lower = typed.to_lowercase();
    let format = match lower.as_str() {
        "line" => Some("short"),
        "cli" => Some("terminal"),
        name => format::find(name).is_ok().then_some(name),
    };
    match format {
        Some(name) => Err(
            Error::new("expected the name of a file, found the name of a format").with_remedy(
                format!(
                    "write --format {name} for the format, or ./{typed} for a file of this name"
                ),
            ),
        ),
        None => Ok(PathBuf::from(typed)),
    }
}

/// A format and the file that it is written to.
#[derive(Clone, Debug)]
pub struct ReportFile {
    /// The format.
    pub format: &'static dyn Format,
    /// The file.
    pub path: PathBuf,
}

impl ReportFile {
    /// Parses a value such as `sarif=copydesk.sarif`.
    fn parse(typed: &str) -> Result<Self, Error> {
        let Some((name, path)) = typed.split_once('=') else {
            return Err(Error::new(
                "expected a format and a file, such as sarif=copydesk.sarif",
            ));
        };
        if matches!(path, "" | "-") {
            let problem = format!("the name of the file is missing: write {name}={name}.out");
            return Err(Error::new(problem));
        }
        Ok(Self {
            format: format::find(name)?,
            path: PathBuf::from(path),
        })
    }
}

/// The minimum severity of findings that fail the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// Findings of this severity or of a higher severity.
    At(Severity),
    /// No findings.
    Never,
}

impl FailOn {
    /// Says whether the run fails when fixes would change a draft.
    pub fn fails_on_changes(self) -> bool {
        self != Self::Never
    }

    /// Says whether a finding of this severity fails the run.
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
            Self::Error => "Only errors",
            Self::Warning => "Errors and warnings",
            Self::Info => "All findings",
        };
        let name: &str = self.into();
        Some(PossibleValue::new(name).help(help))
    }
}

impl ValueEnum for ColumnUnit {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Characters, Self::Bytes, Self::Utf16]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let (name, help) = match self {
            Self::Characters => ("characters", "Unicode characters, as Emacs counts"),
            Self::Bytes => ("bytes", "Bytes of UTF-8, as Vim and Kakoune count"),
            Self::Utf16 => ("utf-16", "Units of UTF-16, as browsers count"),
        };
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
