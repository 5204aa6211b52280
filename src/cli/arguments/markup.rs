//! The values of the options for a markup and a language.

use clap::ValueEnum;

use crate::text::language::ExpectedLanguage;
use crate::text::markup::Markup;

/// The name of a markup on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MarkupName {
    /// Markdown: `CommonMark` with the usual extensions
    Markdown,
    /// Markdown with JSX
    Mdx,
    /// Markdown with the directives and roles of `MyST`
    Myst,
    /// reStructuredText with the directives and roles of Sphinx
    Rst,
    /// `AsciiDoc`
    #[value(name = "asciidoc")]
    AsciiDoc,
    /// Org, the format of Org mode in Emacs
    Org,
    /// LaTeX
    Latex,
    /// An e-mail message
    Email,
    /// Plain text
    Plain,
}

impl MarkupName {
    /// Returns the markup.
    pub fn markup(self) -> Markup {
        match self {
            Self::Markdown => Markup::Markdown,
            Self::Mdx => Markup::Mdx,
            Self::Myst => Markup::Myst,
            Self::Rst => Markup::Rst,
            Self::AsciiDoc => Markup::AsciiDoc,
            Self::Org => Markup::Org,
            Self::Latex => Markup::Latex,
            Self::Email => Markup::Email,
            Self::Plain => Markup::Plain,
        }
    }
}

/// The name of a language on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageName {
    /// The language that the draft declares, or else the language that is detected
    Auto,
    /// English, whatever the draft declares
    En,
}

impl LanguageName {
    /// Returns the language of drafts that the name stands for.
    pub fn expected(self) -> ExpectedLanguage {
        match self {
            Self::Auto => ExpectedLanguage::Auto,
            Self::En => ExpectedLanguage::EnglishThroughout,
        }
    }
}
