//! Determines whether standard input has content.

use std::io::{self, Read};

/// The first byte of standard input; no byte if standard input is empty. `None` if standard input
/// is a terminal. Waits until there is a byte or the other end is closed.
pub fn offered(is_stdin_readable: bool) -> Option<Vec<u8>> {
    if !is_stdin_readable {
        return None;
    }
    let mut start = Vec::new();
    // Standard input that cannot be read counts as empty.
    let read = io::stdin().lock().take(1).read_to_end(&mut start);
    read.ok().map(|_| start)
}
