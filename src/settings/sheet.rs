//! One settings file: its text into settings, each with its line. Knows no path it speaks of.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::rules::catalog::{Catalog, nearest};
use crate::rules::profile::{Level, Profile};
use crate::settings::globs::Globs;
use crate::settings::origin::{Origin, Told};

/// Levels by the names of rules and groups.
pub type Levels = BTreeMap<String, Told<Level>>;

/// What one settings file says.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The settings file that this one is laid over.
    pub extends: Option<Told<String>>,
    /// The name of a profile.
    pub profile: Option<Told<String>>,
    /// Of the drafts in a folder, these alone.
    pub include: Option<Told<Patterns>>,
    /// Of the drafts in a folder, not these.
    pub exclude: Option<Told<Patterns>>,
    /// Levels for every draft.
    pub rules: Levels,
    /// What is different for some.
    pub overrides: Vec<Override>,
}

/// Globs, and how they were written.
#[derive(Clone, Debug)]
pub struct Patterns {
    /// As they were written.
    pub written: Vec<String>,
    /// As they are read.
    pub globs: Globs,
}

/// What is different for some drafts.
#[derive(Clone, Debug)]
pub struct Override {
    /// Which drafts.
    pub files: Patterns,
    /// The name of a profile.
    pub profile: Option<Told<String>>,
    /// Levels.
    pub rules: Levels,
}

const KEYS: &[&str] = &[
    "extends",
    "profile",
    "include",
    "exclude",
    "rules",
    "overrides",
];

const OVERRIDE_KEYS: &[&str] = &["files", "profile", "rules"];

const LEVELS: [(&str, Level); 4] = [
    ("off", Level::Off),
    ("info", Level::Info),
    ("warning", Level::Warning),
    ("error", Level::Error),
];

type Value<'t> = Spanned<DeValue<'t>>;

impl Sheet {
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
        let table = DeTable::parse(text).map_err(|it| {
            let problem: Vec<&str> = it.message().lines().map(str::trim).collect();
            reader.fault(it.span().unwrap_or(0..0), &problem.join("; "))
        })?;
        let table = table.get_ref();
        reader.keys(table, KEYS)?;
        let mut sheet = Self::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "extends" => sheet.extends = Some(reader.string("extends", value)?),
                "profile" => sheet.profile = Some(reader.profile(value)?),
                "include" => sheet.include = Some(reader.patterns("include", value)?),
                "exclude" => sheet.exclude = Some(reader.patterns("exclude", value)?),
                "rules" => sheet.rules = reader.levels(value)?,
                _ => sheet.overrides = reader.overrides(value)?,
            }
        }
        Ok(sheet)
    }
}

