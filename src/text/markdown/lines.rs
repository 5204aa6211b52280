//! Rewrites lines of dialects that a Markdown parser would misread, such as the marks of boxes,
//! tabs and modules. The new lines are Markdown that the parser reads correctly, and have as many
//! bytes as the old lines.
//!
//! A box whose body is indented (`!!! note`) becomes a list item, because the body of a list item
//! is indented, too. The title of the box becomes a heading. [`LineMarks`] tells the reader of
//! Markdown which items and headings are really boxes and titles.

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

/// The changes to the lines of a source, and what the reader of Markdown must know about the lines.
#[derive(Default)]
pub struct LineMarks {
    /// The ranges of lines that are not prose, without their line feeds.
    pub blanked: Vec<Range<usize>>,
    /// The ranges of parts of lines that are not prose, in order.
    pub removed: Vec<Range<usize>>,
    /// The bytes to overwrite, each with its position and its new value.
    pub rewritten: Vec<(usize, u8)>,
    /// The starts of headings that are titles of boxes and tabs, in order.
    pub labels: Vec<usize>,
    /// The starts of list items and block quotations that are boxes, in order.
    pub boxes: Vec<usize>,
    /// The starts of list items that are definitions, in order.
    pub definitions: Vec<usize>,
    /// Comments at the beginning of definitions, in order.
    pub comments: Vec<Comment>,
    /// Whether the text is MDX, as its markup or its imports show.
    pub is_mdx: bool,
}

/// Finds the changes to the lines of `text`, from byte `front` on. The front matter ends at this
/// byte.
pub fn read(text: &str, front: usize, markup: Markup) -> LineMarks {
    let marks = read_as(text, front, markup);
    // An import further down shows that the whole text is MDX.
    if marks.is_mdx && markup != Markup::Mdx {
        read_as(text, front, Markup::Mdx)
    } else {
        marks
    }
}

fn read_as(text: &str, front: usize, markup: Markup) -> LineMarks {
    let mut pass = LineRewriter {
        text,
        marks: LineMarks {
            is_mdx: markup == Markup::Mdx,
            ..LineMarks::default()
        },
        fence: None,
        directives: Vec::new(),
        options: ExpectedOptions::None,
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
        pass.read_line(at, content, at + line.len());
        pass.recent.push(content);
        pass.previous = at..at + content.len();
        at += line.len();
    }
    pass.marks
}

/// Whether options of a directive may follow the last line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ExpectedOptions {
    None,
    /// Options may follow: lines `:name: value`, or lines between two lines `---`.
    Possible,
    /// The next lines are options, up to a line `---`.
    Fenced,
    /// The next lines are names of files to include.
    Files,
}

/// A line of the text.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// The byte at which the text of the line begins, after spaces and marks `>`.
    start: usize,
    /// The text from `start` on, without trailing spaces.
    inner: &'t str,
    /// The number of marks `>` before the text.
    n_quotes: usize,
    /// The number of columns of spaces before the text, after the last `>`. A tab counts as four
    /// columns.
    indent: usize,
    /// The byte at which the spaces before the text begin.
    margin: usize,
    /// The byte at which the next line begins.
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

    /// Returns the line without its first `width` bytes, which are the mark of a list item.
    fn after_item_mark(&self, width: usize) -> Self {
        Self {
            start: self.start + width,
            inner: &self.inner[width..],
            indent: self.indent + width,
            ..*self
        }
    }
}

/// The state of reading the lines of a text one after the other.
struct LineRewriter<'t> {
    text: &'t str,
    marks: LineMarks,
    /// The code block that is open.
    fence: Option<Fence>,
    /// The directives that are open, the innermost last.
    directives: Vec<OpenDirective>,
    options: ExpectedOptions,
    recent: RecentLines<'t>,
    /// The number of marks `>` at the beginning of the previous line.
    n_quotes: usize,
    /// The indentation of the open list in MDX; `None` if no list is open.
    list: Option<usize>,
    /// The range of the previous line.
    previous: Range<usize>,
    module_end: usize,
    /// How many more bytes of statements may be read past a blank line. Without this limit, each
    /// statement that never closes would read the rest of the text.
    budget: usize,
    /// Whether the text is in `MyST`, as its markup, a directive or a target shows.
    is_myst: bool,
}

