//! The threads that lint documents.

use std::num::NonZero;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Runs `work` on `jobs` threads. If `jobs` is `None`, `work` runs on one thread per processor. If
/// the system cannot start that many threads, `work` runs on fewer threads. If the system starts no
/// thread, `work` runs on the current thread.
pub fn with<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    let processors = || thread::available_parallelism().map_or(1, NonZero::get);
    match pool(jobs.unwrap_or_else(processors)) {
        Some(pool) => pool.install(work),
        None => work(),
    }
}

/// Returns a pool of `n_threads` threads. The pool is smaller if the system cannot start that many
/// threads.
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
