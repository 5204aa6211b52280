//! The markup within a paragraph: emphasis, code, links, notes, formulas.

use std::ops::Range;

use crate::text::closing::Closings;
use crate::text::composer::Composer;
use crate::text::flow::Flow;
use crate::text::org::WORDS;

/// The maximum number of line breaks between the two marks of an emphasis.
const MAX_LINE_ENDS: usize = 1;

/// Adds the words at `range` of `flow`, but no notes. Returns the ranges of the notes' texts.
pub fn read(composer: &mut Composer<'_>, flow: &Flow, range: Range<usize>) -> Vec<Range<usize>> {
    let mut reader = InlineReader {
        composer,
        flow,
        text: &flow.text()[..range.end],
        closings: Closings::default(),
        plain: range.start,
        start: range.start,
        open: Vec::new(),
        notes: Vec::new(),
    };
    reader.run();
    reader.notes
}

/// The effect of a closing mark.
#[derive(Clone, Copy, Debug)]
enum Closer {
    Bold,
    Italic,
    Link,
    Nothing,
}

struct InlineReader<'r, 's> {
    composer: &'r mut Composer<'s>,
    flow: &'r Flow,
    text: &'r str,
    closings: Closings,
    /// The first byte of `text` that has not been added yet.
    plain: usize,
    start: usize,
    /// The position, length and effect of the closing mark of each open construct; innermost last.
    open: Vec<(usize, usize, Closer)>,
    notes: Vec<Range<usize>>,
}

impl InlineReader<'_, '_> {
    fn run(&mut self) {
        let mut at = self.plain;
        while let Some(byte) = self.text.as_bytes().get(at) {
            let closed = self.open.last().filter(|open| open.0 <= at).copied();
            if let Some((close, len, closer)) = closed {
                self.flush(close);
                self.close(closer);
                self.open.pop();
                at = at.max(close + len);
                self.plain = at;
                continue;
            }
            let end = match byte {
                b'*' | b'/' | b'_' | b'+' => self.styled(at),
                b'=' | b'~' => self.code(at),
                b'[' => self.bracket(at),
                b'<' => self.angle(at),
                b'$' => self.formula(at),
                b'\\' => self.backslash(at),
                b'@' => self.snippet(at),
                b'{' => self.replacement(at),
                _ => None,
            };
            match end {
                Some(end) => {
                    at = end;
                    self.plain = end.max(self.plain);
                }
                None => at += 1,
            }
        }
        self.flush(self.text.len());
        for (_, _, closer) in std::mem::take(&mut self.open).into_iter().rev() {
            self.close(closer);
        }
    }

    fn flush(&mut self, end: usize) {
        if self.plain < end {
            self.composer.add_flow(self.flow, self.plain..end);
        }
        self.plain = self.plain.max(end);
    }

    fn object(&mut self, range: Range<usize>) {
        let place = self.flow.source_range(range);
        self.composer.add_object(place);
    }

    fn close(&mut self, closer: Closer) {
        let style = &mut self.composer.emphasis;
        match closer {
            Closer::Bold => style.bold = style.bold.saturating_sub(1),
            Closer::Italic => style.italic = style.italic.saturating_sub(1),
            Closer::Link => self.composer.close_link(),
            Closer::Nothing => {}
        }
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[self.start..at].chars().next_back()
    }

    /// Returns the byte at which the innermost open construct closes.
    fn limit(&self) -> usize {
        self.open.last().map_or(self.text.len(), |open| open.0)
    }

    /// Returns the first byte from `from` on that has `mark`, within the innermost open construct.
    fn next(&mut self, mark: &'static str, from: usize) -> Option<usize> {
        let found = self.closings.find(self.text, mark, from, |_| true);
        found.filter(|at| at + mark.len() <= self.limit())
    }

