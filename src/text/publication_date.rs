//! The date of publication of a draft.

/// A date of publication. Dates are ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicationDate {
    /// The year.
    pub year: u32,
    /// The month, from 1 to 12, or another number if the written date is invalid.
    pub month: u32,
    /// The day of the month, or 0 if only the month is given.
    pub day: u32,
}
