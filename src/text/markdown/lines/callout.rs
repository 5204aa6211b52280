//! Rewrites callouts, such as `> [!note]+ Title`: block quotations that Obsidian, GitHub and
//! Microsoft Learn show as boxes.

use crate::text::markdown::lines::{Line, LineRewriter};

impl LineRewriter<'_> {
    /// Rewrites `line` if it is the first line of a callout. The line before has `n_quotes` marks
    /// `>`. The first line of a callout must have more of these marks.
    pub(super) fn rewrite_callout(&mut self, line: &Line<'_>, n_quotes: usize) {
        let Some(rest) = line.inner.strip_prefix("[!") else {
            return;
        };
        let name = rest
            .find([']', '['])
            .filter(|at| rest[*at..].starts_with(']'));
        let Some(len) = name.filter(|len| *len < 60) else {
            return;
        };
        let name = rest[..len].split(['|', ' ']).next().unwrap_or_default();
        let is_name =
            |character: char| character.is_alphanumeric() || matches!(character, '-' | '_');
        if name.is_empty() || !name.chars().all(is_name) || line.n_quotes <= n_quotes {
            return;
        }
        let before = &self.text[..line.start];
        if name.eq_ignore_ascii_case("video") {
            self.blank_line(line);
            return;
        }
        self.marks.boxes.extend(before.rfind('>'));
        let after = rest[len + 1..].trim_start_matches(['+', '-']);
        let title = line.end() - after.trim_start().len();
        if title < line.end() {
            self.make_heading(line.start, title);
        } else {
            self.blank_line(line);
        }
    }
}
