//! Checks that each output format is in the table of the book and in a transcript.

use std::fmt::Write;
use std::fs;

use copydesk::report::format::FORMATS;
use libtest_mimic::{Failed, Trial};

use crate::bless::{self, Mode};

type Outcome = Result<(), Failed>;

/// The head of the table in the book.
const HEADER: &str = "| `--format` | | paths relative to |\n|---|---|---|\n";

/// Returns the trials. If snapshots are written, the two files are updated before the trials run,
/// so that transcripts that are read later have the new commands.
pub(crate) fn trials() -> Vec<Trial> {
    let table = update("docs/src/formats.md", with_table);
    let commands = update("tests/ui/formats.trycmd", with_commands);
    vec![
        Trial::test("formats::are_in_the_book", || table),
        Trial::test("formats::have_a_transcript", || commands),
    ]
}

/// Compares the file at `path` with the text that `generate` makes of it, or writes that text.
fn update(path: &str, generate: fn(&str) -> Option<String>) -> Outcome {
    let text = fs::read_to_string(path)?;
    let generated = generate(&text).ok_or_else(|| format!("{path}: no place for formats"))?;
    match bless::mode() {
        _ if generated == text => Ok(()),
        Mode::Compare => Err(bless::differs(&format!("{path} does not show each format")).into()),
        Mode::Write | Mode::WriteErrors => Ok(fs::write(path, generated)?),
    }
}

/// Returns `text` with the table of all formats.
fn with_table(text: &str) -> Option<String> {
    let (before, rest) = text.split_once(HEADER)?;
    let after = &rest[rest.find("\n\n")? + 1..];
    let mut rows = String::new();
    for format in FORMATS {
        let folder = if format.paths_from_root() {
            "root of the repository"
        } else {
            "current folder"
        };
        writeln!(
            rows,
            "| `{}` | {} | {folder} |",
            format.name(),
            format.help()
        )
        .ok()?;
    }
    Some(format!("{before}{HEADER}{rows}{after}"))
}

/// Returns `text` with a command for each format.
fn with_commands(text: &str) -> Option<String> {
    let (before, after) = text.rsplit_once("```")?;
    let mut before = before.to_owned();
    for format in FORMATS {
        let command = format!("$ copydesk check --format {} ", format.name());
        if !before.contains(&command) {
            writeln!(before, "{command}--select doubled-word,vague-source .\n").ok()?;
        }
    }
    Some(format!("{before}```{after}"))
}
