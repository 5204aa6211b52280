//! One configuration file: the settings parsed from its text, and their lines.

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use toml::Spanned;

use crate::config::origin::{Origin, Sourced};
use crate::config::settings::Settings;
use crate::error::Error;
use crate::rules::catalog::Catalog;
use crate::rules::file::mistake::reworded;

/// A configuration file.
#[derive(Clone, Debug)]
pub struct ConfigFile {
    /// The path of the file as messages show it.
    path: String,
    /// The folder to which the globs are relative.
    pub root: PathBuf,
    /// The text of the file.
    pub text: String,
    /// The settings of the file.
    pub settings: Settings,
}

impl ConfigFile {
    /// Parses `text`, the content of a configuration file. Messages call the file `path`, and the
    /// globs in the file are relative to `root`.
    ///
    /// # Errors
    ///
    /// Returns an error if `text` has a mistake. The error gives the file, the line and the
    /// problem. For an unknown name, the error also gives the most similar known name.
    pub fn parse(path: &str, root: &Path, text: &str) -> Result<Self, Error> {
        let settings = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_at(text, span.start));
            described(error).in_file(path).on_line(line)
        })?;
        Ok(Self {
            path: path.to_owned(),
            root: root.to_path_buf(),
            text: text.to_owned(),
            settings,
        })
    }

    /// Checks the names of rules and their parameters against `catalog`.
    ///
    /// # Errors
    ///
    /// Returns an error if a name is unknown or a parameter is invalid. The error gives the file
    /// and the line, as an error of [`ConfigFile::parse`] does.
    pub fn check(&self, catalog: &Catalog) -> Result<(), Error> {
        let overrides = self
            .settings
            .overrides
            .iter()
            .map(|overriding| &overriding.rules);
        let mut tables = std::iter::once(&self.settings.rules).chain(overrides);
        tables.try_for_each(|rule_table| rule_table.check(self, catalog))
    }

    /// Returns the file and the line of the value at the byte `start`.
    pub fn origin(&self, start: usize) -> Origin {
        Origin::File {
            path: self.path.clone(),
            line: line_at(&self.text, start),
        }
    }

    /// Returns `value` with its origin: its line in this file.
    pub fn sourced<'s, T>(&self, value: &'s Spanned<T>) -> Sourced<&'s T> {
        Sourced {
            value: value.get_ref(),
            origin: self.origin(value.span().start),
        }
    }

    /// Returns `error` with the path of this file and the line of `value` added.
    pub fn error<T>(&self, value: &Spanned<T>, error: Error) -> Error {
        let line = line_at(&self.text, value.span().start);
        error.in_file(self.path.as_str()).on_line(line)
    }
}

/// Returns the number of the line that contains the byte `at` of `text`, counted from 1.
fn line_at(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// Converts `error` to an error without a position. The message names the setting. If the setting
/// is unknown, the message also gives the most similar known name.
fn described(mut error: toml::de::Error) -> Error {
    error.set_input(None);
    let shown = error.to_string();
    let setting = shown.lines().find_map(|line| {
        let line = line.strip_prefix("in `")?;
        line.strip_suffix('`')
    });
    let described = reworded(error.message(), "setting");
    match setting {
        Some(setting) => described.within(&format!("in `{setting}`")),
        None => described,
    }
}
