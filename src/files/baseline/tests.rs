//! Tests of reading and writing a baseline, and of the errors of a broken file.

use super::page::page;
use super::*;

fn entry(path: &str, words: &str) -> Entry {
    Entry {
        path: path.to_owned(),
        rule: "doubled-word".to_owned(),
        sentence: "00f1".to_owned(),
        with: vec!["00f2".to_owned(), "00f3".to_owned()],
        n_drafts: 2,
        n_copied: 80,
        accepted_on: "2026-03-02".to_owned(),
        words: words.to_owned(),
    }
}

#[test]
fn what_is_written_is_read_again() {
    let hostile = "“the”\t\"\\ \u{1b}[31m \u{202e} 🌊 é\n\r\0\u{e0001}";
    let mut plain = entry("b/ü.md", "the");
    (plain.with, plain.n_drafts, plain.n_copied) = (Vec::new(), 0, 0);
    let entries = [entry(hostile, hostile), plain];
    let written = page(&entries);
    assert_eq!(parse("b.toml", &written), Ok(entries.to_vec()), "{written}");
    assert!(!written.contains(['\u{1b}', '\u{202e}', '\r', '\u{e0001}']));
    assert_eq!(parse("b.toml", &page(&[])), Ok(Vec::new()));
    let crlf = format!("\u{feff}{}", written.replace('\n', "\r\n"));
    assert_eq!(parse("b.toml", &crlf), Ok(entries.to_vec()));
}

#[test]
fn a_broken_file_is_told_with_its_line() {
    for (text, expected) in [
        (
            "version = 1\n[[drafts]]\npath = \"a.md\"\n<<<<<<< HEAD\naccepted = []\n",
            "b.toml:4: this line is a conflict marker of an unfinished merge; remove the conflict \
             markers, and keep the lines of both sides",
        ),
        (
            "version = 2\n",
            "b.toml:1: the baseline has version 2, but this copydesk reads only version 1; use a \
             newer copydesk",
        ),
        (
            "version = 1\n\n[[drafts]]\npath = 3\naccepted = []\n",
            "b.toml:4: expected text in quotes, but found the number `3`; correct the file, or \
             delete the file and create a new baseline with --write-baseline",
        ),
        (
            "version = 1\n[[draft]]\n",
            "b.toml:2: unknown key `draft`; correct the file, or delete the file and create a new \
             baseline with --write-baseline",
        ),
        (
            "",
            "b.toml:1: the line `version = …` is missing; correct the file, or delete the file and \
             create a new baseline with --write-baseline",
        ),
    ] {
        let parsed = parse("b.toml", text).map_err(|error| error.to_string());
        assert_eq!(parsed, Err(expected.to_owned()), "{text}");
    }
}

/// Checks the path that entries of a baseline in `folder` have for the draft at `path`. Also checks
/// that this path leads back to the draft.
fn check_name(folder: &str, path: &str, expected: &str) {
    let baseline = Baseline {
        file: PathBuf::from("/b.toml"),
        folder: PathBuf::from(folder),
        text: None,
        entries: Vec::new(),
    };
    let name = baseline.name(Path::new(path));
    assert_eq!(name, expected);
    assert_eq!(baseline.draft(&name), Path::new(path));
}

#[cfg(unix)]
#[test]
fn drafts_are_called_from_the_folder_of_the_file() {
    check_name("/house", "/house/a.md", "a.md");
    check_name("/house", "/house/news/a.md", "news/a.md");
    check_name("/house/desk", "/house/news/a.md", "../news/a.md");
    check_name("/house/desk", "/a.md", "../../a.md");
    check_name("/", "/house/a.md", "house/a.md");
}
