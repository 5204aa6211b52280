//! The threads that lint documents.

use std::num::NonZero;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

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
