//! Layer 7: one outcome, many shapes. Knows no rule's code; owns every serialised type.

pub mod glyph;
pub mod inspect;
pub mod json;
pub mod position;
pub mod sources;
pub mod statistics;
pub mod summary;
pub mod terminal;
