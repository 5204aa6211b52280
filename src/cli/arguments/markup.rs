//! A markup and a language, as they may be typed. Reads none.

use clap::ValueEnum;

use crate::text::language::Expected;
use crate::text::markup::Markup;

/// A markup, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MarkupName {
    /// Markdown: `CommonMark` with the usual extensions
    Markdown,
    /// Markdown with JSX
    Mdx,
    /// Markdown with the directives and roles of `MyST`
    Myst,
    /// Plain text
    Plain,
}

impl MarkupName {
    /// The markup.
    pub fn markup(self) -> Markup {
        match self {
            Self::Markdown => Markup::Markdown,
            Self::Mdx => Markup::Mdx,
            Self::Myst => Markup::Myst,
            Self::Plain => Markup::Plain,
        }
    }
}

/// A language, as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageName {
    /// As each draft declares, else as its words tell
    Auto,
    /// English, whatever a draft declares
    En,
}

impl LanguageName {
    /// What drafts are taken to be written in.
    pub fn expected(self) -> Expected {
        match self {
            Self::Auto => Expected::Auto,
            Self::En => Expected::EnglishThroughout,
        }
    }
}
