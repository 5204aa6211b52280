//! Lines that a Markdown parser would misread: imports of MDX, fences of containers, colons that
//! define nothing. Knows no shortcodes.

use std::ops::Range;

use crate::text::markdown::module;
use crate::text::markup::Markup;

/// What is to be done to the lines of a source.
#[derive(Default)]
pub struct LineMarks {
    /// Lines that are not prose, without their line feeds.
    pub removed: Vec<Range<usize>>,
    /// Bytes to write over.
    pub rewritten: Vec<(usize, u8)>,
}

/// Reads the lines of `text` from byte `front` on.
pub fn read(text: &str, front: usize, markup: Markup) -> LineMarks {
    let mut marks = LineMarks::default();
    let mut lines = Lines::default();
    let mut at = front;
    let mut module_end = front;
    // Statements that never close must not each read the rest of the text.
    let mut budget = 2 * text.len();
    for line in text[front..].split_inclusive('\n') {
        let content = line.trim_end();
        let indent = content.len() - content.trim_start().len();
        let inner = &content[indent..];
        if markup == Markup::Mdx && module_end <= at && lines.is_module(content) {
            module_end = at + module::length(&text[at..], &mut budget);
        }
        if at < module_end {
            marks.removed.push(at..at + content.len());
        } else if inner.starts_with(":::") {
            container(inner, at + indent, &mut marks);
        } else if inner.starts_with(": ") && !lines.defines() {
            // Any other mark keeps the parser from seeing a definition; the prose is the source's.
            marks.rewritten.push((at + indent, b','));
        }
        lines.push(content);
        at += line.len();
    }
    marks
}

/// The last lines read.
#[derive(Default)]
struct Lines<'t> {
    /// The last two lines, the nearer one first.
    before: [&'t str; 2],
    /// Whether the last line that is not blank was a definition.
    defined: bool,
}

impl<'t> Lines<'t> {
    fn push(&mut self, line: &'t str) {
        if !line.is_empty() {
            self.defined = line.trim_start().starts_with(": ") && self.defines();
        }
        self.before = [line, self.before[0]];
    }

    /// Whether a line that begins with a colon would define the term before it.
    fn defines(&self) -> bool {
        let [near, far] = self.before;
        let (term, above) = if near.is_empty() {
            (far, "")
        } else {
            (near, far)
        };
        let short = !term.is_empty() && term.len() < 80 && term.split(' ').count() < 8;
        let plain = !term.ends_with(['.', '!', '?', ',', ';', ':', '"', '”', '’', '\'', ')']);
        let opens = !term.starts_with(['#', '>', '-', '*', '+', '|', ' ', '"', '“', '‘']);
        self.defined || short && plain && opens && above.is_empty()
    }

    /// Whether `line` begins an import or export of MDX.
    fn is_module(&self, line: &str) -> bool {
        if !self.before[0].is_empty() {
            return false;
        }
        let after_import = line.strip_prefix("import ");
        let imports = after_import.is_some_and(|it| {
            it.starts_with(['"', '\'']) || it.contains(" from ") || it.ends_with('{')
        });
        let after_export = line.strip_prefix("export ");
        let exports = after_export.is_some_and(|it| {
            let word = it.split(|ch: char| !ch.is_alphabetic()).next();
            let known = [
                "const", "default", "function", "let", "var", "class", "async",
            ];
            it.starts_with(['{', '*']) || word.is_some_and(|word| known.contains(&word))
        });
        imports || exports
    }
}

/// The fence of a container, `:::note Title`: a blank line, or a heading where it has a title.
fn container(inner: &str, at: usize, marks: &mut LineMarks) {
    let colons = inner.len() - inner.trim_start_matches(':').len();
    let named = inner[colons..].trim_start();
    let name_at = inner.len() - named.len();
    let ends = |it: char| !it.is_alphanumeric() && it != '-' && it != '_';
    let name_end = name_at + named.find(ends).unwrap_or(named.len());
    let title = inner[name_end..].trim();
    let attributes = title.starts_with('{') || title.starts_with('=');
    if title.is_empty() || attributes || !title.contains(char::is_alphabetic) {
        marks.removed.push(at..at + inner.len());
        return;
    }
    marks.rewritten.push((at, b'#'));
    for idx in 1..name_end {
        if inner.is_char_boundary(idx) && inner.as_bytes()[idx].is_ascii() {
            marks.rewritten.push((at + idx, b' '));
        }
    }
    for (idx, _) in inner.match_indices(['[', ']']) {
        marks.rewritten.push((at + idx, b' '));
    }
}
