//! Layer 7: the file system. Knows no terminals.

pub mod decode;
pub mod document;
pub mod frequencies;
pub mod input;
pub mod walk;
