//! Layer 4: rules as data.
//!
//! [`catalog::Catalog::embedded`] loads the rule files that are built in; [`word::finding`] puts a
//! detector's match into a rule's words.

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
