//! Which markup a draft is written in. Knows no file.

use schemars::JsonSchema;
use serde::Deserialize;

/// How a draft is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Markup {
    /// `CommonMark` with tables, footnotes, strikethrough, task lists and front matter.
    Markdown,
    /// Markdown with JSX: `import` and `export` lines, elements and expressions are not prose.
    Mdx,
    /// Markdown with the directives, roles and comments of `MyST`.
    Myst,
    /// No markup: blank lines, long lines and headings without a mark.
    Plain,
}
