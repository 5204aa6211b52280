//! What a draft says of one thing in two ways.

pub mod age;
pub mod headline;
pub mod list;
pub mod sum;
mod tuning;
pub mod weekday;

use crate::text::span::Span;

/// Two places of which at most one is right.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The place that is shown: the later one, or the part.
    pub span: Span,
    /// The place that it does not agree with.
    pub other: Span,
    /// What the rest of the draft gives for what stands at the span: the day, the sum.
    pub expected: String,
}
