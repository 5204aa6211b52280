//! Layer 7: writes a report in one of several formats.

#[cfg(feature = "cli")]
pub mod command;
#[cfg(feature = "cli")]
pub mod format;
#[cfg(feature = "cli")]
pub mod glyph;
#[cfg(feature = "cli")]
pub mod inspect;
#[cfg(feature = "cli")]
pub mod ledger;
pub mod ledger_shape;
#[cfg(feature = "cli")]
pub mod one_line;
pub mod package_place;
#[cfg(feature = "cli")]
pub mod page;
#[cfg(feature = "cli")]
pub mod patch;
#[cfg(feature = "cli")]
pub mod place;
pub mod position;
#[cfg(feature = "cli")]
pub mod remarks;
#[cfg(feature = "cli")]
pub mod rule_severities;
pub mod shape;
pub mod sources;
#[cfg(feature = "cli")]
pub mod statistics;
#[cfg(feature = "cli")]
pub mod stream;
#[cfg(feature = "cli")]
pub mod summary;
#[cfg(feature = "cli")]
pub mod terminal;
#[cfg(feature = "cli")]
pub mod uri;
#[cfg(feature = "cli")]
pub mod whereabouts;
#[cfg(feature = "cli")]
pub mod xml;

#[cfg(test)]
#[cfg(feature = "cli")]
mod sample;
