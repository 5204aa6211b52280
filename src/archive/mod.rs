//! Archives of published articles, each a folder of Parquet files.
//!
//! An archive is a list of segments ([`manifest`]). Each segment has two files. `documents.parquet`
//! has a row for each article. `fingerprints.parquet` has a row for each kept word group of each
//! article; the rows are sorted by the hash of the group. A word group is a run of words that
//! follow each other.
//!
//! A segment is written as a whole and never changed ([`segment`]). Additions go into a new
//! segment; segments of similar size are merged into a larger one ([`merge`]). The manifest names
//! the valid segments, and a change becomes visible when the manifest is replaced. Readers
//! therefore see either all of a change or nothing of it. If a writer is killed, its unfinished
//! files are not part of the archive.

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
