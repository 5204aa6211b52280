//! Searches for the closing marks and tags of Markdown, HTML and template engines.

use crate::text::closing::Closings;

/// A text in which marks and tags are searched for. It remembers the last search for each of them.
pub struct Seeker<'s> {
    text: &'s str,
    closings: Closings,
}

impl<'s> Seeker<'s> {
    pub fn new(text: &'s str) -> Self {
        Self {
            text,
            closings: Closings::default(),
        }
    }

    /// Returns the position of the first `needle` at or after byte `from`.
    pub fn find(&mut self, needle: &str, from: usize) -> Option<usize> {
        self.seek(needle, needle, from, |_| true)
    }

    /// Returns the position of the first closing tag of the HTML element `name` at or after byte
    /// `from`.
    pub fn find_closing_tag(&mut self, name: &str, from: usize) -> Option<usize> {
        let key = format!("</{name}");
        self.seek(&key, "</", from, |rest| is_closing_tag(rest, name))
    }

    /// Returns the position of the first template tag `{% name %}` at or after byte `from`.
    pub fn find_template_tag(&mut self, name: &str, from: usize) -> Option<usize> {
        let key = format!("{{%{name}");
        self.seek(&key, "{%", from, |rest| template_name(rest) == name)
    }

    /// Returns the position of the first `{{< /name >}}` at or after byte `from`. This shortcode
    /// closes the body of the shortcode `name`.
    pub fn find_shortcode_end(&mut self, name: &str, from: usize) -> Option<usize> {
        let key = format!("{{{{</{name}");
        self.seek(&key, "{{", from, |rest| {
            let inner = rest.strip_prefix(['<', '%']);
            let closing = inner.and_then(|text| text.trim_start().strip_prefix('/'));
            closing.is_some_and(|text| template_name(text) == name)
        })
    }

    /// Returns the byte of the line feed before the first blank line at or after byte `from`.
    pub fn find_blank_line(&mut self, from: usize) -> Option<usize> {
        self.seek("\n", "\n", from, |rest| {
            let rest = rest.trim_start_matches([' ', '\t', '\r']);
            rest.starts_with('\n')
        })
    }

    /// Returns the position of the first `mark`, at or after byte `from`, for which `is_wanted` is
    /// true. `is_wanted` gets the text after the mark. Searches for the same thing must have the
    /// same `key`.
    fn seek(
        &mut self,
        key: &str,
        mark: &str,
        from: usize,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Option<usize> {
        let text = self.text.get(from..).unwrap_or_default();
        self.closings.find_by(key, from, || {
            let mut marks = text.match_indices(mark).map(|(at, _)| at);
            let at = marks.find(|at| is_wanted(&text[at + mark.len()..]))?;
            Some(from + at)
        })
    }
}

fn is_closing_tag(rest: &str, name: &str) -> bool {
    rest.split_at_checked(name.len())
        .is_some_and(|(found, rest)| {
            found.eq_ignore_ascii_case(name)
                && rest.starts_with(|character: char| character == '>' || character.is_whitespace())
        })
}

/// Returns the name in a template tag. `rest` is the text after the opening mark of the tag.
pub fn template_name(rest: &str) -> &str {
    let rest = rest.trim_start_matches(['-', '+', '~', ' ', '\t']);
    let ends = |character: char| {
        !character.is_ascii_alphanumeric() && character != '_' && character != '-'
    };
    &rest[..rest.find(ends).unwrap_or(rest.len())]
}
