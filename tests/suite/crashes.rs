//! Runs inputs that once crashed a fuzz target, and some other inputs.

use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};

use crate::pipeline::{TARGETS, run};

/// The folder of inputs that fuzzing found, with a folder for each target.
const CRASHES: &str = "tests/fuzz/crashes";

/// Sample files for the targets. Each file exercises most of the code of its target.
const SAMPLES: &[(&str, &str)] = &[
    ("markdown", "examples/harbour-talks.md"),
    ("markdown", "tests/ui/hostile.in/draft.md"),
    ("plain", "examples/harbour-talks.md"),
    ("settings", "examples/newsroom.toml"),
    ("settings", "tests/ui/settings.in/broken/copydesk.toml"),
    ("rule", "rules/attribution/hearsay-adverb.toml"),
    (
        "rule",
        "tests/ui/own-rules.in/house-rules/style/old-street-name.toml",
    ),
    (
        "baseline",
        "tests/ui/baseline.in/edited/copydesk-baseline.toml",
    ),
    ("baseline", "tests/ui/baseline.in/broken/merge.toml"),
];

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test(
            "crashes::every_folder_is_of_a_target",
            every_folder_is_of_a_target,
        ),
        Trial::test("crashes::every_target_is_built", every_target_is_built),
    ];
    for (target, path) in SAMPLES {
        trials.push(trial(target, PathBuf::from(path)));
    }
    for target in TARGETS {
        let folder = Path::new(CRASHES).join(target.name);
        trials.extend(files(&folder).into_iter().map(|it| trial(target.name, it)));
    }
    trials
}

/// Returns a trial that fails on a panic.
fn trial(target: &'static str, path: PathBuf) -> Trial {
    let name = format!("crashes::{target}::{}", path.display());
    Trial::test(name, move || {
        run(target, &fs::read(&path)?);
        Ok(())
    })
}

fn every_folder_is_of_a_target() -> Result<(), Failed> {
    let is_known = |path: &PathBuf| TARGETS.iter().any(|target| path.ends_with(target.name));
    let unknown = files(Path::new(CRASHES))
        .into_iter()
        .find(|it| !is_known(it));
    unknown.map_or(Ok(()), |it| {
        Err(format!("{}: no target is called so", it.display()).into())
    })
}

/// Checks that the package of the fuzz targets builds every target. The package needs another
/// compiler, so its files are only read.
fn every_target_is_built() -> Result<(), Failed> {
    let package: toml::Table = fs::read_to_string("tests/fuzz/Cargo.toml")?.parse()?;
    let built = package.get("bin").and_then(toml::Value::as_array);
    let built = built.into_iter().flatten();
    let mut built: Vec<&str> = built.filter_map(|it| it.get("name")?.as_str()).collect();
    let mut targets: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    built.sort_unstable();
    targets.sort_unstable();
    assert_eq!(built, targets);
    for name in targets {
        let source = fs::read_to_string(format!("tests/fuzz/targets/{name}.rs"))?;
        assert!(source.contains(&format!("run(\"{name}\", ")), "{source}");
    }
    Ok(())
}

/// Returns the entries of `folder`, sorted by path.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|it| it.path()).collect();
    paths.sort();
    paths
}
