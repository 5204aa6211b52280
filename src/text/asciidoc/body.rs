//! Reads the body of a document: its header, sections and paragraphs. Decides which kind of element
//! begins at each line.

use std::ops::Range;

use crate::text::asciidoc::attribute::entry;
use crate::text::asciidoc::{
    AsciiDocReader, MAX_DEPTH, Style, WORDS, delimited, inline, macros, table,
};
use crate::text::block::BlockKind;
use crate::text::flow::Flow;
use crate::text::left_out::LeftOutKind;

impl<'s> AsciiDocReader<'s> {
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

    /// Excludes up to two lines below the title of the document, which name the authors and the
    /// revision.
    pub(super) fn exclude_header(&mut self) {
        let is_passed = |reader: &Self, idx: usize| {
            let text = reader.line_text(idx);
            text.is_empty() || is_comment(text) || entry(text).is_some()
        };
        let title = (0..self.lines.len()).find(|idx| !is_passed(self, *idx));
        let Some(title) =
            title.filter(|idx| title_level(self.line_text(*idx)).is_some_and(|at| at.0 == 1))
        else {
            return;
        };
        let blank = (title..self.lines.len()).find(|idx| self.lines[*idx].is_blank());
        let end = blank.unwrap_or(self.lines.len());
        let starts_word = |idx: &usize| {
            let text = self.line_text(*idx);
            text.starts_with(char::is_alphanumeric) && macros::block_macro(text).is_none()
        };
        let authors: Vec<usize> = (title + 1..end).take(2).filter(starts_word).collect();
        for idx in authors {
            let line = &mut self.lines[idx];
            self.composer
                .exclude(line.range(), LeftOutKind::FrontMatter);
            line.end = line.start;
        }
    }

    /// Reads the elements in the lines `range`.
    pub(super) fn read_body(&mut self, range: Range<usize>) {
        if MAX_DEPTH <= self.depth {
            self.read_paragraph(range, None);
            return;
        }
        self.depth += 1;
        let n_lists = self.lists.len();
        let mut idx = range.start;
        let mut is_after_blank = true;
        while idx < range.end {
            if self.lines[idx].is_blank() {
                idx += 1;
                is_after_blank = true;
                continue;
            }
            idx = self
                .read_element(idx, range.end, is_after_blank, n_lists)
                .max(idx + 1);
            is_after_blank = false;
        }
        let end = self.source_range(&range).end;
        self.close_lists(n_lists, end);
        self.depth -= 1;
    }

    /// Reads the element that begins with line `idx`, and returns the index of the line after it.
    /// The first `n_lists` open lists are outside the body that is being read.
    fn read_element(
        &mut self,
        idx: usize,
        end: usize,
        is_after_blank: bool,
        n_lists: usize,
    ) -> usize {
        if let Some(next) = self.read_line_markup(idx, end) {
            return next;
        }
        let text = self.line_text(idx);
        let style = std::mem::take(&mut self.style);
        if let Some(close) = delimited::delimited_kind(text, self.lines[idx].indent) {
            if !self.is_continued(idx) {
                self.close_lists(n_lists, self.lines[idx].start);
            }
            return self.read_delimited_block(idx, end, close, &style);
        }
        if self.lines[idx].indent == 0
            && let Some(next) = self.read_section_title(idx, end, n_lists, &style)
        {
            return next;
        }
        if let Some(next) = self.read_item(idx, end, n_lists) {
            return next;
        }
        let last = self.paragraph_end(idx, end);
        let is_literal =
            0 < self.lines[idx].indent && (self.lists.len() == n_lists || is_after_blank);
        if style.is_code || is_literal {
            let place = self.source_range(&(idx..last));
            self.composer.add_code(place);
            return last;
        }
        if !self.is_continued(idx) {
            self.close_lists(n_lists, self.lines[idx].start);
        }
        self.read_styled_paragraph(idx..last, &style);
        last
    }

    /// Returns whether a line with only `+` attaches the block at line `idx` to the list item
    /// above. Attributes, titles and comments may be between the two lines.
    pub(super) fn is_continued(&self, idx: usize) -> bool {
        let above = (0..idx).rev().find(|idx| {
            let text = self.line_text(*idx);
            !(text.starts_with('[') && text.ends_with(']')
                || text.starts_with('.')
                || is_comment(text))
        });
        above.is_some_and(|above| self.line_text(above) == "+")
    }

