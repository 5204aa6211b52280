//! The text of a document: characters, groups, paragraphs, comments, formulas.

use crate::text::block::BlockKind;
use crate::text::latex::{LatexReader, MAX_DEPTH, Open, WORDS};
use crate::text::left_out::LeftOutKind;
use crate::text::span::Place;

/// The command that begins the document.
const BEGIN_DOCUMENT: &str = "\\begin{document}";
/// The maximum number of places of [`BEGIN_DOCUMENT`] that are checked. A text about LaTeX may show
/// some as code.
const MAX_BEGINS: usize = 20;

impl LatexReader<'_> {
    /// Returns the byte at which the document begins, and sets the preamble before it aside.
    pub(super) fn read_preamble(&mut self) -> usize {
        let begins = self.source.match_indices(BEGIN_DOCUMENT).take(MAX_BEGINS);
        let start = begins
            .map(|(at, _)| at)
            .find(|at| !self.is_shown_as_code(*at));
        let start = start.map_or(0, |at| at + BEGIN_DOCUMENT.len());
        self.read_definitions();
        if start != 0 {
            self.composer.exclude(0..start, LeftOutKind::FrontMatter);
            self.add_comments(0, start);
            self.read_document_title(start);
        }
        start
    }

    /// Returns whether byte `at` is in a comment or in code, as in a text about LaTeX.
    fn is_shown_as_code(&self, at: usize) -> bool {
        let before = &self.source[..at];
        let line = &before[before.rfind(['\n', '\r']).map_or(0, |end| end + 1)..];
        let environments = &WORDS.environments;
        let mut codes = environments.code.iter().chain(&environments.comments);
        // Code that a command shows follows a mark of its own: `\verb+\begin{document}+`.
        let is_behind_mark = !line.trim_end().is_empty() && !line.trim_end().ends_with(['}', ']']);
        line.contains('%')
            || is_behind_mark
            || codes.any(|name| {
                let opened = before.rfind(&format!("\\begin{{{name}}}"));
                let closed = before.rfind(&format!("\\end{{{name}}}"));
                opened.is_some() && closed < opened
            })
    }

    /// Reads the title, which is before byte `start`, where the document begins.
    fn read_document_title(&mut self, start: usize) {
        let mark = "\\title";
        let Some(at) = self.source[..start].find(mark) else {
            return;
        };
        let mut from = at + mark.len();
        if let Some(short) = self.bracket_argument(from) {
            from = short.end + 1;
        }
        if let Some(title) = self.brace_argument(from).filter(|title| title.end < start) {
            self.read_block(BlockKind::Heading(1), title);
        }
    }

    /// Reads `range` as a block of its own.
    pub(super) fn read_block(&mut self, kind: BlockKind, range: std::ops::Range<usize>) {
        let (at, plain) = (self.at, self.plain);
        let open = std::mem::take(&mut self.open);
        (self.at, self.plain) = (range.start, range.start);
        self.composer.containers.open(kind, false);
        self.read_to(range.end);
        self.end_block(range.end);
        self.composer.containers.close();
        (self.at, self.plain, self.open) = (at, plain, open);
    }

    /// Reads the texts that are shown elsewhere than they are written, such as notes.
    pub(super) fn read_displaced_texts(&mut self) {
        let mut n_rounds = 0;
        while !self.displaced_texts.is_empty() && n_rounds < MAX_DEPTH {
            for (kind, range) in std::mem::take(&mut self.displaced_texts) {
                self.read_block(kind, range);
            }
            n_rounds += 1;
        }
    }

    /// Adds the comments between the bytes `start` and `end`, where nothing else is read.
    fn add_comments(&mut self, start: usize, end: usize) {
        let mut at = start;
        while let Some(found) = self.source[at..end].find('%') {
            let mark = at + found;
            let line_end = self.line_end_at(mark).min(end);
            if !self.source[..mark].ends_with('\\') {
                self.push_comment(mark, line_end);
            }
            at = line_end.max(mark + 1);
        }
    }

    fn push_comment(&mut self, mark: usize, end: usize) {
        let text = self.source[mark..end].trim_start_matches('%');
        let inner = end - text.trim_start().len();
        let inner = inner..inner + text.trim().len();
        self.composer.add_comment(mark..inner.end, inner);
    }

    /// Reads up to byte `end`.
    pub(super) fn read_to(&mut self, end: usize) {
        while self.at < end {
            let at = self.at;
            match self.source.as_bytes()[at] {
                b'\\' => self.read_command(end),
                b'%' => self.read_comment(end),
                b'{' => {
                    self.add_pending(at);
                    if self.open.len() < MAX_DEPTH {
                        self.open.push(Open::Group);
                    }
                    self.skip_to(at + 1);
                }
                b'}' => {
                    self.add_pending(at);
                    self.close_innermost();
                    self.skip_to(at + 1);
                }
                b'$' => self.read_formula(end),
                b'~' => self.add_replacement("\u{a0}", at + 1),
                b'`' | b'\'' => self.read_quotation_mark(),
                b'-' => self.read_dash(),
                b'&' if !self.tables.is_empty() => self.end_cell(at, at + 1),
                b'\n' | b'\r' => self.read_line_end(end),
                byte => {
                    if self.block.is_none() && !byte.is_ascii_whitespace() {
                        self.begin_block(at);
                    }
                    self.at += 1;
                }
            }
        }
        self.at = self.at.min(end);
        self.add_pending(end);
    }

    /// Adds the pending text up to byte `end`.
    pub(super) fn add_pending(&mut self, end: usize) {
        if self.block.is_some() && self.plain < end {
            self.composer.add_text(self.plain..end);
        }
        self.plain = self.plain.max(end);
    }

    /// Continues at byte `at`, and drops the pending text before it.
    pub(super) fn skip_to(&mut self, at: usize) {
        self.at = at;
        self.plain = at;
    }

    /// Adds `text` in place of the source from here to byte `end`.
    pub(super) fn add_replacement(&mut self, text: &str, end: usize) {
        let at = self.at;
        self.add_pending(at);
        if self.block.is_none() && !text.trim().is_empty() {
            self.begin_block(at);
        }
        if self.block.is_some() {
            self.composer.add_replacement(text, at..end);
        }
        self.skip_to(end);
    }

    /// Adds an object, such as code or a formula, for the source from here to byte `end`.
    pub(super) fn add_object(&mut self, end: usize) {
        let at = self.at;
        self.add_pending(at);
        self.begin_block(at);
        self.composer.add_object(at..end);
        self.skip_to(end);
    }

    /// Begins a block at byte `at` unless one is open.
    pub(super) fn begin_block(&mut self, at: usize) {
        if self.block.is_none() {
            self.block = Some(at);
            self.plain = self.plain.max(at);
        }
    }

    /// Ends the open block before byte `end`.
    pub(super) fn end_block(&mut self, end: usize) {
        self.add_pending(end);
        let Some(start) = self.block.take() else {
            return;
        };
        // Comments after the text belong to the text after them.
        let mut text = self.source[start..end.max(start)].trim_end();
        while let Some(line) = text.rfind(['\n', '\r'])
            && text[line..].trim_start().starts_with('%')
        {
            text = text[..line].trim_end();
        }
        self.composer.finish_block(start..start + text.len());
    }

    /// Handles a closing brace, which closes what was opened last.
    fn close_innermost(&mut self) {
        let style = &mut self.composer.emphasis;
        match self.open.pop() {
            Some(Open::Bold) => style.bold = style.bold.saturating_sub(1),
            Some(Open::Italic) => style.italic = style.italic.saturating_sub(1),
            Some(Open::Link) => self.composer.close_link(),
            Some(Open::Heading(_)) => {
                self.end_block(self.at);
                self.composer.containers.close();
            }
            Some(Open::Group) | None => {}
        }
    }

    /// Reads a comment up to the end of its line; the text continues on the next line without a
    /// space.
    fn read_comment(&mut self, end: usize) {
        let at = self.at;
        self.add_pending(at);
        let line_end = self.line_end_at(at).min(end);
        self.push_comment(at, line_end);
        let rest = &self.source[line_end..end];
        let after = rest
            .strip_prefix("\r\n")
            .or(rest.strip_prefix(['\n', '\r']));
        let after = after.unwrap_or(rest);
        // A blank line after a comment ends the paragraph.
        let text = after.trim_start_matches([' ', '\t']);
        let next = if text.starts_with(['\n', '\r']) {
            line_end
        } else {
            line_end + rest.len() - text.len()
        };
        self.skip_to(next.min(end));
    }

    /// Reads the end of a line; a blank line ends the block.
    fn read_line_end(&mut self, end: usize) {
        let at = self.at;
        let rest = &self.source[at..end];
        let text = rest.trim_start();
        let next = at + rest.len() - text.len();
        let lines = rest[..next - at].replace("\r\n", "\n").replace('\r', "\n");
        if 1 < lines.matches('\n').count() {
            self.end_block(at);
            self.skip_to(next);
        } else if self.block.is_some() {
            self.add_replacement(" ", next);
        } else {
            self.skip_to(next);
        }
    }

    /// Reads a formula between dollar signs.
    fn read_formula(&mut self, end: usize) {
        let at = self.at;
        let mark = if self.source[at..].starts_with("$$") {
            "$$"
        } else {
            "$"
        };
        let source = self.source;
        let is_closing = |at: usize| !source[..at].ends_with('\\');
        let close = self
            .closings
            .find(source, mark, at + mark.len(), is_closing);
        match close.filter(|close| *close < end) {
            Some(close) => self.add_object(close + mark.len()),
            None => self.skip_mark(at),
        }
    }

    /// Skips the mark at byte `at`, which opens something that is never closed.
    fn skip_mark(&mut self, at: usize) {
        self.add_pending(at);
        self.skip_to(at + 1);
    }

    /// Reads quotation marks, which are written with backticks and apostrophes.
    fn read_quotation_mark(&mut self) {
        let at = self.at;
        let (mark, len) = match &self.source.as_bytes()[at..] {
            [b'`', b'`', ..] => ("“", 2),
            [b'\'', b'\'', ..] => ("”", 2),
            [b'`', ..] => ("‘", 1),
            _ => ("’", 1),
        };
        self.add_replacement(mark, at + len);
    }

    /// Reads dashes, which are written with two or three hyphens.
    fn read_dash(&mut self) {
        let at = self.at;
        let rest = &self.source[at..];
        if rest.starts_with("---") {
            self.add_replacement("—", at + 3);
        } else if rest.starts_with("--") {
            self.add_replacement("–", at + 2);
        } else {
            self.begin_block(at);
            self.at += 1;
        }
    }

    /// Adds the mark of a note.
    pub(super) fn add_note_mark(&mut self) {
        self.add_pending(self.at);
        self.composer.add_note_mark();
    }

    /// Converts `range` of the source to a place.
    pub(super) fn place(range: &std::ops::Range<usize>) -> Place {
        use crate::text::span::offset;
        Place::new(offset(range.start), offset(range.end))
    }
}
