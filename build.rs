//! The build script. A release build compiles the tables of `rules/english/` and embeds the other
//! files of `rules/`, except the examples that only tests need. Other builds read all of these
//! files at run time. The same code parses the tables in both cases.

#[path = "build/english.rs"]
mod english;
#[path = "src/error.rs"]
#[allow(dead_code, reason = "the library has more errors")]
mod error;
#[path = "build/examples.rs"]
mod examples;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let watched: &[&str] = if is_release {
        &["rules", "src/english", "build", "build.rs"]
    } else {
        &["build.rs"]
    };
    for path in watched {
        println!("cargo::rerun-if-changed={path}");
    }
    if is_release {
        bake();
        let files = files(Path::new("rules"));
        write("files.rs", &format!("&[{}]", files.join(",\n")));
        println!("cargo::rustc-cfg=baked");
    }
}

/// Returns a Rust expression for each file below `folder`. The expression is a pair: the path below
/// `rules/`, and the bytes of the file. Hidden files and the tables that are compiled are left out.
fn files(folder: &Path) -> Vec<String> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or(".");
        let stem = name.strip_suffix(".tsv").unwrap_or_default();
        let mut of_dictionary = english::table::TABLES.iter().map(|it| it.0);
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if !name.starts_with('.')
            && stem != english::frequency::NAME
            && !of_dictionary.any(|it| it == stem)
        {
            let below = path.strip_prefix("rules").expect("it lies there");
            let below = below.to_str().expect("it is UTF-8").replace('\\', "/");
            if path.extension() == Some(OsStr::new("toml")) {
                let text = examples::without_test_only(&text_of(&below));
                files.push(format!("({below:?}, {text:?}.as_bytes())"));
                continue;
            }
            let absolute = format!(
                "concat!(env!(\"CARGO_MANIFEST_DIR\"), {:?})",
                format!("/rules/{below}")
            );
            files.push(format!("({below:?}, include_bytes!({absolute}))"));
        }
    }
    files
}

/// Writes the dictionary and the word frequencies as Rust expressions.
fn bake() {
    let text = |path: &str| -> &'static str { text_of(path).leak() };
    let dictionary = english::table::read_all(text).unwrap_or_else(|error| panic!("{error}"));
    write("dictionary.rs", &english::source_of_dictionary(&dictionary));
    let frequencies =
        english::frequency::FrequencyTable::read(text("english/word-frequencies.tsv"));
    write(
        "frequencies.rs",
        &english::source_of_frequencies(&frequencies),
    );
}

/// Returns the text of the file at `path` below `rules/`.
fn text_of(path: &str) -> String {
    let text = fs::read_to_string(Path::new("rules").join(path));
    text.unwrap_or_else(|error| panic!("rules/{path}: {error}"))
}

fn write(name: &str, source: &str) {
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let path = Path::new(&out).join(name);
    fs::write(&path, source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
