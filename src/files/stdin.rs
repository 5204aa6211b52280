//! Determines whether standard input has content.

use std::io::{self, Read};

/// Reads the first byte of standard input. Waits until there is a byte, or until the other end is
/// closed. Returns an empty list if standard input is empty. Returns `None` if standard input is a
/// terminal.
pub fn offered(is_stdin_readable: bool) -> Option<Vec<u8>> {
    if !is_stdin_readable {
        return None;
    }
    let mut start = Vec::new();
    // If standard input cannot be read, the result is the same as for a terminal.
    let read = io::stdin().lock().take(1).read_to_end(&mut start);
    read.ok().map(|_| start)
}
