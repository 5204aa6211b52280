//! Each example of each rule file, with its exact marks; and the profiles.

use std::sync::Arc;

use copydesk::engine::example;
use copydesk::rules::catalog::Catalog;
use copydesk::rules::profile::{self, Profile};
use copydesk::rules::rule::Rule;
use libtest_mimic::{Failed, Trial};

pub(crate) fn trials() -> Vec<Trial> {
    let catalog = match Catalog::embedded() {
        Ok(it) => it,
        Err(fault) => return vec![Trial::test("rules::load", move || Err(fault.into()))],
    };
    let mut trials = Vec::new();
    for name in profile::names() {
        let loaded = Profile::embedded(&name, &catalog).map(drop);
        trials.push(Trial::test(format!("profiles::{name}"), || {
            loaded.map_err(Failed::from)
        }));
    }
    for rule in &catalog.rules {
        trials.extend(of_rule(rule));
    }
    trials
}

fn of_rule(rule: &Arc<Rule>) -> Vec<Trial> {
    let name = |kind: &str, idx: usize| format!("rules::{}::{kind}_{}", rule.id, idx + 1);
    let trial = |kind: &'static str, idx: usize| {
        let rule = rule.clone();
        Trial::test(name(kind, idx), move || {
            let examples = if kind == "bad" { &rule.bad } else { &rule.good };
            example::check(&rule, &examples[idx]).map_err(|it| Failed::from(it.to_string()))
        })
    };
    let bad = (0..rule.bad.len()).map(|it| trial("bad", it));
    let good = (0..rule.good.len()).map(|it| trial("good", it));
    bad.chain(good).collect()
}
