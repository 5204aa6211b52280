//! Tells cargo that the files of `rules/` are part of the binary, so that a new one is built in.

fn main() {
    println!("cargo::rerun-if-changed=rules");
}
