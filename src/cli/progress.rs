//! The progress of a long run, shown at a terminal only.

use std::io::{self, IsTerminal};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The time after which the progress bar appears.
const PATIENCE: Duration = Duration::from_secs(1);

/// A progress bar on standard error that counts drafts. It appears after the time `PATIENCE`, and
/// disappears when this value is dropped.
pub struct Progress {
    total: u64,
    done: AtomicU64,
    start: Instant,
    is_wanted: bool,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// Returns a bar for `total` drafts. The bar is never shown if `is_quiet` is true, or if
    /// standard error is not a terminal that can redraw a line.
    pub fn new(total: usize, is_quiet: bool) -> Self {
        let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        Self {
            total: total as u64,
            done: AtomicU64::new(0),
            start: Instant::now(),
            is_wanted: !is_quiet && !is_dumb && io::stderr().is_terminal(),
            bar: OnceLock::new(),
        }
    }

    /// Counts one more draft.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.is_wanted && PATIENCE <= self.start.elapsed() {
            self.bar.get_or_init(|| bar(self.total)).set_position(done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(progress_bar) = self.bar.get() {
            progress_bar.finish_and_clear();
        }
    }
}

fn bar(total: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("checked {pos} of {len} drafts {wide_bar}")
        .expect("the template is well formed")
        .progress_chars("━━─");
    ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr()).with_style(style)
}
