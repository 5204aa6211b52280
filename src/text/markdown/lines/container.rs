//! Rewrites containers between colons: `:::note Title` of Docusaurus, Pandoc and `MyST`, and the
//! tags of Microsoft Learn, such as `:::row:::`.

use crate::text::markdown::lines::fence::Fence;
use crate::text::markdown::lines::{ExpectedOptions, Line, LineRewriter, directive};

/// The minimum indentation of the body of a column, in spaces.
const MIN_BODY_INDENT: usize = 2;
/// The maximum indentation of the body of a column, in spaces. Text that is indented more is code.
const MAX_BODY_INDENT: usize = 4;

impl LineRewriter<'_> {
    /// Rewrites `line`, the fence of a container, as a blank line, or as a heading if it has a
    /// title.
    pub(super) fn rewrite_container(&mut self, line: &Line<'_>) {
        let inner = line.inner;
        let named = inner.trim_start_matches(':').trim_start();
        if named.ends_with(":::") {
            self.rewrite_tag(line, named);
            return;
        }
        let is_directive = named.starts_with('{') && named.contains('}');
        let name_at = inner.len() - named.len();
        let ends =
            |character: char| !character.is_alphanumeric() && character != '-' && character != '_';
        let brace = named.find('}').filter(|_| is_directive).map(|at| at + 1);
        let name_end = brace.or_else(|| named.find(ends)).unwrap_or(named.len());
        let name_end = name_at + name_end;
        if is_directive {
            self.is_myst = true;
            let name = &named[1..name_end - name_at - 1];
            if directive::is_code(name) {
                self.blank_line(line);
                let n_marks = inner.bytes().take_while(|byte| *byte == b':').count();
                self.fence = Some(Fence::between_colons(line, n_marks));
                return;
            }
            self.options = ExpectedOptions::Possible;
            self.read_argument(line, name, name_end);
            return;
        }
        let title = inner[name_end..].trim();
        // Attributes may follow the title: `:::note[Title]{.wide}`.
        let title_end = title.find("]{").map_or(title.len(), |at| at + 1);
        let attributes = line.end() - (title.len() - title_end);
        let title = &title[..title_end];
        let is_attribute = title.starts_with('{') || title.contains('=');
        if title.is_empty() || is_attribute || !title.contains(char::is_alphabetic) {
            self.blank_line(line);
            return;
        }
        let title_at = line.end() - inner[name_end..].trim_start().len();
        let bracketed = title.starts_with('[') && title.ends_with(']');
        self.make_heading(line.start, title_at + usize::from(bracketed));
        let after = (attributes..line.end()).map(|at| (at, b' '));
        self.marks.rewritten.extend(after);
        if bracketed {
            self.marks
                .rewritten
                .push((title_at + title.len() - 1, b' '));
        }
    }

    /// Rewrites `line`, a tag of Microsoft Learn. `named` is the tag without its leading colons.
    /// The bodies of rows and columns may be indented.
    fn rewrite_tag(&mut self, line: &Line<'_>, named: &str) {
        let name = named.split([' ', ':']).next().unwrap_or_default();
        let indent = super::next_indent(self.text, line.next).unwrap_or(0);
        let indent = indent.saturating_sub(line.indent).min(MAX_BODY_INDENT);
        if matches!(name, "row" | "column") && MIN_BODY_INDENT <= indent {
            self.open_box(line, None, indent);
        } else if matches!(name, "row-end" | "column-end") {
            // The box was rewritten as a list item, and a comment ends that item.
            let comment = b"<!-- -->";
            let bytes =
                (line.start..line.end()).zip(comment.iter().chain(std::iter::repeat(&b' ')));
            self.marks
                .rewritten
                .extend(bytes.map(|(at, byte)| (at, *byte)));
        } else {
            self.blank_line(line);
        }
    }
}
