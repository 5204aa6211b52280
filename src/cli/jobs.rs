//! How many drafts are looked at at once. Knows not what is done with them.

use rayon::ThreadPoolBuilder;

/// The most threads that may be asked for.
const MOST: usize = 1024;

/// Reads a number of threads.
///
/// # Errors
///
/// Says which numbers there may be.
pub fn parse(typed: &str) -> Result<usize, String> {
    let number = typed.parse().ok();
    number
        .filter(|it| (1..=MOST).contains(it))
        .ok_or_else(|| format!("name a number of threads from 1 to {MOST}"))
}

/// Does `work` on this many threads, or on one for each processor.
///
/// # Errors
///
/// When the system has not so many threads to give.
pub fn with<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> Result<T, String> {
    let Some(jobs) = jobs else {
        return Ok(work());
    };
    let pool = ThreadPoolBuilder::new().num_threads(jobs).build();
    match pool {
        Ok(it) => Ok(it.install(work)),
        Err(it) => Err(format!(
            "{jobs} threads cannot be started: {it}; give --jobs a smaller number"
        )),
    }
}
