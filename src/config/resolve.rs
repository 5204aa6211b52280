//! Settings files laid over each other, and what they come to for a path. Does no IO.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::vocabulary::Vocabulary;
use crate::config::changes::{Changes, Parameters};
use crate::config::file::ConfigFile;
use crate::config::origin::{Origin, Sourced};
use crate::config::overrides::Override;
use crate::rules::catalog::Catalog;
use crate::rules::profile::{self, Profile};
use crate::rules::rule::Rule;
use crate::text::byte_size::ByteSize;
use crate::text::language::Expected;

/// The profile of those who name none.
pub const PROFILE: &str = "standard";

/// A settings file and those that it extends.
#[derive(Clone, Default)]
pub struct ConfigLayers {
    /// The files, each laid over those before it.
    pub files: Vec<ConfigFile>,
    /// The file that was found, for showing; none if there is none.
    pub path: Option<String>,
    /// The rules that are built in, and the house's own.
    pub catalog: Catalog,
    /// The folders of the house's own, as absolute paths.
    pub folders: Vec<PathBuf>,
}

/// What is in force for a draft.
#[derive(Clone)]
pub struct ResolvedConfig {
    /// The rules, with the parameters that they have here.
    pub catalog: Catalog,
    /// The level of every rule.
    pub profile: Profile,
    /// What named the profile.
    pub named_by: Origin,
    /// What set the level, by the names of the rules.
    pub origins: BTreeMap<String, Origin>,
    /// The parameters that settings laid over the rules' own, by the names of the rules.
    pub parameters: BTreeMap<String, Parameters>,
}

impl ConfigLayers {
    /// What `of` finds in the last of the files that has it.
    pub(in crate::config) fn last<'s, T>(
        &'s self,
        of: impl Fn(&'s ConfigFile) -> Option<&'s T>,
    ) -> Option<&'s T> {
        self.files.iter().rev().find_map(of)
    }

    /// The words of every file together.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        // Where two files use one name for two sources, the nearer counts.
        for file in self.files.iter().rev() {
            file.vocabulary.add_to(&mut vocabulary);
        }
        vocabulary
    }

    /// Whether preview rules are reported, as the last file says that speaks of it.
    #[must_use]
    pub fn preview(&self) -> Option<&Sourced<bool>> {
        self.last(|it| it.preview.as_ref())
    }

    /// The texts of front matter that are read: as the last file says that names some.
    #[must_use]
    pub fn frontmatter(&self) -> Option<&Sourced<Vec<String>>> {
        self.last(|it| it.frontmatter.as_ref())
    }

    /// The file of the baseline, as the last file says that names one.
    #[must_use]
    pub fn baseline(&self) -> Option<&Sourced<PathBuf>> {
        self.last(|it| it.baseline.as_ref())
    }

    /// The table of word frequencies: as the last file says that names one.
    #[must_use]
    pub fn frequencies(&self) -> Option<&Sourced<PathBuf>> {
        self.last(|it| it.frequencies.as_ref())
    }

    /// How long a draft may be: as the last file says that speaks of it.
    #[must_use]
    pub fn max_size(&self) -> Option<&Sourced<ByteSize>> {
        self.last(|it| it.max_size.as_ref())
    }

    /// Which overrides hold for a draft at the absolute path `path`, by their number.
    #[must_use]
    pub fn overrides(&self, path: &Path) -> Vec<usize> {
        let all = self.all_overrides().enumerate();
        let fitting = all.filter(|it| it.1.files.globs.fit(path));
        fitting.map(|it| it.0).collect()
    }

    fn all_overrides(&self) -> impl Iterator<Item = &Override> {
        self.files.iter().flat_map(|it| &it.overrides)
    }

    /// What drafts are taken to be written in where these `overrides` hold.
    #[must_use]
    pub fn language(&self, overrides: &[usize]) -> Option<&Sourced<Expected>> {
        let of_files = self.last(|it| it.language.as_ref());
        let all = self.all_overrides().enumerate();
        let holding = all.filter(|it| overrides.contains(&it.0));
        holding.fold(of_files, |told, it| it.1.language.as_ref().or(told))
    }

    /// What is in force where these `overrides` hold. The profile `typed` on the command line
    /// counts more than any in the files; what the files say of rules is laid over either. Preview
    /// rules are reported where the command line or a file asks for the `preview`.
    ///
    /// # Errors
    ///
    /// Names the nearest profile if none is called as `typed`, or the parameters that a rule cannot
    /// have together.
    pub fn resolve(
        &self,
        overrides: &[usize],
        typed: Option<&str>,
        preview: bool,
    ) -> Result<ResolvedConfig, String> {
        let all = self.all_overrides().enumerate();
        let holding: Vec<&Override> = all
            .filter(|it| overrides.contains(&it.0))
            .map(|it| it.1)
            .collect();
        let files = self.files.iter().map(|it| &it.rules);
        let layers: Vec<&Changes> = files.chain(holding.iter().map(|it| &it.rules)).collect();
        let typed = typed.map(|it| Sourced {
            value: it.to_owned(),
            origin: Origin::CommandLine,
        });
        let of_overrides = holding.iter().rev().find_map(|it| it.profile.clone());
        let of_files = self.files.iter().rev().find_map(|it| it.profile.clone());
        let named = typed.or(of_overrides).or(of_files).unwrap_or(Sourced {
            value: PROFILE.to_owned(),
            origin: Origin::Default,
        });
        let mut profile = Profile::embedded(&named.value, &self.catalog)?;
        profile.preview |= preview || self.preview().is_some_and(|it| it.value);
        let mut in_force = ResolvedConfig {
            catalog: self.catalog.clone(),
            profile,
            named_by: named.origin,
            origins: BTreeMap::new(),
            parameters: BTreeMap::new(),
        };
        for rule in &self.catalog.rules {
            let origin = in_force.set_level(rule, &layers);
            in_force.origins.insert(rule.id.clone(), origin);
        }
        for rule in &mut in_force.catalog.rules {
            let parameters = parameters(rule, &layers);
            if !parameters.is_empty() {
                *rule = Arc::new(changed(rule, &parameters, &self.catalog)?);
                in_force.parameters.insert(rule.id.clone(), parameters);
            }
        }
        Ok(in_force)
    }
}

