//! What stands on standard input before anybody reads from it.

use std::io::{self, Read};

/// The first byte of standard input, if that is a pipe or a file and not a terminal: none at its
/// end. Waits until there is one or the other end is closed.
pub fn offered(is_stdin_readable: bool) -> Option<Vec<u8>> {
    if !is_stdin_readable {
        return None;
    }
    let mut start = Vec::new();
    // What cannot be read offers nothing.
    let read = io::stdin().lock().take(1).read_to_end(&mut start);
    read.ok().map(|_| start)
}
