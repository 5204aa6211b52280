//! The arguments for a stream of documents on standard input.

use clap::{Args, ValueEnum};

use crate::cli::arguments::DRAFTS;

/// The arguments of `copydesk check` for a stream of documents.
#[derive(Debug, Args)]
pub struct Streaming {
    /// Read documents from standard input, one JSON object per line, and answer each with one line
    ///
    /// A document is {"path": "draft.md", "text": "…"}, and may have "markup" (markdown, rst, plain
    /// and so on) and "date" (2026-03-02). The path need not exist; it determines the settings and
    /// the markup. Each answer is written before the next line is read. An answer has "line",
    /// "path" and either "findings", in the same form as in --format json, or "error". After an
    /// invalid line, the next one is read. The command ends at the end of the input.
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = DRAFTS, conflicts_with_all = [
        "paths", "stdin_filename", "show_files", "format", "output", "report", "statistics",
        "show_all", "explain", "changed_since", "fix", "unsafe_fixes", "diff", "write_baseline",
    ])]
    pub stdin_format: Option<StreamFormat>,
    /// After the last document of --stdin-format, also compare the documents with each other
    ///
    /// One more line contains the findings between the documents. If several documents have the
    /// same path, only the last one is compared. The texts are kept in memory until then.
    #[arg(long, requires = "stdin_format", conflicts_with = "paths", help_heading = DRAFTS)]
    pub compare: bool,
}

/// The format of a stream of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StreamFormat {
    /// One JSON object per document, one per line
    Jsonl,
}
