//! Looks whether standard input has content.

use std::io::{self, Read};

/// The first byte of standard input, or nothing at its end. `None` if standard input is a terminal.
/// Waits until there is a byte or the other end is closed.
pub fn offered(is_stdin_readable: bool) -> Option<Vec<u8>> {
    if !is_stdin_readable {
        return None;
    }
    let mut start = Vec::new();
    // If standard input cannot be read, it counts as having no content.
    let read = io::stdin().lock().take(1).read_to_end(&mut start);
    read.ok().map(|_| start)
}
