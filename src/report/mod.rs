//! Layer 7: one report, many formats. Knows no rule's code; owns every serialised type.

pub mod checkstyle;
pub mod command;
pub mod github;
pub mod gitlab;
pub mod glyph;
pub mod inspect;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod one_line;
pub mod patch;
pub mod place;
pub mod position;
pub mod rdjsonl;
pub mod sarif;
pub mod short;
pub mod sources;
pub mod statistics;
pub mod summary;
pub mod terminal;
pub mod uri;
pub mod xml;

#[cfg(test)]
mod sample;