/// What reading a file needs to know.
struct Reader<'r> {
    path: &'r str,
    root: &'r Path,
    text: &'r str,
    catalog: &'r Catalog,
}

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().iter().take(at);
        1 + before.filter(|it| **it == b'\n').count()
    }

    fn fault(&self, at: Range<usize>, problem: &str) -> String {
        format!("{}:{}: {problem}", self.path, self.line(at.start))
    }

    fn told<T>(&self, value: T, at: Range<usize>) -> Told<T> {
        let origin = Origin::File {
            path: self.path.to_owned(),
            line: self.line(at.start),
        };
        Told { value, origin }
    }

    /// Refuses the keys of `table` that are not `known`.
    fn keys(&self, table: &DeTable<'_>, known: &[&str]) -> Result<(), String> {
        let unknown = table
            .keys()
            .find(|it| !known.contains(&it.get_ref().as_ref()));
        let Some(key) = unknown else {
            return Ok(());
        };
        let hint = match nearest(key.get_ref(), known.iter().copied()) {
            Some(it) => format!("; is “{it}” meant?"),
            None => format!(" (there are {})", known.join(", ")),
        };
        let problem = format!("no setting is called “{}”{hint}", key.get_ref());
        Err(self.fault(key.span(), &problem))
    }

    fn string(&self, key: &str, value: &Value<'_>) -> Result<Told<String>, String> {
        match value.get_ref() {
            DeValue::String(it) => Ok(self.told(it.to_string(), value.span())),
            _ => Err(self.fault(value.span(), &format!("{key} is to be a text in quotes"))),
        }
    }

    fn profile(&self, value: &Value<'_>) -> Result<Told<String>, String> {
        let name = self.string("profile", value)?;
        match Profile::embedded(&name.value, self.catalog) {
            Ok(_) => Ok(name),
            Err(it) => Err(self.fault(value.span(), &it)),
        }
    }

    fn patterns(&self, key: &str, value: &Value<'_>) -> Result<Told<Patterns>, String> {
        let DeValue::Array(list) = value.get_ref() else {
            let problem = format!("{key} is to be a list of globs: {key} = [\"archive/\"]");
            return Err(self.fault(value.span(), &problem));
        };
        let mut written = Vec::new();
        for it in list {
            let pattern = self.string(&format!("a glob of {key}"), it)?.value;
            // Each alone first, so that the line of the broken one is told.
            Globs::new(self.root, std::slice::from_ref(&pattern))
                .map_err(|problem| self.fault(it.span(), &problem))?;
            written.push(pattern);
        }
        let globs = Globs::new(self.root, &written);
        let globs = globs.map_err(|it| self.fault(value.span(), &it))?;
        Ok(self.told(Patterns { written, globs }, value.span()))
    }

    fn levels(&self, value: &Value<'_>) -> Result<Levels, String> {
        let DeValue::Table(table) = value.get_ref() else {
            let problem = "rules is to be a table: rules and groups with their levels";
            return Err(self.fault(value.span(), problem));
        };
        let mut levels = Levels::new();
        for (key, value) in table {
            let name = key.get_ref();
            if !self.catalog.knows(name) {
                let hint = self.catalog.nearest(name);
                let hint = hint.map_or("; `copydesk rules` lists them".to_owned(), |it| {
                    format!("; is “{it}” meant?")
                });
                let problem = format!("no rule or group is called “{name}”{hint}");
                return Err(self.fault(key.span(), &problem));
            }
            levels.insert(name.to_string(), self.level(name, value)?);
        }
        Ok(levels)
    }

    fn level(&self, rule: &str, value: &Value<'_>) -> Result<Told<Level>, String> {
        let written = self.string(&format!("the level of {rule}"), value)?.value;
        if let Some((_, level)) = LEVELS.iter().find(|it| it.0 == written) {
            return Ok(self.told(*level, value.span()));
        }
        let names = LEVELS.map(|it| it.0);
        let hint = nearest(&written, names.into_iter());
        let hint = hint
            .map(|it| format!("; is “{it}” meant?"))
            .unwrap_or_default();
        let known = names.join(", ");
        let problem = format!("no level is called “{written}”{hint} (there are {known})");
        Err(self.fault(value.span(), &problem))
    }

    fn overrides(&self, value: &Value<'_>) -> Result<Vec<Override>, String> {
        let shape = "overrides are to be tables, each below a line [[overrides]]";
        let DeValue::Array(list) = value.get_ref() else {
            return Err(self.fault(value.span(), shape));
        };
        let mut overrides = Vec::new();
        for it in list {
            let DeValue::Table(table) = it.get_ref() else {
                return Err(self.fault(it.span(), shape));
            };
            self.keys(table, OVERRIDE_KEYS)?;
            let (mut files, mut profile, mut rules) = (None, None, Levels::new());
            for (key, value) in table {
                match key.get_ref().as_ref() {
                    "files" => files = Some(self.patterns("files", value)?.value),
                    "profile" => profile = Some(self.profile(value)?),
                    _ => rules = self.levels(value)?,
                }
            }
            let Some(files) = files else {
                let problem = "an override is to say for which drafts: files = [\"archive/\"]";
                return Err(self.fault(it.span(), problem));
            };
            overrides.push(Override {
                files,
                profile,
                rules,
            });
        }
        Ok(overrides)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(), &str>) {
        let catalog = Catalog::embedded().expect("the built-in rules load");
        let parsed = Sheet::parse("copydesk.toml", Path::new("/house"), text, &catalog);
        match (parsed, expected) {
            (Ok(_), Ok(())) => {}
            (Err(problem), Err(expected)) => assert_eq!(problem, expected, "{text}"),
            (found, _) => panic!("{text}: {found:?}, not {expected:?}"),
        }
    }

    #[test]
    fn what_is_known_is_read() {
        check("", Ok(()));
        check("profile = \"news\"\nexclude = [\"old/\"]\n", Ok(()));
        check(
            "[rules]\nclaims = \"off\"\ndoubled-word = \"info\"\n",
            Ok(()),
        );
        check(
            "[[overrides]]\nfiles = [\"*.txt\"]\nprofile = \"docs\"\nrules.claims = \"info\"\n",
            Ok(()),
        );
    }

    #[test]
    fn the_file_of_init_is_right_with_its_examples_and_without() {
        let written = crate::embedded::text("init.toml");
        check(written, Ok(()));
        let is_example = |it: &&str| it.contains('=') || it.starts_with("[[");
        let lines = written.lines().map(|it| {
            let inner = it.strip_prefix("# ").unwrap_or(it);
            if is_example(&inner) { inner } else { it }
        });
        let used: Vec<&str> = lines.collect();
        check(&used.join("\n"), Ok(()));
        let known: Vec<&str> = KEYS.iter().chain(OVERRIDE_KEYS).copied().collect();
        assert!(known.iter().all(|it| written.contains(it)));
    }

    #[test]
    fn mistakes_are_told_with_their_line_and_the_nearest_name() {
        for (text, expected) in [
            (
                "\nprofil = \"news\"\n",
                "copydesk.toml:2: no setting is called “profil”; is “profile” meant?",
            ),
            (
                "profile = \"new\"",
                "copydesk.toml:1: no profile is called “new”; is “news” meant? \
                 (there are all, docs, news, standard)",
            ),
            (
                "[rules]\n# why\nclaim = \"off\"\n",
                "copydesk.toml:3: no rule or group is called “claim”; is “claims” meant?",
            ),
            (
                "[rules]\nclaims = \"warn\"\n",
                "copydesk.toml:2: no level is called “warn”; is “warning” meant? \
                 (there are off, info, warning, error)",
            ),
            (
                "[rules]\nclaims = true\n",
                "copydesk.toml:2: the level of claims is to be a text in quotes",
            ),
            (
                "exclude = \"old/\"",
                "copydesk.toml:1: exclude is to be a list of globs: exclude = [\"archive/\"]",
            ),
            (
                "[[overrides]]\nfile = []\n",
                "copydesk.toml:2: no setting is called “file”; is “files” meant?",
            ),
            (
                "\n[[overrides]]\nrules.claims = \"off\"\n",
                "copydesk.toml:2: an override is to say for which drafts: files = [\"archive/\"]",
            ),
            (
                "overrides = 3",
                "copydesk.toml:1: overrides are to be tables, each below a line [[overrides]]",
            ),
            (
                "rules = 3",
                "copydesk.toml:1: rules is to be a table: rules and groups with their levels",
            ),
        ] {
            check(text, Err(expected));
        }
    }
}
