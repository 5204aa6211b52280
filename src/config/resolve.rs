//! Merges configuration files, and works out the configuration that applies to a draft. Does no IO.

mod vocabulary;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use toml::Spanned;

use crate::config::file::ConfigFile;
use crate::config::origin::{Origin, Sourced};
use crate::config::rules::RuleTable;
use crate::config::settings::{Override, Settings};
use crate::config::value::{ProfileName, Setting};
use crate::error::Error;
use crate::rules::catalog::Catalog;
use crate::rules::profile::{self, Profile};
use crate::rules::rule::Rule;
use crate::text::language::ExpectedLanguage;
use crate::text::markup::Markup;

/// The name of the default profile.
pub const PROFILE: &str = "standard";

/// A configuration file and the files that it extends.
#[derive(Clone, Default)]
pub struct ConfigLayers {
    /// The files. Each file overrides the files before it.
    pub files: Vec<ConfigFile>,
    /// The path of the configuration file that was found, as messages show it, if there is one.
    pub path: Option<String>,
    /// The built-in rules and the project's own rules.
    pub catalog: Catalog,
    /// The folders of the project's own rules, as absolute paths.
    pub folders: Vec<PathBuf>,
}

/// The parameters of a rule, by name.
pub type Parameters = BTreeMap<String, Sourced<toml::Value>>;

/// The table `rules` of a configuration file or of one of its overrides, with the file.
type Layer<'l> = (&'l ConfigFile, &'l RuleTable);

/// The configuration that applies to a draft.
#[derive(Clone)]
pub struct ResolvedConfig {
    /// The rules with the parameters that apply to the draft.
    pub catalog: Catalog,
    /// The level of every rule.
    pub profile: Profile,
    /// The origin of the profile.
    pub named_by: Origin,
    /// The origins of the levels, by rule.
    pub origins: BTreeMap<String, Origin>,
    /// The parameters that settings override, by rule.
    pub parameters: BTreeMap<String, Parameters>,
}

impl ConfigLayers {
    /// Returns the value of the setting that `of` selects, from the last file that sets it.
    pub fn last<'s, T: 's>(
        &'s self,
        of: impl Fn(&'s Settings) -> &'s Setting<T>,
    ) -> Option<Sourced<&'s T>> {
        let mut files = self.files.iter().rev();
        files.find_map(|file| {
            of(&file.settings)
                .get()
                .map(|setting| file.sourced(setting))
        })
    }

    /// Returns the indices of the overrides that apply to a draft at the absolute path `path`.
    pub fn overrides(&self, path: &Path) -> Vec<usize> {
        let all = self.all_overrides().enumerate();
        let matching = all.filter(|(_, (file, overriding))| overriding.files.fit(&file.root, path));
        matching.map(|(number, _)| number).collect()
    }

    fn all_overrides(&self) -> impl Iterator<Item = (&ConfigFile, &Override)> {
        self.files.iter().flat_map(|file| {
            let overrides = file.settings.overrides.iter();
            overrides.map(move |overriding| (file, overriding))
        })
    }

    /// Returns the overrides with the indices `numbers`, each with its file.
    fn holding(&self, numbers: &[usize]) -> Vec<(&ConfigFile, &Override)> {
        let all = self.all_overrides().enumerate();
        let holding = all.filter(|(number, _)| numbers.contains(number));
        holding.map(|(_, overriding)| overriding).collect()
    }

    /// Returns the language setting of drafts to which the overrides at `overrides` apply.
    pub fn language(&self, overrides: &[usize]) -> Option<ExpectedLanguage> {
        let holding = self.holding(overrides);
        let mut of_overrides = holding
            .iter()
            .rev()
            .filter_map(|(_, overriding)| overriding.language.get());
        let of_overrides = of_overrides.next().map(|expected| *expected.get_ref());
        of_overrides.or_else(|| {
            self.last(|settings| &settings.language)
                .map(|expected| *expected.value)
        })
    }

    /// Returns the markup that the overrides with the indices `overrides` set. If several of them
    /// set a markup, the last takes precedence.
    pub fn markup(&self, overrides: &[usize]) -> Option<Markup> {
        let holding = self.holding(overrides);
        let mut of_overrides = holding
            .iter()
            .rev()
            .filter_map(|(_, overriding)| overriding.markup.get());
        of_overrides.next().map(|markup| *markup.get_ref())
    }

