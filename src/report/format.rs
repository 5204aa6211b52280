//! The formats in which findings are written: the trait [`Format`], and the list of all formats.
//!
//! `--format`, `--report`, completions and the guide are made from [`FORMATS`].

pub mod checkstyle;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod markdown;
pub mod rdjsonl;
pub mod sarif;
pub mod short;
pub mod terminal;

use std::fmt;
use std::io::{self, Write};

use crate::engine::active::Active;
use crate::engine::report::Report;
use crate::error::Error;
use crate::report::command::NeutralizedOutput;
use crate::report::position::ColumnUnit;
use crate::report::terminal::View;
use crate::rules::finding::Severity;
use crate::text::nearest::UnknownName;

/// All formats, in the order of `--help`.
pub static FORMATS: &[&dyn Format] = &[
    &terminal::Terminal,
    &json::Json,
    &jsonl::Jsonl,
    &short::Short,
    &sarif::Sarif,
    &github::Github,
    &gitlab::Gitlab,
    &checkstyle::Checkstyle,
    &junit::Junit,
    &rdjsonl::Rdjsonl,
    &markdown::Markdown,
    &html::Html,
];

/// A format in which findings are written.
pub trait Format: Sync {
    /// Returns the name of the format, which is its value for `--format`.
    fn name(&self) -> &'static str;

    /// Returns the description of the format in `--help`.
    fn help(&self) -> &'static str;

    /// Says whether people read the format. If programs read the format, only errors are written to
    /// standard error, because many programs treat any text on standard error as a failure.
    fn is_for_people(&self) -> bool {
        false
    }

    /// Says whether paths are relative to the root of the repository, not to the current folder.
    fn paths_from_root(&self) -> bool {
        false
    }

    /// Says whether the format shows sources. The report for such a format must have the ledgers of
    /// its drafts.
    fn wants_ledgers(&self) -> bool {
        false
    }

    /// Returns how the format prevents text from acting as a command of a build server.
    fn commands(&self) -> Commands {
        Commands::Neutralized
    }

    /// Writes the findings of `report`.
    ///
    /// # Errors
    ///
    /// Returns an error if `out` cannot be written to.
    fn write(&self, out: &mut dyn Write, report: &Report, context: &Context<'_>) -> io::Result<()>;
}

/// How a format prevents text from acting as a command of a build server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commands {
    /// A space is inserted into each command, by [`NeutralizedOutput`].
    Neutralized,
    /// The format is JSON, in which [`json::write_value`] escapes the brackets of commands.
    Escaped,
    /// The format itself consists of commands. Each line must start with one of these commands.
    Own(&'static [&'static str]),
}

/// Values that some formats need besides the report.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The layout of text for people.
    pub view: View,
    /// The rules that made the report.
    pub active: &'a Active,
    /// Returns true if a finding of this severity makes the run fail.
    pub fails: &'a dyn Fn(Severity) -> bool,
    /// How lines of the format `short` give the position of a finding.
    pub line_columns: LineColumns,
}

/// How a line of the format `short` gives the position of a finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineColumns {
    /// The unit of the columns.
    pub unit: ColumnUnit,
    /// True if the line also gives the end of the finding.
    pub has_end: bool,
}

/// Returns the format called `name`.
///
/// # Errors
///
/// Returns an error if no format has this name. The error suggests the most similar name.
pub fn find(name: &str) -> Result<&'static dyn Format, Error> {
    let found = FORMATS.iter().find(|format| format.name() == name);
    let names = FORMATS.iter().map(|format| format.name());
    let unknown = || UnknownName::new("format", name, names).into();
    found.copied().ok_or_else(unknown)
}

/// Writes `report` in `format`. A build server runs no commands in the output except those of the
/// format.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write(
    format: &dyn Format,
    out: &mut dyn Write,
    report: &Report,
    context: &Context<'_>,
) -> io::Result<()> {
    if format.commands() == Commands::Neutralized {
        let mut out = NeutralizedOutput::new(out);
        format.write(&mut out, report, context)?;
        return out.flush();
    }
    format.write(out, report, context)?;
    out.flush()
}

impl PartialEq for dyn Format {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl fmt::Debug for dyn Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_of_one_format() {
        for format in FORMATS {
            assert_eq!(find(format.name()).unwrap(), *format);
        }
        let error = find("sarf").unwrap_err().to_string();
        assert_eq!(error, "unknown format `sarf`; did you mean `sarif`?");
    }
}