    /// Returns the byte at which `mark` closes the emphasis that begins at byte `at`; `None` if no
    /// emphasis begins there.
    fn emphasis(&mut self, at: usize, mark: &'static str) -> Option<usize> {
        let opens =
            |character: char| character.is_whitespace() || "-–—({'\"“‘[*/_+".contains(character);
        let (text, limit) = (self.text, self.limit());
        let after = text[at + 1..].chars().next();
        let is_open =
            self.before(at).is_none_or(opens) && after.is_some_and(|after| !after.is_whitespace());
        if !is_open {
            return None;
        }
        let found = self.closings.find(text, mark, at + 1, |at| {
            let before = text[..at].chars().next_back();
            let after = text[at + 1..].chars().next();
            let ends = |character: char| {
                character.is_whitespace() || "-–—.,;:!?'\")}]”’".contains(character)
            };
            // In `*~code~*`, the inner mark closes right before the outer mark.
            let is_last = at + 1 == limit;
            let follows_text = before.is_some_and(|before| !before.is_whitespace());
            follows_text && (is_last || after.is_none_or(ends))
        });
        let close = found.filter(|close| at + 1 < *close && *close < limit)?;
        let n_ends = text[at..close].matches('\n').count();
        (n_ends <= MAX_LINE_ENDS).then_some(close)
    }

    fn styled(&mut self, at: usize) -> Option<usize> {
        let (mark, closer) = match self.text.as_bytes()[at] {
            b'*' => ("*", Closer::Bold),
            b'/' => ("/", Closer::Italic),
            b'_' => ("_", Closer::Nothing),
            _ => ("+", Closer::Nothing),
        };
        let close = self.emphasis(at, mark)?;
        self.flush(at);
        if mark == "+" {
            // Text that is struck out is not read, since the draft no longer says it.
            return Some(close + 1);
        }
        let style = &mut self.composer.emphasis;
        match closer {
            Closer::Bold => style.bold += 1,
            Closer::Italic => style.italic += 1,
            _ => {}
        }
        self.open.push((close, 1, closer));
        Some(at + 1)
    }

    fn code(&mut self, at: usize) -> Option<usize> {
        let is_verbatim = self.text[at..].starts_with('=');
        let close = self.emphasis(at, if is_verbatim { "=" } else { "~" })?;
        self.flush(at);
        self.object(at..close + 1);
        Some(close + 1)
    }

    /// Handles a link, `[[target][words]]`, a note, `[fn:1]`, or a citation, `[cite:@key]`.
    fn bracket(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        if rest.starts_with("[[") {
            return self.link(at);
        }
        if rest.starts_with("[cite") {
            let close = self.next("]", at)?;
            self.flush(at);
            self.composer.add_note_mark();
            return Some(close + 1);
        }
        if !rest.starts_with("[fn:") {
            return None;
        }
        let close = self.matching(at)?;
        self.flush(at);
        self.composer.add_note_mark();
        let inner = &self.text[at + 4..close];
        if let Some(colon) = inner.find(':') {
            let words = at + 4 + colon + 1;
            let lead = self.text[words..close].len() - self.text[words..close].trim_start().len();
            self.notes.push(words + lead..close);
        }
        Some(close + 1)
    }

    /// Returns the position of the bracket that closes the bracket at `at`.
    fn matching(&self, at: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for (found, byte) in self.text[at..].bytes().enumerate() {
            match byte {
                b'[' => depth += 1,
                b']' if depth == 1 => return Some(at + found),
                b']' => depth -= 1,
                _ => {}
            }
        }
        None
    }

    fn link(&mut self, at: usize) -> Option<usize> {
        let close = self.next("]]", at + 2)?;
        let inner = &self.text[at + 2..close];
        let Some(middle) = inner.find("][") else {
            self.flush(at);
            if is_picture(inner) {
                let place = self.flow.source_range(at..close + 2);
                self.composer.add_picture(place);
            } else if inner.contains(':') {
                self.composer.open_link(inner);
                self.object(at..close + 2);
                self.composer.close_link();
            } else {
                // A link without a colon names a heading, and the name is shown as it is written.
                let words = inner.trim_start_matches(['*', '#']);
                let start = close - words.len();
                self.composer.add_flow(self.flow, start..close);
            }
            return Some(close + 2);
        };
        self.flush(at);
        self.composer.open_link(&inner[..middle]);
        let words = &inner[middle + 2..];
        let is_address = WORDS
            .schemes
            .iter()
            .any(|it| words.starts_with(it.as_str()));
        if is_address && !words.contains(' ') && is_picture(words) {
            let place = self.flow.source_range(at..close + 2);
            self.composer.add_picture(place);
            self.composer.close_link();
            return Some(close + 2);
        }
        self.open.push((close, 2, Closer::Link));
        Some(at + 2 + middle + 2)
    }

