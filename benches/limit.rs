//! Measures the limit for the speed of a check: how long `pulldown-cmark` alone takes to read the
//! Markdown files of a folder, on one thread.
//!
//! `cargo bench --bench limit -- FOLDER` prints the number of bytes and the best time of some
//! rounds. With `COPYDESK_BENCH_ROUNDS=1`, a profiler sees one round.

#![expect(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a bench prints what it measured; sizes fit"
)]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use pulldown_cmark::{Options, Parser};

/// The number of rounds, unless the environment gives another number.
const ROUNDS: usize = 10;

fn main() {
    let folder = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"));
    let Some(folder) = folder else {
        println!("give a folder: cargo bench --bench limit -- FOLDER");
        return;
    };
    let texts = texts(Path::new(&folder));
    let n_bytes: usize = texts.iter().map(String::len).sum();
    let rounds = std::env::var("COPYDESK_BENCH_ROUNDS").ok();
    let rounds = rounds
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(ROUNDS);
    let times = (0..rounds).map(|_| round(&texts));
    let best = times.min().unwrap_or_default();
    let speed = n_bytes as f64 / 1e6 / best.as_secs_f64();
    println!(
        "{} files, {n_bytes} bytes: {:.1} ms, {speed:.0} MB/s",
        texts.len(),
        best.as_secs_f64() * 1000.0
    );
}

/// Returns the time of one round over `texts`.
fn round(texts: &[String]) -> Duration {
    let start = Instant::now();
    for text in texts {
        let events = Parser::new_ext(text, Options::all()).into_offset_iter();
        black_box(events.count());
    }
    start.elapsed()
}

/// Returns the texts of the Markdown files in `folder` and in all folders below it.
fn texts(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let is_markdown = path.extension().is_some_and(|extension| extension == "md");
            if path.is_dir() {
                folders.push(path);
            } else if is_markdown && let Ok(text) = std::fs::read_to_string(&path) {
                texts.push(text);
            }
        }
    }
    texts
}
