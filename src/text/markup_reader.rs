//! Chooses the reader for a markup.

use crate::text::markup::Markup;
use crate::text::reading::{BesideText, Reading};
use crate::text::{asciidoc, latex, markdown, org, plain, rst};

/// Reads `source`, which is written in `markup`. `beside` says which values of the front matter are
/// read in addition to the text, and whether alternative texts are read.
pub fn read(source: &str, markup: Markup, beside: &BesideText) -> Reading {
    match markup {
        Markup::Markdown | Markup::Mdx | Markup::Myst => markdown::read(source, markup, beside),
        Markup::Rst => rst::read(source, beside.has_alternatives),
        Markup::AsciiDoc => asciidoc::read(source, beside.has_alternatives),
        Markup::Org => org::read(source),
        Markup::Latex => latex::read(source),
        Markup::Email => plain::read_message(source),
        Markup::Plain => plain::read(source),
    }
}