impl ResolvedConfig {
    /// Sets the level of `rule` as the last of `layers` says that speaks of it; in one table its
    /// name counts before its group's. What set it.
    fn set_level(&mut self, rule: &Rule, layers: &[&Changes]) -> Origin {
        let change = |layer: &Changes, name: &str| {
            let change = layer.get(name)?;
            let origin = change.level.as_ref().map(|it| &it.origin);
            let origin = origin
                .or(change.grade.as_ref().map(|it| &it.origin))?
                .clone();
            let level = change.level.as_ref().map(|it| it.value);
            let grade = change.grade.as_ref().map(|it| it.value);
            Some((profile::Change { level, grade }, origin))
        };
        let by_name = |it: &&Changes| change(it, &rule.id).map(|it| (true, it));
        let by_group = |it: &&Changes| change(it, &rule.group).map(|it| (false, it));
        let named = |it: &&Changes| by_name(it).or_else(|| by_group(it));
        match layers.iter().rev().find_map(named) {
            // A group does not ask for its preview rules.
            Some((false, _)) if rule.is_preview() && !self.profile.preview => Origin::Rule,
            Some((_, (change, origin))) => {
                self.profile.set(&rule.id, change);
                origin
            }
            None if self.profile.names(rule) => Origin::Profile(self.profile.name.clone()),
            None => Origin::Rule,
        }
    }
}

/// What `layers` say of the parameters of `rule`: of each the last that speaks of it, in one table
/// its name before its group's.
fn parameters(rule: &Rule, layers: &[&Changes]) -> Parameters {
    let names = [&rule.group, &rule.id];
    let changes = layers
        .iter()
        .flat_map(|layer| names.into_iter().filter_map(|it| layer.get(it)));
    let all = changes.flat_map(|it| &it.parameters);
    all.filter(|it| rule.parameter(it.0).is_some())
        .map(|it| (it.0.clone(), it.1.clone()))
        .collect()
}

