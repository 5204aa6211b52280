//! The markup within a paragraph: emphasis, code, macros, links, attributes.

mod named;

use std::ops::Range;

use crate::text::asciidoc::attribute::Attributes;
use crate::text::closing::Closings;
use crate::text::composer::Composer;
use crate::text::flow::Flow;

/// Adds the words at `range` of `flow`. Returns the ranges of the texts of notes, which are not
/// added.
pub fn add_words(
    composer: &mut Composer<'_>,
    flow: &Flow,
    range: Range<usize>,
    attributes: &Attributes,
) -> Vec<Range<usize>> {
    let mut reader = InlineReader {
        composer,
        flow,
        text: &flow.text()[..range.end],
        attributes,
        closings: Closings::default(),
        pending_start: range.start,
        start: range.start,
        open: Vec::new(),
        notes: Vec::new(),
    };
    reader.read_all();
    reader.notes
}

/// The effect of a closing mark.
#[derive(Clone, Copy, Debug)]
enum Closer {
    Bold,
    Italic,
    Link,
    Nothing,
    /// Shows a quotation mark.
    Quote(&'static str),
}

struct InlineReader<'r, 's> {
    composer: &'r mut Composer<'s>,
    flow: &'r Flow,
    text: &'r str,
    attributes: &'r Attributes,
    closings: Closings,
    /// The first byte of `text` that has not been added yet.
    pending_start: usize,
    start: usize,
    /// The open constructs, innermost last. Each has the position, the length and the effect of its
    /// closing mark.
    open: Vec<(usize, usize, Closer)>,
    notes: Vec<Range<usize>>,
}

impl InlineReader<'_, '_> {
    fn read_all(&mut self) {
        let mut at = self.pending_start;
        while let Some(byte) = self.text.as_bytes().get(at) {
            let closed = self.open.last().filter(|open| open.0 <= at).copied();
            if let Some((close, len, closer)) = closed {
                self.add_pending(close);
                self.apply_closer(close..close + len, closer);
                self.open.pop();
                at = at.max(close + len);
                self.pending_start = at;
                continue;
            }
            let end = match byte {
                b'\\' => self.read_escape(at),
                b'*' | b'_' | b'#' => self.read_emphasis(at),
                b'`' => self.read_code(at),
                b'+' => self.read_passthrough(at),
                b'^' | b'~' => self.read_script(at),
                b'"' | b'\'' => self.read_quotation_mark(at),
                b'<' => self.read_cross_reference(at),
                b'[' => self.read_anchor(at),
                b':' => self.read_macro(at),
                b'{' => self.read_attribute(at),
                b'(' => self.read_index_term(at),
                b'&' => self.read_entity(at),
                _ => None,
            };
            match end {
                Some(end) => {
                    at = end;
                    self.pending_start = end.max(self.pending_start);
                }
                None => at += 1,
            }
        }
        self.add_pending(self.text.len());
        for (close, len, closer) in std::mem::take(&mut self.open).into_iter().rev() {
            self.apply_closer(close..close + len, closer);
        }
        let style = &mut self.composer.emphasis;
        (style.bold, style.italic) = (0, 0);
    }

    fn add_pending(&mut self, end: usize) {
        if self.pending_start < end {
            self.composer.add_flow(self.flow, self.pending_start..end);
        }
        self.pending_start = self.pending_start.max(end);
    }

    fn add_object(&mut self, range: Range<usize>) {
        let place = self.flow.source_range(range);
        self.composer.add_object(place);
    }

    fn add_replacement(&mut self, text: &str, range: Range<usize>) {
        let place = self.flow.source_range(range);
        self.composer.add_replacement(text, place);
    }

    fn apply_closer(&mut self, range: Range<usize>, closer: Closer) {
        let style = &mut self.composer.emphasis;
        match closer {
            Closer::Bold => style.bold = style.bold.saturating_sub(1),
            Closer::Italic => style.italic = style.italic.saturating_sub(1),
            Closer::Link => self.composer.close_link(),
            Closer::Quote(mark) => self.add_replacement(mark, range),
            Closer::Nothing => {}
        }
    }

