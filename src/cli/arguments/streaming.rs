//! The arguments for a stream of documents on standard input.

use clap::{Args, ValueEnum};

use crate::cli::arguments::DRAFTS;

/// The arguments of `copydesk check` for a stream of documents.
#[derive(Debug, Args)]
pub struct Streaming {
    /// Read documents from standard input, one JSON object a line, and answer each with a line
    ///
    /// A document is {"path": "draft.md", "text": "…"}, and may have "markup" (markdown, rst, plain and so on)
    /// and "date" (2026-03-02). The path need not exist; it tells the settings and the markup. Each
    /// answer is written before the next line is read. It has "line", "path" and either "findings",
    /// in the shape of --format json, or "error". After a broken line the next is read. The end of
    /// input ends the command.
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = DRAFTS, conflicts_with_all = [
        "paths", "stdin_filename", "show_files", "format", "output", "report", "statistics",
        "show_all", "explain", "changed_since", "fix", "unsafe_fixes", "diff", "write_baseline",
    ])]
    pub stdin_format: Option<StreamFormat>,
    /// After the last document of --stdin-format, also compare the documents with each other
    ///
    /// One more line tells what is found between them. Of documents with the same path the last is
    /// compared. Their texts are kept until then.
    #[arg(long, requires = "stdin_format", conflicts_with = "paths", help_heading = DRAFTS)]
    pub compare: bool,
}

/// The format of a stream of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StreamFormat {
    /// One JSON object a document, a line each
    Jsonl,
}
