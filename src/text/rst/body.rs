//! Reads the body of a document: titles, paragraphs, quotations. Decides which kind of element
//! begins at each line.

use std::ops::Range;

use crate::text::block::BlockKind;
use crate::text::flow::Flow;
use crate::text::part::PartKind;
use crate::text::rst::{MAX_DEPTH, RstReader, inline};
use crate::text::source_line::SourceLine;

/// The minimum number of marks in a line between sections, and in an underline that is shorter than
/// the title above it.
const MIN_RULE_MARKS: usize = 4;

impl<'s> RstReader<'s> {
    /// Returns the text of line `idx`.
    pub(super) fn line_text(&self, idx: usize) -> &'s str {
        self.lines[idx].text(self.source)
    }

    /// Returns the bytes of the source that the lines `range` fill; `0..0` if `range` is empty.
    pub(super) fn source_range(&self, range: &Range<usize>) -> Range<usize> {
        match (self.lines.get(range.start), range.end.checked_sub(1)) {
            (Some(first), Some(last)) if range.start < range.end => {
                first.start..self.lines[last].end.max(first.start)
            }
            _ => 0..0,
        }
    }

    /// Returns the index of the line after the block that begins with line `idx`. The block ends
    /// before the next line that has text and is indented less than `indent`. Blank lines above
    /// that line are not part of the block.
    pub(super) fn block_end(&self, idx: usize, end: usize, indent: usize) -> usize {
        let mut last = idx + 1;
        for next in idx + 1..end {
            let line = &self.lines[next];
            if line.is_blank() {
                continue;
            }
            if line.indent < indent {
                break;
            }
            last = next + 1;
        }
        last
    }

    /// Returns the index of the first line from `idx` on that is not blank; `end` if all are blank.
    pub(super) fn next_nonblank_line(&self, idx: usize, end: usize) -> usize {
        let filled = (idx..end).find(|idx| !self.lines[*idx].is_blank());
        filled.unwrap_or(end)
    }

    /// Reads the elements in the lines `range`.
    pub(super) fn read_body(&mut self, range: Range<usize>) {
        let filled = self.lines[range.clone()].iter();
        let filled = filled.filter(|line| !line.is_blank());
        let Some(base) = filled.map(|line| line.indent).min() else {
            return;
        };
        if MAX_DEPTH <= self.depth {
            self.add_paragraph_lines(range, None);
            return;
        }
        self.depth += 1;
        let mut idx = range.start;
        while idx < range.end {
            if self.lines[idx].is_blank() {
                idx += 1;
                continue;
            }
            idx = self.read_element(idx, range.end, base).max(idx + 1);
        }
        self.depth -= 1;
    }

    /// Reads the element that begins with line `idx`, and returns the index of the line after it.
    /// `base` is the indentation of the body.
    fn read_element(&mut self, idx: usize, end: usize, base: usize) -> usize {
        if base < self.lines[idx].indent {
            return self.read_quotation(idx, end, base);
        }
        if self.depth == 1
            && let Some(next) = self.read_title(idx, end)
        {
            return next;
        }
        let is_first = !std::mem::replace(&mut self.has_begun, true);
        let text = self.line_text(idx);
        if text == ".." || text.starts_with(".. ") {
            self.has_begun = !is_first;
            return self.read_explicit(idx, end, base, is_first);
        }
        if text.starts_with("__ ") {
            return idx + 1;
        }
        if text.starts_with(">>> ") {
            let last = self.text_end(idx, end);
            let place = self.source_range(&(idx..last));
            self.composer.add_code(place);
            return last;
        }
        if is_rule(text) && text.len() >= MIN_RULE_MARKS && !text.contains('+') {
            let next = idx + 1;
            if end <= next || self.lines[next].is_blank() {
                return next;
            }
        }
        let table = self.read_table(idx, end);
        let list = |reader: &mut Self| reader.read_list(idx, end, base, is_first);
        if let Some(next) = table.or_else(|| list(self)) {
            return next;
        }
        self.read_paragraph(idx, end, base)
    }

    /// Returns the index of the line after the text that contains line `idx`: the next blank line,
    /// or `end` if no line is blank.
    pub(super) fn text_end(&self, idx: usize, end: usize) -> usize {
        let blank = (idx..end).find(|idx| self.lines[*idx].is_blank());
        blank.unwrap_or(end)
    }

    /// Reads the title that begins in line `idx`, with its words or with the line above its words.
    /// Returns the index of the line after the title; `None` if no title begins in line `idx`.
    fn read_title(&mut self, idx: usize, end: usize) -> Option<usize> {
        let over = self.line_text(idx);
        let is_drawn = |idx: usize| idx < end && is_rule(self.line_text(idx));
        let (words, mark, next) = if is_rule(over) && is_drawn(idx + 2) {
            let under = self.line_text(idx + 2);
            let is_same = over.chars().next() == under.chars().next();
            let is_text = !self.lines[idx + 1].is_blank();
            (is_same && is_text).then_some((idx + 1, (under, true), idx + 3))?
        } else {
            let under = is_drawn(idx + 1).then(|| self.line_text(idx + 1))?;
            let is_long = MIN_RULE_MARKS <= under.len() || over.chars().count() <= under.len();
            let is_flat = self.lines[idx + 1].indent == 0;
            (is_long && is_flat && !is_rule(over)).then_some((idx, (under, false), idx + 2))?
        };
        let mark = (mark.0.chars().next()?, mark.1);
        let level = self.titles.iter().position(|title| *title == mark);
        let level = level.unwrap_or_else(|| {
            self.titles.push(mark);
            self.titles.len() - 1
        });
        let depth = u8::try_from(level + 1).unwrap_or(u8::MAX).min(6);
        self.add_paragraph_lines(words..words + 1, Some(BlockKind::Heading(depth)));
        Some(next)
    }

    /// Reads the quotation that begins in line `idx`, whose lines are indented more than `base`.
    /// Returns the index of the line after the quotation.
    fn read_quotation(&mut self, idx: usize, end: usize, base: usize) -> usize {
        let last = self.block_end(idx, end, base + 1);
        let place = self.source_range(&(idx..last));
        if self.is_in_cell {
            self.read_body(idx..last);
            return last;
        }
        self.composer.add_part(PartKind::Quotation, place);
        self.composer.containers.open(BlockKind::Quotation, true);
        self.read_body(idx..last);
        self.composer.containers.close();
        last
    }

    /// Reads the paragraph, line block or definitions that begin with line `idx`. Returns the index
    /// of the line after what was read.
    fn read_paragraph(&mut self, idx: usize, end: usize, base: usize) -> usize {
        let is_deeper = |idx: usize| {
            let line = self.lines.get(idx).filter(|_| idx < end);
            line.is_some_and(|line| !line.is_blank() && base < line.indent)
        };
        if is_deeper(idx + 1) {
            return self.read_definitions(idx, end, base);
        }
        if self.line_text(idx).starts_with("| ") || self.line_text(idx) == "|" {
            return self.read_line_block(idx, end);
        }
        let blank = self.text_end(idx, end);
        let last = (idx + 1..blank).find(|next| self.is_glossary && is_deeper(next + 1));
        let last = last.unwrap_or(blank);
        let is_literal = self.line_text(last - 1).ends_with("::");
        self.add_paragraph_lines(idx..last, None);
        if is_literal {
            return self.read_literal_block(last, end, base);
        }
        last
    }

    /// Reads the code below a paragraph that ends with two colons. The search for the code begins
    /// at line `after`. Returns the index of the line after the code.
    fn read_literal_block(&mut self, after: usize, end: usize, base: usize) -> usize {
        let first = self.next_nonblank_line(after, end);
        if first == end {
            return end;
        }
        let last = if base < self.lines[first].indent {
            self.block_end(first, end, base + 1)
        } else {
            let mark = self.line_text(first).chars().next();
            let mark = mark.filter(char::is_ascii_punctuation);
            let is_quoted =
                |idx: &usize| mark.is_some() && self.line_text(*idx).chars().next() == mark;
            let n_lines = (first..end).take_while(is_quoted).count();
            first + n_lines
        };
        if first < last {
            let place = self.source_range(&(first..last));
            self.composer.add_code(place);
        }
        last.max(after)
    }

    /// Reads a line block, whose line breaks are kept. Returns the index of the line after the
    /// block.
    fn read_line_block(&mut self, idx: usize, end: usize) -> usize {
        let last = self.text_end(idx, end);
        for line in &mut self.lines[idx..last] {
            if line.text(self.source).starts_with('|') {
                line.cut(self.source, 1);
            }
        }
        let place = self.source_range(&(idx..last));
        let (source, lines) = (self.source, self.lines[idx..last].to_vec());
        let targets = &mut self.targets;
        self.composer.add_block(None, place, |composer| {
            let mut before = None;
            for line in lines.iter().filter(|line| !line.is_blank()) {
                if let Some(before) = before {
                    composer.add_replacement("\n", before..line.start);
                }
                let flow = Flow::of(source, [line.range()]);
                inline::add_words(composer, &flow, targets);
                before = Some(line.end);
            }
        });
        last
    }

    /// Reads the lines `range` as one block. A double colon at the end of the block introduces
    /// code. The double colon is shown as a single colon, or not at all if it stands alone.
    pub(super) fn add_paragraph_lines(&mut self, range: Range<usize>, kind: Option<BlockKind>) {
        let mut ranges: Vec<Range<usize>> = self.lines[range.clone()]
            .iter()
            .filter(|line| !line.is_blank())
            .map(SourceLine::range)
            .collect();
        if let Some(last) = ranges.last_mut()
            && let Some(rest) = self.source[last.clone()].strip_suffix("::")
            && !matches!(kind, Some(BlockKind::Heading(_)))
        {
            let is_apart = rest.is_empty() || rest.ends_with(char::is_whitespace);
            last.end -= if is_apart { 2 } else { 1 };
        }
        self.add_lines(ranges, kind);
    }

    /// Adds one block with the text of `ranges`, which has one range of the source for each line.
    pub(super) fn add_lines(&mut self, ranges: Vec<Range<usize>>, kind: Option<BlockKind>) {
        let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else {
            return;
        };
        let place = first.start..last.end.max(first.start);
        let flow = Flow::of(self.source, ranges);
        let targets = &mut self.targets;
        self.composer.add_block(kind, place, |composer| {
            inline::add_words(composer, &flow, targets);
        });
    }
}

/// Returns whether `text` repeats one punctuation mark, as the line under a title does.
pub fn is_rule(text: &str) -> bool {
    let mut bytes = text.bytes();
    let Some(first) = bytes.next().filter(u8::is_ascii_punctuation) else {
        return false;
    };
    2 <= text.len() && bytes.all(|byte| byte == first) && text != "::" && text != ".."
}
