//! The arguments of `copydesk explain`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use crate::cli::arguments::markup::MarkupName;
use crate::cli::arguments::names::Names;
use crate::cli::arguments::{DRAFTS, RULES, SettingsFile};
use crate::error::Error;
use crate::files::input::Request;
use crate::linter::options::{BaselineOptions, Options};

/// The help heading of the options about a place.
const PLACE: &str = "What was found at a place";

/// The options that need `--at PLACE` and cannot be used with the name of a rule.
const OF_PLACES: [&str; 7] = [
    "at",
    "report",
    "profile",
    "preview",
    "stdin_filename",
    "markup",
    "no_baseline",
];

/// The arguments of `copydesk explain`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  copydesk explain stacked-attribution\n  copydesk explain claims\n  \
    copydesk explain --at draft.md:12:5\n  copydesk explain --at draft.md:12 --report > report.txt"
)]
pub struct Explain {
    /// The name of a rule or of a group of rules; `copydesk rules` lists the names
    #[arg(value_parser = Names::RulesAndGroups, hide_possible_values = true,
        required_unless_present = "at", conflicts_with_all = OF_PLACES)]
    pub rule: Option<String>,
    /// Explain the findings at this place of a draft, and why other rules reported nothing
    ///
    /// Write the place as the output of `copydesk check` shows it, such as draft.md:12:5. For the
    /// whole line, write draft.md:12. Write “-” instead of the file for standard input. The draft
    /// is checked on its own, without other drafts.
    #[arg(long, value_name = "FILE:LINE:COLUMN", value_parser = At::parse,
        allow_hyphen_values = true, help_heading = PLACE)]
    pub at: Option<At>,
    /// Print a text for a bug report, without the words of the draft
    #[arg(long, requires = "at", help_heading = PLACE)]
    pub report: bool,
    /// Check the draft with this profile
    #[arg(long, value_name = "NAME", value_parser = Names::Profiles, hide_possible_values = true,
        requires = "at", help_heading = PLACE)]
    pub profile: Option<String>,
    /// Also check the preview rules
    #[arg(long, requires = "at", help_heading = PLACE)]
    pub preview: bool,
    /// Treat standard input as a file with this name
    #[arg(long, value_name = "NAME", requires = "at", help_heading = DRAFTS,
        value_parser = NonEmptyStringValueParser::new())]
    pub stdin_filename: Option<String>,
    /// Parse the draft as this markup, whatever its extension
    #[arg(long, value_enum, requires = "at", help_heading = DRAFTS)]
    pub markup: Option<MarkupName>,
    /// The settings, which may name further rules.
    #[command(flatten)]
    pub settings: SettingsFile,
    /// Use the settings, but ignore the baseline
    #[arg(long, requires = "at", help_heading = RULES)]
    pub no_baseline: bool,
}

/// A place of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The file, or “-” for standard input.
    pub path: PathBuf,
    /// The line, counted from 1.
    pub line: u32,
    /// The column in characters, counted from 1; `None` means the whole line.
    pub column: Option<u32>,
}

impl At {
    /// Parses `draft.md:12:5` or `draft.md:12`.
    fn parse(typed: &str) -> Result<Self, Error> {
        let number = |text: &str| text.parse::<u32>().ok().filter(|number| 0 < *number);
        let part = |text: &str| {
            let (before, last) = text.rsplit_once(':')?;
            Some((before.to_owned(), number(last)?))
        };
        let (path, line, column) = match part(typed) {
            None => (String::new(), 0, None),
            Some((before, last)) => match part(&before) {
                Some((path, line)) => (path, line, Some(last)),
                None => (before, last, None),
            },
        };
        if path.is_empty() {
            return Err(Error::new(
                "expected a file, a line and a column, such as draft.md:12:5",
            ));
        }
        Ok(Self {
            path: PathBuf::from(path),
            line,
            column,
        })
    }
}

impl Explain {
    /// Returns the options of the run that explains `at`.
    pub fn options(&self, at: &At) -> Options {
        let mut config = self.settings.config_here();
        config.profile.clone_from(&self.profile);
        config.preview = self.preview;
        Options {
            files: Request {
                paths: vec![at.path.clone()],
                stdin_name: self.stdin_filename.clone(),
                markup: self.markup.map(MarkupName::markup),
                ..Request::default()
            },
            config,
            baseline: BaselineOptions {
                is_ignored: self.no_baseline,
                ..BaselineOptions::default()
            },
            ..Options::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Option<(&str, u32, Option<u32>)>) {
        let expected = expected.map(|(path, line, column)| At {
            path: PathBuf::from(path),
            line,
            column,
        });
        assert_eq!(At::parse(typed).ok(), expected, "{typed}");
    }

    #[test]
    fn a_place_is_read_as_it_is_printed() {
        check("draft.md:12:5", Some(("draft.md", 12, Some(5))));
        check("draft.md:12", Some(("draft.md", 12, None)));
        check("a:b.md:12:5", Some(("a:b.md", 12, Some(5))));
        check("2026:1:2:3", Some(("2026:1", 2, Some(3))));
        check("-:1", Some(("-", 1, None)));
    }

    #[test]
    fn a_file_alone_is_no_place() {
        for typed in [
            "draft.md",
            "draft.md:",
            "draft.md:0",
            ":12",
            "12",
            "draft.md:x",
            "",
        ] {
            check(typed, None);
        }
    }
}
