//! Settings files laid over each other, and what they come to for a path. Does no IO.

use std::collections::BTreeMap;
use std::path::Path;

use crate::rules::catalog::Catalog;
use crate::rules::profile::Profile;
use crate::settings::levels::Levels;
use crate::settings::origin::{Origin, Told};
use crate::settings::overrides::Override;
use crate::settings::patterns::Patterns;
use crate::settings::sheet::Sheet;

/// The profile of those who name none.
pub const PROFILE: &str = "standard";

/// A settings file and those that it extends.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The files, each laid over those before it.
    pub sheets: Vec<Sheet>,
    /// The file that was found, for showing; none if there is none.
    pub path: Option<String>,
}

/// What is in force for a draft.
#[derive(Clone, Debug)]
pub struct InForce {
    /// The level of every rule.
    pub profile: Profile,
    /// What named the profile.
    pub named_by: Origin,
    /// What set the level, by the names of the rules.
    pub origins: BTreeMap<String, Origin>,
}

impl Settings {
    /// Whether a draft at the absolute path `path` is to be read where its folder is walked.
    #[must_use]
    pub fn wants(&self, path: &Path) -> bool {
        let included = self.include().is_none_or(|it| it.value.globs.fit(path));
        included && !self.exclude().any(|it| it.value.globs.fit(path))
    }

    /// The drafts that alone are read: as the last file says that names some.
    #[must_use]
    pub fn include(&self) -> Option<&Told<Patterns>> {
        self.sheets.iter().rev().find_map(|it| it.include.as_ref())
    }

    /// The drafts that are left out: as every file says.
    pub fn exclude(&self) -> impl Iterator<Item = &Told<Patterns>> {
        self.sheets.iter().filter_map(|it| it.exclude.as_ref())
    }

    /// Which overrides hold for a draft at the absolute path `path`, by their number.
    #[must_use]
    pub fn overrides(&self, path: &Path) -> Vec<usize> {
        let all = self.all_overrides().enumerate();
        all.filter(|it| it.1.files.globs.fit(path))
            .map(|it| it.0)
            .collect()
    }

    fn all_overrides(&self) -> impl Iterator<Item = &Override> {
        self.sheets.iter().flat_map(|it| &it.overrides)
    }

    /// What is in force where these `overrides` hold. The profile `typed` on the command line
    /// counts more than any in the files; levels in the files are laid over either.
    ///
    /// # Errors
    ///
    /// Names the nearest profile if none is called as `typed`.
    pub fn in_force(
        &self,
        overrides: &[usize],
        typed: Option<&str>,
        catalog: &Catalog,
    ) -> Result<InForce, String> {
        let all = self.all_overrides().enumerate();
        let holding: Vec<&Override> = all
            .filter(|it| overrides.contains(&it.0))
            .map(|it| it.1)
            .collect();
        let typed = typed.map(|it| Told {
            value: it.to_owned(),
            origin: Origin::CommandLine,
        });
        let of_overrides = holding.iter().rev().find_map(|it| it.profile.clone());
        let of_files = self.sheets.iter().rev().find_map(|it| it.profile.clone());
        let named = typed.or(of_overrides).or(of_files).unwrap_or(Told {
            value: PROFILE.to_owned(),
            origin: Origin::Default,
        });
        let mut profile = Profile::embedded(&named.value, catalog)?;
        let sheets = self.sheets.iter().map(|it| &it.rules);
        let layers: Vec<&Levels> = sheets.chain(holding.iter().map(|it| &it.rules)).collect();
        let mut origins = BTreeMap::new();
        for rule in &catalog.rules {
            // The last that speaks of the rule counts; in one table its name before its group's.
            let named = |it: &&Levels| it.get(&rule.id).or_else(|| it.get(&rule.group)).cloned();
            let origin = match layers.iter().rev().find_map(named) {
                Some(told) => {
                    profile.lay(&rule.id, told.value);
                    told.origin
                }
                None if profile.names(rule) => Origin::Profile(profile.name.clone()),
                None => Origin::Rule,
            };
            origins.insert(rule.id.clone(), origin);
        }
        Ok(InForce {
            profile,
            named_by: named.origin,
            origins,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The level of `rule` and its origin for `/house/PATH`, under `sheets`, the base first.
    fn check(sheets: &[&str], typed: Option<&str>, path: &str, rule: &str, expected: &str) {
        let catalog = Catalog::embedded().expect("the built-in rules load");
        let root = Path::new("/house");
        let named = sheets.iter().zip(["base.toml", "copydesk.toml"]);
        let parsed = named.map(|(text, name)| Sheet::parse(name, root, text, &catalog));
        let settings = Settings {
            sheets: parsed
                .collect::<Result<_, _>>()
                .expect("the sheets are right"),
            path: None,
        };
        let overrides = settings.overrides(&root.join(path));
        let in_force = settings.in_force(&overrides, typed, &catalog);
        let in_force = in_force.expect("the profile exists");
        let known = catalog.rule(rule).expect("the rule exists");
        let level = in_force.profile.severity(known);
        let level = level.map_or("off".to_owned(), |it| it.to_string());
        assert_eq!(format!("{level}, {}", in_force.origins[rule]), expected);
    }

    #[test]
    fn what_is_nearer_counts() {
        let rule = "pronoun-source";
        check(&[], None, "a.md", rule, "warning, the rule itself");
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
            "warning, the rule itself",
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

    #[test]
    fn overrides_hold_for_their_drafts() {
        let sheet = "[[overrides]]\nfiles = [\"old/\"]\nprofile = \"docs\"\n\
            [overrides.rules]\nanonymous-source = \"info\"\n\
            [[overrides]]\nfiles = [\"old/a.md\"]\nrules.anonymous-source = \"error\"\n";
        let rule = "anonymous-source";
        check(&[sheet], None, "a.md", rule, "warning, the rule itself");
        check(&[sheet], None, "old/b.md", rule, "info, base.toml:5");
        check(&[sheet], None, "old/a.md", rule, "error, base.toml:8");
        check(
            &[sheet],
            None,
            "old/b.md",
            "pronoun-source",
            "off, profile docs",
        );
        check(
            &[sheet],
            Some("news"),
            "old/b.md",
            "pronoun-source",
            "warning, the rule itself",
        );
    }

    #[test]
    fn drafts_are_included_and_excluded() {
        let catalog = Catalog::embedded().expect("the built-in rules load");
        let root = Path::new("/house");
        let sheet = |text: &str| Sheet::parse("s", root, text, &catalog).expect("it is right");
        let settings = Settings {
            sheets: vec![
                sheet("include = [\"*.txt\"]\nexclude = [\"old/\"]"),
                sheet("include = [\"*.md\"]\nexclude = [\"new/\"]"),
            ],
            path: None,
        };
        let wants = |path: &str| settings.wants(&root.join(path));
        assert!(wants("a.md"));
        assert!(!wants("a.txt"));
        assert!(!wants("old/a.md"));
        assert!(!wants("new/a.md"));
        assert!(Settings::default().wants(&root.join("a.txt")));
    }
}