    /// Handles line `idx` if it is a comment, an attribute, a title of the next block or a macro.
    /// Returns the index of the line to continue at, or `None` if line `idx` is something else.
    fn read_line_markup(&mut self, idx: usize, end: usize) -> Option<usize> {
        let line = self.lines[idx];
        let text = self.line_text(idx);
        if is_comment(text) && line.indent == 0 {
            let inner = line.end - text[2..].trim_start().len()..line.end;
            self.composer.add_comment(line.range(), inner);
            return Some(idx + 1);
        }
        if text == "+" {
            return Some(idx + 1);
        }
        if line.indent == 0 && entry(text).is_some() {
            let mut last = idx;
            while self.line_text(last).ends_with('\\') && last + 1 < end {
                last += 1;
            }
            return Some(last + 1);
        }
        let is_attribute = text.starts_with('[') && text.ends_with(']') && line.indent == 0;
        if is_attribute {
            self.style = style_of(text, &self.style);
            return Some(idx + 1);
        }
        if line.indent == 0 && is_title(text) {
            let range = line.start + 1..line.end;
            self.add_lines(vec![range], Some(BlockKind::Caption));
            return Some(idx + 1);
        }
        let is_rule = ["'''", "<<<", "***", "---", "* * *", "- - -"].contains(&text);
        if is_rule {
            return Some(idx + 1);
        }
        let (name, brackets) = macros::block_macro(text)?;
        if name == "image" {
            let start = line.start + brackets.start;
            let first = self.source[start..line.end - 1].split(',').next();
            let len = first.map_or(0, str::len);
            self.composer.add_alternative(start..start + len);
        }
        self.style = Style::default();
        Some(idx + 1)
    }

    /// Reads the section title in line `idx`, if there is one, and returns the index of the line
    /// after the title.
    fn read_section_title(
        &mut self,
        idx: usize,
        end: usize,
        n_lists: usize,
        style: &Style,
    ) -> Option<usize> {
        let line = self.lines[idx];
        let (depth, range, next) = if let Some((depth, len)) = title_level(self.line_text(idx)) {
            (depth, line.start + len..line.end, idx + 1)
        } else {
            let under = self.lines.get(idx + 1).filter(|_| idx + 1 < end)?;
            let depth = underlined_title_level(self.line_text(idx), under.text(self.source))?;
            (depth, line.range(), idx + 2)
        };
        if self.depth != 1 && !style.is_discrete && range.start == line.start {
            return None;
        }
        self.close_lists(n_lists, line.start);
        // A title may end with the marks with which it begins: `== Title ==`.
        let text = &self.source[range.clone()];
        let words = text.trim_end_matches('=').trim_end();
        let is_closed = words.len() < text.len() && text[words.len()..].starts_with(' ');
        let end = if is_closed {
            range.start + words.len()
        } else {
            range.end
        };
        let words = range.start..end;
        self.add_lines(vec![words], Some(BlockKind::Heading(depth)));
        Some(next)
    }

    /// Returns the index of the line after the paragraph that contains line `idx`.
    pub(super) fn paragraph_end(&self, idx: usize, end: usize) -> usize {
        let ends = |idx: &usize| {
            let (line, text) = (self.lines[*idx], self.line_text(*idx));
            let is_style = text.starts_with('[')
                && text.ends_with(']')
                && (text.starts_with("[[") || !text.contains(' '))
                && line.indent == 0;
            line.is_blank()
                || text == "+"
                || delimited::delimited_kind(text, line.indent).is_some()
                || is_style
                || macros::is_conditional(text)
        };
        (idx + 1..end).find(ends).unwrap_or(end)
    }

