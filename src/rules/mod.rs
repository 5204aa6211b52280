//! Reads rule files, and turns the matches of detectors into findings with words.
//!
//! [`catalog::Catalog::embedded`] loads the built-in rule files. [`word::finding`] turns a match
//! into a finding with the words of a rule.

pub mod catalog;
pub mod example;
pub mod file;
pub mod finding;
pub mod message;
pub mod profile;
pub mod rule;
pub mod severity;
pub mod trace;
pub mod word;
