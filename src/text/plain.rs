//! Plain text into blocks. Knows no markup but blank lines, indents and the marks of lists.

use crate::text::block::BlockKind;
use crate::text::reading::Reading;
use crate::text::span::{Place, offset};

/// Reads a plain text.
///
/// A text is hard-wrapped where lines go on in small letters; its lines are then joined. In other
/// texts each line is a paragraph.
#[must_use]
pub fn read(source: &str) -> Reading {
    let lines = lines(source);
    let layout = Layout::of(&lines);
    let mut reader = Reader::default();
    let mut idx = 0;
    while idx < lines.len() {
        if lines[idx].is_blank() {
            idx += 1;
            continue;
        }
        let end = layout.block_end(&lines, idx);
        reader.block(&layout, &lines, idx..end);
        idx = end;
    }
    reader.reading
}

/// The longest line, in characters, that an author or an editor has wrapped.
const WIDEST: usize = 120;

/// The longest heading, in characters and in words.
const HEADING_CHARS: usize = 110;
const HEADING_WORDS: usize = 16;
/// The same for a heading that is not in title case.
const PLAIN_HEADING_CHARS: usize = 60;
const PLAIN_HEADING_WORDS: usize = 8;

/// A line without the spaces around it, the marks of a reply and the mark of a list.
struct Line<'s> {
    text: &'s str,
    /// Where the text stands in the source.
    start: usize,
    /// In characters.
    width: usize,
    /// The spaces before it, and before its mark.
    indent: usize,
    /// Whether `>` stands before it.
    quoted: bool,
    /// Whether the mark of a list item stands before it.
    marked: bool,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it is drawn: `-----`, `* * *`.
    fn is_rule(&self) -> bool {
        2 < self.width && self.text.chars().all(|it| "-=*_~# ".contains(it))
    }

    fn first_word_width(&self) -> usize {
        self.text
            .chars()
            .take(WIDEST)
            .take_while(|it| !it.is_whitespace())
            .count()
    }

    fn opens_small(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    fn ends_with_stop(&self) -> bool {
        let text = self
            .text
            .trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*']);
        text.ends_with(['.', '!', '?', '…', ':', ';'])
    }

    fn ends_with_comma(&self) -> bool {
        self.text
            .trim_end_matches(['"', '”', '’', '\''])
            .ends_with(',')
    }

    /// Whether it begins with a label: `Name: text`.
    fn is_labelled(&self) -> bool {
        let Some((label, _)) = self.text.split_once(": ") else {
            return false;
        };
        let n_words = label.split_whitespace().take(5).count();
        n_words < 5 && label.starts_with(char::is_uppercase) && !label.contains(['.', ',', '?'])
    }
}

/// The lines of `source`; each ends with LF, CR LF or CR.
fn lines(source: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        lines.push(line(&rest[..end], at));
        at += end
            + if rest[end..].starts_with("\r\n") {
                2
            } else {
                1
            };
    }
    lines
}

/// The line `raw`, which begins at byte `at` of the source.
fn line(raw: &str, at: usize) -> Line<'_> {
    let mut text = raw.trim_start();
    let indent = raw.len() - text.len();
    let mut quoted = false;
    while let Some(rest) = text.strip_prefix('>') {
        quoted = true;
        text = rest.trim_start();
    }
    let mark = list_mark(text);
    text = text[mark..].trim_start();
    let start = at + raw.len() - text.len();
    let text = text.trim_end();
    Line {
        text,
        start,
        width: text.chars().count(),
        indent,
        quoted,
        marked: 0 < mark,
    }
}

/// The length of the mark of a list item that `text` begins with: `- `, `12. `, `b) `.
fn list_mark(text: &str) -> usize {
    let spaced = |len: usize| {
        if text[len..].starts_with([' ', '\t']) {
            len
        } else {
            0
        }
    };
    if text.starts_with(['-', '*', '+', '•', '·', '◦', '‣', '●', '▪']) {
        return spaced(text.chars().next().map_or(0, char::len_utf8));
    }
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let letter = text.starts_with(|it: char| it.is_ascii_lowercase());
    let after = |len: usize| text[len..].chars().next();
    match figures {
        1..=3 if matches!(after(figures), Some('.' | ')')) => spaced(figures + 1),
        0 if letter && after(1) == Some(')') => spaced(2),
        _ => 0,
    }
}

