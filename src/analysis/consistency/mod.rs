//! Contradictions within a draft: two places that disagree about one thing.

pub mod age;
pub mod headline;
pub mod list;
pub mod office;
mod percentage;
pub mod sum;
mod surname;
mod tuning;
pub mod weekday;
pub mod year;

use crate::text::span::Span;

/// Two places that contradict each other. At least one of them is wrong.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The place that is reported: the later place, or one of the parts of a total.
    pub span: Span,
    /// The place that the reported place contradicts.
    pub other: Span,
    /// What the reported place should say to agree with the rest of the draft: the day, the sum.
    pub expected: String,
}
