//! The places of arguments of commands.

use std::ops::Range;

use crate::text::latex::LatexReader;

/// The maximum number of bytes of an argument. A bracket that is not closed within them counts as
/// not closed.
const MAX_ARGUMENT_BYTES: usize = 10_000;

impl LatexReader<'_> {
    /// Returns the range of the argument in brackets at byte `at`, without the brackets.
    pub(super) fn bracket_argument(&self, at: usize) -> Option<Range<usize>> {
        let from = self.skip_spaces(at);
        if !self.source[from..].starts_with('[') {
            return None;
        }
        let mut depth = 0_usize;
        let mut escaped = false;
        let rest = self.source[from + 1..].bytes().take(MAX_ARGUMENT_BYTES);
        for (found, byte) in rest.enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'{' => depth += 1,
                b'}' if depth == 0 => return None,
                b'}' => depth -= 1,
                b']' if depth == 0 => return Some(from + 1..from + 1 + found),
                b'\n' if self.is_blank_line(from + 1 + found) => return None,
                _ => {}
            }
        }
        None
    }

    /// Returns the range of the argument in braces at byte `at`, without the braces.
    pub(super) fn brace_argument(&self, at: usize) -> Option<Range<usize>> {
        let from = self.skip_spaces(at);
        if !self.source[from..].starts_with('{') {
            return None;
        }
        let end = self.closing_brace(from + 1)?;
        Some(from + 1..end)
    }

    /// Returns the byte of the brace that closes the one before byte `from`.
    pub(super) fn closing_brace(&self, from: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        let mut depth = 0_usize;
        let mut at = from;
        while let Some(byte) = bytes.get(at).filter(|_| at < from + MAX_ARGUMENT_BYTES) {
            match byte {
                b'\\' => at += 1,
                b'{' => depth += 1,
                b'}' if depth == 0 => return Some(at),
                b'}' => depth -= 1,
                b'%' => at = self.line_end_at(at),
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// Returns the end of the line of byte `at`.
    pub(super) fn line_end_at(&self, at: usize) -> usize {
        let rest = &self.source[at..];
        at + rest.find(['\n', '\r']).unwrap_or(rest.len())
    }

    /// Returns whether the line after the line feed at byte `at` is blank.
    pub(super) fn is_blank_line(&self, at: usize) -> bool {
        let rest = self.source[at + 1..].trim_start_matches([' ', '\t', '\r']);
        rest.starts_with('\n') || rest.is_empty()
    }

    /// Returns the first byte from `at` on that is not a space. One line feed is skipped if an
    /// argument follows it.
    pub(super) fn skip_spaces(&self, at: usize) -> usize {
        let rest = &self.source[at..];
        let text = rest.trim_start_matches([' ', '\t', '\r']);
        let next = at + rest.len() - text.len();
        let Some(line) = text.strip_prefix('\n') else {
            return next;
        };
        let below = line.trim_start_matches([' ', '\t', '\r']);
        if below.starts_with(['{', '[']) {
            at + rest.len() - below.len()
        } else {
            next
        }
    }

    /// Returns the byte after all arguments that begin at byte `at`.
    pub(super) fn end_of_arguments(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            let next = self
                .bracket_argument(end)
                .or_else(|| self.brace_argument(end));
            match next {
                Some(argument) => end = argument.end + 1,
                None => return end,
            }
        }
    }
}