/// How the lines of a text make paragraphs.
struct Layout {
    /// The width that lines are wrapped at, in characters; `None` where each line is a paragraph.
    width: Option<usize>,
    /// The first line that is not blank.
    first: Option<usize>,
}

impl Layout {
    fn of(lines: &[Line<'_>]) -> Self {
        let (mut n_pairs, mut n_carried, mut width) = (0, 0, 0);
        for pair in lines.windows(2) {
            let [line, next] = pair else { continue };
            if line.is_blank() || next.is_blank() || next.marked || WIDEST < line.width {
                continue;
            }
            n_pairs += 1;
            if carries(line, next) {
                n_carried += 1;
                width = width.max(line.width);
            }
        }
        // Of the lines of wrapped prose, about two in three break off within a clause.
        let wrapped = 0 < n_carried && n_pairs <= 5 * n_carried;
        Self {
            width: wrapped.then_some(width),
            first: lines.iter().position(|it| !it.is_blank()),
        }
    }

    /// The line after the block that begins with line `start`.
    fn block_end(&self, lines: &[Line<'_>], start: usize) -> usize {
        let mut idx = start;
        while let Some(next) = lines.get(idx + 1)
            && self.joins(lines, start, idx, next)
        {
            idx += 1;
        }
        idx + 1
    }

    /// Whether `next`, the line after line `idx`, goes on with the block that began at `start`.
    fn joins(&self, lines: &[Line<'_>], start: usize, idx: usize, next: &Line<'_>) -> bool {
        let line = &lines[idx];
        let apart = next.is_blank()
            || next.is_rule()
            || line.is_rule()
            || next.quoted != line.quoted
            || next.marked && (line.ends_with_stop() || lines[start].marked || idx == start);
        if apart {
            return false;
        }
        if carries(line, next) {
            return true;
        }
        if idx == start && self.is_heading(lines, idx) {
            return false;
        }
        let Some(width) = self.width else {
            return false;
        };
        let indented = line.indent + 1 < next.indent && !lines[start].marked;
        let labelled = next.is_labelled() && line.ends_with_stop();
        // The next line's first word found no room on this one. Authors who wrap by hand leave
        // some room unused.
        let full = width * 4 / 5 < line.width + 1 + next.first_word_width();
        full && !indented && !labelled && line.width <= WIDEST && next.width <= WIDEST
    }

    /// Whether line `idx`, with which a block begins, is a heading.
    fn is_heading(&self, lines: &[Line<'_>], idx: usize) -> bool {
        let line = &lines[idx];
        let Some(next) = lines.get(idx + 1) else {
            return false;
        };
        if next.is_rule() && next.text.starts_with(['=', '-', '~']) && !next.text.contains(' ') {
            return could_be_heading(line);
        }
        // A line that stands among others without a stop is one of an address or a list.
        let before = idx.checked_sub(1).map(|it| &lines[it]);
        let crowded =
            before.is_some_and(|it| !it.is_blank() && !it.is_rule() && !it.ends_with_stop());
        if crowded || !could_be_heading(line) {
            return false;
        }
        let title = self.first == Some(idx) && next.is_blank();
        if line.text.contains(": ") && !(title && is_title_case(line.text)) {
            return false;
        }
        let Some(follower) = lines[idx + 1..].iter().find(|it| !it.is_blank()) else {
            return false;
        };
        let room = self
            .width
            .is_none_or(|it| line.width + 1 + next.first_word_width() <= it);
        let prose = follower.ends_with_stop()
            || WIDEST < follower.width
            || self.width.is_some_and(|it| it * 2 / 3 < follower.width)
            || follower.marked;
        if is_title_case(line.text) {
            return next.is_blank() || prose && room;
        }
        let short = line.width <= PLAIN_HEADING_CHARS && n_words(line.text) <= PLAIN_HEADING_WORDS;
        let plain = !line.text.contains([',', '?', '!', '“', '”', '"']);
        if title {
            return prose;
        }
        short && plain && prose && (next.is_blank() || room && line.width * 2 < follower.width)
    }
}

/// Whether `next` goes on with the sentence of `line`, in small letters.
fn carries(line: &Line<'_>, next: &Line<'_>) -> bool {
    let open = !line.ends_with_stop() && !line.is_rule();
    open && next.opens_small() && !next.marked && line.quoted == next.quoted
}

fn n_words(text: &str) -> usize {
    text.split_whitespace().take(HEADING_WORDS + 1).count()
}

/// Whether `line` has the looks of a heading, apart from what stands around it.
fn could_be_heading(line: &Line<'_>) -> bool {
    let text = line.text;
    let sized = line.width <= HEADING_CHARS && n_words(text) <= HEADING_WORDS;
    if !sized || line.quoted || line.marked || line.ends_with_comma() {
        return false;
    }
    let opens = text.starts_with(|it: char| it.is_uppercase() || it.is_numeric());
    let asks = text.ends_with(['?', '!']) && is_title_case(text) && 1 < n_words(text);
    let stops = line.ends_with_stop() && !asks;
    let dashed = text.contains(" — ") || text.ends_with(['—', '–', '-']);
    let credit = ["By ", "Photo", "Source", "Credit", "Image"]
        .iter()
        .any(|it| text.starts_with(it));
    let words = text.contains(char::is_alphabetic);
    opens && words && !stops && !dashed && !credit && !text.contains(". ")
}

/// Whether every longer word of `text` has a capital.
fn is_title_case(text: &str) -> bool {
    let capital = |word: &str| {
        let word = word.trim_start_matches(|it: char| !it.is_alphanumeric());
        word.chars().filter(|it| it.is_alphabetic()).count() < 5
            || word.starts_with(|it: char| it.is_uppercase() || it.is_numeric())
            || is_joining(word)
    };
    let mut words = text.split_whitespace();
    let n_capitals = text
        .split_whitespace()
        .filter(|it| it.contains(char::is_uppercase))
        .count();
    words.all(capital) && n_words(text) <= 2 * n_capitals
}

/// Whether `word` stays small in titles in spite of its length.
fn is_joining(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "after"
            | "among"
            | "before"
            | "behind"
            | "below"
            | "between"
            | "beyond"
            | "during"
            | "since"
            | "through"
            | "toward"
            | "towards"
            | "under"
            | "until"
            | "within"
            | "without"
            | "against"
            | "around"
            | "above"
            | "across"
            | "along"
            | "despite"
            | "versus"
    )
}

/// The reading so far, and the lists and quotations in it.
#[derive(Default)]
struct Reader {
    reading: Reading,
    /// The kind of the last block where that is one of a group.
    grouped: Option<BlockKind>,
    n_groups: u32,
}

impl Reader {
    /// Adds the block made of the lines `range`.
    fn block(&mut self, layout: &Layout, lines: &[Line<'_>], range: std::ops::Range<usize>) {
        let first = &lines[range.start];
        if first.is_rule() {
            return;
        }
        let kind = if range.len() == 1 && layout.is_heading(lines, range.start) {
            BlockKind::Heading(2)
        } else if first.marked {
            BlockKind::ListItem
        } else if first.quoted {
            BlockKind::Quotation
        } else {
            BlockKind::Paragraph
        };
        let group = self.group(kind);
        let start = self.reading.prose.end();
        let mut end = first.start;
        for (idx, line) in lines[range.clone()].iter().enumerate() {
            // A word that was parted at its hyphen is one word again.
            let parted = idx != 0 && {
                let before = lines[range.start + idx - 1].text;
                let stem = before.strip_suffix('-');
                stem.is_some_and(|it| it.ends_with(char::is_alphanumeric)) && line.opens_small()
            };
            if idx != 0 && !parted {
                let place = Place::new(offset(end), offset(line.start));
                self.reading.prose.push_atomic(" ", place);
            }
            self.reading.prose.push_exact(line.text, offset(line.start));
            end = line.start + line.text.len();
        }
        self.reading.close_block(kind, group, start, offset(end));
    }

    /// The number of the list or quotation that a block of `kind` belongs to.
    fn group(&mut self, kind: BlockKind) -> u32 {
        if matches!(kind, BlockKind::Paragraph | BlockKind::Heading(_)) {
            self.grouped = None;
            return 0;
        }
        if self.grouped != Some(kind) {
            self.grouped = Some(kind);
            self.n_groups += 1;
        }
        self.n_groups
    }
}

#[cfg(test)]
mod tests;
