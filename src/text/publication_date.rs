//! A day of publication.

/// A day of publication. Ordered: the earlier is the less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicationDate {
    /// The year.
    pub year: u32,
    /// The month, 1 to 12; other numbers where what is written is no date.
    pub month: u32,
    /// The day of the month; 0 where only the month is given.
    pub day: u32,
}
