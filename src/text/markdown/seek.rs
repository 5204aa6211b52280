//! Finding what closes an opener, in time linear in the text however many openers there are.

use rustc_hash::FxHashMap;

/// A text, and what was last found in it.
pub struct Seeker<'s> {
    text: &'s str,
    found: FxHashMap<Box<str>, Found>,
}

/// The answer to a search: right for every start from `from` to `at`.
struct Found {
    from: usize,
    at: Option<usize>,
}

impl<'s> Seeker<'s> {
    pub fn new(text: &'s str) -> Self {
        Self {
            text,
            found: FxHashMap::default(),
        }
    }

    /// Where `needle` stands next, from byte `from` on.
    pub fn find(&mut self, needle: &str, from: usize) -> Option<usize> {
        self.seek(needle, needle, from, |_| true)
    }

    /// Where the closing tag of the HTML element `name` stands next, from byte `from` on.
    pub fn find_closing_tag(&mut self, name: &str, from: usize) -> Option<usize> {
        let key = format!("</{name}");
        self.seek(&key, "</", from, |rest| is_closing_tag(rest, name))
    }

    /// Where the template tag `{% name %}` stands next, from byte `from` on.
    pub fn find_template_tag(&mut self, name: &str, from: usize) -> Option<usize> {
        let key = format!("{{%{name}");
        self.seek(&key, "{%", from, |rest| template_name(rest) == name)
    }

    /// Where the shortcode that closes the body of `name`, `{{< /name >}}`, stands next.
    pub fn find_shortcode_end(&mut self, name: &str, from: usize) -> Option<usize> {
        let key = format!("{{{{</{name}");
        self.seek(&key, "{{", from, |rest| {
            let inner = rest.strip_prefix(['<', '%']);
            let closing = inner.and_then(|text| text.trim_start().strip_prefix('/'));
            closing.is_some_and(|text| template_name(text) == name)
        })
    }

    /// Where the next blank line begins, from byte `from` on: the byte of the line feed before.
    pub fn find_blank_line(&mut self, from: usize) -> Option<usize> {
        self.seek("\n", "\n", from, |rest| {
            let rest = rest.trim_start_matches([' ', '\t', '\r']);
            rest.starts_with('\n')
        })
    }

    /// Where the next `mark` stands, from byte `from` on, where the text behind it `is_wanted`; `key`
    /// names the search.
    fn seek(
        &mut self,
        key: &str,
        mark: &str,
        from: usize,
        is_wanted: impl Fn(&str) -> bool,
    ) -> Option<usize> {
        if let Some(found) = self.found.get(key)
            && found.from <= from
            && found.at.is_none_or(|at| from <= at)
        {
            return found.at;
        }
        let text = self.text.get(from..).unwrap_or_default();
        let mut marks = text.match_indices(mark).map(|(at, _)| at);
        let at = marks.find(|at| is_wanted(&text[at + mark.len()..]));
        let at = at.map(|ahead| from + ahead);
        self.found.insert(key.into(), Found { from, at });
        at
    }
}

fn is_closing_tag(rest: &str, name: &str) -> bool {
    rest.split_at_checked(name.len())
        .is_some_and(|(found, rest)| {
            found.eq_ignore_ascii_case(name)
                && rest.starts_with(|character: char| character == '>' || character.is_whitespace())
        })
}

/// The name in a template tag, `rest` being what follows its opening mark.
pub fn template_name(rest: &str) -> &str {
    let rest = rest.trim_start_matches(['-', '+', '~', ' ', '\t']);
    let ends = |character: char| {
        !character.is_ascii_alphanumeric() && character != '_' && character != '-'
    };
    &rest[..rest.find(ends).unwrap_or(rest.len())]
}
