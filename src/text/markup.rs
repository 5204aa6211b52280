//! Which markup a draft is written in. Knows no file.

use serde::Deserialize;

/// How a draft is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Markup {
    /// `CommonMark` with tables, footnotes, strikethrough, task lists and front matter.
    Markdown,
    /// Markdown with JSX: `import` and `export` lines, elements and expressions are not prose.
    Mdx,
    /// No markup: blank lines, long lines and headings without a mark.
    Plain,
}

impl Markup {
    /// Every markup, by its name.
    pub const NAMED: [(&str, Self); 3] = [
        ("markdown", Self::Markdown),
        ("mdx", Self::Mdx),
        ("plain", Self::Plain),
    ];

    /// The markup called `name`, if there is one.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut named = Self::NAMED.iter();
        named.find(|it| it.0 == name).map(|it| it.1)
    }
}
