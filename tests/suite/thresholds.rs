//! Checks that the thresholds of each analysis are in its file `tuning.rs`, each with a comment.

use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};

pub(crate) fn trials() -> Vec<Trial> {
    let trial = Trial::test("thresholds::stand_together_and_are_documented", || {
        let mut faults = Vec::new();
        let n_thresholds = check(Path::new("src/analysis"), &mut faults);
        if n_thresholds == 0 {
            faults.push("no threshold was found".to_owned());
        }
        if faults.is_empty() {
            return Ok(());
        }
        Err(Failed::from(faults.join("\n")))
    });
    vec![trial]
}

/// Adds the faults below `folder` to `faults`. Returns the number of thresholds.
fn check(folder: &Path, faults: &mut Vec<String>) -> usize {
    // The numbers of the tagger belong to the format of its model.
    if folder.ends_with("tag") {
        return 0;
    }
    let mut n_thresholds = 0;
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|it| it.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            n_thresholds += check(&path, faults);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_default();
        let mut is_documented = false;
        for (line, number) in text.lines().zip(1..) {
            let place = format!("{}:{number}: {line}", path.display());
            match (is_number(line), path.ends_with("tuning.rs")) {
                (true, false) => faults.push(format!("{place}: belongs into tuning.rs")),
                (true, true) if !is_documented => faults.push(format!("{place}: has no comment")),
                (is_number, _) => n_thresholds += usize::from(is_number),
            }
            is_documented = line.trim_start().starts_with("///");
        }
    }
    n_thresholds
}

/// Says whether `line` declares a constant that is one number or several numbers.
fn is_number(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches("pub ");
    let value = line
        .strip_prefix("const ")
        .and_then(|it| it.split_once(" = "))
        .and_then(|it| it.1.split_once(';'));
    value.is_some_and(|(value, _)| {
        value.starts_with(|it: char| it.is_ascii_digit() || matches!(it, '-' | '('))
            && value.chars().all(|it| "0123456789._-(), ".contains(it))
    })
}
