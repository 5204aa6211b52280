//! How many drafts are looked at at once. Knows not what is done with them.

use std::num::NonZero;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

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

/// Does `work` on this many threads, or on one for each processor. Where the system starts fewer,
/// on those; where it starts none, on the current thread.
pub fn with<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    let processors = || thread::available_parallelism().map_or(1, NonZero::get);
    match pool(jobs.unwrap_or_else(processors)) {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// A pool of `n_threads`, or of as many as the system starts.
fn pool(mut n_threads: usize) -> Option<ThreadPool> {
    while 1 < n_threads {
        let pool = ThreadPoolBuilder::new().num_threads(n_threads).build();
        if let Ok(pool) = pool {
            return Some(pool);
        }
        n_threads /= 2;
    }
    let current = ThreadPoolBuilder::new().num_threads(1).use_current_thread();
    current.build().ok()
}
