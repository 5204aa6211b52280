//! Checks the conventions of the tree: layers use only lower layers, files are short and have a
//! header, and files are used.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use copydesk::detect::DETECTORS;
use copydesk::detect::step::StepKind;
use copydesk::rules::catalog::Catalog;
use copydesk::rules::rule::Rule;
use copydesk::rules::trace;
use libtest_mimic::{Failed, Trial};

type Outcome = Result<(), Failed>;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("tidy::layers_point_one_way", layers_point_one_way),
        Trial::test("tidy::core_does_no_io", core_does_no_io),
        Trial::test(
            "tidy::files_are_short_and_headed",
            files_are_short_and_headed,
        ),
        Trial::test("tidy::every_detector_has_a_rule", every_detector_has_a_rule),
        Trial::test(
            "tidy::words_keep_the_conventions",
            words_keep_the_conventions,
        ),
        Trial::test("tidy::every_step_has_words", every_step_has_words),
        Trial::test(
            "tidy::every_severity_rests_on_something",
            every_severity_rests_on_something,
        ),
        Trial::test(
            "tidy::transcripts_and_inputs_belong_together",
            transcripts_have_inputs,
        ),
    ]
}

/// The layers, lowest first. Each layer may use itself and the layers before it.
const LAYERS: &[&str] = &[
    "error", "embedded", "english", "text", "packages", "syntax", "analysis", "ledger", "detect",
    "rules", "config", "notes", "engine", "report", "files", "archive", "linter", "lsp", "mcp",
    "cli",
];

fn layers_point_one_way() -> Outcome {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some(layer) = layer_of(&path) else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            for used in line.split("crate::").skip(1) {
                let name = used
                    .split(|it: char| !it.is_alphanumeric() && it != '_')
                    .next();
                let known = name.and_then(|it| LAYERS.iter().position(|layer| *layer == it));
                match known {
                    Some(it) if it <= layer => {}
                    _ => faults.push(format!("{}:{}: {line}", path.display(), number + 1)),
                }
            }
            if line.trim_start().starts_with("pub use ") {
                faults.push(format!("{}:{}: a re-export", path.display(), number + 1));
            }
        }
    }
    none("a layer uses a higher one", &faults)
}

fn layer_of(path: &Path) -> Option<usize> {
    let inner = path.strip_prefix("src").ok()?;
    let first = inner.components().next()?.as_os_str().to_str()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    LAYERS.iter().position(|it| *it == name)
}

fn core_does_no_io() -> Outcome {
    const DOORS: &[&str] = &[
        "std::fs",
        "std::env::",
        "std::net",
        "std::process",
        "std::time",
    ];
    const PRINTING: &[&str] = &[
        "println!",
        "print!(",
        "eprintln!",
        "io::stdout",
        "io::stderr",
    ];
    let level = |name: &str| LAYERS.iter().position(|it| *it == name);
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some(layer) = layer_of(&path) else {
            continue;
        };
        // A module's own tests may measure time. Builds with debug assertions read `rules/`.
        if path.ends_with("tests.rs") || path.ends_with("embedded.rs") {
            continue;
        }
        for door in DOORS {
            if Some(layer) < level("files") && text.contains(door) {
                faults.push(format!("{} uses {door}", path.display()));
            }
        }
        for door in PRINTING {
            if Some(layer) < level("cli") && text.contains(door) {
                faults.push(format!("{} uses {door}", path.display()));
            }
        }
    }
    none("a core layer reaches outside", &faults)
}

/// Files that only consist of documented declarations.
const DECLARATIONS: &[&str] = &["src/english/class.rs"];

