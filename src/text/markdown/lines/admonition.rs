//! Boxes and tabs of Python-Markdown, whose bodies are indented by four spaces: `!!! note "Title"`,
//! `??? tip`, `=== "Tab"`. This module also handles the blocks between slashes, the snippets and
//! the abbreviations of Python-Markdown.

use crate::text::markdown::lines::{ExpectedOptions, Line, LineRewriter};

/// The indentation of the body of a box, in spaces.
const BODY_INDENT: usize = 4;

impl LineRewriter<'_> {
    /// Rewrites `line` if it opens a box or a tab, such as `!!! note "Title"`, `???+ tip` or
    /// `=== "Tab"`. The line becomes a list item with a heading.
    pub(super) fn rewrite_admonition(&mut self, line: &Line<'_>) {
        let (is_tab, mark) = match &line.inner.as_bytes().get(..3) {
            Some(b"===") => (true, line.inner[3..].trim_start_matches(['!', '+'])),
            Some(b"!!!") => (false, &line.inner[3..]),
            Some(b"???") => (false, line.inner[3..].trim_start_matches('+')),
            _ => return,
        };
        let rest = mark.trim_start();
        let is_apart = rest.len() < mark.len() || !is_tab;
        let types = rest.split('"').next().unwrap_or_default().trim();
        let is_type = |name: &str| {
            let is_known = |ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '_' | '!');
            name.starts_with(char::is_alphabetic) && name.chars().all(is_known)
        };
        let has_types = !types.is_empty() && types.split_whitespace().all(is_type);
        let title = rest.find('"').map(|at| rest.len() - at);
        let is_titled = title.is_some() && rest.ends_with('"') && title != Some(1);
        let is_opener = is_apart
            && if is_tab {
                types.is_empty() && is_titled
            } else {
                let is_foldable = line.inner.starts_with('?');
                (has_types || is_foldable && is_titled) && (is_titled || title.is_none())
            };
        if !is_opener || !(is_titled || self.has_body(line, BODY_INDENT)) {
            return;
        }
        let end = line.end();
        let title = title.filter(|idx| 2 < *idx).map(|idx| end - idx + 1);
        self.open_box(line, title, BODY_INDENT);
        if title.is_some() {
            self.marks.rewritten.push((end - 1, b' '));
        }
    }

    /// Returns whether the text below `line` is indented by at least `indent` spaces more than
    /// `line`.
    pub(super) fn has_body(&self, line: &Line<'_>, indent: usize) -> bool {
        let next = super::next_indent(self.text, line.next);
        next.is_some_and(|idx| line.indent + indent <= idx)
    }

    /// Rewrites `line` as the beginning of a list item. The text below the line that is indented by
    /// `indent` spaces becomes part of the item. If there is a title, it begins at byte `title` and
    /// becomes a heading.
    pub(super) fn open_box(&mut self, line: &Line<'_>, title: Option<usize>, indent: usize) {
        self.marks.boxes.push(line.start);
        if let Some(title) = title {
            let mark = (title - 2).min(line.start + indent);
            self.overwrite(line.start, b'-', mark);
            self.make_heading(mark, title);
        } else {
            let body = line.start + indent;
            self.overwrite(line.start, b'-', body);
            if body < line.end() {
                self.remove_range(body..line.end());
            }
        }
    }

    /// Rewrites `line` if it opens or closes a block between slashes, as `/// note | Title` and
    /// `///` do.
    pub(super) fn rewrite_slash_block(&mut self, line: &Line<'_>) {
        let name = line.inner.trim_start_matches('/');
        let n_marks = line.inner.len() - name.len();
        if n_marks < 3 {
            return;
        }
        let closes = name.is_empty();
        let is_name = |character: char| {
            character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.')
        };
        let (kind, title) = name.split_once('|').unwrap_or((name, ""));
        let kind = kind.trim();
        let opens = name.starts_with(' ') && !kind.is_empty() && kind.chars().all(is_name);
        if !closes && !opens {
            return;
        }
        let is_titled = !matches!(kind, "html" | "define" | "caption") && !title.trim().is_empty();
        if is_titled {
            let title = line.end() - title.trim_start().len();
            self.make_heading(line.start, title);
        } else {
            self.blank_line(line);
        }
        if opens {
            self.options = ExpectedOptions::Possible;
        }
    }

    /// Blanks `line` if it includes another file, as `--8<-- "notes.md"` does. Returns whether the
    /// line was blanked.
    pub(super) fn blank_snippet(&mut self, line: &Line<'_>) -> bool {
        let dashes = line.inner.trim_start_matches('-');
        let n_dashes = line.inner.len() - dashes.len();
        let is_snippet = n_dashes != 0 && dashes.starts_with("8<-");
        if is_snippet {
            self.blank_line(line);
            let names = dashes[2..].trim_start_matches('-');
            self.options = match self.options {
                _ if !names.trim().is_empty() => ExpectedOptions::None,
                _ => ExpectedOptions::Files,
            };
        }
        is_snippet
    }

    /// Blanks `line` if it explains an abbreviation, as `*[HTML]: …` does. Such an explanation is
    /// shown only as a tooltip. Returns whether the line was blanked.
    pub(super) fn blank_abbreviation(&mut self, line: &Line<'_>) -> bool {
        let is_abbreviation = line.inner.starts_with("*[") && line.inner.contains("]:");
        if is_abbreviation {
            self.blank_line(line);
        }
        is_abbreviation
    }
}
