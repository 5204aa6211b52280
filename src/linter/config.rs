//! What a linter is configured by: configuration files, and what takes precedence over them.

use std::path::PathBuf;

use crate::engine::active::Choice;
use crate::files::config::ConfigChoice;
use crate::text::language::Expected;

/// The configuration of a linter.
///
/// What is set by a method takes precedence over the configuration file, as an option of the
/// command line does.
#[derive(Clone, Debug)]
pub struct Config {
    /// Which configuration files are read.
    pub(crate) source: ConfigChoice,
    /// The profile.
    pub(crate) profile: Option<String>,
    /// Whether preview rules are reported, even if no file asks for them.
    pub(crate) preview: bool,
    /// The rules and groups that are selected and ignored.
    pub(crate) choice: Choice,
    /// A table of word frequencies.
    pub(crate) frequencies: Option<PathBuf>,
    /// The language that documents are taken to be written in.
    pub(crate) language: Option<Expected>,
}

impl Default for Config {
    /// The built-in rules under the profile `standard`; no file is read.
    fn default() -> Self {
        Self::from_source(ConfigChoice::None)
    }
}

impl Config {
    /// The configuration file nearest to each document, in its folder or above, as the command
    /// line reads it.
    #[must_use]
    pub fn nearest() -> Self {
        Self::from_source(ConfigChoice::Nearest)
    }

    /// The configuration file at `path`, for every document. The file is read when a linter is
    /// built.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self::from_source(ConfigChoice::File(path.into()))
    }

    /// A configuration file with this `text`, for every document. Errors and relative paths are
    /// told as if the file were at `path`, which need not exist. The text is read when a linter is
    /// built.
    #[must_use]
    pub fn text(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Self::from_source(ConfigChoice::Text {
            path: path.into(),
            text: text.into(),
        })
    }

    /// Takes the profile called `name` in place of that of the configuration file.
    #[must_use]
    pub fn profile(mut self, name: &str) -> Self {
        self.profile = Some(name.to_owned());
        self
    }

    /// Also reports the preview rules.
    #[must_use]
    pub fn preview(mut self) -> Self {
        self.preview = true;
        self
    }

    /// Reports the rule or group called `name`, and of the others only those that are selected
    /// as well.
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
