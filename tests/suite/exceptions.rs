//! Exceptions to conventions of the code, listed in `exceptions.toml`. The list can only shrink: a
//! new exception fails the test, and a removed exception fails the test until the list is
//! rewritten.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};
use serde::Deserialize;

use crate::bless::{self, Mode};
use crate::tidy::sources;

const LIST: &str = "tests/suite/exceptions.toml";

/// The content of the list.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Exceptions {
    /// The number of occurrences of `Result<_, String>`.
    string_errors: usize,
    /// Names that several public types share.
    shared_type_names: BTreeSet<String>,
}

pub(crate) fn trials() -> Vec<Trial> {
    vec![Trial::test("exceptions::only_become_fewer", || {
        let text = fs::read_to_string(LIST)?;
        let listed: Exceptions = toml::from_str(&text)?;
        let codes: Vec<(PathBuf, String)> = codes();
        let n_string_errors = codes.iter().map(|(_, code)| string_errors(code)).sum();
        let shared = shared_type_names(&codes);
        let mut faults = Vec::new();
        if n_string_errors > listed.string_errors {
            faults.push(format!(
                "`Result<_, String>` is written {n_string_errors} times, and {} before: return \
                 `crate::error::Error`",
                listed.string_errors
            ));
        }
        for (name, paths) in &shared {
            if !listed.shared_type_names.contains(name) {
                faults.push(format!("several public types are called {name}: {paths:?}"));
            }
        }
        if !faults.is_empty() {
            return Err(Failed::from(faults.join("\n")));
        }
        let left: Vec<&String> = shared.keys().collect();
        let written = written(&text, n_string_errors, &left);
        match bless::mode() {
            _ if written == text => Ok(()),
            Mode::Compare => Err(bless::differs(&format!("{LIST} lists what is gone")).into()),
            Mode::Write | Mode::WriteErrors => Ok(fs::write(LIST, written)?),
        }
    })]
}

/// Returns the new text of the list, with the first comment of `text`.
fn written(text: &str, n_string_errors: usize, names: &[&String]) -> String {
    let head = text.lines().take_while(|line| line.starts_with('#'));
    let mut lines: Vec<String> = head.map(str::to_owned).collect();
    lines.push(format!("string-errors = {n_string_errors}"));
    lines.push("shared-type-names = [".to_owned());
    lines.extend(names.iter().map(|name| format!("    \"{name}\",")));
    lines.push("]\n".to_owned());
    lines.join("\n")
}

/// Returns the code of `src/` without comments, test files, and tests at the end of files.
fn codes() -> Vec<(PathBuf, String)> {
    let sources = sources();
    let tests: BTreeSet<PathBuf> = sources.iter().flat_map(test_modules).collect();
    let is_test = |path: &Path| path.ancestors().any(|it| tests.contains(it));
    let sources = sources.into_iter().filter(|(path, _)| !is_test(path));
    let codes = sources.map(|(path, text)| {
        let code = text.split("#[cfg(test)]\nmod tests").next();
        let lines = code.unwrap_or_default().lines();
        let lines = lines.filter(|line| !line.trim_start().starts_with("//"));
        let lines: Vec<&str> = lines.collect();
        (path, lines.join("\n"))
    });
    codes.collect()
}

/// Returns the files and folders of the modules that the file at `path` declares only for tests.
fn test_modules((path, text): &(PathBuf, String)) -> Vec<PathBuf> {
    let is_root = ["mod.rs", "lib.rs", "main.rs"]
        .iter()
        .any(|it| path.ends_with(it));
    let folder = if is_root {
        path.parent().map(Path::to_path_buf)
    } else {
        Some(path.with_extension(""))
    };
    let declarations = text.split("#[cfg(test)]\nmod ").skip(1);
    let names = declarations.filter_map(|rest| rest.lines().next()?.strip_suffix(';'));
    let folders = names.filter_map(|name| Some(folder.as_ref()?.join(name)));
    folders
        .flat_map(|folder| [folder.with_extension("rs"), folder])
        .collect()
}

/// Returns the names of public types that several files declare, with the files.
fn shared_type_names(codes: &[(PathBuf, String)]) -> BTreeMap<String, BTreeSet<&Path>> {
    let mut types: BTreeMap<String, BTreeSet<&Path>> = BTreeMap::new();
    for (path, code) in codes {
        for line in code.lines() {
            let mut words = line.split_whitespace();
            let is_type = words.next() == Some("pub")
                && matches!(words.next(), Some("struct" | "enum" | "trait"));
            let name = words.next().unwrap_or_default();
            let name = name.split(|it: char| !it.is_alphanumeric()).next();
            if let Some(name) = name.filter(|_| is_type) {
                types.entry(name.to_owned()).or_default().insert(path);
            }
        }
    }
    types.retain(|_, paths| paths.len() > 1);
    types
}

/// Returns how many types in `code` are a `Result<_, String>`.
fn string_errors(code: &str) -> usize {
    let code: String = code.split_whitespace().collect();
    let results = code.split("Result<").skip(1);
    let is_of_string = |rest: &&str| {
        let rest = rest.replace("->", "");
        let mut depth = 1;
        let end = rest.char_indices().find(|(_, letter)| {
            depth += i32::from("<([".contains(*letter)) - i32::from(">)]".contains(*letter));
            depth == 0
        });
        let inner = end.map_or("", |(end, _)| &rest[..end]);
        inner.trim_end_matches(',').ends_with(",String")
    };
    results.filter(is_of_string).count()
}
