//! Finds a settings file next to a draft, reads it with the files that it names, and checks the
//! draft with these settings.

use std::fs;

use copydesk::Document;
use copydesk::files::config::{ConfigCache, ConfigChoice};

use crate::pipeline::house::{CATALOG, DRAFT, House};
use crate::pipeline::output;

/// A file that settings may extend.
const BASE: &str = "profile = \"news\"\nrules.claims = \"info\"\n";

/// A rule and a lexicon in a folder that settings may name.
const RULE: &str = "\
title = \"Old name\"
severity = \"warning\"
message = \"“{phrase}” is what the pier was called\"
help = \"use the new name\"
why = \"The pier has another name.\"
[detect.phrase]
phrases = [\"harbour\"]
lexicons = [\"own-words\"]
[[bad]]
text = \"The {{harbour}}.\"
[[good]]
text = \"The pier.\"
why = \"the new name\"
";

/// Checks a settings file with these `bytes`.
pub(crate) fn check(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = |name: &str| folder.path().join(name);
    let written = [
        ("copydesk.toml", bytes),
        ("base.toml", BASE.as_bytes()),
        ("house/style/old-name.toml", RULE.as_bytes()),
        ("house/lexicons/own-words.txt", b"# words\nthe dam\n"),
    ];
    for name in ["house", "house/style", "house/lexicons", ".git"] {
        fs::create_dir(path(name)).expect("a folder can be made");
    }
    for (name, bytes) in written {
        fs::write(path(name), bytes).expect("a file can be written");
    }
    let mut shelf = ConfigCache::new(ConfigChoice::Nearest, &CATALOG);
    let number = match shelf.of(&path("draft.md")) {
        Ok(number) => number,
        Err(problem) => return tells(&problem.to_string()),
    };
    let settings = shelf.settings(number);
    let mut houses = Vec::new();
    for path in ["draft.md", "press/draft.md", "notes.txt"].map(path) {
        std::hint::black_box(settings.objection(&path));
        match House::of(settings, &path) {
            Ok(house) => houses.push(house),
            Err(problem) => tells(&problem.to_string()),
        }
    }
    if let Some(house) = houses.first() {
        let report = house.examine_copies(&Document::new("draft.md", DRAFT));
        output::every_format_is_harmless(&report, house.active());
    }
}

/// Checks that `problem` names a file.
fn tells(problem: &str) {
    assert!(problem.contains(".toml"), "no file is named: {problem}");
}
