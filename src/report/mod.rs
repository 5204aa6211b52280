//! Layer 7: one report, many formats. Knows no rule's code; owns every serialised type.

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
#[cfg(feature = "cli")]
pub mod one_line;
#[cfg(feature = "cli")]
pub mod patch;
#[cfg(feature = "cli")]
pub mod place;
pub mod position;
#[cfg(feature = "cli")]
pub mod sources;
#[cfg(feature = "cli")]
pub mod statistics;
#[cfg(feature = "cli")]
pub mod summary;
#[cfg(feature = "cli")]
pub mod terminal;
#[cfg(feature = "cli")]
pub mod uri;
#[cfg(feature = "cli")]
pub mod xml;

#[cfg(test)]
#[cfg(feature = "cli")]
mod sample;
