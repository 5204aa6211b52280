//! Finds contradictions within a draft: two places that say different things about one fact.

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

/// Two places that contradict each other. At least one of the places is wrong.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The place that is reported, such as the later of two ages, or the total of a sum.
    pub span: Span,
    /// The other place, which the reported place contradicts.
    pub other: Span,
    /// What the reported place should say to agree with the rest of the draft, such as another day
    /// or sum.
    pub expected: String,
}