fn files_are_short_and_headed() -> Outcome {
    const MAX_LINES: usize = 400;
    let mut faults = Vec::new();
    let tests = ["tests/suite", "tests/fuzz/pipeline", "tests/fuzz/targets"];
    let tests = tests.into_iter().flat_map(|it| folder(it, "rs"));
    for (path, text) in sources().into_iter().chain(tests) {
        let n_lines = text.lines().count();
        if n_lines > MAX_LINES && !DECLARATIONS.contains(&path.to_string_lossy().as_ref()) {
            faults.push(format!("{}: {n_lines} lines", path.display()));
        }
        if !text.starts_with("//!") {
            faults.push(format!("{}: does not open with //!", path.display()));
        }
    }
    none("a file is too long or has no head", &faults)
}

fn every_detector_has_a_rule() -> Outcome {
    let rules: String = folder("rules", "toml").into_iter().map(|it| it.1).collect();
    let names = DETECTORS.iter().map(|it| it.name);
    let unused = names.filter(|it| !rules.contains(&format!("[detect.{it}]")));
    let unused: Vec<String> = unused.map(str::to_owned).collect();
    none("a detector has no rule", &unused)
}

fn words_keep_the_conventions() -> Outcome {
    let mut faults = Vec::new();
    for (path, text) in folder("rules", "toml") {
        let Ok(file) = text.parse::<toml::Table>() else {
            continue;
        };
        for key in ["message", "help", "label", "related"] {
            let Some(words) = file.get(key).and_then(toml::Value::as_str) else {
                continue;
            };
            let capital = words.starts_with(|it: char| it.is_uppercase());
            let stop = words.ends_with('.') || words.contains('\n');
            let scolds = words
                .to_lowercase()
                .split_whitespace()
                .any(|it| it.starts_with("you"));
            if capital || stop || scolds {
                faults.push(format!("{}: {key} = {words}", path.display()));
            }
        }
    }
    none(
        "words are lower case, without a full stop, and speak of the draft",
        &faults,
    )
}

/// Checks that each rule with a severity has a reading or a basis. Without these, the severity
/// would be a guess.
fn every_severity_rests_on_something() -> Outcome {
    let catalog = Catalog::embedded()?;
    let rests = |rule: &Rule| !rule.readings.is_empty() || rule.basis.is_some();
    let rules = catalog.rules.iter();
    let faults = rules.filter(|it| !it.is_preview() && !rests(it));
    let faults: Vec<String> = faults.map(|it| it.path.clone()).collect();
    none("a rule has a severity and no reading", &faults)
}

fn every_step_has_words() -> Outcome {
    let steps: BTreeSet<String> = StepKind::names().into_iter().collect();
    let words: BTreeSet<String> = trace::names().map(str::to_owned).collect();
    let odd: Vec<String> = steps.symmetric_difference(&words).cloned().collect();
    none(
        "a step has no words in rules/trace.toml, or words have no step",
        &odd,
    )
}

fn transcripts_have_inputs() -> Outcome {
    let names = |ending: &str| -> BTreeSet<String> {
        let entries = fs::read_dir("tests/ui").into_iter().flatten().flatten();
        let names = entries.filter_map(|it| it.file_name().into_string().ok());
        names
            .filter_map(|it| it.strip_suffix(ending).map(str::to_owned))
            .collect()
    };
    let orphans: Vec<String> = names(".in")
        .difference(&names(".trycmd"))
        .cloned()
        .collect();
    none("an input in tests/ui has no transcript", &orphans)
}

pub(crate) fn none(what: &str, faults: &[String]) -> Outcome {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(format!("{what}:\n{}", faults.join("\n")).into())
    }
}

/// Returns the Rust files of `src/` with their text.
pub(crate) fn sources() -> Vec<(PathBuf, String)> {
    let found = folder("src", "rs");
    assert!(
        !found.is_empty(),
        "the tests run at the root of the package"
    );
    found
}

pub(crate) fn folder(root: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let wanted = files(root)
        .into_iter()
        .filter(|it| it.extension().is_some_and(|it| it == ending));
    wanted
        .filter_map(|it| fs::read_to_string(&it).ok().map(|text| (it, text)))
        .collect()
}

/// Returns all files below `root`, sorted.
pub(crate) fn files(root: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from(root)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
