//! The markups of drafts.

use schemars::JsonSchema;
use serde::Deserialize;
use strum::{IntoStaticStr, VariantArray};

use crate::error::Error;
use crate::text::nearest::UnknownName;

/// The markup of a draft: the format in which it is written.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
#[non_exhaustive]
pub enum Markup {
    /// `CommonMark` with tables, footnotes, strikethrough, task lists and front matter.
    Markdown,
    /// Markdown with JSX. Lines with `import` and `export`, elements and expressions are not prose.
    Mdx,
    /// Markdown with the directives, roles and comments of `MyST`.
    Myst,
    /// reStructuredText with the directives and roles of Sphinx.
    Rst,
    /// `AsciiDoc`.
    AsciiDoc,
    /// Org, the format of Org mode in Emacs.
    Org,
    /// LaTeX.
    Latex,
    /// An e-mail. Its header, its signature and the e-mails that it quotes are not prose.
    Email,
    /// No markup. Paragraphs and headings are recognised from blank lines and from the lengths of
    /// lines.
    Plain,
}

impl Markup {
    /// Returns the markup called `name`: `markdown`, `rst`, `plain` and so on.
    ///
    /// # Errors
    ///
    /// Returns an error if no markup is called `name`. The error suggests the most similar name.
    pub fn named(name: &str) -> Result<Self, Error> {
        let names = Self::VARIANTS.iter().map(<&'static str>::from);
        let mut known = Self::VARIANTS.iter().zip(names.clone());
        let found = known.find(|(_, known)| *known == name);
        let unknown = || UnknownName::listed("markup", name, names).into();
        found.map(|(markup, _)| *markup).ok_or_else(unknown)
    }
}
