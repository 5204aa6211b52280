//! What `copydesk sources` takes, as it may be typed.

use clap::{Args, ValueEnum};

use crate::cli::arguments::{Drafts, SettingsFile};
use crate::linter::options::Options;

/// What `copydesk sources` takes.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  copydesk sources draft.md\n  \
    copydesk sources --format csv articles/ > sources.csv\n  \
    copydesk sources --anonymous articles/")]
pub struct Ledgers {
    /// The drafts.
    #[command(flatten)]
    pub drafts: Drafts,
    /// How the sources are written
    #[arg(long, value_enum, default_value_t = LedgerFormat::Table)]
    pub format: LedgerFormat,
    /// List the sources that are not named, by month and author, each with the reason that the text gives
    ///
    /// The month is that of the day of publication in the front matter or the path; the author is that of
    /// the front matter.
    #[arg(long)]
    pub anonymous: bool,
    /// Where the settings are.
    #[command(flatten)]
    pub settings: SettingsFile,
}

impl Ledgers {
    /// The options of the run that the arguments ask for.
    pub fn options(&self) -> Options {
        Options {
            files: self.drafts.request(),
            config: self.settings.config(&self.drafts),
            ..Options::default()
        }
    }
}

/// How the sources of drafts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LedgerFormat {
    /// For reading
    Table,
    /// One JSON object for all drafts
    Json,
    /// One row a source
    Csv,
    /// A page with a table a draft
    Markdown,
}
