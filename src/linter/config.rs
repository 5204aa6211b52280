//! The configuration of a linter: configuration files, and settings that take precedence over them.

use std::path::PathBuf;

use crate::engine::active::Choice;
use crate::files::config::ConfigChoice;
use crate::text::language::ExpectedLanguage;

/// The configuration of a linter.
///
/// Settings that are made with a method, such as `profile`, take precedence over the configuration
/// file, as options of the command line do.
#[derive(Clone, Debug)]
pub struct Config {
    /// Which configuration files are read.
    pub(crate) source: ConfigChoice,
    /// The profile to use instead of the profile that the configuration file names.
    pub(crate) profile: Option<String>,
    /// Whether preview rules are on even if no configuration file turns them on.
    pub(crate) preview: bool,
    /// The rules and groups that are selected, and those that are ignored.
    pub(crate) choice: Choice,
    /// The path of a table of word frequencies. If it is `None`, configuration files may name a
    /// table.
    pub(crate) frequencies: Option<PathBuf>,
    /// The language in which documents are assumed to be written.
    pub(crate) language: Option<ExpectedLanguage>,
}

impl Default for Config {
    /// Returns the configuration with the built-in rules and the profile `standard`. No file is
    /// read.
    fn default() -> Self {
        Self::from_source(ConfigChoice::None)
    }
}

impl Config {
    /// Uses the nearest configuration file for each document. The file is searched for in the
    /// folder of the document and in the folders above, as on the command line.
    #[must_use]
    pub fn nearest() -> Self {
        Self::from_source(ConfigChoice::Nearest)
    }

    /// Uses the configuration file at `path` for every document. The file is read when a linter is
    /// built.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self::from_source(ConfigChoice::File(path.into()))
    }

    /// Uses the configuration `text` for every document. Error messages name `path` as the file of
    /// the text, even if there is no file at `path`. Relative paths in `text` start at the folder
    /// of `path`. The text is read when a linter is built.
    #[must_use]
    pub fn text(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Self::from_source(ConfigChoice::Text {
            path: path.into(),
            text: text.into(),
        })
    }

    /// Uses the profile called `name` instead of the profile that the configuration file names.
    #[must_use]
    pub fn profile(mut self, name: &str) -> Self {
        self.profile = Some(name.to_owned());
        self
    }

    /// Turns the preview rules on.
    #[must_use]
    pub fn preview(mut self) -> Self {
        self.preview = true;
        self
    }

    /// Selects the rule or group called `name`. Only selected rules are reported.
    #[must_use]
    pub fn select(mut self, name: &str) -> Self {
        self.choice.select.push(name.to_owned());
        self
    }

    /// Disables the rule or group called `name`.
    #[must_use]
    pub fn ignore(mut self, name: &str) -> Self {
        self.choice.ignore.push(name.to_owned());
        self
    }

    pub(crate) fn from_source(source: ConfigChoice) -> Self {
        Self {
            source,
            profile: None,
            preview: false,
            choice: Choice::default(),
            frequencies: None,
            language: None,
        }
    }
}
