//! Checks that the memory and the time for a hostile draft grow only in proportion to the length of
//! the draft. The test is a program of its own, because the allocator counts the bytes of a whole
//! program.

use std::fs;
use std::time::{Duration, Instant};

use copydesk::{Config, Document, Linter};
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// A draft that repeats a unit of text in one block without a break.
struct Case {
    unit: &'static str,
    /// How often the larger of two drafts repeats the unit. The smaller draft has a quarter of
    /// these repetitions.
    n_times: usize,
    /// The maximum number of bytes of memory that the check may take for each byte of the larger
    /// draft. This is about twice the measured number. If each finding kept its sentence, the check
    /// would take more than ten times as much memory.
    most_memory: usize,
}

const CASES: &[Case] = &[
    case("word ", 16_000, 300),
    case("the the! ", 4_000, 320),
    case("Mr. ", 8_000, 350),
    case("according to them, ", 3_000, 50),
    case("14% of people ", 6_000, 40),
    case("$1.2 billion ", 6_000, 40),
    case("“a ", 6_000, 600),
    case("J. J. J. ", 3_000, 600),
    case("a[^1] a[^1] ", 3_000, 260),
    case("critics say ", 6_000, 70),
    case(
        "job 17 failed failed with code 3 and and was retried\n",
        600,
        170,
    ),
];

/// How many times longer the larger of two drafts is.
const FACTOR: usize = 4;

/// How many times longer the larger draft may take. The number is less than the square of
/// [`FACTOR`], and far enough above [`FACTOR`] that no test fails on a busy machine.
const MAX_GROWTH_OF_TIME: f64 = 10.0;

/// The clock is too coarse for times below this.
const MIN_TIME: Duration = Duration::from_millis(40);

const fn case(unit: &'static str, n_times: usize, most_memory: usize) -> Case {
    Case {
        unit,
        n_times,
        most_memory,
    }
}

#[test]
fn memory_and_time_grow_with_the_draft() {
    let linter = Linter::new(Config::default().profile("all")).expect("the profile is built in");
    // The first run also reads lexicons and models. Its time is not used.
    measure(&linter, "Critics say that 14% of people left. “It is so.”");
    let faults: Vec<String> = CASES.iter().flat_map(|it| faults(&linter, it)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns a message for each limit of memory or time that `case` exceeds.
fn faults(linter: &Linter, case: &Case) -> Vec<String> {
    let small = case.unit.repeat(case.n_times / FACTOR);
    let large = case.unit.repeat(case.n_times);
    let (before, _) = measure(linter, &small);
    let (after, memory) = measure(linter, &large);
    let mut faults = Vec::new();
    let most = case.most_memory * large.len();
    if most < memory {
        let unit = case.unit;
        faults.push(format!("{unit:?}: {memory} bytes of memory, not {most}"));
    }
    let growth = after.as_secs_f64() / before.max(MIN_TIME).as_secs_f64();
    if MAX_GROWTH_OF_TIME < growth {
        let unit = case.unit;
        faults.push(format!("{unit:?}: {after:?} after {before:?}"));
    }
    faults
}

/// Returns the time and the bytes of memory that a check of `text` takes. The time is the better of
/// two runs.
fn measure(linter: &Linter, text: &str) -> (Duration, usize) {
    let runs = [run(linter, text), run(linter, text)];
    let time = runs.iter().map(|it| it.0).min().unwrap_or_default();
    (time, runs[0].1)
}

fn run(linter: &Linter, text: &str) -> (Duration, usize) {
    let document = Document::new("draft.md", text);
    let held = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let (start, start_on_core) = (Instant::now(), on_core());
    drop(std::hint::black_box(linter.lint(&document)));
    let ran = on_core().zip(start_on_core);
    let time = ran.map_or_else(|| start.elapsed(), |(now, then)| now.saturating_sub(then));
    let memory = ALLOCATOR.peak_usage().saturating_sub(held);
    (time, memory)
}

/// Returns how long this thread has run on a core. Time that other programs take is not counted.
/// Only Linux gives this time; on other systems, the result is `None`.
fn on_core() -> Option<Duration> {
    let line = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = line.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
