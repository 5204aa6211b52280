//! The arguments of `copydesk sources`.

use clap::{Args, ValueEnum};

use crate::cli::arguments::{Drafts, SettingsFile};
use crate::linter::options::Options;

/// The arguments of `copydesk sources`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  copydesk sources draft.md\n  \
    copydesk sources --format csv articles/ > sources.csv\n  \
    copydesk sources --anonymous articles/")]
pub struct Ledgers {
    /// The drafts.
    #[command(flatten)]
    pub drafts: Drafts,
    /// The format of the sources
    #[arg(long, value_enum, default_value_t = LedgerFormat::Table)]
    pub format: LedgerFormat,
    /// List the sources that are not named, by month and author, each with the reason that the
    /// draft gives for leaving out the name
    ///
    /// The month is taken from the publication date, which is in the front matter or in the path.
    /// The author is taken from the front matter.
    #[arg(long)]
    pub anonymous: bool,
    /// The settings.
    #[command(flatten)]
    pub settings: SettingsFile,
}

impl Ledgers {
    /// Returns the options of the run.
    pub fn options(&self) -> Options {
        Options {
            files: self.drafts.request(),
            config: self.settings.config(&self.drafts),
            ..Options::default()
        }
    }
}

/// The format of the sources of drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LedgerFormat {
    /// Text for reading
    Table,
    /// One JSON object for all drafts
    Json,
    /// One row per source
    Csv,
    /// A page with one table per draft
    Markdown,
}