/// `rule` with `parameters`, each of which it can have alone.
fn changed(rule: &Rule, parameters: &Parameters, catalog: &Catalog) -> Result<Rule, String> {
    let values = parameters.iter();
    let values = values.map(|it| (it.0.clone(), it.1.value.clone()));
    rule.with(&values.collect(), &catalog.lexicons)
        .map_err(|it| {
            let origins: Vec<String> = parameters
                .values()
                .map(|it| it.origin.to_string())
                .collect();
            let origins = origins.join(", ");
            format!(
                "{}, with the parameters of {origins}: {}",
                rule.id, it.problem
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The level of `rule` and its origin for `/house/PATH`, under `files`, the base first.
    fn check(files: &[&str], typed: Option<&str>, path: &str, rule: &str, expected: &str) {
        let catalog = Catalog::embedded().expect("the built-in rules load");
        let root = Path::new("/house");
        let named = files.iter().zip(["base.toml", "copydesk.toml"]);
        let parsed = named.map(|(text, name)| ConfigFile::parse(name, root, text, &catalog));
        let settings = ConfigLayers {
            files: parsed
                .collect::<Result<_, _>>()
                .expect("the files are right"),
            catalog,
            ..ConfigLayers::default()
        };
        let overrides = settings.overrides(&root.join(path));
        let in_force = settings.resolve(&overrides, typed, false);
        let in_force = in_force.expect("the profile exists");
        let known = settings.catalog.rule(rule).expect("the rule exists");
        let level = in_force.profile.severities(known);
        assert_eq!(format!("{level}, {}", in_force.origins[rule]), expected);
    }

    #[test]
    fn what_is_nearer_counts() {
        let rule = "pronoun-source";
        check(&[], None, "a.md", rule, "info, default");
        check(
            &["profile = \"docs\""],
            None,
            "a.md",
            rule,
            "off, profile docs",
        );
        check(
            &["profile = \"docs\"", "profile = \"news\""],
            None,
            "a.md",
            rule,
            "info, default",
        );
        let base = "[rules]\npronoun-source = \"error\"\nattribution = \"info\"\n";
        check(&[base], None, "a.md", rule, "error, base.toml:2");
        check(
            &[base],
            None,
            "a.md",
            "anonymous-source",
            "info, base.toml:3",
        );
        check(&[base], Some("docs"), "a.md", rule, "error, base.toml:2");
        let over = "[rules]\nattribution = \"off\"\n";
        check(&[base, over], None, "a.md", rule, "off, copydesk.toml:2");
    }

    /// What is laid over the parameters of `rule` for `/house/PATH`, with its origin.
    fn check_parameters(file: &str, path: &str, rule: &str, expected: &[&str]) {
        let catalog = Catalog::embedded().expect("the built-in rules load");
        let root = Path::new("/house");
        let file = ConfigFile::parse("copydesk.toml", root, file, &catalog);
        let settings = ConfigLayers {
            files: vec![file.expect("the file is right")],
            catalog,
            ..ConfigLayers::default()
        };
        let in_force = settings.resolve(&settings.overrides(&root.join(path)), None, false);
        let in_force = in_force.expect("the parameters go together");
        let told = in_force.parameters.get(rule).into_iter().flatten();
        let told = told.map(|(name, it)| format!("{name} = {}, {}", it.value, it.origin));
        assert_eq!(told.collect::<Vec<_>>(), expected);
        let (own, here) = (settings.catalog.rule(rule), in_force.catalog.rule(rule));
        let (own, here) = own.zip(here).expect("the rule exists");
        assert_eq!(own.is(here), expected.is_empty());
    }

    #[test]
    fn parameters_are_laid_over_those_of_the_rule() {
        let file = "[rules.duplication]\nalike = 0.25\n\
            [rules.repeated-heading]\nalike = 0.75\n\
            [[overrides]]\nfiles = [\"old/\"]\nrules.duplication.alike = 1.0\n\
            rules.repeated-opening.words = 5\n";
        let heading = "repeated-heading";
        check_parameters(file, "a.md", heading, &["alike = 0.75, copydesk.toml:4"]);
        check_parameters(file, "old/a.md", heading, &["alike = 1.0, copydesk.toml:7"]);
        check_parameters(
            file,
            "a.md",
            "copied-passage",
            &["alike = 0.25, copydesk.toml:2"],
        );
        check_parameters(file, "a.md", "repeated-opening", &[]);
        let opening = &["words = 5, copydesk.toml:8"];
        check_parameters(file, "old/a.md", "repeated-opening", opening);
        check_parameters(file, "old/a.md", "doubled-word", &[]);
    }

    #[test]
    fn overrides_hold_for_their_drafts() {
        let file = "[[overrides]]\nfiles = [\"old/\"]\nprofile = \"docs\"\n\
            [overrides.rules]\nanonymous-source = \"info\"\n\
            [[overrides]]\nfiles = [\"old/a.md\"]\nrules.anonymous-source = \"error\"\n";
        let rule = "anonymous-source";
        check(&[file], None, "a.md", rule, "warning, default");
        check(&[file], None, "old/b.md", rule, "info, base.toml:5");
        check(&[file], None, "old/a.md", rule, "error, base.toml:8");
        check(
            &[file],
            None,
            "old/b.md",
            "pronoun-source",
            "off, profile docs",
        );
        check(
            &[file],
            Some("news"),
            "old/b.md",
            "pronoun-source",
            "info, default",
        );
    }
}
