//! Reads the text of a document: characters, groups, paragraphs, comments, formulas.

use crate::text::block::BlockKind;
use crate::text::latex::{LatexReader, MAX_DEPTH, Open, WORDS};
use crate::text::left_out::LeftOutKind;
use crate::text::span::Place;

/// The command that begins the document.
const BEGIN: &str = "\\begin{document}";
/// The maximum number of occurrences of [`BEGIN`] that are checked. A text about LaTeX may show
/// some of the occurrences as code.
const MAX_BEGINS: usize = 20;

impl LatexReader<'_> {
    /// Returns the byte at which the document begins. Of the preamble before that byte, only the
    /// title is read.
    pub(super) fn document(&mut self) -> usize {
        let begins = self.source.match_indices(BEGIN).take(MAX_BEGINS);
        let start = begins
            .map(|(at, _)| at)
            .find(|at| !self.is_shown_as_code(*at));
        let start = start.map_or(0, |at| at + BEGIN.len());
        self.definitions();
        self.is_defined = true;
        if start != 0 {
            self.composer.exclude(0..start, LeftOutKind::FrontMatter);
            self.comments_in(0, start);
            self.title(start);
        }
        start
    }

    /// Returns whether byte `at` is in a comment or in code. A text about LaTeX shows commands as
    /// code.
    fn is_shown_as_code(&self, at: usize) -> bool {
        let before = &self.source[..at];
        let line = &before[before.rfind(['\n', '\r']).map_or(0, |end| end + 1)..];
        let environments = &WORDS.environments;
        let mut codes = environments.code.iter().chain(&environments.comments);
        // A command that shows code has a mark before the code, such as the first plus sign in
        // `\verb+\begin{document}+`.
        let is_after_comment_mark =
            !line.trim_end().is_empty() && !line.trim_end().ends_with(['}', ']']);
        line.contains('%')
            || is_after_comment_mark
            || codes.any(|name| {
                let opened = before.rfind(&format!("\\begin{{{name}}}"));
                let closed = before.rfind(&format!("\\end{{{name}}}"));
                opened.is_some() && closed < opened
            })
    }

    /// Reads the title in the preamble. The document begins at byte `start`.
    fn title(&mut self, start: usize) {
        let mark = "\\title";
        let Some(at) = self.source[..start].find(mark) else {
            return;
        };
        let mut from = at + mark.len();
        if let Some(short) = self.optional(from) {
            from = short.end + 1;
        }
        if let Some(title) = self.braced(from).filter(|title| title.end < start) {
            self.piece(BlockKind::Heading(1), title);
        }
    }

    /// Reads `range` as a block of the kind `kind`. Afterwards, reading continues where it was.
    pub(super) fn piece(&mut self, kind: BlockKind, range: std::ops::Range<usize>) {
        let (at, plain) = (self.at, self.plain);
        let open = std::mem::take(&mut self.open);
        (self.at, self.plain) = (range.start, range.start);
        self.composer.containers.open(kind, false);
        self.run(range.end);
        self.end_block(range.end);
        self.composer.containers.close();
        (self.at, self.plain, self.open) = (at, plain, open);
    }

    /// Reads the texts that are not shown where they are written, such as notes. Each becomes a
    /// block.
    pub(super) fn read_later(&mut self) {
        let mut n_rounds = 0;
        while !self.later.is_empty() && n_rounds < MAX_DEPTH {
            for (kind, range) in std::mem::take(&mut self.later) {
                self.piece(kind, range);
            }
            n_rounds += 1;
        }
    }

    /// Adds the comments between the bytes `start` and `end`. Nothing else between these bytes is
    /// read.
    fn comments_in(&mut self, start: usize, end: usize) {
        let mut at = start;
        while let Some(found) = self.source[at..end].find('%') {
            let mark = at + found;
            let line_end = self.end_of_line(mark).min(end);
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

    /// Reads the source from byte `self.at` to byte `end`.
    pub(super) fn run(&mut self, end: usize) {
        while self.at < end {
            let at = self.at;
            match self.source.as_bytes()[at] {
                b'\\' => self.command(end),
                b'%' => self.comment(end),
                mark if self.code_marks.contains(&mark) => self.verbatim(at, end),
                b'{' => {
                    self.flush(at);
                    if self.open.len() < MAX_DEPTH {
                        self.open.push(Open::Group);
                    }
                    self.skip_to(at + 1);
                }
                b'}' => {
                    self.flush(at);
                    self.close();
                    self.skip_to(at + 1);
                }
                b'$' => self.formula(end),
                b'~' => self.replace("\u{a0}", at + 1),
                b'`' | b'\'' => self.quotation_mark(),
                b'-' => self.dash(),
                b'&' if !self.tables.is_empty() => self.end_cell(at, at + 1),
                b'\n' | b'\r' => self.line_end(end),
                byte => {
                    if self.block.is_none() && !byte.is_ascii_whitespace() {
                        self.begin_block(at);
                    }
                    self.at += 1;
                }
            }
        }
        self.at = self.at.min(end);
        self.flush(end);
    }

    /// Adds the text from byte `self.plain` to byte `end`.
    pub(super) fn flush(&mut self, end: usize) {
        if self.block.is_some() && self.plain < end {
            self.composer.add_text(self.plain..end);
        }
        self.plain = self.plain.max(end);
    }

    /// Continues at byte `at`. Text before that byte that has not been added yet is dropped.
    pub(super) fn skip_to(&mut self, at: usize) {
        self.at = at;
        self.plain = at;
    }

    /// Adds `text` in place of the source from byte `self.at` to byte `end`.
    pub(super) fn replace(&mut self, text: &str, end: usize) {
        let at = self.at;
        self.flush(at);
        if self.block.is_none() && !text.trim().is_empty() {
            self.begin_block(at);
        }
        if self.block.is_some() {
            self.composer.add_replacement(text, at..end);
        }
        self.skip_to(end);
    }

    /// Adds an object, such as code or a formula, in place of the source from byte `self.at` to
    /// byte `end`.
    pub(super) fn object(&mut self, end: usize) {
        let at = self.at;
        self.flush(at);
        self.begin_block(at);
        self.composer.add_object(at..end);
        self.skip_to(end);
    }

    /// Begins a block at byte `at` unless a block is open already.
    pub(super) fn begin_block(&mut self, at: usize) {
        if self.block.is_none() {
            self.block = Some(at);
            self.plain = self.plain.max(at);
        }
    }

    /// Ends the open block before byte `end`.
    pub(super) fn end_block(&mut self, end: usize) {
        self.flush(end);
        let Some(start) = self.block.take() else {
            return;
        };
        // Comments at the end of the block belong to the next text.
        let mut text = self.source[start..end.max(start)].trim_end();
        while let Some(line) = text.rfind(['\n', '\r'])
            && text[line..].trim_start().starts_with('%')
        {
            text = text[..line].trim_end();
        }
        self.composer.finish_block(start..start + text.len());
    }

    /// Handles a closing brace, which closes the innermost open group, argument or heading.
    pub(super) fn close(&mut self) {
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
    fn comment(&mut self, end: usize) {
        let at = self.at;
        self.flush(at);
        let line_end = self.end_of_line(at).min(end);
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
    fn line_end(&mut self, end: usize) {
        let at = self.at;
        let rest = &self.source[at..end];
        let text = rest.trim_start();
        let next = at + rest.len() - text.len();
        let lines = rest[..next - at].replace("\r\n", "\n").replace('\r', "\n");
        if 1 < lines.matches('\n').count() {
            self.end_block(at);
            self.skip_to(next);
        } else if self.block.is_some() {
            self.replace(" ", next);
        } else {
            self.skip_to(next);
        }
    }

    /// Reads a formula between dollar signs.
    fn formula(&mut self, end: usize) {
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
            Some(close) => self.object(close + mark.len()),
            None => self.skip_mark(at),
        }
    }

    /// Skips the mark at byte `at`, because the formula that it opens is never closed.
    fn skip_mark(&mut self, at: usize) {
        self.flush(at);
        self.skip_to(at + 1);
    }

    /// Reads quotation marks, which are written with backticks and apostrophes.
    fn quotation_mark(&mut self) {
        let at = self.at;
        let (mark, len) = match &self.source.as_bytes()[at..] {
            [b'`', b'`', ..] => ("“", 2),
            [b'\'', b'\'', ..] => ("”", 2),
            [b'`', ..] => ("‘", 1),
            _ => ("’", 1),
        };
        self.replace(mark, at + len);
    }

    /// Reads dashes, which are written with two or three hyphens.
    fn dash(&mut self) {
        let at = self.at;
        let rest = &self.source[at..];
        if rest.starts_with("---") {
            self.replace("—", at + 3);
        } else if rest.starts_with("--") {
            self.replace("–", at + 2);
        } else {
            self.begin_block(at);
            self.at += 1;
        }
    }

    /// Adds the mark of a note to the text.
    pub(super) fn note(&mut self) {
        self.flush(self.at);
        self.composer.add_note_mark();
    }

    /// Converts `range` of the source to a place.
    pub(super) fn place(range: &std::ops::Range<usize>) -> Place {
        use crate::text::span::offset;
        Place::new(offset(range.start), offset(range.end))
    }
}
