//! Measures what the search for duplication costs in addition to tokenising: `cargo bench`. No
//! rules are used.
//!
//! The text is made up. Its words are drawn as often as the background table says, and form
//! sentences and paragraphs. One sentence in a hundred repeats an earlier sentence. Set
//! `COPYDESK_BENCH_TEXT` to a file or a folder to measure the text there as well, cut to each size.

#![expect(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a bench prints what it measured; sizes fit"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use copydesk::analysis::passage::index::{Bounds, pairs};
use copydesk::analysis::passage::{Fingerprint, OwnWords};
use copydesk::analysis::quote;
use copydesk::analysis::repeat::background::Background;
use copydesk::analysis::repeat::{self, doubled};
use copydesk::analysis::situation::Situation;
use copydesk::analysis::vocabulary_uses::VocabularyUses;
use copydesk::embedded;
use copydesk::syntax::Syntax;
use copydesk::text::draft::Draft;
use copydesk::text::markup::Markup;
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// The sizes of the texts, in bytes.
const SIZES: [usize; 6] = [25_000, 100_000, 400_000, 1_600_000, 6_400_000, 16_000_000];

/// The size of texts that are hard to process, in bytes.
const HOSTILE: usize = 5_000_000;

fn main() {
    // `cargo bench -- given` measures only the text that the environment names.
    let only_given = std::env::args().any(|it| it == "given");
    // The first run also reads the lexicons. Its time is not used.
    measure(&made_up(50_000));
    println!(
        "text              bytes   parse MB/s   repeats   doubled   prints   together   peak B/B"
    );
    if !only_given {
        table("made up", made_up);
    }
    if let Some(text) = given() {
        table("given", |n_bytes| {
            let end = (0..=n_bytes).rev().find(|it| text.is_char_boundary(*it));
            end.filter(|it| 0 < *it)
                .map_or("", |it| &text[..it])
                .to_owned()
        });
    }
    if only_given {
        return;
    }
    row("one word", &measure(&"harbour ".repeat(HOSTILE / 8)));
    let sentence =
        "The harbour authority closed both northern piers on Sunday after cracks appeared. ";
    row("one sentence", &measure(&sentence.repeat(50_000)));
    row(
        "one line",
        &measure(&made_up(10_000_000).replace('\n', " ")),
    );
    row(
        "one item a line",
        &measure(&format!(
            "Title\n\n{}",
            "- open the lock and close the gate\n".repeat(HOSTILE / 35)
        )),
    );
    across();
}

fn table(name: &str, text: impl Fn(usize) -> String) {
    let texts = SIZES.iter().map(|it| (*it, text(*it)));
    // A given text may be shorter than this size.
    let texts = texts.filter(|it| it.0 / 2 < it.1.len());
    let rows: Vec<Cost> = texts.map(|it| measure(&it.1)).collect();
    for it in &rows {
        row(name, it);
    }
    let (first, last) = (&rows[0], &rows[rows.len() - 1]);
    let growth = (last.all().as_secs_f64() / first.all().as_secs_f64()).ln()
        / (last.n_bytes as f64 / first.n_bytes as f64).ln();
    println!("{name}: time grows with the length to the power of {growth:.2}");
}

/// The time and the memory that a draft takes.
struct Cost {
    n_bytes: usize,
    parse: Duration,
    repeats: Duration,
    doubled: Duration,
    prints: Duration,
    /// The maximum memory in addition to the parsed draft, in bytes.
    peak: usize,
}

impl Cost {
    fn all(&self) -> Duration {
        self.repeats + self.doubled + self.prints
    }
}

/// Returns the cost of the fastest of a few runs on `text`.
fn measure(text: &str) -> Cost {
    let n_runs = (20_000_000 / text.len()).clamp(2, 40);
    let runs = (0..n_runs).map(|_| run(text));
    runs.min_by_key(Cost::all)
        .expect("there are two runs or more")
}

