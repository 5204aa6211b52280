//! One settings file: its text into settings, each section by its own module. Knows no path it
//! speaks of.

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use crate::config::changes::{self, Changes};
use crate::config::formats::{self, Formats};
use crate::config::frontmatter;
use crate::config::language;
use crate::config::max_size;
use crate::config::origin::Sourced;
use crate::config::overrides::{self, Override};
use crate::config::patterns::{self, Patterns};
use crate::config::reader::Reader;
use crate::config::rule_dirs;
use crate::config::vocabulary::{self, Words};
use crate::rules::catalog::Catalog;
use crate::text::byte_size::ByteSize;
use crate::text::language::Expected;

/// What one settings file says.
#[derive(Clone, Debug, Default)]
pub struct ConfigFile {
    /// The settings file that this one is laid over.
    pub extends: Option<Sourced<String>>,
    /// The folders of a house's own rules, below this file's.
    pub rule_dirs: Vec<Sourced<String>>,
    /// The name of a profile.
    pub profile: Option<Sourced<String>>,
    /// What drafts are taken to be written in.
    pub language: Option<Sourced<Expected>>,
    /// Whether preview rules are reported.
    pub preview: Option<Sourced<bool>>,
    /// Of the drafts in a folder, these alone.
    pub include: Option<Sourced<Patterns>>,
    /// Of the drafts in a folder, not these.
    pub exclude: Option<Sourced<Patterns>>,
    /// Whether drafts are left out that are named, too.
    pub force_exclude: Option<Sourced<bool>>,
    /// Whether what is seldom a draft is left out: licences, vendored and generated files.
    pub default_exclude: Option<Sourced<bool>>,
    /// The markup of drafts by their endings.
    pub formats: Formats,
    /// The file of the baseline.
    pub baseline: Option<Sourced<PathBuf>>,
    /// Levels and parameters for every draft.
    pub rules: Changes,
    /// What is different for some.
    pub overrides: Vec<Override>,
    /// Sources, boilerplate, and words that are never flagged.
    pub vocabulary: Words,
    /// The texts of front matter that are read.
    pub frontmatter: Option<Sourced<Vec<String>>>,
    /// A table of the house's word frequencies.
    pub frequencies: Option<Sourced<PathBuf>>,
    /// How long a draft may be.
    pub max_size: Option<Sourced<ByteSize>>,
}

/// The keys that one may have.
pub const KEYS: &[&str] = &[
    "extends",
    "rule-dirs",
    "profile",
    "language",
    "preview",
    "include",
    "exclude",
    "force-exclude",
    "default-exclude",
    "formats",
    "baseline",
    "rules",
    "overrides",
    "vocabulary",
    "frontmatter",
    "frequencies",
    "max-size",
];

impl ConfigFile {
    /// Reads as much of `text`, the file shown as `path`, as says what to read before it: the rest
    /// may name the rules that are found there.
    ///
    /// # Errors
    ///
    /// As [`ConfigFile::parse`].
    pub fn opening(path: &str, root: &Path, text: &str, catalog: &Catalog) -> Result<Self, String> {
        let reader = Reader {
            path,
            root,
            text,
            catalog,
        };
        let mut file = Self::default();
        for (key, value) in reader.table()?.get_ref() {
            match key.get_ref().as_ref() {
                "extends" => file.extends = Some(reader.string("extends", value)?),
                "rule-dirs" => file.rule_dirs = rule_dirs::read(&reader, value)?,
                _ => {}
            }
        }
        Ok(file)
    }

    /// Reads `text`, the file shown as `path`, whose globs speak of paths below `root`.
    ///
    /// # Errors
    ///
    /// Names the file, the line and what is wrong there, with the nearest known name.
    pub fn parse(path: &str, root: &Path, text: &str, catalog: &Catalog) -> Result<Self, String> {
        let reader = Reader {
            path,
            root,
            text,
            catalog,
        };
        let table = reader.table()?;
        let table = table.get_ref();
        reader.keys(table, KEYS)?;
        let mut file = Self::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "extends" => file.extends = Some(reader.string("extends", value)?),
                "rule-dirs" => file.rule_dirs = rule_dirs::read(&reader, value)?,
                "profile" => file.profile = Some(changes::profile(&reader, value)?),
                "language" => file.language = Some(language::read(&reader, value)?),
                "preview" => file.preview = Some(reader.flag("preview", value)?),
                "include" => file.include = Some(patterns::read(&reader, "include", value)?),
                "exclude" => file.exclude = Some(patterns::read(&reader, "exclude", value)?),
                "force-exclude" => {
                    file.force_exclude = Some(reader.flag("force-exclude", value)?);
                }
                "default-exclude" => {
                    file.default_exclude = Some(reader.flag("default-exclude", value)?);
                }
                "formats" => file.formats = formats::read(&reader, value)?,
                "baseline" => {
                    let path = reader.string("baseline", value)?;
                    file.baseline = Some(path.map(PathBuf::from));
                }
                "rules" => file.rules = changes::read(&reader, value)?,
                "vocabulary" => file.vocabulary = vocabulary::read(&reader, value)?,
                "frontmatter" => file.frontmatter = frontmatter::read(&reader, value)?,
                "frequencies" => {
                    let path = reader.string("frequencies", value)?;
                    file.frequencies = Some(path.map(PathBuf::from));
                }
                "max-size" => file.max_size = Some(max_size::read(&reader, value)?),
                // The keys are known, so it is the last.
                _ => file.overrides = overrides::read(&reader, value)?,
            }
        }
        Ok(file)
    }
}
