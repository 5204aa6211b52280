//! Decides which findings of the active rules are reported. Applies suppressions, baselines and
//! changed lines. Compares drafts with each other, with notes and with archives.

pub mod active;
pub mod against;
pub mod base;
pub mod baseline;
pub mod changed;
pub mod check;
pub mod compare;
pub mod dated;
pub mod fix;
pub mod pointer;
pub mod published;
pub mod report;
pub mod suppression;
pub mod verdict;
pub mod wording;
