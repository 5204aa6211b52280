//! The catalog of all rules: the built-in rules and those of a project.

use std::sync::Arc;

use crate::detect::lexicons::Lexicons;
use crate::detect::patterns::Patterns;
use crate::embedded;
use crate::error::Error;
use crate::rules::file::RuleFile;
use crate::rules::rule::Rule;

/// The folders of `rules/` that do not contain rules.
const NO_GROUPS: &[&str] = &["english", "models", "profiles", "styles"];

/// The name of the folder with a project's lexicons. This folder is in the folder with the
/// project's rules.
pub const LEXICONS: &str = "lexicons";

/// Rules, in the order of their groups and names, and the lexicons that the rules may name. A
/// catalog is cheap to clone, because the rules are shared.
#[derive(Clone, Default)]
pub struct Catalog {
    /// The rules.
    pub rules: Vec<Arc<Rule>>,
    /// The lexicons.
    pub lexicons: Lexicons,
}

impl Catalog {
    /// Returns the built-in rules.
    ///
    /// # Errors
    ///
    /// Returns an error if a rule file has a mistake. The tests load all files, so the rule files
    /// of a release have no mistakes.
    pub fn embedded() -> Result<Self, Error> {
        let mut catalog = Self::embedded_with(Patterns::built_in())?;
        catalog.lexicons.patterns = Patterns::default();
        Ok(catalog)
    }

    /// Returns the built-in rules. `patterns` compiles the patterns of the rules.
    fn embedded_with(patterns: Patterns) -> Result<Self, Error> {
        let groups = embedded::folders().into_iter();
        let files = groups
            .filter(|group| !NO_GROUPS.contains(group))
            .flat_map(embedded::folder);
        let mut none = Self::default();
        none.lexicons.patterns = patterns;
        none.and(files.filter_map(|embedded_file| {
            let (group, file) = embedded_file.path.split_once('/')?;
            Some(RuleFile {
                path: format!("rules/{}", embedded_file.path),
                group: group.to_owned(),
                name: file.strip_suffix(".toml")?.to_owned(),
                text: embedded_file.text.into(),
                is_own: false,
            })
        }))
    }

    /// Returns a catalog with the rules and lexicons of this catalog and of `files`. The rules in
    /// `files` may name any of these lexicons.
    ///
    /// # Errors
    ///
    /// Returns an error if a file has a mistake, or if a rule has the name of another rule or of a
    /// group.
    pub fn and(&self, files: impl IntoIterator<Item = RuleFile>) -> Result<Self, Error> {
        let mut catalog = self.clone();
        let (lexicons, rules): (Vec<RuleFile>, Vec<RuleFile>) =
            files.into_iter().partition(|file| file.group == LEXICONS);
        for file in lexicons {
            let added = catalog.lexicons.add(&file.name, &file.text);
            added.map_err(|error| error.in_file(&file.path))?;
        }
        for file in rules {
            let rule = file.rule(&catalog.lexicons)?;
            if let Some(error) = catalog.taken(&rule) {
                return Err(error.in_file(file.path));
            }
            catalog.rules.push(Arc::new(rule));
        }
        let name = |rule: &Arc<Rule>| (rule.group.clone(), rule.id.clone());
        catalog.rules.sort_by_key(name);
        Ok(catalog)
    }

    /// Returns an error if the name of `rule` or of its group is already taken.
    fn taken(&self, rule: &Rule) -> Option<Error> {
        let taken = |problem: String, remedy: &str| Some(Error::new(problem).with_remedy(remedy));
        if let Some(other) = self.rule(&rule.id) {
            let whose = if other.is_own {
                format!("the rule in {}", other.path)
            } else {
                "a built-in rule".to_owned()
            };
            return taken(
                format!("{whose} already has the name `{}`", rule.id),
                "give your rule another name",
            );
        }
        let groups = self.rules.iter().map(|rule| &rule.group);
        if groups.chain([&rule.group]).any(|group| *group == rule.id) {
            return taken(
                format!("a group already has the name `{}`", rule.id),
                "give your rule another name",
            );
        }
        let rule = self.rule(&rule.group)?;
        taken(
            format!("a rule already has the name `{}`", rule.id),
            "give the folder of your rule another name",
        )
    }

    /// Returns the rule called `id`.
    pub fn rule(&self, id: &str) -> Option<&Arc<Rule>> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Returns the names of the groups, sorted.
    pub fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = self.rules.iter().map(|rule| rule.group.as_str()).collect();
        groups.dedup();
        groups
    }

    /// Says whether `name` is the name of a rule or a group.
    pub fn has_name(&self, name: &str) -> bool {
        self.rules
            .iter()
            .any(|rule| rule.id == name || rule.group == name)
    }

    /// Returns the names of all rules and groups.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let ids = self.rules.iter().map(|rule| rule.id.as_str());
        ids.chain(self.groups())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::file::without_examples;

    #[test]
    fn every_pattern_of_a_built_in_rule_compiles() {
        // `Patterns::default` compiles each pattern when its rule is read.
        let catalog = Catalog::embedded_with(Patterns::default());
        assert!(catalog.is_ok_and(|catalog| !catalog.rules.is_empty()));
    }

    #[test]
    fn every_built_in_rule_has_examples_and_nothing_behind_them() {
        let catalog = Catalog::embedded().expect("the built-in rules are valid");
        for rule in &catalog.rules {
            assert!(
                !rule.bad().is_empty() && !rule.good().is_empty(),
                "{}",
                rule.id
            );
            let path = rule.path.trim_start_matches("rules/");
            let text = embedded::text(path);
            let head: toml::Table = without_examples(text).parse().expect("it is TOML");
            let whole: toml::Table = text.parse().expect("it is TOML");
            let rest = whole
                .iter()
                .filter(|(key, _)| !matches!(key.as_str(), "bad" | "good"));
            assert!(rest.eq(head.iter()), "{}", rule.id);
        }
    }

    #[test]
    fn a_page_shows_as_many_examples_as_somebody_reads() {
        let catalog = Catalog::embedded().expect("the built-in rules are valid");
        for rule in &catalog.rules {
            let shown = (rule.shown_bad().count(), rule.shown_good().count());
            assert!(shown.0 <= 6 && shown.1 <= 8, "{}: {shown:?}", rule.id);
            assert!(0 < shown.0 && 0 < shown.1, "{}: {shown:?}", rule.id);
        }
    }

    #[test]
    fn every_parameter_of_a_built_in_rule_fits_its_description() {
        let catalog = Catalog::embedded().expect("the built-in rules are valid");
        for rule in &catalog.rules {
            let detector = rule.asked.build(&catalog.lexicons);
            assert!(detector.is_ok(), "{}: {:?}", rule.id, detector.err());
        }
    }
}
