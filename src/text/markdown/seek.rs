//! Finding what closes an opener, in time linear in the text however many openers there are.
//! Knows no markup but the ends of HTML elements.

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
    #[must_use]
    pub fn new(text: &'s str) -> Self {
        Self {
            text,
            found: FxHashMap::default(),
        }
    }

    /// Where `needle` stands next, from byte `from` on.
    pub fn find(&mut self, needle: &str, from: usize) -> Option<usize> {
        self.seek(needle, from, |text| text.find(needle))
    }

    /// Where the closing tag of the HTML element `name` stands next, from byte `from` on.
    pub fn find_closing_tag(&mut self, name: &str, from: usize) -> Option<usize> {
        let key = format!("</{name}");
        self.seek(&key, from, |text| {
            let mut tags = text.match_indices("</");
            tags.find(|(at, _)| is_closing_tag(&text[*at..], name))
                .map(|it| it.0)
        })
    }

    /// Where the template tag `{% name %}` stands next, from byte `from` on.
    pub fn find_template_tag(&mut self, name: &str, from: usize) -> Option<usize> {
        let key = format!("{{%{name}");
        self.seek(&key, from, |text| {
            let mut tags = text.match_indices("{%");
            tags.find(|(at, _)| template_name(&text[at + 2..]) == name)
                .map(|it| it.0)
        })
    }

    /// Where the shortcode that closes the body of `name`, `{{< /name >}}`, stands next.
    pub fn find_shortcode_end(&mut self, name: &str, from: usize) -> Option<usize> {
        let key = format!("{{{{</{name}");
        self.seek(&key, from, |text| {
            let mut tags = text.match_indices("{{");
            tags.find(|(at, _)| {
                let inner = text[at + 2..].strip_prefix(['<', '%']);
                let closing = inner.and_then(|it| it.trim_start().strip_prefix('/'));
                closing.is_some_and(|it| template_name(it) == name)
            })
            .map(|it| it.0)
        })
    }

    /// Where the next blank line begins, from byte `from` on: the byte of the line feed before.
    pub fn find_blank_line(&mut self, from: usize) -> Option<usize> {
        self.seek("\n", from, |text| {
            let mut ends = text.match_indices('\n');
            ends.find(|(at, _)| {
                text[at + 1..]
                    .trim_start_matches([' ', '\t', '\r'])
                    .starts_with('\n')
            })
            .map(|it| it.0)
        })
    }

    fn seek(
        &mut self,
        key: &str,
        from: usize,
        search: impl Fn(&str) -> Option<usize>,
    ) -> Option<usize> {
        if let Some(found) = self.found.get(key)
            && found.from <= from
            && found.at.is_none_or(|it| from <= it)
        {
            return found.at;
        }
        let at = self
            .text
            .get(from..)
            .and_then(search)
            .map(|ahead| from + ahead);
        self.found.insert(key.into(), Found { from, at });
        at
    }
}

fn is_closing_tag(rest: &str, name: &str) -> bool {
    let Some(found) = rest.get(2..2 + name.len()) else {
        return false;
    };
    found.eq_ignore_ascii_case(name)
        && rest[2 + name.len()..].starts_with(|it: char| it == '>' || it.is_whitespace())
}

/// The name in a template tag, `rest` being what follows its opening mark.
#[must_use]
pub fn template_name(rest: &str) -> &str {
    let rest = rest.trim_start_matches(['-', '+', '~', ' ', '\t']);
    let ends = |it: char| !it.is_ascii_alphanumeric() && it != '_' && it != '-';
    &rest[..rest.find(ends).unwrap_or(rest.len())]
}
