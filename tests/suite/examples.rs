//! Runs each example of each rule file, and loads each profile. The findings must match the marks
//! of the example exactly.

#[path = "../../build/examples.rs"]
mod embedded_examples;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use copydesk::linter::example;
use copydesk::rules::catalog::Catalog;
use copydesk::rules::file::RuleFile;
use copydesk::rules::profile::{self, Profile};
use libtest_mimic::{Failed, Trial};

use crate::tidy;

pub(crate) fn trials(catalog: Catalog) -> Vec<Trial> {
    let mut trials = Vec::new();
    for name in profile::names() {
        let loaded = Profile::embedded(&name, &catalog).map(drop);
        trials.push(Trial::test(format!("profiles::{name}"), || {
            loaded.map_err(Failed::from)
        }));
    }
    let catalog = Arc::new(catalog);
    let with_example = Arc::clone(&catalog);
    trials.push(Trial::test(
        "rules::the_guide_shows_a_rule_that_holds",
        move || the_guide_shows_a_rule_that_holds(&with_example),
    ));
    let embedded = Arc::clone(&catalog);
    trials.push(Trial::test(
        "rules::a_release_has_the_examples_that_pages_show",
        move || a_release_has_the_examples_that_pages_show(&embedded),
    ));
    for idx in 0..catalog.rules.len() {
        trials.extend(of_rule(&catalog, idx));
    }
    trials
}

/// Checks that the build script leaves only the examples out of a rule file that pages do not show.
fn a_release_has_the_examples_that_pages_show(catalog: &Catalog) -> Result<(), Failed> {
    for rule in &catalog.rules {
        let text = fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&rule.path))?;
        let mut expected: toml::Table = text.parse()?;
        for kind in ["bad", "good"] {
            let examples = expected.get_mut(kind).and_then(toml::Value::as_array_mut);
            if let Some(examples) = examples {
                examples.retain(|example| {
                    example.get("test-only") != Some(&toml::Value::Boolean(true))
                });
            }
        }
        let embedded: toml::Table = embedded_examples::without_test_only(&text).parse()?;
        if embedded != expected {
            return Err(format!("{} is not embedded as it should be", rule.path).into());
        }
    }
    Ok(())
}

/// Returns the trials of the rule at `idx` of `catalog`.
fn of_rule(catalog: &Arc<Catalog>, idx: usize) -> Vec<Trial> {
    let rule = &catalog.rules[idx];
    let trial = |kind: &'static str, number: usize| {
        let name = format!("rules::{}::{kind}_{}", rule.id, number + 1);
        let catalog = catalog.clone();
        Trial::test(name, move || {
            let rule = &catalog.rules[idx];
            let examples = if kind == "bad" {
                rule.bad()
            } else {
                rule.good()
            };
            let checked = example::check(rule, &examples[number], &catalog);
            checked.map_err(|it| Failed::from(it.to_string()))
        })
    };
    let bad = (0..rule.bad().len()).map(|it| trial("bad", it));
    let good = (0..rule.good().len()).map(|it| trial("good", it));
    bad.chain(good).collect()
}

/// Checks that a reader who follows the guide can write the rule file in CONTRIBUTING.md: the
/// examples of the rule hold, and no transcript has a rule of this name.
fn the_guide_shows_a_rule_that_holds(catalog: &Catalog) -> Result<(), Failed> {
    let guide = fs::read_to_string("CONTRIBUTING.md")?;
    let shown = || {
        let (_, path) = guide.split_once("`rules/")?;
        let (path, rest) = path.split_once('`')?;
        let (group, name) = path.strip_suffix(".toml")?.split_once('/')?;
        let (_, text) = rest.split_once("```toml\n")?;
        let (text, _) = text.split_once("```")?;
        Some(RuleFile {
            path: format!("rules/{path}"),
            group: group.to_owned(),
            name: name.to_owned(),
            text: text.to_owned().into(),
            is_own: false,
        })
    };
    let file = shown().ok_or("CONTRIBUTING.md shows no rule file after its path")?;
    let name = file.name.clone();
    let catalog = catalog.and([file]).map_err(|error| error.to_string())?;
    let rule = catalog.rules.iter().find(|rule| rule.id == name);
    let rule = rule.ok_or("the rule file that CONTRIBUTING.md shows is not read")?;
    for example in rule.bad().iter().chain(rule.good()) {
        example::check(rule, example, &catalog).map_err(|error| error.to_string())?;
    }
    let paths = tidy::files("tests/ui").into_iter();
    let taken: Vec<PathBuf> = paths
        .filter(|path| {
            let text = fs::read_to_string(path).unwrap_or_default();
            path.to_string_lossy().contains(&name) || text.contains(&name)
        })
        .collect();
    if taken.is_empty() {
        return Ok(());
    }
    Err(format!("{name} of CONTRIBUTING.md is a name in {taken:?}").into())
}
