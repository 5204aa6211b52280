//! Evidence of a source other than a cue: links, notes, parentheses, source lines. Knows no rules.

use crate::text::draft::Draft;
use crate::text::span::Span;

/// Something that tells where a statement comes from.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: EvidenceKind,
    /// The words that name the source, where there are any: the `Reuters` of `(Reuters)`.
    pub source: Option<Span>,
}

/// What evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EvidenceKind {
    /// A parenthesis that names a source: `(Reuters)`, `(Smith 2021)`.
    Parenthesis,
    /// A link or a bare address.
    Link,
    /// The mark of a note or a citation: `[^1]`, `[@key]`.
    Note,
    /// A line that gives the source: `Source: …`, `Photo: …`, `— Name`, a dateline.
    SourceLine,
    /// An element: `<cite>`, `<ref>`.
    Element,
}

/// Finds the evidence in `draft` in reading order.
#[must_use]
pub fn find(draft: &Draft) -> Vec<Evidence> {
    let _ = draft;
    Vec::new()
}
