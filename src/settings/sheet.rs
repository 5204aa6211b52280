//! One settings file: its text into settings, each section by its own module. Knows no path it
//! speaks of.

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use crate::rules::catalog::Catalog;
use crate::settings::changes::{self, Changes};
use crate::settings::formats::{self, Formats};
use crate::settings::frontmatter;
use crate::settings::language;
use crate::settings::max_size;
use crate::settings::origin::Told;
use crate::settings::overrides::{self, Override};
use crate::settings::patterns::{self, Patterns};
use crate::settings::reader::Reader;
use crate::settings::rule_dirs;
use crate::settings::vocabulary::{self, Words};
use crate::text::byte_size::ByteSize;
use crate::text::language::Expected;

/// What one settings file says.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The settings file that this one is laid over.
    pub extends: Option<Told<String>>,
    /// The folders of a house's own rules, below this file's.
    pub rule_dirs: Vec<Told<String>>,
    /// The name of a profile.
    pub profile: Option<Told<String>>,
    /// What drafts are taken to be written in.
    pub language: Option<Told<Expected>>,
    /// Whether preview rules are reported.
    pub preview: Option<Told<bool>>,
    /// Of the drafts in a folder, these alone.
    pub include: Option<Told<Patterns>>,
    /// Of the drafts in a folder, not these.
    pub exclude: Option<Told<Patterns>>,
    /// Whether drafts are left out that are named, too.
    pub force_exclude: Option<Told<bool>>,
    /// Whether what is seldom a draft is left out: licences, vendored and generated files.
    pub default_exclude: Option<Told<bool>>,
    /// The markup of drafts by their endings.
    pub formats: Formats,
    /// The file of the baseline.
    pub baseline: Option<Told<PathBuf>>,
    /// Levels and parameters for every draft.
    pub rules: Changes,
    /// What is different for some.
    pub overrides: Vec<Override>,
    /// Sources, boilerplate, and words that are never flagged.
    pub vocabulary: Words,
    /// The texts of front matter that are read.
    pub frontmatter: Option<Told<Vec<String>>>,
    /// A table of the house's word frequencies.
    pub frequencies: Option<Told<PathBuf>>,
    /// How long a draft may be.
    pub max_size: Option<Told<ByteSize>>,
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

impl Sheet {
    /// Reads as much of `text`, the file shown as `path`, as says what to read before it: the rest
    /// may name the rules that are found there.
    ///
    /// # Errors
    ///
    /// As [`Sheet::parse`].
    pub fn opening(path: &str, root: &Path, text: &str, catalog: &Catalog) -> Result<Self, String> {
        let reader = Reader {
            path,
            root,
            text,
            catalog,
        };
        let mut sheet = Self::default();
        for (key, value) in reader.table()?.get_ref() {
            match key.get_ref().as_ref() {
                "extends" => sheet.extends = Some(reader.string("extends", value)?),
                "rule-dirs" => sheet.rule_dirs = rule_dirs::read(&reader, value)?,
                _ => {}
            }
        }
        Ok(sheet)
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
        let mut sheet = Self::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "extends" => sheet.extends = Some(reader.string("extends", value)?),
                "rule-dirs" => sheet.rule_dirs = rule_dirs::read(&reader, value)?,
                "profile" => sheet.profile = Some(changes::profile(&reader, value)?),
                "language" => sheet.language = Some(language::read(&reader, value)?),
                "preview" => sheet.preview = Some(reader.flag("preview", value)?),
                "include" => sheet.include = Some(patterns::read(&reader, "include", value)?),
                "exclude" => sheet.exclude = Some(patterns::read(&reader, "exclude", value)?),
                "force-exclude" => {
                    sheet.force_exclude = Some(reader.flag("force-exclude", value)?);
                }
                "default-exclude" => {
                    sheet.default_exclude = Some(reader.flag("default-exclude", value)?);
                }
                "formats" => sheet.formats = formats::read(&reader, value)?,
                "baseline" => {
                    let file = reader.string("baseline", value)?;
                    sheet.baseline = Some(file.map(PathBuf::from));
                }
                "rules" => sheet.rules = changes::read(&reader, value)?,
                "vocabulary" => sheet.vocabulary = vocabulary::read(&reader, value)?,
                "frontmatter" => sheet.frontmatter = frontmatter::read(&reader, value)?,
                "frequencies" => {
                    let file = reader.string("frequencies", value)?;
                    sheet.frequencies = Some(file.map(PathBuf::from));
                }
                "max-size" => sheet.max_size = Some(max_size::read(&reader, value)?),
                // The keys are known, so it is the last.
                _ => sheet.overrides = overrides::read(&reader, value)?,
            }
        }
        Ok(sheet)
    }
}
