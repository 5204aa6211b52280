//! Checks that copydesk accepts the commands that the documentation shows without output.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Parser;
use copydesk::cli::arguments::Arguments;
use copydesk::cli::shorthand;
use libtest_mimic::Failed;

use crate::book::{PAGES, markdown_in};

pub(crate) fn are_understood() -> Result<(), Failed> {
    let mut paths = vec![PathBuf::from("README.md"), PathBuf::from("CONTRIBUTING.md")];
    paths.extend(markdown_in(Path::new(PAGES)));
    let mut faults = Vec::new();
    let mut n_commands = 0;
    for path in &paths {
        for line in shell_lines(&fs::read_to_string(path)?) {
            for words in commands(&line) {
                n_commands += 1;
                if let Err(problem) = understood(words) {
                    faults.push(format!("{}: {line}\n{problem}", path.display()));
                }
            }
        }
    }
    assert!(n_commands > 30, "commands are found: {n_commands}");
    if faults.is_empty() {
        return Ok(());
    }
    Err(format!("copydesk does not understand:\n{}", faults.join("\n")).into())
}

/// Returns the lines of all `sh` blocks, including those within lists.
fn shell_lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut is_shell = false;
    for line in text.lines().map(str::trim) {
        if let Some(language) = line.strip_prefix("```") {
            is_shell = language == "sh";
        } else if is_shell {
            lines.push(line.to_owned());
        }
    }
    lines
}

/// Returns the commands of copydesk in `line`, which pipes or redirections may separate.
fn commands(line: &str) -> Vec<Vec<String>> {
    let words = shlex::split(line).unwrap_or_default();
    let parts = words.split(|word| ["|", ">", "<"].contains(&word.as_str()));
    // Without arguments copydesk reads standard input, so there is nothing to check.
    let runs = parts.filter(|part| matches!(part, [name, _, ..] if name == "copydesk"));
    runs.map(<[String]>::to_vec).collect()
}

fn understood(words: Vec<String>) -> Result<(), String> {
    let words = words.into_iter().map(Into::into);
    let words = shorthand::expand(words).map_err(|error| error.to_string())?;
    match Arguments::try_parse_from(words) {
        Err(error) if error.use_stderr() => Err(error.to_string()),
        _ => Ok(()),
    }
}