    fn is_word(character: Option<char>) -> bool {
        character.is_some_and(|character| character.is_alphanumeric() || character == '_')
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text[self.start..at].chars().next_back()
    }

    fn char_after(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// Returns the byte at which the innermost open construct closes. A construct that opens inside
    /// it must close before that byte.
    fn closing_limit(&self) -> usize {
        self.open.last().map_or(self.text.len(), |open| open.0)
    }

    /// Returns the byte at which `mark` closes the construct whose text starts at byte `from`. The
    /// mark must come before the enclosing construct closes. If `is_free`, a space may precede the
    /// mark, and a letter may follow it.
    fn find_closing(&mut self, mark: &'static str, from: usize, is_free: bool) -> Option<usize> {
        let text = self.text;
        let mut closings = std::mem::take(&mut self.closings);
        let found = closings.find(text, mark, from, |at| {
            let before = text[..at].chars().next_back();
            let after = text[at + mark.len()..].chars().next();
            let is_shown = before.is_some_and(|before| is_free || !before.is_whitespace());
            // In code, a backslash does not escape the mark after it.
            let is_plain = mark.starts_with('`') || before != Some('\\');
            is_shown && is_plain && (is_free || !Self::is_word(after))
        });
        self.closings = closings;
        found.filter(|at| from < *at && at + mark.len() <= self.closing_limit())
    }

    /// Handles a backslash, which turns the mark or macro after it into plain text.
    fn read_escape(&mut self, at: usize) -> Option<usize> {
        let next = self.char_after(at + 1)?;
        if !"*_#`+^~<[{(&:\\'\"".contains(next) && !next.is_ascii_alphabetic() {
            return None;
        }
        if next.is_ascii_alphabetic() {
            // Before a letter, a backslash matters only if an address or a macro follows. Addresses
            // and macros have a colon.
            let word = &self.text[at + 1..];
            let len = word.find(char::is_whitespace).unwrap_or(word.len());
            if !word[..len].contains(':') {
                return None;
            }
        }
        self.add_pending(at);
        self.pending_start = at + 1;
        let end = at + 1 + next.len_utf8();
        self.add_pending(end);
        Some(end)
    }

    fn read_emphasis(&mut self, at: usize) -> Option<usize> {
        let (double, single) = match self.text.as_bytes()[at] {
            b'*' => ("**", "*"),
            b'_' => ("__", "_"),
            _ => ("##", "#"),
        };
        let closer = match single {
            "*" => Closer::Bold,
            "_" => Closer::Italic,
            _ => Closer::Nothing,
        };
        let is_double = self.text[at..].starts_with(double);
        let found = if is_double {
            self.find_closing(double, at + 2, true)
                .map(|close| (close, 2))
        } else {
            None
        };
        let opens = || {
            let before = self.char_before(at);
            let is_apart =
                !Self::is_word(before) && !before.is_some_and(|before| ";:}".contains(before));
            is_apart
                && self
                    .char_after(at + 1)
                    .is_some_and(|after| !after.is_whitespace())
        };
        let found = match found {
            Some(found) => Some(found),
            None if opens() => self
                .find_closing(single, at + 1, false)
                .map(|close| (close, 1)),
            None => None,
        };
        let (close, len) = found?;
        self.add_pending(at);
        let style = &mut self.composer.emphasis;
        match closer {
            Closer::Bold => style.bold += 1,
            Closer::Italic => style.italic += 1,
            _ => {}
        }
        self.open.push((close, len, closer));
        Some(at + len)
    }

    /// Handles code between backticks. Also handles a backtick and an apostrophe, which together
    /// are shown as one apostrophe.
    fn read_code(&mut self, at: usize) -> Option<usize> {
        if self.text[at..].starts_with("`'") {
            self.add_pending(at);
            self.add_replacement("’", at..at + 2);
            return Some(at + 2);
        }
        if self.text[at..].starts_with("``")
            && let Some(close) = self.find_closing("``", at + 2, true)
        {
            self.add_pending(at);
            self.add_object(at..close + 2);
            return Some(close + 2);
        }
        let is_apart = !Self::is_word(self.char_before(at));
        let opens = self
            .char_after(at + 1)
            .is_some_and(|after| !after.is_whitespace());
        if !is_apart || !opens {
            return None;
        }
        let close = self.find_closing("`", at + 1, false)?;
        self.add_pending(at);
        self.add_object(at..close + 1);
        Some(close + 1)
    }

    /// Handles text between plus signs, in which marks are plain text. Also handles a plus sign at
    /// the end of a line, which breaks the line there.
    fn read_passthrough(&mut self, at: usize) -> Option<usize> {
        let ends_line = self.char_before(at) == Some(' ')
            && matches!(self.char_after(at + 1), None | Some('\n'));
        if ends_line {
            self.add_pending(at - 1);
            let next = self.char_after(at + 1).map_or(0, char::len_utf8);
            self.add_replacement("\n", at - 1..at + 1 + next);
            return Some(at + 1 + next);
        }
        for mark in ["+++", "++"] {
            if self.text[at..].starts_with(mark)
                && let Some(close) = self.find_closing(mark, at + mark.len(), true)
            {
                self.add_pending(at);
                self.pending_start = at + mark.len();
                self.add_pending(close);
                return Some(close + mark.len());
            }
        }
        let is_apart = !Self::is_word(self.char_before(at));
        let opens = self
            .char_after(at + 1)
            .is_some_and(|after| !after.is_whitespace());
        if !is_apart || !opens {
            return None;
        }
        let close = self.find_closing("+", at + 1, false)?;
        self.add_pending(at);
        self.pending_start = at + 1;
        self.add_pending(close);
        Some(close + 1)
    }

    /// Handles superscript, such as `^2^`, and subscript, such as `~2~`.
    fn read_script(&mut self, at: usize) -> Option<usize> {
        let mark = if self.text[at..].starts_with('^') {
            "^"
        } else {
            "~"
        };
        let close = self.find_closing(mark, at + 1, true)?;
        if self.text[at + 1..close].contains(char::is_whitespace) {
            return None;
        }
        self.add_pending(at);
        self.open.push((close, 1, Closer::Nothing));
        Some(at + 1)
    }

    /// Handles quotation marks that are written with a backtick.
    fn read_quotation_mark(&mut self, at: usize) -> Option<usize> {
        let (mark, opened, closed) = match self.text.get(at..at + 2)? {
            "\"`" => ("`\"", "“", "”"),
            "'`" => ("`'", "‘", "’"),
            _ => return None,
        };
        let close = self.find_closing(mark, at + 2, false)?;
        self.add_pending(at);
        self.add_replacement(opened, at..at + 2);
        self.open.push((close, 2, Closer::Quote(closed)));
        Some(at + 2)
    }

    /// Handles a cross reference: `<<id,words>>`.
    fn read_cross_reference(&mut self, at: usize) -> Option<usize> {
        if !self.text[at..].starts_with("<<") {
            return None;
        }
        let close = self.find_closing(">>", at + 2, true)?;
        self.add_pending(at);
        let inner = &self.text[at + 2..close];
        let Some(comma) = inner.find(',') else {
            self.add_object(at..close + 2);
            return Some(close + 2);
        };
        let words = inner[comma + 1..].trim_start();
        self.composer.open_link(format!("#{}", &inner[..comma]));
        self.open.push((close, 2, Closer::Link));
        Some(close - words.len())
    }

    /// Handles an anchor, `[[id]]`, or the role of the words after it: `[.small]#words#`.
    fn read_anchor(&mut self, at: usize) -> Option<usize> {
        if self.text[at..].starts_with("[[") {
            let close = self.find_closing("]]", at + 2, true)?;
            self.add_pending(at);
            return Some(close + 2);
        }
        let close = self.find_closing("]", at + 1, true)?;
        let is_role = self.text[close + 1..].starts_with(['#', '*', '_', '`'])
            && !self.text[at..close].contains(' ')
            && self.text[at + 1..].starts_with(['.', '#', '%'])
            || self.text[close + 1..].starts_with('#') && !self.text[at..close].contains('\n');
        is_role.then(|| {
            self.add_pending(at);
            close + 1
        })
    }
}