    /// Returns the configuration of a draft to which the overrides with the indices `overrides`
    /// apply. The profile `typed`, from the command line, takes precedence over the profiles that
    /// the files name. Levels that the files set for rules or groups override any profile. Preview
    /// rules are on if `preview` is true or a file turns them on.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no profile `typed`; the error gives the most similar name. Also
    /// returns an error if a rule does not allow a combination of parameters.
    pub fn resolve(
        &self,
        overrides: &[usize],
        typed: Option<&str>,
        preview: bool,
    ) -> Result<ResolvedConfig, Error> {
        let holding = self.holding(overrides);
        let files = self
            .files
            .iter()
            .map(|config_file| (config_file, &config_file.settings.rules));
        let of_overrides = holding
            .iter()
            .map(|(file, overriding)| (*file, &overriding.rules));
        let layers: Vec<Layer<'_>> = files.chain(of_overrides).collect();
        let named = self.profile(&holding, typed);
        let mut profile = Profile::embedded(named.value, &self.catalog)?;
        profile.preview |= preview
            || self
                .last(|settings| &settings.preview)
                .is_some_and(|setting| *setting.value);
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

    /// Returns the name of the profile. `typed` takes precedence, then the last override in
    /// `holding` that names a profile, then the last file that names a profile.
    fn profile<'s>(
        &'s self,
        holding: &[(&'s ConfigFile, &'s Override)],
        typed: Option<&'s str>,
    ) -> Sourced<&'s str> {
        if let Some(value) = typed {
            let origin = Origin::CommandLine;
            return Sourced { value, origin };
        }
        let mut holding = holding.iter().rev();
        let of_overrides = holding.find_map(|(file, overriding)| {
            overriding
                .profile
                .get()
                .map(|profile_name| file.sourced(profile_name))
        });
        let named = of_overrides.or_else(|| self.last(|settings| &settings.profile));
        named.map_or(
            Sourced {
                value: PROFILE,
                origin: Origin::Default,
            },
            |profile_name| profile_name.map(ProfileName::as_str),
        )
    }
}

impl ResolvedConfig {
    /// Sets the level of `rule` from the last of `layers` that has a level for it. Within one
    /// layer, the level of the rule takes precedence over the level of its group. Returns the
    /// origin of the level.
    fn set_level(&mut self, rule: &Rule, layers: &[Layer<'_>]) -> Origin {
        let change = |(file, table): &Layer<'_>, name: &str| {
            let (level, grade) = table.levels(name);
            let place = level.as_ref().map(Spanned::span);
            let place = place.or_else(|| grade.as_ref().map(Spanned::span))?;
            let level = level.map(Spanned::into_inner);
            let grade = grade.map(Spanned::into_inner);
            Some((
                profile::LevelChange { level, grade },
                file.origin(place.start),
            ))
        };
        let by_name = |layer: &Layer<'_>| change(layer, &rule.id).map(|change| (true, change));
        let by_group = |layer: &Layer<'_>| change(layer, &rule.group).map(|change| (false, change));
        let named = |layer: &Layer<'_>| by_name(layer).or_else(|| by_group(layer));
        match layers.iter().rev().find_map(named) {
            // A level for a group does not turn on the preview rules of the group.
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

/// Returns the parameters of `rule` in `layers`. The last layer that sets a parameter takes
/// precedence. Within one layer, the table of the rule takes precedence over the table of its
/// group.
fn parameters(rule: &Rule, layers: &[Layer<'_>]) -> Parameters {
    let mut parameters = Parameters::new();
    for (file, table) in layers {
        for (key, value) in [&rule.group, &rule.id]
            .into_iter()
            .flat_map(|name| table.parameters(name))
        {
            if rule.parameter(key.get_ref()).is_some() {
                let value = file.sourced(value).map(toml::Value::clone);
                parameters.insert(key.get_ref().clone(), value);
            }
        }
    }
    parameters
}

/// Returns `rule` with `parameters`. Each parameter is valid on its own, but the rule may reject
/// the combination.
fn changed(rule: &Rule, parameters: &Parameters, catalog: &Catalog) -> Result<Rule, Error> {
    let values = parameters.iter();
    let values = values.map(|(name, value)| (name.clone(), value.value.clone()));
    let built = rule.with(&values.collect(), &catalog.lexicons);
    built.map_err(|wrong| {
        let origins = parameters.values().map(|value| value.origin.to_string());
        let origins = origins.collect::<Vec<_>>().join(", ");
        let (id, problem) = (&rule.id, wrong.error);
        Error::new(format!(
            "the settings of the rule `{id}` in {origins} contradict each other: {problem}"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the level of `rule`, and the origin of the level, for the draft at `/house/PATH`. The
    /// second of `files` extends the first.
    fn check(files: &[&str], typed: Option<&str>, path: &str, rule: &str, expected: &str) {
        let catalog = Catalog::embedded().expect("the built-in rules load");
        let root = Path::new("/house");
        let named = files.iter().zip(["base.toml", "copydesk.toml"]);
        let parsed = named.map(|(text, name)| ConfigFile::parse(name, root, text));
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

    /// Checks the overridden parameters of `rule`, and their origins, for the draft at
    /// `/house/PATH`.
    fn check_parameters(file: &str, path: &str, rule: &str, expected: &[&str]) {
        let catalog = Catalog::embedded().expect("the built-in rules load");
        let root = Path::new("/house");
        let file = ConfigFile::parse("copydesk.toml", root, file);
        let settings = ConfigLayers {
            files: vec![file.expect("the file is right")],
            catalog,
            ..ConfigLayers::default()
        };
        let in_force = settings.resolve(&settings.overrides(&root.join(path)), None, false);
        let in_force = in_force.expect("the parameters go together");
        let reported = in_force.parameters.get(rule).into_iter().flatten();
        let reported = reported
            .map(|(name, parameter)| format!("{name} = {}, {}", parameter.value, parameter.origin));
        assert_eq!(reported.collect::<Vec<_>>(), expected);
        let (own, here) = (settings.catalog.rule(rule), in_force.catalog.rule(rule));
        let (own, here) = own.zip(here).expect("the rule exists");
        assert_eq!(own.is_same_rule(here), expected.is_empty());
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
