//! Layer 8: the file system. Knows no terminals.

pub mod attributes;
pub mod base;
pub mod baseline;
pub mod boundary;
pub mod bounded;
pub mod changes;
pub mod clock;
pub mod config;
pub mod decode;
pub mod document;
pub mod frequencies;
pub mod git;
pub mod input;
pub mod kinds;
pub mod output;
pub mod patch;
pub mod path;
pub mod rewrite;
pub mod root;
pub mod rules;
pub mod stale;
pub mod typed;
pub mod unfinished;
pub mod walk;
