//! Lines that a Markdown parser would misread: what dialects mark boxes, tabs and modules with. They
//! are rewritten, byte for byte, into what the parser knows.
//!
//! A box whose body is indented (`!!! note`) becomes an item of a list, whose body is indented too; its
//! title becomes a heading. The reader is told which items and headings are none.

mod admonition;
mod callout;
mod container;
mod directive;
mod fence;
mod indent;
mod recent;

use std::ops::Range;

use crate::text::markdown::lines::directive::OpenDirective;
use crate::text::markdown::lines::fence::Fence;
use crate::text::markdown::lines::recent::RecentLines;
use crate::text::markdown::module;
use crate::text::markup::Markup;
use crate::text::reading::Comment;
use crate::text::span::{Place, offset};

/// What is to be done to the lines of a source.
#[derive(Default)]
pub struct LineMarks {
    /// Lines that are not prose, without their line feeds.
    pub blanked: Vec<Range<usize>>,
    /// Parts of lines that are not prose, in order.
    pub removed: Vec<Range<usize>>,
    /// Bytes to write over.
    pub rewritten: Vec<(usize, u8)>,
    /// Where headings begin that are the titles of boxes and tabs, in order.
    pub labels: Vec<usize>,
    /// Where items of lists and block quotations begin that are boxes, in order.
    pub boxes: Vec<usize>,
    /// Where items of lists begin that are definitions, in order.
    pub definitions: Vec<usize>,
    /// Comments that open a definition, in order.
    pub comments: Vec<Comment>,
    /// Whether the text is MDX, by its markup or by its imports.
    pub is_mdx: bool,
}

/// Reads the lines of `text` from byte `front` on.
pub fn read(text: &str, front: usize, markup: Markup) -> LineMarks {
    let marks = read_as(text, front, markup);
    // An import further down shows what all of the text is written in.
    if marks.is_mdx && markup != Markup::Mdx {
        read_as(text, front, Markup::Mdx)
    } else {
        marks
    }
}

fn read_as(text: &str, front: usize, markup: Markup) -> LineMarks {
    let mut pass = Pass {
        text,
        marks: LineMarks {
            is_mdx: markup == Markup::Mdx,
            ..LineMarks::default()
        },
        fence: None,
        directives: Vec::new(),
        options: Options::None,
        recent: RecentLines::default(),
        n_quotes: 0,
        list: None,
        previous: front..front,
        module_end: front,
        budget: 2 * text.len(),
        is_myst: markup == Markup::Myst,
    };
    let mut at = front;
    for line in text[front..].split_inclusive('\n') {
        let content = line.trim_end();
        pass.read(at, content, at + line.len());
        pass.recent.push(content);
        pass.previous = at..at + content.len();
        at += line.len();
    }
    pass.marks
}

/// Whether the line before may be followed by options of a directive.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Options {
    None,
    /// `:name: value` lines, or `---`, may follow.
    Possible,
    /// Within `---` lines.
    Fenced,
    /// Names of files that are included.
    Files,
}

/// A line, from byte `at` of the text on.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// Where what stands behind indentation and quotation marks begins.
    start: usize,
    /// That, without trailing spaces.
    inner: &'t str,
    /// How many `>` stand before it.
    n_quotes: usize,
    /// How many columns of spaces stand before it, behind the last `>`; a tab has four.
    indent: usize,
    /// Where those spaces begin.
    margin: usize,
    /// Where the next line begins.
    next: usize,
}

impl<'t> Line<'t> {
    fn new(at: usize, content: &'t str, next: usize) -> Self {
        let bytes = content.as_bytes();
        let (mut n_quotes, mut indent, mut start, mut margin) = (0, 0, 0, 0);
        for byte in bytes {
            match byte {
                b'>' => {
                    n_quotes += 1;
                    indent = 0;
                    margin = start + 1;
                }
                b' ' => indent += 1,
                b'\t' => indent += 4,
                _ => break,
            }
            start += 1;
        }
        Self {
            start: at + start,
            inner: &content[start..],
            n_quotes,
            indent,
            margin: at + margin,
            next,
        }
    }

    fn end(&self) -> usize {
        self.start + self.inner.len()
    }

