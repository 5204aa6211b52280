//! Reads a rule file, and a lexicon after the first zero byte. Adds the rule to the built-in rules,
//! runs the examples of the rule, and checks a draft with the rule.

use std::path::Path;

use copydesk::Document;
use copydesk::config::file::ConfigFile;
use copydesk::config::resolve::ConfigLayers;
use copydesk::config::schema::schema;
use copydesk::linter::example;
use copydesk::rules::catalog::LEXICONS;
use copydesk::rules::file::RuleFile;

use crate::pipeline::house::{CATALOG, DRAFT, House};
use crate::pipeline::output;

/// The name of the rule and of the lexicon.
const NAME: &str = "fuzzed";

/// Checks a rule file with these `bytes`.
pub(crate) fn check(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |it| *it == 0).map(std::str::from_utf8);
    let Some(Ok(rule)) = parts.next() else {
        return;
    };
    let lexicon = parts.next().and_then(Result::ok);
    let lexicon = lexicon.map(|text| file(LEXICONS, text));
    let files = lexicon.into_iter().chain([file("style", rule)]);
    let catalog = match CATALOG.and(files) {
        Ok(catalog) => catalog,
        Err(fault) => {
            assert!(!fault.problem().is_empty(), "nothing is told");
            return;
        }
    };
    let rule = catalog.rule(NAME).expect("the rule was added");
    for example in rule.bad().iter().chain(rule.good()) {
        // An example may fail, because its writer is responsible for it. The failure must be
        // printable.
        let held = example::check(rule, example, &catalog);
        drop(held.map_err(|failure| failure.to_string()));
    }
    assert!(schema(&catalog).is_object(), "a schema is an object");
    let root = Path::new("/house");
    let file = ConfigFile::parse("copydesk.toml", root, "profile = \"all\"");
    let settings = ConfigLayers {
        files: vec![file.expect("the settings are right")],
        catalog,
        ..ConfigLayers::default()
    };
    let house = House::of(&settings, &root.join("draft.md"));
    let house = house.expect("the settings can be in force");
    let report = house.examine_copies(&Document::new("draft.md", DRAFT));
    output::every_format_is_harmless(&report, house.active());
}

/// Returns a file of the group `group` with the text `text`.
fn file(group: &str, text: &str) -> RuleFile {
    RuleFile {
        path: format!("house/{group}/{NAME}.toml"),
        group: group.to_owned(),
        name: NAME.to_owned(),
        text: text.to_owned().into(),
        is_own: true,
    }
}
