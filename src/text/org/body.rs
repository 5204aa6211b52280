//! Reads the body of a document: headings, keywords, blocks, tables and paragraphs.

use std::ops::Range;

use crate::text::block::BlockKind;
use crate::text::flow::Flow;
use crate::text::left_out::LeftOutKind;
use crate::text::org::{MAX_DEPTH, OrgReader, WORDS, inline, list};
use crate::text::part::PartKind;
use crate::text::source_line::SourceLine;

impl<'s> OrgReader<'s> {
    /// Returns the text of line `idx`.
    pub(super) fn text(&self, idx: usize) -> &'s str {
        self.lines[idx].text(self.source)
    }

    /// Returns the bytes of the source that the lines `range` fill; `0..0` if `range` is empty.
    pub(super) fn place(&self, range: &Range<usize>) -> Range<usize> {
        match (self.lines.get(range.start), range.end.checked_sub(1)) {
            (Some(first), Some(last)) if range.start < range.end => {
                first.start..self.lines[last].end.max(first.start)
            }
            _ => 0..0,
        }
    }

    /// Reads the elements in the lines `range`.
    pub(super) fn body(&mut self, range: Range<usize>) {
        if MAX_DEPTH <= self.depth {
            self.paragraph_of(range, None);
            return;
        }
        self.depth += 1;
        let mut idx = range.start;
        while idx < range.end {
            if self.lines[idx].is_blank() {
                idx += 1;
                continue;
            }
            idx = self.element(idx, range.end).max(idx + 1);
        }
        self.depth -= 1;
    }

    /// Reads the element that begins with line `idx`, and returns the index of the line after it.
    fn element(&mut self, idx: usize, end: usize) -> usize {
        if let Some(depth) = self.heading_at(idx) {
            return self.heading(idx, end, depth);
        }
        let text = self.text(idx);
        if text == "#" || text.starts_with("# ") {
            let line = self.lines[idx];
            let inner = line.end - text[1..].trim_start().len()..line.end;
            self.composer.add_comment(line.range(), inner);
            return idx + 1;
        }
        if let Some(rest) = text.strip_prefix("#+") {
            return self.keyword(idx, end, rest);
        }
        if text == ":" || text.starts_with(": ") {
            let is_fixed =
                |idx: &usize| self.text(*idx) == ":" || self.text(*idx).starts_with(": ");
            let last = idx + (idx..end).take_while(is_fixed).count();
            let place = self.place(&(idx..last));
            self.composer.add_code(place);
            return last;
        }
        if let Some(name) = drawer(text)
            && let Some(last) = self.find(idx + 1, end, ":end:")
        {
            let is_hidden = |hidden: &String| hidden.eq_ignore_ascii_case(name);
            if WORDS.hidden_drawers.iter().any(is_hidden) {
                let place = self.place(&(idx..last + 1));
                self.composer.exclude(place, LeftOutKind::FrontMatter);
            } else {
                self.body(idx + 1..last);
            }
            return last + 1;
        }
        if is_planning(text) || is_rule(text) {
            return idx + 1;
        }
        if text.starts_with('|') {
            return self.table(idx, end);
        }
        if let Some(len) = note_mark(text).filter(|_| self.lines[idx].indent == 0) {
            return self.note(idx, end, len);
        }
        if let Some(next) = self.list(idx, end) {
            return next;
        }
        let last = self.end_of_paragraph(idx, end);
        self.paragraph_of(idx..last, None);
        last
    }

    /// Returns the depth of the heading in line `idx`: the number of its stars. Returns `None` if
    /// the line is no heading.
    fn heading_at(&self, idx: usize) -> Option<usize> {
        let line = self.lines[idx];
        let text = self.text(idx);
        let n_stars = text.len() - text.trim_start_matches('*').len();
        let is_heading = n_stars != 0 && line.indent == 0 && self.depth == 1;
        (is_heading && text[n_stars..].starts_with(' ')).then_some(n_stars)
    }

    /// Reads the heading in line `idx`, or skips its section if Org does not export the section.
    /// Returns the index of the line to continue at.
    fn heading(&mut self, idx: usize, end: usize, depth: usize) -> usize {
        let mut line = self.lines[idx];
        line.cut(self.source, depth);
        let text = line.text(self.source);
        let tags = text.rfind(" :").filter(|_| text.ends_with(':'));
        let tags = tags.filter(|at| !text[at + 1..].contains(' '));
        if let Some(at) = tags {
            let is_hidden = |tag: &str| WORDS.hidden_tags.iter().any(|hidden| hidden == tag);
            if text[at + 1..].split(':').any(is_hidden) {
                return self.pass_section(idx, end, depth);
            }
            line.end = line.start + text[..at].trim_end().len();
        }
        let first = |text: &str| text.split(' ').next().unwrap_or_default().to_owned();
        let state = first(line.text(self.source));
        if WORDS.hidden_states.contains(&state) {
            return self.pass_section(idx, end, depth);
        }
        if WORDS.states.contains(&state) {
            line.cut(self.source, state.len());
        }
        let text = line.text(self.source);
        if text.starts_with("[#") && text.as_bytes().get(3) == Some(&b']') {
            line.cut(self.source, 4);
        }
        let depth = u8::try_from(depth).unwrap_or(u8::MAX).min(6);
        self.flow_of(vec![line.range()], Some(BlockKind::Heading(depth)));
        idx + 1
    }

    /// Skips the section of the heading in line `idx`, and returns the index of the line after it.
    fn pass_section(&mut self, idx: usize, end: usize, depth: usize) -> usize {
        let ends = |idx: &usize| self.heading_at(*idx).is_some_and(|other| other <= depth);
        let last = (idx + 1..end).find(ends).unwrap_or(end);
        let place = self.place(&(idx..last));
        self.composer.exclude(place, LeftOutKind::Comment);
        last
    }

    /// Reads the keyword or the block that begins in line `idx`, and returns the index of the line
    /// after it. `rest` is the text after `#+`.
    fn keyword(&mut self, idx: usize, end: usize, rest: &str) -> usize {
        let begin = "begin_";
        let is_block = rest
            .get(..begin.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(begin));
        if is_block {
            return self.block(idx, end, &rest[begin.len()..]);
        }
        let Some((name, value)) = rest.split_once(':') else {
            return idx + 1;
        };
        // The name may be followed by a short caption in brackets.
        let name = name.split('[').next().unwrap_or(name).to_ascii_lowercase();
        let line = self.lines[idx];
        let at = line.end - value.trim_start().len();
        let kind = if WORDS.title_keywords.contains(&name) {
            BlockKind::Heading(1)
        } else if WORDS.caption_keywords.contains(&name) {
            BlockKind::Caption
        } else {
            return idx + 1;
        };
        let words = at..line.end;
        self.flow_of(vec![words], Some(kind));
        idx + 1
    }

    /// Reads the block that begins in line `idx`, and returns the index of the line after it.
    /// `rest` begins with the name of the block.
    fn block(&mut self, idx: usize, end: usize, rest: &str) -> usize {
        let name = rest.split_whitespace().next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let Some(last) = self.end_of_block(idx, end) else {
            return idx + 1;
        };
        let whole = self.place(&(idx..last + 1));
        let lines = idx + 1..last;
        if WORDS.code_blocks.contains(&name) {
            self.composer.add_code(whole);
        } else if WORDS.comment_blocks.contains(&name) {
            let inner = self.place(&lines);
            self.composer.add_comment(whole, inner);
        } else if WORDS.quote_blocks.contains(&name) {
            self.composer.add_part(PartKind::Quotation, whole);
            self.composer.containers.open(BlockKind::Quotation, true);
            self.body(lines);
            self.composer.containers.close();
        } else if WORDS.verse_blocks.contains(&name) {
            self.verse(lines);
        } else {
            self.body(lines);
        }
        last + 1
    }

    /// Returns the index of the last line of the block that begins in line `idx`. Returns `None` if
    /// no block begins there or the block has no end.
    pub(super) fn end_of_block(&self, idx: usize, end: usize) -> Option<usize> {
        let text = self.text(idx);
        let begin = "#+begin_";
        let start = text.get(..begin.len())?;
        if !start.eq_ignore_ascii_case(begin) {
            return None;
        }
        let name = text[begin.len()..].split_whitespace().next()?;
        self.find(idx + 1, end, &format!("#+end_{name}"))
    }

    /// Reads `lines` as verse, whose line breaks are kept.
    fn verse(&mut self, lines: Range<usize>) {
        let place = self.place(&lines);
        let (source, lines) = (self.source, self.lines[lines].to_vec());
        self.composer.add_block(None, place, |composer| {
            let mut before = None;
            for line in lines.iter().filter(|line| !line.is_blank()) {
                if let Some(before) = before {
                    composer.add_replacement("\n", before..line.start);
                }
                let flow = Flow::of(source, [line.range()]);
                inline::read(composer, &flow, 0..flow.text().len());
                before = Some(line.end);
            }
        });
    }

    /// Returns the index of the first line from `idx` on whose text is `wanted`, in upper or lower
    /// case.
    fn find(&self, idx: usize, end: usize, wanted: &str) -> Option<usize> {
        (idx..end).find(|idx| self.text(*idx).eq_ignore_ascii_case(wanted))
    }

    /// Reads the table that begins in line `idx`, and returns the index of the line after it.
    fn table(&mut self, idx: usize, end: usize) -> usize {
        let last = idx
            + (idx..end)
                .take_while(|idx| self.text(*idx).starts_with('|'))
                .count();
        let whole = self.place(&(idx..last));
        self.composer.add_part(PartKind::List, whole);
        self.composer.containers.open(BlockKind::TableCell, true);
        for idx in idx..last {
            let line = self.lines[idx];
            let text = self.text(idx);
            if text.starts_with("|-") {
                continue;
            }
            let mut at = line.start + 1;
            for cell in text[1..].split('|') {
                let lead = cell.len() - cell.trim_start().len();
                let range = at + lead..at + lead + cell.trim().len();
                at += cell.len() + 1;
                if !range.is_empty() {
                    self.flow_of(vec![range], None);
                }
            }
        }
        self.composer.containers.close();
        last
    }

    /// Reads the note that begins in line `idx`, and returns the index of the line after it. The
    /// mark of the note, such as `[fn:1]`, has `len` bytes.
    fn note(&mut self, idx: usize, end: usize, len: usize) -> usize {
        let is_end = |idx: &usize| {
            let is_apart = self.lines[*idx].is_blank()
                && self.lines.get(idx + 1).is_none_or(SourceLine::is_blank);
            is_apart || self.heading_at(*idx).is_some() || note_mark(self.text(*idx)).is_some()
        };
        let last = (idx + 1..end).find(is_end).unwrap_or(end);
        let place = self.place(&(idx..last));
        self.lines[idx].cut(self.source, len);
        self.composer.add_part(PartKind::Item, place);
        self.composer.containers.open(BlockKind::Note, false);
        self.body(idx..last);
        self.composer.containers.close();
        last
    }

    /// Returns the index of the line after the paragraph that contains line `idx`.
    pub(super) fn end_of_paragraph(&self, idx: usize, end: usize) -> usize {
        let ends = |idx: &usize| {
            let text = self.text(*idx);
            self.lines[*idx].is_blank()
                || self.heading_at(*idx).is_some()
                || text.starts_with("#+")
                || text.starts_with(['|'])
                || text.starts_with(": ")
                || drawer(text).is_some()
                || list::mark(text, self.lines[*idx].indent).is_some()
                || note_mark(text).is_some() && self.lines[*idx].indent == 0
        };
        (idx + 1..end).find(ends).unwrap_or(end)
    }

    /// Reads `lines` as one block. Comments among the lines do not become part of the block.
    pub(super) fn paragraph_of(&mut self, lines: Range<usize>, kind: Option<BlockKind>) {
        let mut ranges = Vec::new();
        for idx in lines {
            let line = self.lines[idx];
            let text = self.text(idx);
            if text.starts_with("# ") {
                let inner = line.end - text[1..].trim_start().len()..line.end;
                self.composer.add_comment(line.range(), inner);
            } else if !line.is_blank() {
                ranges.push(line.range());
            }
        }
        self.flow_of(ranges, kind);
    }

    /// Adds one block with the text of `ranges`, which has one range of the source for each line.
    pub(super) fn flow_of(&mut self, ranges: Vec<Range<usize>>, kind: Option<BlockKind>) {
        let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else {
            return;
        };
        let place = first.start..last.end.max(first.start);
        let flow = Flow::of(self.source, ranges);
        let mut notes = Vec::new();
        self.composer.add_block(kind, place, |composer| {
            notes = inline::read(composer, &flow, 0..flow.text().len());
        });
        // The source has the text of a note within a sentence, but the note is shown below the
        // text. So the note becomes a block of its own.
        for note in notes {
            let place = flow.source_range(note.clone());
            self.composer
                .add_block(Some(BlockKind::Note), place, |composer| {
                    inline::read(composer, &flow, note);
                });
        }
    }
}

/// Returns the name of the drawer that begins with the line `text`, such as `PROPERTIES` for
/// `:PROPERTIES:`.
fn drawer(text: &str) -> Option<&str> {
    let name = text.strip_prefix(':')?.strip_suffix(':')?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    (!name.is_empty() && name.bytes().all(is_name)).then_some(name)
}

/// Returns whether the line `text` gives the dates of a task, such as its deadline.
fn is_planning(text: &str) -> bool {
    WORDS.planning.iter().any(|word| {
        let start = text.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    })
}

/// Returns whether the line `text` is a horizontal rule: at least five hyphens.
fn is_rule(text: &str) -> bool {
    5 <= text.len() && text.bytes().all(|byte| byte == b'-')
}

/// Returns the length in bytes of the mark of a note at the start of `text`, such as `[fn:1]`.
fn note_mark(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("[fn:")?;
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let len = rest.bytes().take_while(|byte| is_name(*byte)).count();
    (len != 0 && rest[len..].starts_with(']')).then_some(len + 5)
}
