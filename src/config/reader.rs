//! What every section of a settings file is read by: values with their lines, mistakes with the
//! file and the line. Knows no section.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::origin::{Origin, Sourced};
use crate::rules::catalog::Catalog;
use crate::text::nearest::hint;

/// A value as it stands in the file.
pub type Value<'t> = Spanned<DeValue<'t>>;

/// What reading a file needs to know.
pub struct Reader<'r> {
    /// The file, for showing.
    pub path: &'r str,
    /// The folder that its globs speak of.
    pub root: &'r Path,
    /// Its text.
    pub text: &'r str,
    /// The rules that it may name.
    pub catalog: &'r Catalog,
}

impl<'r> Reader<'r> {
    /// The file as a table.
    ///
    /// # Errors
    ///
    /// When it is no TOML.
    pub fn table(&self) -> Result<Spanned<DeTable<'r>>, String> {
        DeTable::parse(self.text).map_err(|it| {
            let problem: Vec<&str> = it.message().lines().map(str::trim).collect();
            self.fault(it.span().unwrap_or(0..0), &problem.join("; "))
        })
    }

    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().iter().take(at);
        1 + before.filter(|it| **it == b'\n').count()
    }

    /// The `problem` at the bytes `at`, with file and line.
    #[must_use]
    pub fn fault(&self, at: Range<usize>, problem: &str) -> String {
        format!("{}:{}: {problem}", self.path, self.line(at.start))
    }

    /// A `value` that stands at the bytes `at`.
    #[must_use]
    pub fn told<T>(&self, value: T, at: Range<usize>) -> Sourced<T> {
        let origin = Origin::File {
            path: self.path.to_owned(),
            line: self.line(at.start),
        };
        Sourced { value, origin }
    }

    /// Refuses the keys of `table` that are not `known`.
    ///
    /// # Errors
    ///
    /// Names the first such key, and the nearest that is known.
    pub fn keys(&self, table: &DeTable<'_>, known: &[&str]) -> Result<(), String> {
        let unknown = table
            .keys()
            .find(|it| !known.contains(&it.get_ref().as_ref()));
        let Some(key) = unknown else {
            return Ok(());
        };
        let all = format!(" (there are {})", known.join(", "));
        let hint = hint(key.get_ref(), known.iter().copied(), &all);
        let problem = format!("no setting is called “{}”{hint}", key.get_ref());
        Err(self.fault(key.span(), &problem))
    }

    /// The text that `value` is; `key` names it for a mistake.
    ///
    /// # Errors
    ///
    /// When it is no text.
    pub fn string(&self, key: &str, value: &Value<'_>) -> Result<Sourced<String>, String> {
        let text = self.plain(key, value)?;
        Ok(self.told(text.to_owned(), value.span()))
    }

    /// The truth value that `value` is; `key` names it for a mistake.
    ///
    /// # Errors
    ///
    /// When it is neither true nor false.
    pub fn flag(&self, key: &str, value: &Value<'_>) -> Result<Sourced<bool>, String> {
        match value.get_ref() {
            DeValue::Boolean(flag) => Ok(self.told(*flag, value.span())),
            _ => Err(self.fault(value.span(), &format!("{key} must be true or false"))),
        }
    }

    /// As [`Reader::string`], without the line, which takes a look at all lines before it: a list
    /// may have thousands of texts.
    ///
    /// # Errors
    ///
    /// When it is no text.
    pub fn plain<'v>(&self, key: &str, value: &'v Value<'_>) -> Result<&'v str, String> {
        match value.get_ref() {
            DeValue::String(it) => Ok(it),
            _ => Err(self.fault(value.span(), &format!("{key} is to be a text in quotes"))),
        }
    }

    /// The table that `value` is; it stands at `key` and has what `example` shows.
    ///
    /// # Errors
    ///
    /// When it is no table.
    pub fn section<'v, 't>(
        &self,
        key: &str,
        example: &str,
        value: &'v Value<'t>,
    ) -> Result<&'v DeTable<'t>, String> {
        match value.get_ref() {
            DeValue::Table(it) => Ok(it),
            _ => Err(self.fault(value.span(), &format!("{key} is to be a table: {example}"))),
        }
    }

    /// The list that `value` is; it stands at `key` and is written as `example` shows.
    ///
    /// # Errors
    ///
    /// When it is no list.
    pub fn list<'v, 't>(
        &self,
        key: &str,
        example: &str,
        value: &'v Value<'t>,
    ) -> Result<&'v [Value<'t>], String> {
        if let DeValue::Array(it) = value.get_ref() {
            return Ok(it);
        }
        let problem = format!("{key} is to be a list: {key} = {example}");
        Err(self.fault(value.span(), &problem))
    }
}
