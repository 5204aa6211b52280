//! Constructs that begin with two dots: notes, targets, directives, comments.

use std::ops::Range;

use crate::text::block::BlockKind;
use crate::text::part::PartKind;
use crate::text::rst::target::substitution;
use crate::text::rst::{RstReader, WORDS, list};

impl RstReader<'_> {
    /// Reads the construct whose first line is line `idx`, which begins with two dots. Returns the
    /// index of the line after the construct. `is_first` says whether only the title of the
    /// document precedes the construct.
    pub(super) fn read_explicit(
        &mut self,
        idx: usize,
        end: usize,
        base: usize,
        is_first: bool,
    ) -> usize {
        let line = self.lines[idx];
        let is_empty = self.line_text(idx) == "..";
        let next_is_blank = end <= idx + 1 || self.lines[idx + 1].is_blank();
        if is_empty && next_is_blank {
            return idx + 1;
        }
        let last = self.block_end(idx, end, base + 1);
        let lines = idx..last;
        let rest = self.line_text(idx)[2..].trim_start();
        if rest.starts_with('_') || rest.starts_with("__:") {
            return last;
        }
        if let Some(len) = note_mark_len(rest) {
            let mark = self.line_text(idx).len() - rest.len() + len;
            self.lines[idx].cut(self.source, mark);
            let place = line.start..self.source_range(&lines).end;
            self.composer.add_part(PartKind::Item, place);
            self.composer.containers.open(BlockKind::Note, false);
            self.read_hanging(lines);
            self.composer.containers.close();
            return last;
        }
        let (directive, is_substitution) = match substitution(rest) {
            Some((_, directive)) => (directive, true),
            None => (rest, false),
        };
        if let Some(name) = directive_name(directive) {
            if !is_substitution {
                let len = name.len() + 2;
                let name = name.to_ascii_lowercase();
                let argument = self.line_text(idx).len() - directive.len() + len;
                // A directive that shows nothing may precede the fields that describe the document.
                let is_shown = !WORDS.rst.unread_directives.contains(&name) || name == "image";
                self.has_begun = !is_first || is_shown;
                self.lines[idx].cut(self.source, argument);
                self.read_directive(lines, line.start, &name);
            }
            return last;
        }
        let place = line.start..self.source_range(&lines).end;
        let inner = line.end - rest.len()..place.end;
        self.composer.add_comment(place, inner);
        last
    }

    /// Reads the directive `name`, which begins at byte `start` and fills `lines`. The first line
    /// has the argument of the directive.
    fn read_directive(&mut self, lines: Range<usize>, start: usize, name: &str) {
        let words = &WORDS.rst;
        let bare = name.rsplit(':').next().unwrap_or(name);
        let is_among = |names: &[String]| names.iter().any(|known| known == bare || known == name);
        let whole = start..self.source_range(&lines).end.max(start);
        if is_among(&words.code_directives) {
            self.read_directive_options(lines.start + 1..lines.end);
            self.composer.add_code(whole);
            return;
        }
        let body = if is_among(&words.body_directives) {
            lines.start..lines.end
        } else {
            lines.start + 1..lines.end
        };
        if is_among(&words.unread_directives) {
            self.read_directive_options(body);
            return;
        }
        let argument = lines.start..lines.start + 1;
        let has_argument = !self.lines[lines.start].is_blank();
        if has_argument && is_among(&words.label_directives) {
            self.add_paragraph_lines(argument, Some(BlockKind::Label));
        } else if has_argument && is_among(&words.caption_directives) {
            self.add_paragraph_lines(argument, Some(BlockKind::Caption));
        } else if is_among(&words.version_directives) {
            let version = self.line_text(lines.start).split_whitespace().next();
            let len = version.map_or(0, str::len);
            self.lines[lines.start].cut(self.source, len);
            self.read_box(lines);
            return;
        }
        let body = self.read_directive_options(body);
        if bare.ends_with("csv-table") {
            self.read_csv(body);
        } else if bare == "figure" {
            self.read_figure(body);
        } else if bare == "list-table" {
            self.composer.containers.open(BlockKind::TableCell, true);
            self.is_in_cell = true;
            self.read_body(body);
            self.is_in_cell = false;
            self.composer.containers.close();
        } else if is_among(&words.glossaries) {
            let outer = std::mem::replace(&mut self.is_glossary, true);
            self.read_box(body);
            self.is_glossary = outer;
        } else {
            self.read_box(body);
        }
    }

    /// Skips the options at the start of `body`. Captions and alternative texts among the options
    /// are read. Returns the lines after the options.
    fn read_directive_options(&mut self, body: Range<usize>) -> Range<usize> {
        let mut idx = body.start;
        // If a directive has no argument, its first line may be blank.
        if idx < body.end && self.lines[idx].is_blank() {
            let next = self.next_nonblank_line(idx, body.end);
            if next == idx + 1 {
                idx = next;
            }
        }
        let first = idx;
        while idx < body.end {
            let text = self.line_text(idx);
            let Some(len) = list::field_name_len(text) else {
                break;
            };
            let line = self.lines[idx];
            let value = &text[len..];
            let at = line.end - value.trim_start().len();
            match &text[..len] {
                ":alt:" => self.composer.add_alternative(at..line.end),
                ":caption:" if at < line.end => {
                    let caption = at..line.end;
                    self.add_lines(vec![caption], Some(BlockKind::Caption));
                }
                _ => {}
            }
            // A value may continue in lines that are indented more.
            idx += 1;
            while idx < body.end
                && !self.lines[idx].is_blank()
                && line.indent < self.lines[idx].indent
            {
                idx += 1;
            }
        }
        if idx == first { body } else { idx..body.end }
    }

    /// Reads `body` as a box, whose text is separate from the text around it.
    fn read_box(&mut self, body: Range<usize>) {
        if self.is_in_cell {
            self.read_hanging_or_empty(body);
            return;
        }
        self.composer.containers.open_box();
        self.read_hanging_or_empty(body);
        self.composer.containers.close();
    }

    fn read_hanging_or_empty(&mut self, body: Range<usize>) {
        if body.start < body.end {
            self.read_hanging(body);
        }
    }

    /// Reads the caption and the legend of a figure.
    fn read_figure(&mut self, body: Range<usize>) {
        let first = self.next_nonblank_line(body.start, body.end);
        if first == body.end {
            return;
        }
        let last = self.text_end(first, body.end);
        let is_marked = self.line_text(first).starts_with("..");
        if is_marked {
            self.read_box(first..body.end);
            return;
        }
        self.add_paragraph_lines(first..last, Some(BlockKind::Caption));
        self.read_box(last..body.end);
    }

    /// Reads the cells of a table in CSV.
    fn read_csv(&mut self, body: Range<usize>) {
        self.composer.containers.open(BlockKind::TableCell, true);
        let whole = self.source_range(&body);
        self.composer.add_part(PartKind::List, whole.clone());
        let text = &self.source[whole.clone()];
        let mut start = 0;
        let mut is_quoted = false;
        for (at, byte) in text.bytes().enumerate().chain([(text.len(), b',')]) {
            match byte {
                b'"' => is_quoted = !is_quoted,
                b',' | b'\n' if !is_quoted || at == text.len() => {
                    let cell = text[start..at].trim();
                    let lead = text[start..at].len() - text[start..at].trim_start().len();
                    let from = whole.start + start + lead;
                    let quotes = usize::from(cell.len() >= 2 && cell.starts_with('"'));
                    let range = from + quotes..from + cell.len() - quotes;
                    self.read_cell(range);
                    start = at + 1;
                }
                _ => {}
            }
        }
        self.composer.containers.close();
    }

    /// Reads the cell at `range`, which may have several lines.
    fn read_cell(&mut self, range: Range<usize>) {
        let mut ranges = Vec::new();
        let mut at = range.start;
        for line in self.source[range].split(['\n', '\r']) {
            let lead = line.len() - line.trim_start().len();
            ranges.push(at + lead..at + lead + line.trim().len());
            at += line.len() + 1;
        }
        ranges.retain(|range| !range.is_empty());
        self.add_lines(ranges, None);
    }
}

/// Returns the length in bytes of the mark of a note or a citation at the start of `text`, such as
/// `[1]`, `[#name]` or `[KEY]`.
fn note_mark_len(text: &str) -> Option<usize> {
    let rest = text.strip_prefix('[')?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"#*-_.:+".contains(&byte);
    let len = rest.bytes().take_while(|byte| is_name(*byte)).count();
    let after = rest[len..].strip_prefix(']')?;
    (len != 0 && (after.is_empty() || after.starts_with(' '))).then_some(len + 2)
}

/// Returns the name of the directive at the start of `text`, such as `image` for
/// `image:: pier.png`.
fn directive_name(text: &str) -> Option<&str> {
    let (name, rest) = text.split_once("::")?;
    let name = name.trim_end();
    // The name may include a domain and a colon, as in `py:function`.
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.:+".contains(&byte);
    let is_directive = !name.is_empty() && name.bytes().all(is_name);
    (is_directive && (rest.is_empty() || rest.starts_with([' ', '\t']))).then_some(name)
}
