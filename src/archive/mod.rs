//! Layer 8: an archive of published articles: a folder of Parquet. Knows no configuration, no
//! formats and no terminal.
//!
//! An archive is a list of segments ([`manifest`]), each two files: `documents.parquet` has a row for
//! each article, `fingerprints.parquet` a row for each group of words that is kept of an article,
//! sorted by the hash of the group. A segment is written whole and never changed ([`segment`]). What
//! is added goes into a new one; segments of about one size are merged into a larger one ([`merge`]).
//! The manifest names the segments that count, and replacing it is what makes a change visible. So
//! readers see all of a change or nothing of it, and whatever a killed writer left is no part of the
//! archive.

pub mod article;
pub mod damage;
pub mod manifest;
pub mod merge;
pub mod part;
pub mod rows;
pub mod segment;
pub mod sink;
pub mod store;
pub mod table;
pub mod verify;
pub mod writer;

#[cfg(test)]
mod tests;
