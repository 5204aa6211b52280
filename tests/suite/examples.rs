//! Each example of each rule file, with its exact marks; and the profiles.

use std::sync::Arc;

use copydesk::engine::example;
use copydesk::rules::catalog::Catalog;
use copydesk::rules::profile::{self, Profile};
use libtest_mimic::{Failed, Trial};

pub(crate) fn trials(catalog: Catalog) -> Vec<Trial> {
    let mut trials = Vec::new();
    for name in profile::names() {
        let loaded = Profile::embedded(&name, &catalog).map(drop);
        trials.push(Trial::test(format!("profiles::{name}"), || {
            loaded.map_err(Failed::from)
        }));
    }
    let catalog = Arc::new(catalog);
    for idx in 0..catalog.rules.len() {
        trials.extend(of_rule(&catalog, idx));
    }
    trials
}

/// The trials of the rule at `idx` of `catalog`.
fn of_rule(catalog: &Arc<Catalog>, idx: usize) -> Vec<Trial> {
    let rule = &catalog.rules[idx];
    let trial = |kind: &'static str, number: usize| {
        let name = format!("rules::{}::{kind}_{}", rule.id, number + 1);
        let catalog = catalog.clone();
        Trial::test(name, move || {
            let rule = &catalog.rules[idx];
            let examples = if kind == "bad" { &rule.bad } else { &rule.good };
            let checked = example::check(rule, &examples[number], &catalog);
            checked.map_err(|it| Failed::from(it.to_string()))
        })
    };
    let bad = (0..rule.bad.len()).map(|it| trial("bad", it));
    let good = (0..rule.good.len()).map(|it| trial("good", it));
    bad.chain(good).collect()
}
