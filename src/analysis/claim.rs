//! Claims: statements that a reader may ask a source for, and what backs them. Knows no rules.

use crate::analysis::attribution::Attribution;
use crate::analysis::evidence::Evidence;
use crate::analysis::quote::Quote;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// A statement that a reader may ask a source for.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The words that make it a claim: the figure and what it counts.
    pub span: Span,
    /// What makes it one.
    pub kind: ClaimKind,
    /// What backs it, where anything does.
    pub backing: Option<Backing>,
}

/// What makes a statement a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimKind {
    /// A figure, or a vague magnitude of something grave: “14%”, “numerous casualties”.
    Figure,
}

/// What backs a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backing {
    /// What kind of support it is.
    pub kind: BackingKind,
    /// Where it stands.
    pub span: Span,
}

/// What kind of support a claim has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BackingKind {
    /// An attribution whose content holds the claim, or one still open before it.
    Attribution,
    /// A parenthesis, a link, a note, a source line.
    Evidence,
}

/// Finds the claims of `draft` in reading order.
#[must_use]
pub fn find(
    draft: &Draft,
    quotes: &[Quote],
    attributions: &[Attribution],
    evidence: &[Evidence],
) -> Vec<Claim> {
    let _ = (draft, quotes, attributions, evidence);
    Vec::new()
}
