//! Tells cargo when the files of `rules/` are part of the binary, so that a new one is built in.
//! Other builds read them at run time.

fn main() {
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let watched = if is_release { "rules" } else { "build.rs" };
    println!("cargo::rerun-if-changed={watched}");
}