    /// The line behind its first `width` bytes, which are the mark of an item.
    fn behind(&self, width: usize) -> Self {
        Self {
            start: self.start + width,
            inner: &self.inner[width..],
            indent: self.indent + width,
            ..*self
        }
    }
}

/// Reads the lines of a text in order.
struct Pass<'t> {
    text: &'t str,
    marks: LineMarks,
    /// The code block that is open.
    fence: Option<Fence>,
    /// The directives that are open, the innermost last.
    directives: Vec<OpenDirective>,
    options: Options,
    recent: RecentLines<'t>,
    /// How many `>` the line before begins with.
    n_quotes: usize,
    /// How far the list is indented that is open, in MDX.
    list: Option<usize>,
    /// The line before.
    previous: Range<usize>,
    module_end: usize,
    /// Statements that never close must not each read the rest of the text, in bytes.
    budget: usize,
    /// Whether a directive or a target of `MyST` was seen.
    is_myst: bool,
}

impl<'t> Pass<'t> {
    fn read(&mut self, at: usize, content: &'t str, next: usize) {
        let line = Line::new(at, content, next);
        let n_quotes = self.n_quotes;
        // A quotation that has no words yet has not begun.
        self.n_quotes = if line.inner.is_empty() {
            n_quotes.min(line.n_quotes)
        } else {
            line.n_quotes
        };
        if at < self.module_end {
            self.marks.blanked.push(at..at + content.len());
            return;
        }
        if let Some(fence) = &self.fence {
            match fence.goes_on(&line) {
                fence::LineInCode::Inside => {
                    if fence.is_hidden() {
                        self.blank(&line);
                    }
                    return;
                }
                fence::LineInCode::Closes => {
                    if fence.is_hidden() {
                        self.blank(&line);
                    } else if fence.is_moved() {
                        self.move_fence(&line, at);
                    }
                    self.fence = None;
                    return;
                }
                fence::LineInCode::Abandoned => self.fence = None,
            }
        }
        if self.option(&line) || line.inner.is_empty() {
            return;
        }
        self.options = Options::None;
        if line.start == at && self.module(content, at) {
            return;
        }
        self.dispatch(&line, n_quotes);
        if self.marks.is_mdx
            && self
                .marks
                .blanked
                .last()
                .is_none_or(|blanked| blanked.start != line.start)
        {
            self.dedent(&line);
        }
    }

    /// Reads `line`, which is not blank and no code; the line before has `n_quotes` marks `>`.
    fn dispatch(&mut self, line: &Line<'t>, n_quotes: usize) {
        // Most lines begin with a letter, and are nothing else.
        match line.inner.as_bytes()[0] {
            b'`' | b'~' if self.directive(line) => {}
            b'+' if self.is_myst && line.inner.starts_with("+++") => self.blank(line),
            b'-' | b'*' | b'+' | b'`' | b'~' | b'0'..=b'9'
                if !self.snippet(line) && !self.abbreviation(line) && !self.item(line) =>
            {
                self.fence = Fence::open(line);
            }
            b'!' | b'?' | b'=' => self.admonition(line),
            b'/' => self.slashes(line),
            b'[' if is_contents(line.inner) => self.blank(line),
            b'[' if 0 < line.n_quotes => self.callout(line, n_quotes),
            b'{' if line.inner.starts_with("{:toc") || line.inner.starts_with("{: toc") => {
                // The item above is written for the list of contents that replaces it.
                self.marks.blanked.push(self.previous.clone());
                self.blank(line);
            }
            b'\\' if is_command(line.inner) => self.blank(line),
            b':' if line.inner.starts_with(":::") => self.container(line),
            b':' if line.inner.starts_with(": ") => self.definition(line),
            b'(' => self.target(line),
            b'<' if opens_markdown(line.inner) => self.blank(line),
            b'%' if self.is_myst => self.blank(line),
            b'#' if line.inner.contains("](#tab/") => self.marks.labels.push(line.start),
            _ => {}
        }
    }