impl<'t> LineRewriter<'t> {
    fn read_line(&mut self, at: usize, content: &'t str, next: usize) {
        let line = Line::new(at, content, next);
        let n_quotes = self.n_quotes;
        // A quotation begins only at a line with words.
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
            match fence.role_of_line(&line) {
                fence::LineInCode::Inside => {
                    if fence.is_hidden() {
                        self.blank_line(&line);
                    }
                    return;
                }
                fence::LineInCode::Closes => {
                    if fence.is_hidden() {
                        self.blank_line(&line);
                    } else if fence.is_moved() {
                        self.move_fence(&line, at);
                    }
                    self.fence = None;
                    return;
                }
                fence::LineInCode::Abandoned => self.fence = None,
            }
        }
        if self.blank_option(&line) || line.inner.is_empty() {
            return;
        }
        self.options = ExpectedOptions::None;
        if line.start == at && self.read_module_statement(content, at) {
            return;
        }
        self.rewrite(&line, n_quotes);
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

    /// Rewrites `line`, which is neither blank nor code. The previous line has `n_quotes` marks
    /// `>`.
    fn rewrite(&mut self, line: &Line<'t>, n_quotes: usize) {
        // Most lines begin with a letter and are ordinary Markdown.
        match line.inner.as_bytes()[0] {
            b'`' | b'~' if self.rewrite_directive(line) => {}
            b'+' if self.is_myst && line.inner.starts_with("+++") => self.blank_line(line),
            b'-' | b'*' | b'+' | b'`' | b'~' | b'0'..=b'9'
                if !self.blank_snippet(line)
                    && !self.blank_abbreviation(line)
                    && !self.rewrite_box_in_item(line) =>
            {
                self.fence = Fence::open(line);
            }
            b'!' | b'?' | b'=' => self.rewrite_admonition(line),
            b'/' => self.rewrite_slash_block(line),
            b'[' if is_contents(line.inner) => self.blank_line(line),
            b'[' if 0 < line.n_quotes => self.rewrite_callout(line, n_quotes),
            b'{' if line.inner.starts_with("{:toc") || line.inner.starts_with("{: toc") => {
                // The previous line is a list item that the table of contents replaces.
                self.marks.blanked.push(self.previous.clone());
                self.blank_line(line);
            }
            b'\\' if is_command(line.inner) => self.blank_line(line),
            b':' if line.inner.starts_with(":::") => self.rewrite_container(line),
            b':' if line.inner.starts_with(": ") => self.rewrite_definition(line),
            b'(' => self.blank_target(line),
            b'<' if opens_markdown(line.inner) => self.blank_line(line),
            b'%' if self.is_myst => self.blank_line(line),
            b'#' if line.inner.contains("](#tab/") => self.marks.labels.push(line.start),
            _ => {}
        }
    }

    /// Rewrites a line `: text`. Below a term, the line is the definition of the term, and the
    /// parser reads it correctly. Elsewhere, the line is a definition only if a comment precedes
    /// it, or if a body is indented below it.
    fn rewrite_definition(&mut self, line: &Line<'t>) {
        let rest = line.inner[1..].trim_start();
        let width = line.inner.len() - rest.len();
        if !self.recent.may_precede_definition() {
            let is_definition = self.recent.is_comment() || self.has_body(line, width.max(2));
            // A mark other than a colon keeps the parser from reading a definition. The prose is
            // taken from the source, which still has the colon.
            let mark = if is_definition { b'-' } else { b',' };
            self.marks
                .definitions
                .extend(is_definition.then_some(line.start));
            self.marks.rewritten.push((line.start, mark));
        }
        if let Some(len) = rest.strip_prefix("<!--").and_then(|text| text.find("-->")) {
            // The parser would treat a line that begins with a comment as HTML.
            let (start, end) = (line.start + width, line.start + width + len + 7);
            self.marks.comments.push(Comment {
                place: Place::new(offset(start), offset(end)),
                inner: Place::new(offset(start) + 4, offset(end) - 3),
                block: None,
                scope: None,
            });
            self.remove_range(start..end);
        } else if rest.starts_with(['!', '?', '=', '`', '~']) {
            self.rewrite(&line.after_item_mark(width), line.n_quotes);
        }
    }

