//! Lays the tables of `rules/english/` out for release builds, with the code that reads them at run time
//! in other builds, and tells cargo when the files of `rules/` are part of the binary, so that a new
//! one is built in. Other builds read them at run time.

#[path = "build/english.rs"]
mod english;
#[path = "src/error.rs"]
#[allow(dead_code, reason = "the library has more errors")]
mod error;

use std::path::Path;
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
        println!("cargo::rustc-cfg=baked");
    }
}

/// Writes the dictionary and the frequencies as expressions of Rust.
fn bake() {
    let text = |path: &str| -> &'static str {
        let text = fs::read_to_string(Path::new("rules").join(path));
        text.unwrap_or_else(|error| panic!("rules/{path}: {error}"))
            .leak()
    };
    let dictionary = english::table::read_all(text).unwrap_or_else(|error| panic!("{error}"));
    write("dictionary.rs", &english::source_of_dictionary(&dictionary));
    let frequencies =
        english::frequency::FrequencyTable::read(text("english/word-frequencies.tsv"));
    write(
        "frequencies.rs",
        &english::source_of_frequencies(&frequencies),
    );
}

fn write(name: &str, source: &str) {
    let out = env::var("OUT_DIR").expect("cargo sets it");
    let path = Path::new(&out).join(name);
    fs::write(&path, source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
