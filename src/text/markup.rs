//! Which markup a draft is written in. Knows no file.

/// How a draft is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Markup {
    /// `CommonMark` with tables, footnotes, strikethrough, task lists and front matter.
    Markdown,
    /// Markdown with JSX: `import` and `export` lines, elements and expressions are not prose.
    Mdx,
    /// No markup: blank lines, long lines and headings without a mark.
    Plain,
}

impl Markup {
    /// The markup that a file named `name` is in by its ending, if the ending is a known one.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "mdx" => Some(Self::Mdx),
            "txt" | "text" => Some(Self::Plain),
            _ => None,
        }
    }
}
