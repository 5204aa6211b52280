//! Catches panics of the program. A panic on one draft becomes an error about that draft, and the
//! run continues.

use std::any::Any;
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

use crate::engine::report::Unreadable;
use crate::error::Error;

/// The maximum number of characters of a panic's message that an error repeats. The message may
/// quote the draft.
const MAX_MESSAGE: usize = 200;

thread_local! {
    /// The message of the last panic of this thread, with the file and line of the panic.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Makes panics print nothing. A panic's message may contain words of a draft, which must not reach
/// a terminal unescaped. The code that catches the panic reports it.
pub fn silence() {
    panic::set_hook(Box::new(|panic| {
        let message = described(panic);
        // A thread that is ending has no thread-local storage left. Its message is not needed.
        drop(LAST.try_with(|last| last.replace(Some(message))));
    }));
}

/// Runs `work` on the draft at `path`.
///
/// # Errors
///
/// Returns an error if `work` panics. The error repeats the panic's message and asks for a report.
pub fn document<T>(path: &str, work: impl FnOnce() -> T) -> Result<T, Unreadable> {
    caught(work).map_err(|Panic(message)| {
        let problem = format!(
            "an internal error of copydesk {} ended the check of this file; the other files were \
             checked; please report the error with this version, this line and, if you can, the \
             file: {message}",
            env!("CARGO_PKG_VERSION")
        );
        Unreadable::new(path, problem)
    })
}

/// Runs the `work` of a command.
///
/// # Errors
///
/// Returns an error if `work` panics. The error repeats the panic's message and asks for a report.
pub fn command<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    caught(work).map_err(|Panic(message)| {
        Error::new(format!(
            "an internal error of copydesk {} ended the run; please report the error with this \
             version and this line: {message}",
            env!("CARGO_PKG_VERSION")
        ))
    })
}

/// The message of a panic.
struct Panic(String);

/// Runs `work` and catches a panic.
fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Panic> {
    // `work` only reads drafts and rules. If it panics, its results are dropped, so no broken state
    // survives.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let last = LAST.with(RefCell::take);
        Panic(last.unwrap_or_else(|| message(&*payload).to_owned()))
    })
}

fn described(panic: &PanicHookInfo<'_>) -> String {
    let message: String = message(panic.payload()).chars().take(MAX_MESSAGE).collect();
    match panic.location() {
        Some(place) => format!("{message} ({place})"),
        None => message,
    }
}

fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    let owned = || payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(owned).unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_over_a_draft_is_an_error_of_that_draft() {
        let reported = document("a.md", || panic!("index {} of 3", 7)).unwrap_err();
        assert_eq!(reported.path, "a.md");
        for part in [
            "index 7 of 3",
            "please report",
            "the other files were checked",
            env!("CARGO_PKG_VERSION"),
        ] {
            assert!(
                reported.problem.contains(part),
                "{part}: {}",
                reported.problem
            );
        }
        assert_eq!(document("a.md", || 5), Ok(5));
    }

    #[test]
    fn a_panic_in_a_command_is_an_error() {
        let reported = command(|| panic!("no value")).unwrap_err();
        assert!(reported.problem().contains("no value"), "{reported}");
        assert_eq!(command(|| 5), Ok(5));
    }
}
