//! The markups of drafts.

use schemars::JsonSchema;
use serde::Deserialize;
use strum::{IntoStaticStr, VariantArray};

use crate::error::Error;
use crate::text::nearest::UnknownName;

/// How a draft is marked up.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
#[non_exhaustive]
pub enum Markup {
    /// `CommonMark` with tables, footnotes, strikethrough, task lists and front matter.
    Markdown,
    /// Markdown with JSX: `import` and `export` lines, elements and expressions are not prose.
    Mdx,
    /// Markdown with the directives, roles and comments of `MyST`.
    Myst,
    /// reStructuredText with the directives and roles of Sphinx.
    Rst,
    /// `AsciiDoc`.
    AsciiDoc,
    /// Org, of Emacs.
    Org,
    /// LaTeX.
    Latex,
    /// The message of an e-mail: its header, signature and what it quotes are not prose.
    Email,
    /// No markup: blank lines, long lines and headings without a mark.
    Plain,
}

impl Markup {
    /// Returns the markup called `name`: `markdown`, `rst`, `plain` and so on.
    ///
    /// # Errors
    ///
    /// When no markup has this name. The error gives the most similar name.
    pub fn named(name: &str) -> Result<Self, Error> {
        let names = Self::VARIANTS.iter().map(<&'static str>::from);
        let mut known = Self::VARIANTS.iter().zip(names.clone());
        let found = known.find(|(_, known)| *known == name);
        let unknown = || UnknownName::listed("markup", name, names).into();
        found.map(|(markup, _)| *markup).ok_or_else(unknown)
    }
}