    /// Reads `: definition`. The parser knows definitions of terms alone; of others, what is indented
    /// below shows whether they are some.
    fn definition(&mut self, line: &Line<'t>) {
        let rest = line.inner[1..].trim_start();
        let width = line.inner.len() - rest.len();
        if !self.recent.defines() {
            let is_definition = self.recent.is_comment() || self.has_body(line, width.max(2));
            // Any mark but these keeps the parser from seeing one; the prose is the source's.
            let mark = if is_definition { b'-' } else { b',' };
            self.marks
                .definitions
                .extend(is_definition.then_some(line.start));
            self.marks.rewritten.push((line.start, mark));
        }
        if let Some(len) = rest.strip_prefix("<!--").and_then(|text| text.find("-->")) {
            // To the parser a comment that opens a paragraph makes HTML of the whole line.
            let (start, end) = (line.start + width, line.start + width + len + 7);
            self.marks.comments.push(Comment {
                place: Place::new(offset(start), offset(end)),
                inner: Place::new(offset(start) + 4, offset(end) - 3),
                block: None,
                scope: None,
            });
            self.remove(start..end);
        } else if rest.starts_with(['!', '?', '=', '`', '~']) {
            self.dispatch(&line.behind(width), line.n_quotes);
        }
    }

    /// Whether a box opens in the item that `line` opens: `- :::{note}`.
    fn item(&mut self, line: &Line<'t>) -> bool {
        let Some(inner) = fence::behind_marker(line.inner) else {
            return false;
        };
        let opens = inner.starts_with(":::")
            || fence::marks(inner)
                .is_some_and(|(_, len)| inner[len..].trim_start().starts_with('{'));
        if opens {
            let width = line.inner.len() - inner.len();
            self.dispatch(&line.behind(width), line.n_quotes);
        }
        opens
    }

    /// Makes a blank line of `line`, which is not prose.
    fn blank(&mut self, line: &Line<'_>) {
        self.marks.blanked.push(line.start..line.end());
    }

    /// Takes out a part of a line that is not prose.
    fn remove(&mut self, range: Range<usize>) {
        self.marks.removed.push(range);
    }

    /// Writes `byte` at `at`, and spaces from there to byte `to`.
    fn write(&mut self, at: usize, byte: u8, to: usize) {
        let bytes = self.text.as_bytes();
        self.marks.rewritten.push((at, byte));
        let spaces = (at + 1..to).filter(|idx| bytes[*idx] != b' ');
        self.marks.rewritten.extend(spaces.map(|at| (at, b' ')));
    }

    /// Makes a heading of what stands from `title` on, whose mark stands at `at`.
    fn label(&mut self, at: usize, title: usize) {
        self.write(at, b'#', title);
        self.marks.labels.push(at);
    }

    /// Whether `content` is of an import or export of MDX, or begins one.
    fn module(&mut self, content: &str, at: usize) -> bool {
        let before = self.recent.before[0];
        let is_apart = before.is_empty()
            || ["import ", "} from ", "#", "```", "---"]
                .iter()
                .any(|opening| before.starts_with(opening));
        if !is_apart {
            return false;
        }
        let is_module = if self.marks.is_mdx {
            module::begins(content)
        } else {
            module::is_import(content)
        };
        if is_module {
            self.marks.is_mdx = true;
            self.module_end = at + module::length(&self.text[at..], &mut self.budget);
            self.marks.blanked.push(at..at + content.len());
        }
        is_module
    }
}

/// How far the first line after byte `at` is indented that is not blank, in bytes; a tab is four.
fn next_indent(text: &str, at: usize) -> Option<usize> {
    let mut lines = text[at..]
        .lines()
        .filter(|next_line| !next_line.trim().is_empty());
    let line = lines.next()?;
    let spaces = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    Some(spaces.map(|byte| if byte == b'\t' { 4 } else { 1 }).sum())
}

/// Whether `line` stands for a list of contents.
fn is_contents(line: &str) -> bool {
    ["[toc]", "[[toc]]", "[[_toc_]]"]
        .iter()
        .any(|marker| line.eq_ignore_ascii_case(marker))
}

/// Whether `line` is a command of LaTeX that ends a page.
fn is_command(line: &str) -> bool {
    matches!(line, "\\newpage" | "\\pagebreak" | "\\clearpage")
}

/// Whether `line` is a tag whose content is Markdown: `<figure markdown="span">`.
fn opens_markdown(line: &str) -> bool {
    let is_tag = line.ends_with('>') && line.matches('>').count() == 1;
    let mut attributes = line.trim_end_matches('>').split(' ').skip(1);
    is_tag
        && attributes.any(|attribute| attribute == "markdown" || attribute.starts_with("markdown="))
}
