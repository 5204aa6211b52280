//! The threads that lint documents.

use std::num::NonZero;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Runs `work` on `jobs` threads or, without `jobs`, on one thread per processor. If the system
/// starts fewer threads, `work` runs on those. If it starts none, `work` runs on the current
/// thread.
pub fn with<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    let processors = || thread::available_parallelism().map_or(1, NonZero::get);
    match pool(jobs.unwrap_or_else(processors)) {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// Returns a pool of `n_threads` threads, or of fewer threads if the system does not start as many.
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
