//! A linter for prose. It asks of every sentence: *who says so?* and *haven't we said that
//! already?*
//!
//! Build a [`Linter`] from a [`Config`]. The linter checks a [`Document`] and returns [`Finding`]s:
//!
//! ```
//! use copydesk::{Config, Document, Linter};
//!
//! let linter = Linter::new(Config::text("copydesk.toml", "profile = \"news\""))?;
//! let document = Document::new("draft.md", "The ferry left the the harbour.");
//! for finding in linter.lint(&document)? {
//!     let start = document.position(finding.range().start);
//!     assert_eq!((start.line, start.column), (1, 20));
//!     assert_eq!(finding.message(), "“the” is written twice in a row");
//! }
//! # Ok::<(), copydesk::Error>(())
//! ```
//!
//! # Versions
//!
//! The names on this page and the JSON that `copydesk check --format json` writes follow semantic
//! versioning. A release that breaks one of them has a new major version (before 1.0, a new minor
//! version). The findings in a draft may change with any release, because rules improve. All other
//! modules are internal.
//!
//! # Features
//!
//! `cli`, on by default, contains the command `copydesk` and what only the command needs:
//! arguments, the terminal, progress, signals, writing files, and legacy encodings. `packages`, a
//! part of `cli`, reads word-processor documents. `lsp`, on by default, adds the language server,
//! `copydesk lsp`. `mcp`, on by default, adds `copydesk mcp`, the server for programs that write
//! drafts. `archive` adds `copydesk archive` and `check --archive`, which look passages up in an
//! archive of published articles. `internals` makes the internal modules visible to the project's
//! own tests and measuring programs, without any stability promise.

#![cfg_attr(
    not(feature = "cli"),
    expect(
        dead_code,
        reason = "only the command uses some of what the layers offer"
    )
)]
#![cfg_attr(
    feature = "internals",
    expect(
        clippy::must_use_candidate,
        clippy::return_self_not_must_use,
        reason = "the modules are public to tests alone"
    )
)]

// The layers of the library. `tests/suite/tidy.rs` compares their order with the imports.
#[cfg(not(feature = "internals"))]
mod analysis;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod analysis;
#[cfg(all(feature = "archive", not(feature = "internals")))]
mod archive;
#[cfg(all(feature = "archive", feature = "internals"))]
#[doc(hidden)]
pub mod archive;
#[cfg(all(feature = "cli", not(feature = "internals")))]
mod cli;
#[cfg(all(feature = "cli", feature = "internals"))]
#[doc(hidden)]
pub mod cli;
#[cfg(not(feature = "internals"))]
mod config;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod config;
#[cfg(not(feature = "internals"))]
mod detect;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod detect;
#[cfg(not(feature = "internals"))]
mod embedded;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod embedded;
#[cfg(not(feature = "internals"))]
mod engine;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod engine;
#[cfg(not(feature = "internals"))]
mod english;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod english;
#[cfg(not(feature = "internals"))]
mod error;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod error;
#[cfg(not(feature = "internals"))]
mod files;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod files;
#[cfg(not(feature = "internals"))]
mod ledger;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod ledger;
#[cfg(not(feature = "internals"))]
mod linter;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod linter;
#[cfg(all(feature = "lsp", not(feature = "internals")))]
mod lsp;
#[cfg(all(feature = "lsp", feature = "internals"))]
#[doc(hidden)]
pub mod lsp;
#[cfg(all(feature = "mcp", not(feature = "internals")))]
mod mcp;
#[cfg(all(feature = "mcp", feature = "internals"))]
#[doc(hidden)]
pub mod mcp;
#[cfg(not(feature = "internals"))]
mod notes;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod notes;
#[cfg(not(feature = "internals"))]
mod packages;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod packages;
#[cfg(not(feature = "internals"))]
mod report;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod report;
#[cfg(not(feature = "internals"))]
mod rules;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod rules;
#[cfg(not(feature = "internals"))]
mod syntax;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod syntax;
#[cfg(not(feature = "internals"))]
mod text;
#[cfg(feature = "internals")]
#[doc(hidden)]
pub mod text;

pub use detect::found::Grade;
pub use engine::report::{LintedDocument, Report};
pub use error::Error;
pub use files::document::Document;
pub use linter::Linter;
pub use linter::config::Config;
pub use report::position::Position;
pub use rules::finding::{Finding, Fix, Severity};
pub use text::markup::Markup;

/// Runs the command line `arguments`, including the program's name, and returns the exit status.
#[cfg(feature = "cli")]
pub fn main(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> u8 {
    cli::run(arguments).into()
}
