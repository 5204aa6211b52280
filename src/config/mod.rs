//! Layer 5: the configuration of a project, resolved for a path.

pub mod drafts;
pub mod file;
pub mod globs;
pub mod listing;
pub mod max_size;
pub mod origin;
pub mod resolve;
pub mod rules;
pub mod schema;
pub mod settings;
pub mod style;
#[cfg(feature = "cli")]
pub mod template;
pub mod value;
