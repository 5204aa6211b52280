//! Layer 5: what a house wants of the rules, by path. Knows no drafts and does no IO.

pub mod changes;
pub mod drafts;
pub mod file;
pub mod formats;
pub mod frontmatter;
pub mod globs;
pub mod language;
pub mod max_size;
pub mod origin;
pub mod overrides;
pub mod patterns;
pub mod reader;
pub mod resolve;
pub mod rule_dirs;
pub mod schema;
pub mod vocabulary;
