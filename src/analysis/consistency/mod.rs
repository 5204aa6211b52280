//! Contradictions within a draft: two places that disagree about one thing.

pub mod age;
mod bearer;
pub mod headline;
pub mod list;
pub mod office;
mod percentage;
pub mod sum;
mod tuning;
pub mod weekday;
pub mod year;

use crate::text::span::Span;

/// Two places that contradict each other; at most one is right.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The place that is reported: the later one, or the part.
    pub span: Span,
    /// The place that it contradicts.
    pub other: Span,
    /// The value that the rest of the draft gives for the reported place: the day, the sum.
    pub expected: String,
}
