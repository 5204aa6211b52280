//! The arguments of `copydesk archive`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::arguments::streaming::StreamFormat;
use crate::cli::arguments::threads;
use crate::cli::arguments::{DRAFTS, Drafts, SettingsFile};
#[cfg(feature = "archive")]
use crate::linter::options::Options;

/// The arguments of `copydesk archive`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  copydesk archive add archive.d articles/\n  \
    copydesk check --archive archive.d draft.md\n  \
    copydesk archive add archive.d --stdin-format jsonl < export.jsonl\n  \
    copydesk archive remove archive.d articles/withdrawn.md"
)]
pub struct ArchiveCommand {
    /// The action.
    #[command(subcommand)]
    pub action: ArchiveAction,
}

/// An action on an archive.
#[derive(Debug, Subcommand)]
pub enum ArchiveAction {
    /// Add articles that the archive does not contain yet; creates the archive if it does not exist
    Add(Box<AddToArchive>),
    /// Print the number of articles and the size of the archive
    Stats(ArchiveFolder),
    /// Read the whole archive and name the files that are damaged
    Verify(ArchiveFolder),
    /// Merge all segments into one, without the removed articles
    Compact(CompactArchive),
    /// Remove articles by their paths
    Remove(RemoveFromArchive),
}

/// The folder of an archive.
#[derive(Debug, Args)]
pub struct ArchiveFolder {
    /// The folder of the archive
    #[arg(value_name = "STORE")]
    pub store: PathBuf,
}

/// The arguments of `copydesk archive add`.
#[derive(Debug, Args)]
#[command(
    after_help = "Articles with the same path and the same text are added only \
        once.\n\nExamples:\n  copydesk archive add archive.d articles/\n  \
    copydesk archive add archive.d --stdin-format jsonl < export.jsonl\n\nA line of JSON is\n  \
    {\"path\": \"2019/harbour.md\", \"text\": \"…\", \"date\": \"2019-04-02\"}"
)]
pub struct AddToArchive {
    /// The archive.
    #[command(flatten)]
    pub archive: ArchiveFolder,
    /// The articles.
    #[command(flatten)]
    pub drafts: Drafts,
    /// Read articles from standard input, one JSON object per line, instead of files
    #[arg(long, value_enum, value_name = "FORMAT", conflicts_with_all = ["paths", "stdin_filename"],
        help_heading = DRAFTS)]
    pub stdin_format: Option<StreamFormat>,
    /// The number of threads that read articles [default: one per processor]
    #[arg(long, value_name = "N", value_parser = threads::parse)]
    pub jobs: Option<usize>,
    /// The settings.
    #[command(flatten)]
    pub settings: SettingsFile,
}

/// The arguments of `copydesk archive compact`.
#[derive(Debug, Args)]
pub struct CompactArchive {
    /// The archive.
    #[command(flatten)]
    pub archive: ArchiveFolder,
    /// Drop the segments that `copydesk archive verify` reports as damaged, with all their articles
    #[arg(long)]
    pub drop_damaged: bool,
}

/// The arguments of `copydesk archive remove`.
#[derive(Debug, Args)]
pub struct RemoveFromArchive {
    /// The archive.
    #[command(flatten)]
    pub archive: ArchiveFolder,
    /// The articles to remove, by the paths that they had when they were added. The path of a
    /// folder removes all articles in the folder
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<String>,
}

#[cfg(feature = "archive")]
impl AddToArchive {
    /// Returns the options of the run.
    pub fn options(&self) -> Options {
        Options {
            files: self.drafts.request(),
            config: self.settings.config(&self.drafts),
            threads: self.jobs,
            ..Options::default()
        }
    }
}
