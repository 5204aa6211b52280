//! Finds the arguments of commands in the source.

use std::ops::Range;

use crate::text::latex::{LatexReader, WORDS};

/// The maximum length of an argument in bytes. A bracket that is not closed within this length is
/// treated as never closed.
const MAX_ARGUMENT_BYTES: usize = 10_000;

impl LatexReader<'_> {
    /// Returns the range of the argument in brackets at byte `at`, without the brackets.
    pub(super) fn optional(&self, at: usize) -> Option<Range<usize>> {
        let from = self.spaces(at);
        if !self.source[from..].starts_with('[') {
            return None;
        }
        let mut depth = 0_usize;
        let mut n_brackets = 0_usize;
        // The argument up to the first closing bracket. It is the result if the brackets are not in
        // pairs.
        let mut first = None;
        let mut escaped = false;
        let rest = self.source[from + 1..].bytes().take(MAX_ARGUMENT_BYTES);
        for (found, byte) in rest.enumerate() {
            let argument = from + 1..from + 1 + found;
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'{' => depth += 1,
                b'}' if depth == 0 => return first,
                b'}' => depth -= 1,
                b'[' if depth == 0 => n_brackets += 1,
                b']' if depth == 0 && n_brackets == 0 => return Some(argument),
                b']' if depth == 0 => {
                    first.get_or_insert(argument);
                    n_brackets -= 1;
                }
                b'\n' if self.is_blank_line(argument.end) => return first,
                _ => {}
            }
        }
        first
    }

    /// Returns the range of the argument in braces at byte `at`, without the braces.
    pub(super) fn braced(&self, at: usize) -> Option<Range<usize>> {
        let from = self.spaces(at);
        if !self.source[from..].starts_with('{') {
            return None;
        }
        let end = self.closing_brace(from + 1)?;
        Some(from + 1..end)
    }

    /// Returns the byte of the brace that closes the opening brace directly before byte `from`.
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
                b'%' => at = self.end_of_line(at),
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// Returns the end of the line of byte `at`.
    pub(super) fn end_of_line(&self, at: usize) -> usize {
        let rest = &self.source[at..];
        at + rest.find(['\n', '\r']).unwrap_or(rest.len())
    }

    /// Returns whether the line after the line feed at byte `at` is blank.
    pub(super) fn is_blank_line(&self, at: usize) -> bool {
        let rest = self.source[at + 1..].trim_start_matches([' ', '\t', '\r']);
        rest.starts_with('\n') || rest.is_empty()
    }

    /// Returns the first byte from `at` on that is not a space. If an argument follows, the line
    /// feed and the comments before the argument are skipped, too.
    pub(super) fn spaces(&self, at: usize) -> usize {
        let rest = &self.source[at..];
        let text = rest.trim_start_matches([' ', '\t', '\r']);
        let next = at + rest.len() - text.len();
        // A comment may be between two arguments.
        let mut below = text.strip_prefix('\n').unwrap_or(text);
        below = below.trim_start_matches([' ', '\t', '\r']);
        while below.starts_with('%')
            && let Some((_, line)) = below.split_once('\n')
        {
            below = line.trim_start_matches([' ', '\t', '\r']);
        }
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
            let next = self.optional(end).or_else(|| self.braced(end));
            match next {
                Some(argument) => end = argument.end + 1,
                None => return end,
            }
        }
    }

    /// Returns the byte after the arguments that begin at byte `at`. A further argument must begin
    /// in the line in which the previous argument ends, since braces at the beginning of a line
    /// often contain text.
    pub(super) fn end_of_touching_arguments(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            let rest = &self.source[end..];
            let is_here = rest.trim_start_matches([' ', '\t']).starts_with(['{', '[']);
            let next = is_here.then(|| self.optional(end).or_else(|| self.braced(end)));
            match next.flatten() {
                Some(argument) => end = argument.end + 1,
                None => return end,
            }
        }
    }

    /// Returns the byte after the length that begins at byte `at`, such as `=0.5em plus 2pt` or
    /// `= \textwidth`. Returns `at` if no length begins there.
    pub(super) fn end_of_length(&self, at: usize) -> usize {
        let source = self.source;
        let end_of_spaces = |at: usize| {
            let rest = &source[at..];
            at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
        };
        let mut end = at;
        let equals = end_of_spaces(at);
        let has_equals = source[equals..].starts_with('=');
        let mut from = equals + usize::from(has_equals);
        loop {
            from = end_of_spaces(from);
            let rest = &source[from..];
            if let Some(name) = rest.strip_prefix('\\').filter(|_| has_equals || end == at) {
                let len = name.bytes().take_while(u8::is_ascii_alphabetic).count();
                return if len == 0 { end } else { from + 1 + len };
            }
            let is_digit = |byte: &u8| byte.is_ascii_digit() || b".+-".contains(byte);
            let len = rest.bytes().take_while(is_digit).count();
            if len == 0 {
                return end;
            }
            let unit = end_of_spaces(from + len);
            let name = WORDS
                .commands
                .length_units
                .iter()
                .find(|name| source[unit..].starts_with(name.as_str()));
            match name {
                Some(name) => end = unit + name.len(),
                None if end == at => return from + len,
                None => return end,
            }
            let more = end_of_spaces(end);
            let stretch = &WORDS.commands.length_stretches;
            let Some(word) = stretch
                .iter()
                .find(|word| source[more..].starts_with(word.as_str()))
            else {
                return end;
            };
            from = more + word.len();
        }
    }
}
