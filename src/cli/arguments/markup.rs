//! A markup, as it may be typed. Reads none.

use clap::ValueEnum;

use crate::text::markup::Markup;

/// A markup, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MarkupName {
    /// Markdown: `CommonMark` with the usual extensions
    Markdown,
    /// Markdown with JSX
    Mdx,
    /// Plain text
    Plain,
}

impl MarkupName {
    /// The markup.
    #[must_use]
    pub fn markup(self) -> Markup {
        match self {
            Self::Markdown => Markup::Markdown,
            Self::Mdx => Markup::Mdx,
            Self::Plain => Markup::Plain,
        }
    }
}