fn run(text: &str) -> Cost {
    let (draft, parse) = timed(|| Draft::parse(text.to_owned(), Markup::Plain));
    let quotes = quote::find(&draft);
    let syntax = Syntax::new(&draft);
    let held = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let (_, repeats) = timed(|| {
        repeat::find(
            &syntax,
            &quotes,
            (Background::embedded(), &VocabularyUses::default()),
            Situation::Incoming,
        )
    });
    let (_, doubled) = timed(|| doubled::find(&syntax, &quotes, Background::embedded()));
    let (_, prints) =
        timed(|| Fingerprint::of(&draft, OwnWords::of(&quotes, &VocabularyUses::default())));
    Cost {
        n_bytes: text.len(),
        parse,
        repeats,
        doubled,
        prints,
        peak: ALLOCATOR.peak_usage().saturating_sub(held),
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let (start, start_on_core) = (Instant::now(), on_core());
    let done = std::hint::black_box(work());
    let elapsed = start.elapsed();
    let ran = on_core().zip(start_on_core);
    let ran = ran.and_then(|it| it.0.checked_sub(it.1));
    // The clock of the core is too coarse for short times.
    (done, ran.filter(|_| TICKS < elapsed).unwrap_or(elapsed))
}

/// From this duration on, the time on the core is exact enough.
const TICKS: Duration = Duration::from_millis(60);

/// Returns how long this thread has run on a core. Time that other programs take is not counted.
/// Only Linux gives this time; on other systems, the result is `None`.
fn on_core() -> Option<Duration> {
    let line = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = line.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

fn row(name: &str, cost: &Cost) {
    let rate = |it: Duration| cost.n_bytes as f64 / 1e6 / it.as_secs_f64();
    println!(
        "{name:15} {:9}   {:10.1}   {:7.1}   {:7.1}   {:6.1}   {:8.1}   {:8.2}",
        cost.n_bytes,
        rate(cost.parse),
        rate(cost.repeats),
        rate(cost.doubled),
        rate(cost.prints),
        rate(cost.all()),
        cost.peak as f64 / cost.n_bytes as f64,
    );
}

/// Measures the search for passages that drafts share. Each draft has 20 KB.
fn across() {
    let bounds = Bounds {
        min_words: 25,
        min_words_pointed: 80,
        min_content: 12,
        min_gain: 9,
        alike: 0.5,
        equal: 0.9,
    };
    for n_drafts in [50_u32, 200, 800] {
        let mut chance = Chance(n_drafts.into());
        let words = Words::of_table();
        let texts: Vec<String> = (0..n_drafts)
            .map(|_| prose(20_000, &words, &mut chance))
            .collect();
        let n_bytes: usize = texts.iter().map(String::len).sum();
        let prints = texts.iter().map(|it| {
            Fingerprint::of(
                &Draft::parse(it.clone(), Markup::Plain),
                OwnWords::of(&[], &VocabularyUses::default()),
            )
        });
        let prints: Vec<Fingerprint> = prints.collect();
        let prints: Vec<&Fingerprint> = prints.iter().collect();
        let held = ALLOCATOR.current_usage();
        ALLOCATOR.reset_peak_usage();
        let (found, time) = timed(|| pairs(&prints, bounds));
        println!(
            "across {n_drafts} drafts, {:.0} MB: {:.2} s, {:.0} MB/s, {:.2} bytes of memory per byte, {} passages",
            n_bytes as f64 / 1e6,
            time.as_secs_f64(),
            n_bytes as f64 / 1e6 / time.as_secs_f64(),
            ALLOCATOR.peak_usage().saturating_sub(held) as f64 / n_bytes as f64,
            found.len(),
        );
    }
}

/// Returns the text that the environment names.
fn given() -> Option<String> {
    let path = std::env::var_os("COPYDESK_BENCH_TEXT")?;
    let mut text = String::new();
    read(Path::new(&path), &mut text);
    (!text.is_empty()).then_some(text)
}

fn read(path: &Path, text: &mut String) {
    if let Ok(folder) = std::fs::read_dir(path) {
        let mut paths: Vec<_> = folder.flatten().map(|it| it.path()).collect();
        paths.sort();
        for it in paths {
            read(&it, text);
        }
    } else if path.extension().is_some_and(|it| it == "txt" || it == "md")
        && let Ok(bytes) = std::fs::read(path)
    {
        text.push_str(&String::from_utf8_lossy(&bytes));
        text.push_str("\n\n");
    }
}

/// Words, each with the sum of its count and of the counts of all words before it. A random number
/// selects a word by these sums.
struct Words(Vec<(u64, &'static str)>);

impl Words {
    fn of_table() -> Self {
        let mut sum = 0;
        let rows = embedded::text("english/word-frequencies.tsv").lines();
        let rows = rows.filter(|it| !it.starts_with(['#', '*']));
        let words = rows.filter_map(|it| {
            let mut fields = it.split('\t');
            let (word, count) = (fields.next()?, fields.next()?.parse::<u64>().ok()?);
            sum += count;
            Some((sum, word))
        });
        Self(words.collect())
    }

    fn draw(&self, chance: &mut Chance) -> &'static str {
        let most = self.0.last().map_or(1, |it| it.0);
        let drawn = chance.below(most);
        let idx = self.0.partition_point(|it| it.0 <= drawn);
        self.0[idx].1
    }
}

/// Numbers that look random and are the same in each run (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }
}

fn made_up(n_bytes: usize) -> String {
    prose(n_bytes, &Words::of_table(), &mut Chance(0x5eed))
}

fn prose(n_bytes: usize, words: &Words, chance: &mut Chance) -> String {
    let mut text = String::with_capacity(n_bytes + 300);
    let mut said: Vec<String> = Vec::new();
    while text.len() < n_bytes {
        let mut sentence = String::new();
        for idx in 0..8 + chance.below(18) {
            let word = words.draw(chance);
            if idx == 0 {
                sentence.extend(word.chars().take(1).flat_map(char::to_uppercase));
                sentence.push_str(&word[word.chars().next().map_or(0, char::len_utf8)..]);
            } else {
                sentence.push(' ');
                sentence.push_str(word);
            }
        }
        if chance.below(100) == 0 && !said.is_empty() {
            let back = chance.below(said.len().min(40) as u64) as usize;
            sentence.clone_from(&said[said.len() - 1 - back]);
        }
        text.push_str(&sentence);
        text.push_str(if chance.below(4) == 0 { ".\n\n" } else { ". " });
        said.push(sentence);
    }
    text
}
