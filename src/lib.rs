//! A linter for prose that asks of every sentence *who says so?* and *haven't we said that
//! already?*
//!
//! The layers, in reading order; each may use only those above it:
//!
//! 0. [`error`]: what goes wrong at a boundary; [`embedded`]: the files of `rules/`
//! 1. [`text`]: a draft as spans
//! 2. [`analysis`]: what the draft says, and on whose word
//! 3. [`detect`]: places worth showing
//! 4. [`rules`]: rules as data
//! 5. [`config`]: what a house wants
//! 6. [`engine`]: what counts
//! 7. [`report`]: one outcome, many shapes
//! 8. [`files`]: the file system
//! 9. [`cli`]: a person at a terminal
//!
//! ```
//! use copydesk::analysis::analyze;
//! use copydesk::text::{draft::Draft, markup::Markup};
//!
//! let draft = Draft::parse("“It is safe,” Mira Kova said.".to_owned(), Markup::Markdown);
//! let analysis = analyze(&draft);
//! assert_eq!(draft.text(analysis.attributions[0].cue), "said");
//! ```

pub mod analysis;
pub mod cli;
pub mod config;
pub mod detect;
pub mod embedded;
pub mod engine;
pub mod error;
pub mod files;
pub mod linter;
pub mod report;
pub mod rules;
pub mod text;