    /// Handles an address, a date or a target in angle brackets, such as `<2026-05-01>`.
    fn angle(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at + 1..];
        if rest.starts_with("<<") {
            let close = self.next(">>>", at)?;
            self.flush(at);
            self.plain = at + 3;
            self.flush(close);
            return Some(close + 3);
        }
        if rest.starts_with('<') {
            let close = self.next(">>", at)?;
            let name = &self.text[at + 2..close];
            let is_name = name.trim() == name && !name.contains(['<', '>', '\n']);
            if !is_name {
                return None;
            }
            self.flush(at);
            return Some(close + 2);
        }
        let is_address = WORDS
            .schemes
            .iter()
            .any(|scheme| rest.starts_with(scheme.as_str()));
        let is_date = rest.get(..5).is_some_and(|date| {
            date.bytes().take(4).all(|byte| byte.is_ascii_digit()) && date.ends_with('-')
        });
        if !is_address && !is_date {
            return None;
        }
        let close = self.next(">", at)?;
        self.flush(at);
        if is_date {
            // Exporters show the date.
            self.plain = at + 1;
            self.flush(close);
            return Some(close + 1);
        }
        self.composer.open_link(&self.text[at + 1..close]);
        self.object(at..close + 1);
        self.composer.close_link();
        Some(close + 1)
    }

    /// Handles a formula between dollar signs.
    fn formula(&mut self, at: usize) -> Option<usize> {
        if self.text[at..].starts_with("$$") {
            let close = self.next("$$", at + 2)?;
            self.flush(at);
            self.object(at..close + 2);
            return Some(close + 2);
        }
        let is_apart = |character: char| !character.is_alphanumeric() && character != '$';
        let after = self.text[at + 1..].chars().next()?;
        if !self.before(at).is_none_or(is_apart) || after.is_whitespace() {
            return None;
        }
        let text = self.text;
        let found = self.closings.find(text, "$", at + 1, |at| {
            let before = text[..at].chars().next_back();
            let after = text[at + 1..].chars().next();
            before.is_some_and(|before| !before.is_whitespace()) && after.is_none_or(is_apart)
        });
        let close = found.filter(|close| at + 1 < *close && *close < self.limit())?;
        if 2 < text[at..close].matches('\n').count() {
            return None;
        }
        self.flush(at);
        self.object(at..close + 1);
        Some(close + 1)
    }

    /// Handles a backslash, which begins a formula or an entity, or breaks a line.
    fn backslash(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at + 1..];
        let closer = match rest.chars().next()? {
            '(' => Some("\\)"),
            '[' => Some("\\]"),
            _ => None,
        };
        if let Some(closer) = closer {
            let close = self.next(closer, at + 2)?;
            self.flush(at);
            self.object(at..close + 2);
            return Some(close + 2);
        }
        if let Some(after) = rest.strip_prefix('\\') {
            let spaces = after.len() - after.trim_start_matches(' ').len();
            let end = at + 2 + spaces;
            if !self.text[end..].is_empty() && !self.text[end..].starts_with('\n') {
                return None;
            }
            let end = (end + 1).min(self.text.len());
            self.flush(at);
            let place = self.flow.source_range(at..end);
            self.composer.add_replacement("\n", place);
            return Some(end);
        }
        let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if len == 0 {
            return None;
        }
        let braces = rest[len..].starts_with("{}");
        let end = at + 1 + len + if braces { 2 } else { 0 };
        self.flush(at);
        self.object(at..end);
        Some(end)
    }

    /// Handles text that is meant for one exporter, `@@html:<b>@@`.
    fn snippet(&mut self, at: usize) -> Option<usize> {
        if !self.text[at..].starts_with("@@") {
            return None;
        }
        let close = self.next("@@", at + 2)?;
        self.flush(at);
        Some(close + 2)
    }

    /// Handles a macro, `{{{name(argument)}}}`. The text that replaces the macro is unknown, so an
    /// object is added.
    fn replacement(&mut self, at: usize) -> Option<usize> {
        if !self.text[at..].starts_with("{{{") {
            return None;
        }
        let close = self.next("}}}", at + 3)?;
        self.flush(at);
        self.object(at..close + 3);
        Some(close + 3)
    }
}

/// Returns whether the link `target` leads to a picture.
fn is_picture(target: &str) -> bool {
    let path = target.split('?').next().unwrap_or(target);
    let mut endings = WORDS.pictures.iter();
    endings.any(|ending| path.ends_with(ending.as_str()))
}