    /// Reads the paragraph in `lines`, which has the attributes `style`. A label such as `NOTE:` is
    /// cut off.
    pub(super) fn read_styled_paragraph(&mut self, lines: Range<usize>, style: &Style) {
        let first = &mut self.lines[lines.start];
        let text = first.text(self.source);
        let label = text.split_once(": ").map(|(label, _)| label);
        let known = label.filter(|label| WORDS.admonitions.iter().any(|name| name == label));
        if let Some(label) = known {
            first.cut(self.source, label.len() + 1);
        }
        if style.is_quote || style.is_verse {
            self.composer.containers.open(BlockKind::Quotation, true);
        }
        self.read_paragraph(lines, None);
        if style.is_quote || style.is_verse {
            self.composer.containers.close();
        }
    }

    /// Reads `lines` as one block. Comments among the lines do not become part of the block.
    pub(super) fn read_paragraph(&mut self, lines: Range<usize>, kind: Option<BlockKind>) {
        let mut ranges = Vec::new();
        for idx in lines {
            let line = self.lines[idx];
            let text = self.line_text(idx);
            if is_comment(text) && line.indent == 0 {
                let inner = line.end - text[2..].trim_start().len()..line.end;
                self.composer.add_comment(line.range(), inner);
            } else if !line.is_blank() {
                ranges.push(line.range());
            }
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
        let attributes = &self.attributes;
        let mut notes = Vec::new();
        self.composer.add_block(kind, place.clone(), |composer| {
            notes = inline::add_words(composer, &flow, 0..flow.text().len(), attributes);
        });
        // The source has the text of a note within a sentence, but the note is shown below the
        // text. So the note becomes a block of its own.
        for note in notes {
            let place = flow.source_range(note.clone());
            self.composer
                .add_block(Some(BlockKind::Note), place, |composer| {
                    inline::add_words(composer, &flow, note, attributes);
                });
        }
    }
}

/// Returns whether the line `text` is a comment, which begins with `//`.
pub fn is_comment(text: &str) -> bool {
    text.starts_with("//") && !text.starts_with("///")
}

/// Returns whether the line `text` is the title of a block, such as `.Title`: a dot directly before
/// a word.
fn is_title(text: &str) -> bool {
    let rest = text.strip_prefix('.');
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with(['.', ' ', '\t']))
}

/// Returns the depth of the title in the line `text`, such as 2 for `== Title`, and the number of
/// bytes before its words.
fn title_level(text: &str) -> Option<(u8, usize)> {
    let mark = text.chars().next().filter(|mark| "=#".contains(*mark))?;
    let len = text.len() - text.trim_start_matches(mark).len();
    let rest = &text[len..];
    let is_title = len <= 6 && rest.starts_with(' ') && !rest.trim().is_empty();
    let words = rest.trim_start();
    is_title.then(|| (u8::try_from(len).unwrap_or(6), text.len() - words.len()))
}

/// Returns the depth of the title `over` if the next line, `under`, underlines it.
fn underlined_title_level(over: &str, under: &str) -> Option<u8> {
    let mark = under.chars().next()?;
    let depth = "=-~^+".find(mark)?;
    let is_drawn = under.chars().all(|character| character == mark);
    let n_chars = over.chars().count();
    let is_as_long = n_chars.abs_diff(under.len()) < 2;
    let is_words = over.contains(char::is_alphanumeric);
    (is_drawn && is_as_long && is_words && 2 < under.len())
        .then(|| u8::try_from(depth + 1).unwrap_or(1))
}

/// Returns the attributes of the next block: the attributes `before`, from earlier lines, and the
/// attributes in the line `text`, which is in brackets.
fn style_of(text: &str, before: &Style) -> Style {
    let inner = text.trim_matches(['[', ']']);
    let first = inner.split([',', '#', '.', '%']).next().unwrap_or_default();
    let is_among = |names: &[String]| names.iter().any(|name| name == first.trim());
    let columns = table::column_styles(inner);
    let has_head = inner.contains("%header") || inner.contains("options=\"header");
    Style {
        has_head: before.has_head || has_head,
        columns: columns.unwrap_or_else(|| before.columns.clone()),
        is_code: before.is_code || is_among(&WORDS.code_styles),
        is_quote: before.is_quote || is_among(&WORDS.quote_styles),
        is_verse: before.is_verse || is_among(&WORDS.verse_styles),
        is_discrete: before.is_discrete || matches!(first, "discrete") || first == "float",
    }
}