    /// Rewrites the box that begins on the first line of a list item, as in `- :::{note}`. Returns
    /// whether there is such a box.
    fn rewrite_box_in_item(&mut self, line: &Line<'t>) -> bool {
        let Some(inner) = fence::text_after_marker(line.inner) else {
            return false;
        };
        let opens = inner.starts_with(":::")
            || fence::marks(inner)
                .is_some_and(|(_, len)| inner[len..].trim_start().starts_with('{'));
        if opens {
            let width = line.inner.len() - inner.len();
            self.rewrite(&line.after_item_mark(width), line.n_quotes);
        }
        opens
    }

    /// Records that `line` is not prose and becomes a blank line.
    fn blank_line(&mut self, line: &Line<'_>) {
        self.marks.blanked.push(line.start..line.end());
    }

    /// Records that `range`, a part of a line, is not prose.
    fn remove_range(&mut self, range: Range<usize>) {
        self.marks.removed.push(range);
    }

    /// Writes `byte` at byte `at`, and spaces from the next byte up to byte `to`.
    fn overwrite(&mut self, at: usize, byte: u8, to: usize) {
        let bytes = self.text.as_bytes();
        self.marks.rewritten.push((at, byte));
        let spaces = (at + 1..to).filter(|idx| bytes[*idx] != b' ');
        self.marks.rewritten.extend(spaces.map(|at| (at, b' ')));
    }

    /// Turns the text from byte `title` on into a heading, whose mark is written at byte `at`.
    fn make_heading(&mut self, at: usize, title: usize) {
        self.overwrite(at, b'#', title);
        self.marks.labels.push(at);
    }

    /// Blanks the line `content` if it begins an import or export of MDX. The line begins at byte
    /// `at`. Returns whether the line was blanked.
    fn read_module_statement(&mut self, content: &str, at: usize) -> bool {
        let before = self.recent.before[0];
        let is_apart = before.is_empty()
            || ["import ", "} from ", "#", "```", "---"]
                .iter()
                .any(|opening| before.starts_with(opening));
        if !is_apart {
            return false;
        }
        let is_module = if self.marks.is_mdx {
            module::begins_import_or_export(content)
        } else {
            module::is_import(content)
        };
        if is_module {
            self.marks.is_mdx = true;
            self.module_end = at + module::statement_len(&self.text[at..], &mut self.budget);
            self.marks.blanked.push(at..at + content.len());
        }
        is_module
    }
}

/// Returns the indentation in columns of the first line, from byte `at` on, that is not blank. A
/// tab counts as four columns. Returns `None` if all these lines are blank.
fn next_indent(text: &str, at: usize) -> Option<usize> {
    let mut lines = text[at..]
        .lines()
        .filter(|next_line| !next_line.trim().is_empty());
    let line = lines.next()?;
    let spaces = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    Some(spaces.map(|byte| if byte == b'\t' { 4 } else { 1 }).sum())
}

/// Returns whether `line` is a placeholder for a table of contents, such as `[toc]`.
fn is_contents(line: &str) -> bool {
    ["[toc]", "[[toc]]", "[[_toc_]]"]
        .iter()
        .any(|marker| line.eq_ignore_ascii_case(marker))
}

/// Returns whether `line` is a command of LaTeX that ends a page.
fn is_command(line: &str) -> bool {
    matches!(line, "\\newpage" | "\\pagebreak" | "\\clearpage")
}

/// Returns whether `line` is a tag whose content is Markdown: `<figure markdown="span">`.
fn opens_markdown(line: &str) -> bool {
    let is_tag = line.ends_with('>') && line.matches('>').count() == 1;
    let mut attributes = line.trim_end_matches('>').split(' ').skip(1);
    is_tag
        && attributes.any(|attribute| attribute == "markdown" || attribute.starts_with("markdown="))
}
